"""A small invented synthesis: three articles with constructs, a talk of our own, two themes."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from plurivox.review.appraisal import CASP
from plurivox.store.analysis import load_analysis
from plurivox.store.appraisal import save_answer
from plurivox.store.constructs import ConstructView, load_constructs
from plurivox.store.finding_acts import change_finding, new_finding, weigh
from plurivox.store.importing import Choices, File, read_files, store_files
from plurivox.store.people import load_people, save_person
from plurivox.store.project import Project
from plurivox.store.relations import Related, save_relation
from plurivox.store.sources import load_text, source_names
from plurivox.store.studies import load_studies, make_index
from plurivox.store.themes import load_themes

ARTICLES = {
    "Halm 2020": (
        "A chair in the room\n\nInvented.\n\nResults\n\nA chair does not give a voice.\n\n"
        "“I sat there for weeks and nobody turned.” (Interview 2, peer worker)\n"
    ),
    "Orji 2018": (
        "Minutes\n\nInvented.\n\nResults\n\nThe minutes name professions only.\n\n"
        "“My sentence was there. I was not.” (Interview 3, peer worker)\n"
    ),
    "Brun 2019": (
        "A sheet\n\nInvented.\n\nResults\n\nOn the first day they asked me, and they waited.\n"
    ),
}
CONSTRUCTS = """\
study,name,order,definition,quote,theme
Halm 2020,The second chair,second,A place comes before a voice.,A chair does not give a voice.,Voice
Orji 2018,Nameless,second,Minutes without names.,The minutes name professions only.,Voice
Orji 2018,Nameless,second,,My sentence was there. I was not.,
Brun 2019,Asked at once,first,Chair and voice.,"On the first day they asked me, and they waited.",
"""
TALK = "Interviewer 1: And then?\nNoa: They gave me a chair.\nInterviewer 1: And?\nNoa: And tea.\n"
OWN = "source,coder,code,start,end,quote\ntalk,Owner,Chair,{},{},They gave me a chair.\n"
THEMES = "name,definition,codes\nVoice,Who is heard.,Chair\nTea,What is poured.,\n"


@dataclass(frozen=True, slots=True)
class Synthesis:
    """The project; studies, constructs, themes and findings by their names."""

    project: Project
    owner: uuid.UUID

    def study(self, name: str) -> uuid.UUID:
        return next(one.id for one in load_studies(self.project) if one.name == name)

    def construct(self, name: str) -> ConstructView:
        found = load_constructs(self.project, load_analysis(self.project))
        return next(one for one in found if one.name == name)

    def theme(self, name: str) -> uuid.UUID:
        return next(one.id for one in load_themes(self.project) if one.name == name)

    def relate(self, construct: str, to: str, kind: str, why: str = "") -> uuid.UUID:
        own, other = self.construct(construct), self.construct(to)
        said = Related(own.study, other.id, kind, why, own.id)
        return save_relation(self.project, said, by=self.owner)

    def finding(
        self, claim: str, *constructs: str, polarity: str = "", own: bool = False
    ) -> uuid.UUID:
        """A finding under “Voice” on all passages of constructs; own: on our own talk as well."""
        made = new_finding(self.project, self.theme("Voice"), claim, by=self.owner)
        keys = [key for name in constructs for key in self.construct(name).passages]
        if own:
            analysis = load_analysis(self.project)
            talk = next(one.id for one in analysis.sources.values() if one.name == "talk")
            keys += [one.id for one in analysis.passages.values() if one.source == talk]
        weigh(self.project, made, dict.fromkeys(keys, "for"), [], by=self.owner)
        change_finding(self.project, made, polarity=polarity, by=self.owner)
        return made

    def appraise(self, study: str, answer: str = "yes", *, by: uuid.UUID | None = None) -> None:
        for question in CASP.questions:
            key = self.study(study)
            save_answer(self.project, key, "casp", question.number, answer, by=by or self.owner)


def synthesis_study(project: Project, owner: uuid.UUID) -> Synthesis:
    """The index study Halm, whom Orji says the same as and whom Brun refutes."""
    if not any(one.name == "Ada" for one in load_people(project)):
        save_person(project, "Ada", "coder", by=owner)

    def store(choices: Choices, **files: str) -> None:
        named = [File(name.replace("_", "."), words.encode()) for name, words in files.items()]
        found = store_files(project, read_files(named, choices.kind), choices, by=owner)
        assert all(one.stored for one in found), found

    store(Choices(kind="codebook"), book_csv="name,parent,short\nChair,,To sit.\n")
    store(Choices(kind="transcript"), talk_txt=TALK)
    spoken = load_text(project, source_names(project)["talk"]).words
    start = spoken.index("They gave me a chair.")
    store(Choices(kind="codings"), own_csv=OWN.format(start, start + len("They gave me a chair.")))
    store(Choices(kind="themes"), themes_csv=THEMES)
    for name, article in ARTICLES.items():
        choices = Choices(kind="article", study=name)
        file = File(f"{name}.txt", article.encode())
        assert store_files(project, read_files([file], "article"), choices, by=owner)[0].stored
    store(Choices(kind="constructs", in_pass="extraction"), constructs_csv=CONSTRUCTS)
    made = Synthesis(project, owner)
    make_index(project, made.study("Halm 2020"), by=owner)
    made.relate("Nameless", "The second chair", "reciprocal", "The word is lost on its way.")
    made.relate(
        "Asked at once", "The second chair", "refutational", "Chair and voice came at once."
    )
    return made
