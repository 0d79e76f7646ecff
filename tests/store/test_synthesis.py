"""A synthesis in the store: relations, constructs, confidence, releases, beside, and undo."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest

from plurivox.evidence.problem import Refused
from plurivox.store.analysis import load_analysis, load_gathered
from plurivox.store.appraisal import load_answers, save_answer
from plurivox.store.argument import load_argument, save_argument
from plurivox.store.beside import beside_answer, load_beside, load_said_beside, save_said_beside
from plurivox.store.check import check_project
from plurivox.store.checked import load_checked
from plurivox.store.checklists import load_checklist, save_checklist_item
from plurivox.store.codebook import load_codes
from plurivox.store.codebook_acts import change_code
from plurivox.store.confidence import (
    ConfidenceView,
    confirm_confidence,
    load_confidences,
    save_confidence,
)
from plurivox.store.constructs import NONE, confirm_construct, load_constructs, set_voice
from plurivox.store.finding_acts import weigh
from plurivox.store.grid import load_grid, load_grid_releases, release_grid, translate_cell
from plurivox.store.people import load_person, save_person
from plurivox.store.project import Project
from plurivox.store.relations import Related, load_relations, remove_relation, save_relation
from plurivox.store.studies import change_study
from plurivox.store.synthesis_files import WRITTEN, write_synthesis
from plurivox.store.told import told
from plurivox.store.undo import undo
from plurivox.synthesis.confidence import Assessment, Judgement
from plurivox.themes.references import count_reference
from tests.store.synthesis_study import Synthesis, synthesis_study

JUDGED = Assessment(
    {
        "methodological_limitations": Judgement("no or very minor"),
        "coherence": Judgement("moderate", "One study speaks against it."),
        "adequacy": Judgement("minor", "Three passages."),
        "relevance": Judgement("no or very minor"),
    },
    "moderate",
    "One study names the condition.",
)


@pytest.fixture
def made(project: Project, owner: uuid.UUID) -> Synthesis:
    return synthesis_study(project, owner)


def view(made: Synthesis, finding: uuid.UUID) -> ConfidenceView:
    found = load_confidences(made.project, load_analysis(made.project))
    return next(one for one in found if one.finding.id == finding)


def test_a_relation_takes_the_place_of_what_was_said_of_the_same_two(made: Synthesis) -> None:
    made.relate("Nameless", "The second chair", "refutational", "Read again.")
    kinds = {(one.construct, one.kind) for one in load_relations(made.project)}
    assert kinds == {
        (made.construct("Nameless").id, "refutational"),
        (made.construct("Asked at once").id, "refutational"),
    }
    grid = load_grid(made.project, load_analysis(made.project))
    assert [one.name for one in grid.columns] == ["The second chair"]


def test_no_equivalent_needs_no_construct_and_every_other_kind_does(made: Synthesis) -> None:
    project, chair = made.project, made.construct("The second chair")
    brun = made.study("Brun 2019")
    with pytest.raises(Refused, match="Say which construct"):
        save_relation(project, Related(brun, chair.id, "reciprocal"), by=made.owner)
    with pytest.raises(Refused, match="not related to itself"):
        said = Related(chair.study, chair.id, "reciprocal", construct=chair.id)
        save_relation(project, said, by=made.owner)
    looked = save_relation(project, Related(brun, chair.id, "no equivalent"), by=made.owner)
    relations = [one for one in load_relations(project) if one.study == brun]
    assert [(one.id, one.construct) for one in relations] == [(looked, None)]
    remove_relation(project, looked, by=made.owner)
    assert len(load_relations(project)) == 1


def test_the_order_is_proposed_by_the_voice_and_confirmed_by_a_person(made: Synthesis) -> None:
    project, by = made.project, made.owner
    one = made.construct("Nameless")
    assert sorted(one.voices) == ["author", "participant"]
    assert (one.proposed, one.order) == ("second", "second"), "half is not most"
    set_voice(project, one.id, "participant", by=by)
    assert made.construct("Nameless").proposed == "first"
    confirm_construct(project, one.id, one.study, "", by=by)
    assert made.construct("Nameless").order == "", "it waits again"
    confirm_construct(project, one.id, one.study, NONE, by=by)
    names = [each.name for each in load_constructs(project, load_analysis(project))]
    assert "Nameless" not in names
    assert [c.order for c in load_codes(project) if c.id == one.id] == [NONE]
    confirm_construct(project, one.id, one.study, "first", credibility="credible", by=by)
    assert made.construct("Nameless").credibility == "credible"
    for wrong in ({"order": "third"}, {"order": "first", "credibility": "high"}):
        with pytest.raises(Refused):
            confirm_construct(project, one.id, one.study, by=by, **wrong)
    assert check_project(project) == []


def test_confidence_is_refused_for_what_several_studies_do_not_say(made: Synthesis) -> None:
    alone, one = made.finding("Ours.", own=True), made.finding("Halm’s.", "The second chair")
    mixed = made.finding("Both.", "The second chair", own=True)
    for finding, why in (
        (alone, "our own focus groups or interviews alone"),
        (one, "a single primary study, Halm 2020"),
        (mixed, "Halm 2020, besides our own sources"),
    ):
        assert why in view(made, finding).refused
        with pytest.raises(Refused, match=why.partition(",")[0]):
            save_confidence(made.project, finding, JUDGED, by=made.owner)
    assert not view(made, made.finding("Two.", "The second chair", "Nameless")).refused


METHODS, COHERENCE = "methodological_limitations", "coherence"


@pytest.mark.parametrize(
    ("change", "components"),
    [
        ("appraisal", {METHODS}),
        ("characteristic", {"relevance"}),
        ("definition", {COHERENCE}),
        ("order", {COHERENCE}),
        ("relation", {COHERENCE}),
        ("passage", {COHERENCE, "adequacy"}),
        ("study", {METHODS, COHERENCE, "adequacy", "relevance"}),
        ("elsewhere", set()),
        ("unfinished appraisal", set()),
    ],
)
def test_what_changes_makes_exactly_the_right_components_stale(
    made: Synthesis, change: str, components: set[str]
) -> None:
    project, by = made.project, made.owner
    made.appraise("Halm 2020")
    finding = made.finding("Two.", "The second chair", "Nameless")
    save_confidence(project, finding, JUDGED, by=by)
    assert view(made, finding).stale == {}
    halm, nameless = made.study("Halm 2020"), made.construct("Nameless")
    if change == "appraisal":
        save_answer(project, halm, "casp", 3, "no", "Not told.", by=by)
    elif change == "characteristic":
        change_study(project, halm, by=by, country="Norway")
    elif change == "definition":
        change_code(project, nameless.id, full="Names left out.", by=by)
    elif change == "order":
        confirm_construct(project, nameless.id, nameless.study, "first", by=by)
    elif change == "relation":
        made.relate("Nameless", "The second chair", "refutational")
    elif change == "passage":
        weigh(project, finding, {nameless.passages[0]: ""}, [], by=by)
    elif change == "study":
        keys = made.construct("Asked at once").passages
        weigh(project, finding, dict.fromkeys(keys, "against"), [], by=by)
    elif change == "elsewhere":
        made.appraise("Brun 2019")
        change_study(project, made.study("Brun 2019"), by=by, country="Germany")
    else:
        save_answer(project, made.study("Orji 2018"), "casp", 1, "no", by=by)
    assert set(view(made, finding).stale) == components
    if components:
        confirm_confidence(project, finding, by=by)
        again = view(made, finding)
        assert again.stale == {}
        assert again.assessment == JUDGED


def test_what_is_kept_of_a_judgement(made: Synthesis) -> None:
    finding = made.finding("Two.", "The second chair", "Nameless")
    with pytest.raises(Refused, match="nothing to confirm"):
        confirm_confidence(made.project, finding, by=made.owner)
    half = Assessment({"coherence": Judgement("no or very minor")})
    save_confidence(made.project, finding, half, by=made.owner)
    assert "Adequacy: nobody has judged this yet." in view(made, finding).lacking
    for wrong in (
        Assessment({"coherence": Judgement("serious")}),
        Assessment({}, "low"),
        Assessment({"beauty": Judgement("minor", "x")}),
    ):
        with pytest.raises(Refused):
            save_confidence(made.project, finding, wrong, by=made.owner)
    assert view(made, finding).assessment == half


def test_releases_show_how_the_grid_grew(made: Synthesis) -> None:
    project, by = made.project, made.owner
    assert release_grid(project, load_analysis(project), " First. ", by=by) == 1
    one = made.construct("Nameless")
    confirm_construct(project, one.id, one.study, "", by=by)
    assert release_grid(project, load_analysis(project), by=by) == 2
    first, second = load_grid_releases(project)
    assert (first.note, first.by, first.relations) == ("First.", by, 2)
    assert first.counts == {"first": 1, "second": 2, "third": 1}
    assert set(first.constructs) - set(second.constructs) == {"Nameless"}


def test_an_empty_grid_is_not_released(project: Project, owner: uuid.UUID) -> None:
    with pytest.raises(Refused, match="nothing to release"):
        release_grid(project, load_analysis(project), by=owner)


def test_our_own_study_beside_the_literature(made: Synthesis) -> None:
    project = made.project
    made.finding("A chair helps.", own=True, polarity="facilitator")
    made.finding("A chair is not a voice.", "The second chair", "Nameless", polarity="barrier")
    voice, tea = load_beside(project, load_analysis(project))
    assert (voice.name, len(voice.own.passages), len(voice.literature.passages)) == ("Voice", 1, 3)
    assert [one.claim for one in voice.own.findings] == ["A chair helps."]
    assert {one.name for one in voice.literature.constructs} == {"The second chair", "Nameless"}
    assert voice.proposal == "contradict"
    assert [why.partition(" (")[0] for why in voice.reasons] == ["Ours names a facilitator"]
    assert (tea.proposal, tea.own.speaks) == ("", False)
    save_said_beside(project, voice.id, "Ours had the sheet.", by=made.owner)
    assert load_said_beside(project)[voice.id].words == "Ours had the sheet."
    said = beside_answer(project)["themes"][0]
    assert (said["said"], said["stale"], said["proposed"]) == (
        "Ours had the sheet.", "", "contradict",
    )  # fmt: skip
    with pytest.raises(Refused, match="not in the project any more"):
        save_said_beside(project, uuid.uuid4(), "x", by=made.owner)


def test_who_writes_the_argument_has_read_its_figures(made: Synthesis) -> None:
    project = made.project
    voice = load_gathered(project, "theme", load_analysis(project))[0]
    written = count_reference(voice, "passages")
    save_argument(project, f"It is said {written} times.\r\n", by=made.owner)
    assert load_argument(project) == f"It is said {written} times."
    assert load_checked(project)[project.id] == {written: "4"}


def test_each_act_is_told_when_it_is_taken_back(made: Synthesis) -> None:
    project, by = made.project, made.owner
    analysis = load_analysis(project)
    finding = made.finding("Two.", "The second chair", "Nameless")
    halm, nameless = made.study("Halm 2020"), made.construct("Nameless")
    made.appraise("Halm 2020")
    confirm_construct(project, nameless.id, nameless.study, "first", by=by)
    set_voice(project, nameless.id, "author", by=by)
    relation = made.relate("Nameless", "The second chair", "refutational")
    remove_relation(project, relation, by=by)
    translate_cell(project, analysis, halm, made.construct("The second chair").id, "So.", by=by)
    release_grid(project, load_analysis(project), by=by)
    save_confidence(project, finding, JUDGED, by=by)
    save_argument(project, "So.", by=by)
    save_checklist_item(project, "entreq", 4, "reported", "As told.", by=by)
    save_said_beside(project, made.theme("Voice"), "So.", by=by)
    change_study(project, halm, by=by, country="Norway")
    assert [told(project, undo(project, by)) for _ in range(12)] == [
        "Taken back: change of the study Halm 2020.",
        "Taken back: the summary of a cell.",
        "Taken back: item 4 of a checklist.",
        "Taken back: the line of argument.",
        "Taken back: the confidence in “Two.”.",
        "Taken back: release 1 of the grid.",
        "Taken back: the summary of a cell.",
        "Taken back: removal of how a study stands to The second chair.",
        "Taken back: how a study stands to The second chair.",
        "Taken back: whose words Nameless is.",
        "Taken back: what was said of the construct Nameless.",
        "Taken back: appraisal of Halm 2020.",
    ]
    assert load_argument(project) == ""
    assert load_checklist(project, "entreq") == {}
    assert not view(made, finding).begun
    assert load_grid_releases(project) == []
    assert check_project(project) == []


@pytest.mark.parametrize("kind", WRITTEN)
def test_every_file_of_a_synthesis_is_written(made: Synthesis, kind: str, tmp_path: Path) -> None:
    for ending in WRITTEN[kind]:
        out = tmp_path / f"{kind}{ending}"
        write_synthesis(made.project, kind, str(out))
        assert out.stat().st_size > 500
    with pytest.raises(Refused, match="is not written"):
        write_synthesis(made.project, kind, str(tmp_path / "x.csv"))
    with pytest.raises(Refused, match="these are: grid"):
        write_synthesis(made.project, "poem", str(tmp_path / "x.html"))


def test_answers_of_another_are_told_when_two_are_through(made: Synthesis) -> None:
    project, ada = made.project, load_person(made.project, "Ada").id
    save_person(project, "Bo", "coder", by=made.owner)
    bo = load_person(project, "Bo").id

    def told_to(reader: uuid.UUID | None) -> set[uuid.UUID]:
        return {one.person for one in load_answers(project, reader)}

    made.appraise("Halm 2020", by=ada)
    # whoever has not begun may be the second; what rests on an appraisal asks as nobody
    assert (told_to(ada), told_to(bo), told_to(made.owner)) == ({ada}, set(), set())
    assert told_to(None) == {ada}
    save_answer(project, made.study("Halm 2020"), "casp", 1, "no", by=bo)
    assert (told_to(ada), told_to(bo), told_to(None)) == ({ada}, {bo}, {ada})
    made.appraise("Halm 2020", by=bo)
    assert told_to(ada) == told_to(bo) == told_to(made.owner) == told_to(None) == {ada, bo}
    save_answer(project, made.study("Halm 2020"), "casp", 1, "no", by=made.owner)
    assert told_to(made.owner) == {made.owner}
