"""Traces: down to the lanes, the settlement and the words, and up again; what a name means."""

from __future__ import annotations

import io
import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from plurivox.cli import main
from plurivox.evidence.problem import Refused
from plurivox.reports.trace_page import write
from plurivox.store.analysis import load_analysis
from plurivox.store.cells import save_summary
from plurivox.store.coding_acts import save_coding
from plurivox.store.codings import load_codings
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.memos import save_memo
from plurivox.store.models import Quotation
from plurivox.store.pass_acts import Plan, close_pass, open_pass
from plurivox.store.passes import load_layers, load_pass
from plurivox.store.project import Project
from plurivox.store.releases import save_release
from plurivox.store.settlements import Ruling, load_disagreements, settle
from plurivox.store.themes import load_themes
from plurivox.store.trace import Key, find_traced, load_trace
from plurivox.store.whatif import load_changes, without_of
from plurivox.themes.trace import CellPlace, Section, Trace
from tests.store.blind_study import Study, blind_study

NURSE = "The nurse who sat down."
WHY = "Invented: sitting down is support."
THEMES = "name,definition,codes\nBeing held,Somebody sits down.,Support\n"
FINDINGS = "claim,theme,polarity,claim_id\nWho sits down is remembered.,Being held,facilitator,F1\n"


@pytest.fixture
def study(project: Project, owner: uuid.UUID) -> Study:
    """Ada and Bo marked the nurse with different codes; it was settled as Ada had it."""
    study = blind_study(project, owner)
    files = [File("themes.csv", THEMES.encode()), File("findings.csv", FINDINGS.encode())]
    reads = [*read_files(files[:1]), *read_files(files[1:], "findings")]
    assert all(one.stored for one in store_files(project, reads, Choices(), by=owner))
    study.mark("Ada", "first", "noa", NURSE, study.code("Support"))
    study.mark("Bo", "first", "noa", NURSE, study.code("Being met as an equal"))
    close_pass(project, load_pass(project, "first"), by=owner)
    (one,) = load_disagreements(project, "first")
    settle(project, "first", one.place, Ruling("one", "Ada", reason=WHY), by=owner)
    return study


def traced(study: Study, kind: str, key: Key, who: str = "Owner") -> Trace:
    return load_trace(study.project, kind, key, person=study.person(who))


def section(found: Trace, name: str) -> Section:
    return next(one for one in (*found.sections, *found.beside) if one.name == name)


def test_from_a_theme_to_the_words_the_lanes_and_the_reason(study: Study) -> None:
    theme = load_themes(study.project)[0].id
    found = traced(study, "theme", theme)
    assert [row.words for row in section(found, "findings").rows] == [
        "Who sits down is remembered."
    ]
    (passage,) = section(found, "passages").rows
    assert passage.words == NURSE
    below = traced(study, "passage", uuid.UUID(passage.id))
    lanes = [(row.words, row.told) for row in section(below, "lanes").rows]
    assert [words for words, _ in lanes] == ["Support", "Being met as an equal", "Support"]
    assert lanes[0][1] == "Ada · first (independent, ready) · just these words"
    assert lanes[2][1].startswith("settled · first, consensus")
    (settled,) = section(below, "settled").rows
    assert settled.words == WHY
    assert "Ada’s was kept" in settled.told
    assert NURSE in section(below, "words").rows[0].words
    assert [row.words for row in section(below, "themes").rows] == ["Being held"]


def test_a_coder_who_put_nothing_there_has_a_lane_and_moved_edges_are_told_in_words(
    study: Study,
) -> None:
    open_pass(study.project, Plan("second", ("Ada", "Bo")), by=study.owner)
    study.mark("Ada", "second", "noa", f"{NURSE} She asked", study.code("Support"))
    key = passage_of(study)
    mine = [row.told for row in section(traced(study, "passage", key, "Bo"), "lanes").rows]
    assert not [told for told in mine if "second" in told]  # open: neither Ada's nor Bo's
    close_pass(study.project, load_pass(study.project, "second"), by=study.owner)
    lanes = section(traced(study, "passage", key), "lanes").rows
    assert [(row.words, row.told) for row in lanes if "second" in row.told] == [
        ("Support", f"Ada · second (independent, ready) · on “{NURSE} She asked”"),
        ("No code here", "Bo · second (independent, ready)"),
    ]


def test_beside_it_stand_those_who_coded_blind_and_memos_on_their_codings(study: Study) -> None:
    found = load_trace(study.project, "passage", passage_of(study), person=study.person("Owner"))
    (row,) = section(found, "coded_by").rows
    assert (
        row.words == "Ada and Bo, independently, “first” (ready); then settled, “first, consensus”"
    )
    assert row.told == "1 coding, where coders had differed"
    lanes = load_codings(study.project, layers=load_layers(study.project, study.owner))
    coding = next(
        key for key, who in zip(lanes.id, lanes.coder, strict=True) if who == study.person("Ada")
    )
    save_memo(
        study.project,
        ("coding", coding),
        "Invented: why here?",
        in_pass=None,
        by=study.person("Ada"),
    )
    memos = section(traced(study, "passage", passage_of(study)), "memos").rows
    assert [memo.words for memo in memos] == ["Invented: why here?"]
    assert memos[0].told == "Ada, on a code put on words"


def passage_of(study: Study) -> uuid.UUID:
    return next(k for k, p in load_analysis(study.project).passages.items() if p.quote == NURSE)


def test_a_code_a_participant_and_a_source_are_traced_both_ways(study: Study) -> None:
    code = traced(study, "code", study.code("Support"))
    assert [row.words for row in section(code, "themes").rows] == ["Being held"]
    analysis = load_analysis(study.project)
    voice = next(iter(analysis.passages.values())).voices[0]
    person = traced(study, "participant", voice)
    assert [row.words for row in section(person, "themes").rows] == ["Being held"]
    source = traced(study, "source", study.text("noa").source)
    assert [row.words for row in section(source, "passages").rows] == [NURSE]


def test_every_row_that_names_something_can_be_traced_itself(study: Study) -> None:
    theme = load_themes(study.project)[0].id
    seen: set[tuple[str, str]] = set()
    open_now = [("theme", theme.hex)]
    while open_now:
        kind, key = open_now.pop()
        if (kind, key) in seen:
            continue
        seen.add((kind, key))
        found = traced(study, kind, CellPlace.read(key) if kind == "cell" else uuid.UUID(key))
        open_now += [
            (row.kind, row.id)
            for one in (*found.sections, *found.beside)
            for row in one.rows
            if row.id and row.kind not in ("", "place", "report")
        ]
    assert {kind for kind, _ in seen} >= {"theme", "finding", "code", "passage"}


def test_an_open_pass_is_in_no_trace_of_anybody_else(project: Project, owner: uuid.UUID) -> None:
    study = blind_study(project, owner)
    study.mark("Ada", "first", "noa", NURSE, study.code("Support"))
    with pytest.raises(Refused, match="nothing called"):
        find_traced(project, NURSE, person=study.person("Bo"))
    code = traced(study, "code", study.code("Support"), "Bo")
    assert not [one for one in code.sections if one.name == "passages"]


def test_what_words_mean(study: Study) -> None:
    me = study.owner
    theme = load_themes(study.project)[0].id
    for words in ("Being held", "being held", "theme:Being held", theme.hex, str(theme)):
        assert find_traced(study.project, words, person=me) == ("theme", theme)
    assert find_traced(study.project, "F1", person=me)[0] == "finding"
    assert find_traced(study.project, "noa", person=me)[0] == "source"
    with pytest.raises(Refused, match="nothing called “Nobody”"):
        find_traced(study.project, "Nobody", person=me)
    with pytest.raises(Refused, match="not of a rumour"):
        load_trace(study.project, "rumour", theme, person=me)
    with pytest.raises(Refused, match="not there"):
        load_trace(study.project, "theme", uuid.uuid4(), person=me)


def test_a_trace_is_one_file_that_needs_nothing_else(study: Study) -> None:
    out = io.BytesIO()
    write(traced(study, "theme", load_themes(study.project)[0].id), out, "Invented")
    html = out.getvalue().decode()
    assert NURSE in html
    assert "http" not in html.replace("http-equiv", "")
    assert "<script" not in html and "url(" not in html


def cell_of(study: Study, value: str = "noa") -> CellPlace:
    return CellPlace("theme", load_themes(study.project)[0].id, "source", value)


def test_a_cell_opens_onto_its_words_its_coders_and_what_was_settled(study: Study) -> None:
    place = cell_of(study)
    written = ("theme", place.row), ("source", "noa"), "Invented: a chair is drawn up.", ()
    save_summary(study.project, *written, by=study.owner)
    found = traced(study, "cell", place)
    assert (found.kind, found.name, found.id) == ("cell", "Being held, source noa", str(place))
    assert [row.words for row in section(found, "passages").rows] == [NURSE]
    (codes,) = section(found, "codes").rows
    assert (codes.words, codes.cells) == ("Support", ("1", "1"))
    (row,) = section(found, "coded_by").rows
    assert row.words.startswith("Ada and Bo, independently")
    assert [one.words for one in section(found, "settled").rows] == [WHY]
    (summary,) = section(found, "summary").rows
    assert summary.words == "Invented: a chair is drawn up."
    assert summary.told == "written before 1 passage was added"
    (wording,) = section(found, "written").rows
    assert wording.told.startswith("words, Owner")
    (speaker,) = section(found, "people").rows
    assert speaker.kind == "participant"
    assert CellPlace.read(found.id) == place
    out = io.BytesIO()
    write(found, out)
    assert NURSE in out.getvalue().decode()


def test_a_cell_where_nobody_speaks_is_silence(study: Study) -> None:
    found = traced(study, "cell", cell_of(study, "ben"))
    assert "silence, not disagreement" in found.lead
    assert not [one for one in found.sections if one.name == "passages"]
    assert section(found, "silent").rows


def test_a_summary_that_was_written_with_a_passage_leads_to_its_cell(study: Study) -> None:
    place, key = cell_of(study), passage_of(study)
    written = ("theme", place.row), ("source", "noa"), "Invented: a chair.", (key,)
    save_summary(study.project, *written, by=study.owner)
    rests = section(traced(study, "passage", key), "rests").rows
    assert ("cell", str(place)) in [(row.kind, row.id) for row in rests]


def test_what_words_mean_a_cell(study: Study) -> None:
    place, me = cell_of(study), study.owner
    for words in (
        "Being held|source=noa",
        "being held | Source = NOA",
        f"theme:{place.row.hex}|source=noa",
    ):
        assert find_traced(study.project, f"cell:{words}", person=me) == ("cell", place)
    kind, code = find_traced(study.project, "cell:code:Support|source=noa", person=me)
    assert (kind, code.kind) == ("cell", "code")  # type: ignore[union-attr]
    for words, why in {
        "Being held": "names no cell; write cell:THEME",
        "Being held|colour=red": "no attribute of that name; there are: source",
        "Being held|source=nowhere": "There is no source “nowhere”; there are: ",
        "Nothing|source=noa": "No row is called “Nothing”",
    }.items():
        with pytest.raises(Refused, match=why):
            find_traced(study.project, f"cell:{words}", person=me)
    with pytest.raises(Refused, match="not there"):
        load_trace(study.project, "cell", cell_of(study, "nowhere"), person=me)
    with pytest.raises(ValueError, match="names no cell"):
        CellPlace.read("rumour:1|a")


def test_the_release_under_which_each_coding_was_made_is_told(
    project: Project, owner: uuid.UUID
) -> None:
    study = blind_study(project, owner)
    text, one = study.text("noa"), load_pass(project, "first").id
    start = text.words.index(NURSE)
    span: dict[str, Any] = {"text": text.id, "start": start, "end": start + len(NURSE)}
    for coder, code in (("Ada", "Support"), ("Bo", "Being met as an equal")):
        save_release(project, f"as {coder} began", by=owner)
        save_coding(project, **span, code=study.code(code), in_pass=one, by=study.person(coder))
    close_pass(project, load_pass(project, "first"), by=owner)
    (open_one,) = load_disagreements(project, "first")
    settle(project, "first", open_one.place, Ruling("both"), by=owner)
    found = traced(study, "passage", passage_of(study))
    lanes = section(found, "lanes").rows
    assert sorted(row.told.partition(" · just")[0] for row in lanes) == [
        "Ada · first (independent, ready, release 1)",
        "Bo · first (independent, ready, release 2)",
        "settled · first, consensus (consensus, open, release 1)",
        "settled · first, consensus (consensus, open, release 2)",
    ]
    (row,) = section(found, "coded_by").rows
    assert "“first” (ready, releases 1, 2); then settled" in row.words


def test_what_if_on_the_command_line(
    study: Study, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = study.project.location
    assert main(["whatif", place, "--without", "source:noa", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["without"] == ["source:noa"]
    theme = [one for one in told["changes"] if one["kind"] == "theme"]
    assert (theme[0]["before"], theme[0]["after"], theme[0]["alone"]) == ("1", "0", True)
    assert main(["whatif", place, "--without", "noa"]) == 1
    assert "write participant:ID, source:NAME or passage:ID" in capsys.readouterr().err
    out = tmp_path / "trace.html"
    assert main(["trace", place, "F1", str(out)]) == 0
    assert "Who sits down is remembered." in out.read_text("utf-8")
    assert main(["trace", place, "F1", str(tmp_path / "trace.pdf")]) == 1
    assert "write it as .html" in capsys.readouterr().err


def test_who_is_meant_is_asked_where_several_have_a_number(
    project: Project, owner: uuid.UUID
) -> None:
    rows = "quote,participant_no,site,role\nInvented one.,1,Leeds,a\nInvented two.,1,Akko,b\n"
    read = read_files([File("quotes.csv", rows.encode())])
    assert store_files(project, read, Choices(), by=owner)[0].stored
    analysis = load_analysis(project)
    with pytest.raises(Refused, match="participant:Akko/1, participant:Leeds/1"):
        without_of(analysis, ["participant:1"])
    assert without_of(analysis, ["participant:Akko/1"]).voices
    for words in ("1", "participant:1"):
        with pytest.raises(Refused, match="choose one of participant:Akko/1, participant:Leeds/1"):
            find_traced(project, words, person=owner)
    for words in ("Akko 1", "akko/1", "participant:Akko 1"):
        assert find_traced(project, words, person=owner)[0] == "participant"
    quoted = Quotation.objects.using(project.alias).filter(project=project.id)
    for key, passage in quoted.values_list("id", "passage_id"):
        assert find_traced(project, key.hex, person=owner) == ("passage", passage)
    assert load_changes(project, without_of(analysis, ["participant:Akko/1"])) == []
