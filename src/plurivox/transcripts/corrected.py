"""A transcript as a person corrected it before it was stored; its words stay as they are."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

import numpy as np

from plurivox.evidence.problem import Refused
from plurivox.evidence.turns import NOBODY, Turns
from plurivox.transcripts.transcript import Speaker, Transcript


def corrected(
    transcript: Transcript,
    renamed: Mapping[str, str] | None = None,
    merged: Mapping[str, str] | None = None,
    dropped: Collection[str] = (),
    asks: Mapping[str, bool] | None = None,
) -> Transcript:
    """The same words with other speakers. Every key is a speaker's name as it was read.

    renamed: the name to use instead; two that are given one name (without regard to case and
    spacing) become one speaker. merged: who speaks under this label in truth. dropped: labels that
    are nobody's; their turns, label included, belong to the turn before, and to no turn where there
    is none before. asks: who is a facilitator; of merged labels, what is said of the one they
    become counts. Raises Refused for a name that is empty, for labels merged in a circle, and for
    one merged into a label that is nobody's; KeyError for a name that nobody has.
    """
    roots = _roots([one.name for one in transcript.speakers], merged or {}, frozenset(dropped))
    turns = _without(transcript.turns, transcript.speakers, frozenset(dropped))
    speakers, index = _speakers(transcript.speakers, turns, roots, renamed or {}, asks or {})
    numbers = np.array([index.get(int(n), NOBODY) for n in turns.speaker], np.int32)
    return replace(transcript, turns=replace(turns, speaker=numbers), speakers=speakers)


def _roots(names: list[str], merged: Mapping[str, str], dropped: frozenset[str]) -> dict[str, str]:
    """Of every label, the label that it becomes in the end."""
    known = set(names)
    for name in {*merged, *merged.values(), *dropped} - known:
        raise KeyError(name)
    roots = {}
    for name in names:
        seen, root = {name}, name
        while root not in dropped and (into := merged.get(root)) is not None:
            if into in seen:
                raise Refused(f"“{name}” and “{into}” are each said to be the other; choose one.")
            if into in dropped:
                raise Refused(f"“{root}” cannot speak as “{into}”, which is said to be no speaker.")
            seen.add(into)
            root = into
        roots[name] = root
    return roots


def _without(turns: Turns, speakers: tuple[Speaker, ...], dropped: frozenset[str]) -> Turns:
    """The turns whose label is somebody's; what the others hold is added to the turn before."""
    nobody = [number for number, one in enumerate(speakers) if one.name in dropped]
    kept = ~np.isin(turns.speaker, nobody)
    if kept.all():
        return turns
    into = np.cumsum(kept) - 1  # for each turn, the kept turn that it is or comes after
    end, finish = turns.end[kept].copy(), turns.finish[kept].copy()
    after = into >= 0
    np.maximum.at(end, into[after], turns.end[after])
    np.maximum.at(finish, into[after], turns.finish[after])
    return Turns(
        turns.start[kept],
        turns.label_end[kept],
        end,
        turns.speaker[kept],
        turns.begin[kept],
        finish,
    )


def _speakers(
    read: tuple[Speaker, ...],
    turns: Turns,
    roots: Mapping[str, str],
    renamed: Mapping[str, str],
    asks: Mapping[str, bool],
) -> tuple[tuple[Speaker, ...], dict[int, int]]:
    """The speakers who have a turn, in the order of their first, and each old number's new one."""
    by_name = {one.name: one for one in read}
    found: dict[str, int] = {}
    speakers: list[Speaker] = []
    index: dict[int, int] = {}
    for old in dict.fromkeys(int(n) for n in turns.speaker if n != NOBODY):
        root = by_name[roots[read[old].name]]
        name = " ".join(renamed.get(root.name, root.name).split())
        if not name:
            raise Refused(f"“{root.name}” has no name; write one, or say that it is no speaker.")
        key = name.casefold()
        if key not in found:
            found[key] = len(speakers)
            speakers.append(Speaker(name, asks.get(root.name, root.asks)))
        index[old] = found[key]
    return tuple(speakers), index
