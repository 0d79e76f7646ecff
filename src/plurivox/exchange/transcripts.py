"""Files to transcripts: chooses the reader, joins two speakers' TextGrids, refuses one by one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from plurivox.evidence.problem import Problem, Refused
from plurivox.exchange import FORMATS, Format
from plurivox.exchange.archive import refuse
from plurivox.exchange.beginnings import check_beginning, check_zip
from plurivox.transcripts.transcript import Transcript

File = tuple[str, BinaryIO]

# Texts that say themselves what they are, also when they are called .txt.
_TOLD_BY_WORDS = ((b"WEBVTT", "WebVTT"), (b'File type = "ooTextFile', "Praat TextGrid"))
_ENDING = re.compile(r"[^\W\d_]+\d*")  # doctor, patient, P1; not the 02 of interview_02


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one file, or of the files that are one source: a transcript or problems."""

    names: tuple[str, ...]
    transcript: Transcript | None
    problems: tuple[Problem, ...] = ()

    @property
    def name(self) -> str:
        """The source's name: the stem of the file, or what the joined files have in common."""
        if len(self.names) == 1:
            return PurePath(self.names[0]).stem
        return _prefix(self.names[0])

    @property
    def full_name(self) -> str:
        """The name with the extension, for when the stem is taken."""
        return self.name + PurePath(self.names[0]).suffix


def read_transcripts(files: Sequence[File]) -> Iterator[Reading]:
    """One reading a source, in the order of the files; a refused file never stops the others."""
    pairs = _pairs([name for name, _ in files])
    done: set[str] = set()
    for name, file in files:
        if name in pairs:
            if pairs[name] not in done:
                done.add(pairs[name])
                yield _joined([each for each in files if pairs.get(each[0]) == pairs[name]])
        else:
            yield _single(name, file)


def formats_read() -> str:
    """What can be read as a transcript, for sentences: Plain text (.txt), Markdown (.md), …"""
    return ", ".join(f"{f.name} ({', '.join(f.extensions)})" for f in _formats())


def reader_for(name: str, head: bytes) -> Format:
    """The format of a file by its name and its first bytes; Refused where none fits."""
    check_beginning(name, head)
    extension = PurePath(name).suffix.lower()
    chosen = next((f for f in _formats() if extension in f.extensions), None)
    if chosen is None:
        kind = f"files of the kind “{extension}” are" if extension else "a file of no kind is"
        raise refuse(name, f"{kind} not read as transcripts; what is read: {formats_read()}.")
    if chosen.name == "Plain text":
        for beginning, format_name in _TOLD_BY_WORDS:
            if head.removeprefix(b"\xef\xbb\xbf").startswith(beginning):
                return next(f for f in _formats() if f.name == format_name)
    return chosen


def _formats() -> list[Format]:
    return [f for f in FORMATS if f.kind == "transcript"]


def _single(name: str, file: BinaryIO) -> Reading:
    try:
        head = file.read(64)
        chosen = reader_for(name, head)
        check_zip(name, head, file)
        file.seek(0)
        return Reading((name,), chosen.load().read(name, file))
    except Refused as refused:
        return Reading((name,), None, refused.problems)


def _pairs(names: Sequence[str]) -> dict[str, str]:
    """File name → what it has in common with the other speakers' files, for those to be joined."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in dict.fromkeys(names):
        path = PurePath(name)
        prefix, _, end = path.stem.rpartition("_")
        if path.suffix.lower() == ".textgrid" and prefix and _ENDING.fullmatch(end):
            groups[str(path.with_name(prefix))].append(name)
    return {name: key for key, group in groups.items() if len(group) > 1 for name in group}


def _prefix(name: str) -> str:
    return PurePath(name).stem.rpartition("_")[0]


def _joined(files: Sequence[File]) -> Reading:
    """All the files or none: half of a conversation would read as if the other had said nothing."""
    from plurivox.exchange import textgrid

    names = tuple(name for name, _ in files)
    grids: list[tuple[str, textgrid.Grid]] = []
    problems: list[Problem] = []
    for name, file in files:
        try:
            grids.append((name, textgrid.read_grid(name, file)))
        except Refused as refused:
            problems.extend(refused.problems)
    if not problems:
        try:
            return Reading(names, textgrid.join(_prefix(names[0]), grids))
        except Refused as refused:
            return Reading(names, None, refused.problems)
    refused_files = " and ".join(problem.file for problem in problems)
    for name, _ in grids:
        sentence = f"{name}: not read, because its other half {refused_files} was refused."
        problems.append(Problem(sentence, name))
    return Reading(names, None, tuple(problems))
