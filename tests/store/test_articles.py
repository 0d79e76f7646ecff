"""Articles: sources of a study, their parts, whose words stand where, constructs. All invented."""

from __future__ import annotations

import uuid

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis
from plurivox.store.check import check_project
from plurivox.store.construct_table import constructs_answer
from plurivox.store.constructs import confirm_construct, load_constructs, set_voice
from plurivox.store.importing import Choices, File, Outcome, read_files, store_files
from plurivox.store.layers import load_frozen
from plurivox.store.pass_acts import Plan, close_pass, open_pass
from plurivox.store.passes import load_pass
from plurivox.store.project import Project
from plurivox.store.sources import load_sources, load_text
from plurivox.store.studies import (
    change_study,
    load_studies,
    make_index,
    move_study,
    remove_study,
    save_study,
    tie_report,
)
from plurivox.store.undo import undo
from plurivox.store.voices import (
    load_marks,
    load_sections,
    load_voices_of,
    mark_voice,
    name_section,
    save_voices,
)

PAPER = """<!doctype html><html><head><title>The long bench</title></head><body>
<h1>The long bench</h1>
<h2>Abstract</h2><p>Waiting was told as work by all who waited, and by nobody else.</p>
<h2>Methods</h2><p>We talked with nine people on one bench in one corridor.</p>
<h2>Results</h2>
<p>Waiting is counted in cups. The bench is a room without a door.</p>
<blockquote><p>I have drunk eleven cups and nobody has called me.</p>
<p>(P4, visitor)</p></blockquote>
<p>Nobody who called had ever waited there.</p>
<h2>Discussion</h2><p>A bench is a policy.</p>
</body></html>
"""
CONSTRUCTS = """study,name,order,definition,quote,theme
Long bench 2020,Cups,first,Counting by cups,I have drunk eleven cups and nobody has called me.,
Long bench 2020,A room without a door,second,,The bench is a room without a door.,
Long bench 2020,Cups,first,,Waiting is counted in cups.,
"""


def bring(project: Project, by: uuid.UUID, *files: File, **choices: object) -> list[Outcome]:
    chosen = Choices(**choices)  # type: ignore[arg-type]
    return store_files(project, read_files(files, chosen.kind), chosen, by=by)


@pytest.fixture
def article(project: Project, owner: uuid.UUID) -> uuid.UUID:
    file = File("bench.html", PAPER.encode())
    (done,) = bring(project, owner, file, kind="article", study="Long bench 2020")
    assert done.stored and done.source, done
    return done.source


def test_it_is_a_source_of_its_study(project: Project, article: uuid.UUID) -> None:
    (source,) = load_sources(project)
    assert (source.name, source.kind) == ("bench", "article")
    (study,) = load_studies(project)
    assert (study.name, study.reports) == ("Long bench 2020", ((article, "bench"),))
    text = load_text(project, article)
    parts = load_sections(project, text.id)
    kinds = ["abstract", "methods", "results", "discussion"]
    assert [one.kind for one in parts if one.kind != "other"] == kinds
    results = next(one for one in parts if one.kind == "results")
    assert text.words[results.start : results.label_end] == "Results"
    (mark,) = load_marks(project, text.id)
    said = "I have drunk eleven cups and nobody has called me."
    assert text.words[mark.start : mark.end] == said
    assert text.words[slice(*mark.said)] == "(P4, visitor)"
    assert (mark.voice, mark.confirmed) == ("participant", False)
    assert check_project(project) == []


def test_without_a_study_it_is_that_of_its_name(project: Project, owner: uuid.UUID) -> None:
    bring(project, owner, File("Omondi 2019.html", PAPER.encode()), kind="article")
    assert [one.name for one in load_studies(project)] == ["Omondi 2019"]


def test_again_is_refused(project: Project, owner: uuid.UUID, article: uuid.UUID) -> None:
    (done,) = bring(project, owner, File("bench.html", PAPER.encode()), kind="article")
    assert not done.stored
    assert "already" in done.sentence


def test_a_person_confirms_and_corrects_voices(
    project: Project, owner: uuid.UUID, article: uuid.UUID
) -> None:
    text = load_text(project, article)
    (mark,) = load_marks(project, text.id)
    save_voices(project, article, {mark.id: "participant"}, by=owner)
    assert load_marks(project, text.id)[0].confirmed
    middle = mark.start + 10
    mark_voice(project, text.id, middle, middle + 5, "author", by=owner)
    marks = load_marks(project, text.id)
    assert [(one.start, one.end, one.voice) for one in marks] == [
        (mark.start, middle, "participant"),
        (middle, middle + 5, "author"),
        (middle + 5, mark.end, "participant"),
    ]
    undo(project, by=owner)
    assert [one.id for one in load_marks(project, text.id)] == [mark.id]
    save_voices(project, article, {mark.id: ""}, by=owner)
    assert load_marks(project, text.id) == []
    with pytest.raises(Refused, match="no voice"):
        mark_voice(project, text.id, 0, 5, "narrator", by=owner)
    with pytest.raises(Refused, match="not in the text"):
        mark_voice(project, text.id, 0, len(text.words) + 1, "author", by=owner)


def test_a_passage_has_the_voice_of_most_of_it(project: Project, article: uuid.UUID) -> None:
    text = load_text(project, article)
    (mark,) = load_marks(project, text.id)
    keys = [uuid.uuid4() for _ in range(3)]
    spans = [(mark.start, mark.end), (mark.start - 60, mark.start + 5), (0, 10)]
    found = load_voices_of(
        project, [(key, text.id, *span) for key, span in zip(keys, spans, strict=True)]
    )
    assert [found[key] for key in keys] == ["participant", "author", "author"]


def test_parts_are_named_anew(project: Project, owner: uuid.UUID, article: uuid.UUID) -> None:
    text = load_text(project, article)
    part = next(one for one in load_sections(project, text.id) if one.kind == "discussion")
    name_section(project, part.id, "results", by=owner)
    assert [one.kind for one in load_sections(project, text.id)].count("results") == 2
    with pytest.raises(Refused, match="no part"):
        name_section(project, part.id, "gossip", by=owner)


def test_two_reviewers_are_compared_on_results(
    project: Project, owner: uuid.UUID, article: uuid.UUID
) -> None:
    plan = Plan("extraction", coders=("Ada", "Bo"))
    open_pass(project, plan, by=owner)
    close_pass(project, load_pass(project, "extraction"), by=owner)
    frozen = load_frozen(project, "extraction")
    assert frozen.one.scope == "results"
    (source,) = frozen.sources()
    words = frozen.texts[0].words
    said = "".join(words[start:end] for start, end in source.scopes["results"].tolist())
    assert "counted in cups" in said
    assert "nine people" not in said
    assert "A bench is a policy" not in said
    with pytest.raises(Refused, match="scope"):
        open_pass(project, Plan("other", coders=("Ada",), scope="headings"), by=owner)


def test_constructs_come_in_as_codes_of_their_study(
    project: Project, owner: uuid.UUID, article: uuid.UUID
) -> None:
    table = File("constructs.csv", CONSTRUCTS.encode())
    (done,) = bring(project, owner, table, kind="constructs")
    assert done.stored, done
    assert done.sentence.endswith("2 constructs with 3 passages.")
    said = constructs_answer(project)
    assert said["orders"] == {"first": 1, "second": 1, "third": 0}
    rows = {row["name"]: row for row in said["constructs"]}
    assert rows["Cups"]["passages"] == 2
    assert rows["Cups"]["study"] == "Long bench 2020"
    assert rows["Cups"]["definition"] == "Counting by cups"
    assert check_project(project) == []


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("Short bench 2021,X,first,,Waiting is counted in cups.,", "--as article"),
        ("Long bench 2020,X,first,,Waiting is counted in hours.,", "does not stand in bench"),
        ("Long bench 2020,X,first,,Waiting is counted in cups.,Time", "no theme “Time”"),
    ],
)
def test_a_construct_that_rests_on_nothing_is_refused(
    project: Project, owner: uuid.UUID, article: uuid.UUID, row: str, why: str
) -> None:
    table = File("constructs.csv", f"{CONSTRUCTS}{row}\n".encode())
    (done,) = bring(project, owner, table, kind="constructs")
    assert not done.stored
    assert "line 5" in done.problems[0].sentence
    assert why in done.problems[0].sentence
    assert constructs_answer(project)["constructs"] == []
    (done,) = bring(project, owner, table, kind="constructs", skip_bad_rows=True)
    assert done.stored
    assert len(constructs_answer(project)["constructs"]) == 2


def test_the_voice_of_its_passages_proposes_the_order(
    project: Project, owner: uuid.UUID, article: uuid.UUID
) -> None:
    table = File("constructs.csv", CONSTRUCTS.encode())
    bring(project, owner, table, kind="constructs")
    (study,) = load_studies(project)
    for one in load_constructs(project, load_analysis(project)):
        confirm_construct(project, one.id, study.id, "", by=owner)
    cups, room = load_constructs(project, load_analysis(project))
    assert (cups.order, room.order) == ("", "")
    assert cups.voices == ("author", "participant")
    assert (cups.proposed, room.proposed) == ("second", "second")  # one of two is no more than half
    set_voice(project, cups.id, "participant", by=owner)
    cups, room = load_constructs(project, load_analysis(project))
    assert cups.proposed == "first"
    confirm_construct(project, cups.id, study.id, "first", by=owner, credibility="unequivocal")
    cups, _ = load_constructs(project, load_analysis(project))
    assert (cups.order, cups.credibility) == ("first", "unequivocal")
    with pytest.raises(Refused, match="third are themes"):
        confirm_construct(project, cups.id, study.id, "third", by=owner)


def test_studies_are_described_ordered_and_tied(
    project: Project, owner: uuid.UUID, article: uuid.UUID
) -> None:
    first = load_studies(project)[0].id
    second = save_study(project, "Short bench 2021", by=owner, year="2021", funder="nobody")
    assert dict(load_studies(project)[1].about) == {"year": "2021", "funder": "nobody"}
    move_study(project, second, 0, by=owner)
    assert [one.id for one in load_studies(project)] == [second, first]
    make_index(project, first, by=owner)
    assert [one.is_index for one in load_studies(project)] == [True, False]
    make_index(project, second, by=owner)
    assert [(one.id, one.is_index) for one in load_studies(project)] == [
        (second, True),
        (first, False),
    ]
    change_study(project, second, by=owner, name="Short bench", country="Kenya")
    assert load_studies(project)[0].country == "Kenya"
    with pytest.raises(Refused, match="already"):
        save_study(project, "SHORT bench", by=owner)
    with pytest.raises(Refused, match="reported by bench"):
        remove_study(project, first, by=owner)
    tie_report(project, article, "Short bench", by=owner)
    remove_study(project, first, by=owner)
    (only,) = load_studies(project)
    assert only.reports == ((article, "bench"),)
    assert check_project(project) == []
