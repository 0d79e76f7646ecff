"""The literature of the invented study: articles, their appraisal, constructs, relations."""

from __future__ import annotations

import uuid

from plurivox.store.appraisal import QUESTIONS, save_answers
from plurivox.store.argument import save_argument
from plurivox.store.confidence import save_confidence
from plurivox.store.constructs import confirm_construct
from plurivox.store.finding_acts import new_finding, weigh
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.keys import passage_id
from plurivox.store.project import Project
from plurivox.store.relations import Related, save_relation
from plurivox.store.studies import load_studies, save_study, tie_report
from plurivox.store.themes import load_themes
from plurivox.synthesis.confidence import Assessment, Judgement
from tests.store.blind_study import Study

NURSE = "The nurse who sat down."
ARTICLE = """Methods

We asked four peer workers.

Results

“They put a chair for me by the door, and nobody turned round.” (Participant 7, peer worker)

Discussion

A chair is not a voice.
"""


def synthesise(study: Study) -> None:
    """Noa and Ben as if they were articles, with two constructs, and a finding on both."""
    project, by = study.project, study.owner
    for source, name in (("ben", "Adeyemi 2018"), ("noa", "Halvorsen 2021")):
        tie_report(project, study.text(source).source, name, by=by)
    studies = {one.name: one.id for one in load_studies(project)}
    ours, theirs = study.code("Support"), study.code("Pay and contract")
    confirm_construct(project, ours, studies["Halvorsen 2021"], "first", by=by)
    confirm_construct(project, theirs, studies["Adeyemi 2018"], "second", by=by)
    said = Related(studies["Adeyemi 2018"], ours, "refutational", "It is not so here.", theirs)
    save_relation(project, said, by=by)
    spans = [(study.text("noa"), NURSE), (study.text("ben"), "six months")]
    keys = [
        passage_id(text.id, text.words.index(words), text.words.index(words) + len(words))
        for text, words in spans
    ]
    finding = new_finding(project, load_themes(project)[0].id, "Both studies say so.", by=by)
    weigh(project, finding, dict.fromkeys(keys, "for"), [], by=by)
    judged = {"adequacy": Judgement("minor", "Two passages.")}
    save_confidence(project, finding, Assessment(judged), by=by)
    save_argument(project, "Somebody sits down.", by=by)


def review(study: Study) -> None:
    """An article with a quotation, and Ada’s appraisal of its study, which Bo has yet to answer."""
    read = read_files([File("Okello 2020.txt", ARTICLE.encode())], "article")
    outcome = store_files(study.project, read, Choices(), by=study.owner)[0]
    assert outcome.stored, outcome
    one = next(s for s in load_studies(study.project) if s.name == "Okello 2020")
    save_study(study.project, "Bare 2019", by=study.owner)
    answers = dict.fromkeys(range(1, QUESTIONS + 1), ("no", "Ada’s own note."))
    save_answers(study.project, one.id, "casp", answers, by=study.person("Ada"))


def appraise(project: Project, by: uuid.UUID, words: str) -> None:
    """An appraisal that is not finished: all of one tool but a question, some of the other."""
    article = next(one for one in load_studies(project) if one.name == "Okello 2020")
    for tool, last in (("casp", QUESTIONS - 1), ("jbi", 3)):
        save_answers(
            project, article.id, tool, dict.fromkeys(range(1, last + 1), ("yes", words)), by=by
        )
