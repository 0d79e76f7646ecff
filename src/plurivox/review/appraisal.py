"""Appraisal of a study by people: the tools and their questions, and two people's answers."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a tool. label: a few words for tables; asks: what is to be looked for."""

    number: int
    label: str
    asks: str


@dataclass(frozen=True, slots=True)
class Tool:
    """Questions, all with the same answers to choose from; never a total of them.

    The wording is ours and short; `source` names the published tool and its guidance.
    """

    key: str
    name: str
    source: str
    questions: tuple[Question, ...]
    answers: tuple[str, ...]


CASP = Tool(
    "casp",
    "CASP checklist for qualitative studies",
    "Critical Appraisal Skills Programme (2018). CASP Qualitative Studies Checklist.",
    (
        Question(1, "Clear aims", "Does the study say plainly what it set out to learn, and why?"),
        Question(
            2,
            "Qualitative method appropriate",
            "Is what it wants to learn something that people's accounts can tell?",
        ),
        Question(
            3,
            "Design appropriate",
            "Does the chosen design serve the aims, with reasons given for it?",
        ),
        Question(
            4,
            "Recruitment appropriate",
            "Were the right people asked, and is it told how, and who did not take part?",
        ),
        Question(
            5,
            "Data collection addressed issue",
            "Was the material gathered where and how the question needs it, and is that told?",
        ),
        Question(
            6,
            "Researcher-participant relationship considered",
            "Do the researchers think about their own part in what was asked, said and heard?",
        ),
        Question(
            7,
            "Ethics considered",
            "Is it told how participants were informed and protected, and who approved the study?",
        ),
        Question(
            8,
            "Analysis rigorous",
            "Can one follow how the findings came out of the material, contrary cases included?",
        ),
        Question(
            9,
            "Clear statement of findings",
            "Are the findings stated plainly, supported, and weighed against contrary evidence?",
        ),
        Question(
            10,
            "Value of the research",
            "Does it say what it adds, for whom, and where else it may hold?",
        ),
    ),
    ("yes", "can't tell", "no"),
)

JBI = Tool(
    "jbi",
    "JBI checklist for qualitative research",
    "Lockwood C, Munn Z, Porritt K (2015). Qualitative research synthesis: methodological guidance "
    "for systematic reviewers utilizing meta-aggregation. Int J Evid Based Healthc 13(3):179–187.",
    (
        Question(
            1,
            "Perspective fits methodology",
            "Does the stated philosophical stance go together with the methodology?",
        ),
        Question(
            2,
            "Methodology fits question",
            "Can this methodology answer the question or reach the objectives?",
        ),
        Question(
            3,
            "Methodology fits data collection",
            "Was the material gathered in a way that the methodology calls for?",
        ),
        Question(
            4,
            "Methodology fits analysis",
            "Is the material presented and analysed in a way that the methodology calls for?",
        ),
        Question(
            5,
            "Methodology fits interpretation",
            "Are the results interpreted as far as the methodology allows, and no further?",
        ),
        Question(
            6,
            "Researcher located",
            "Does the researcher say from which culture or theory they look?",
        ),
        Question(
            7,
            "Influence of the researcher",
            "Is it considered how researcher and research changed each other?",
        ),
        Question(
            8,
            "Participants' voices",
            "Are the participants heard, in their own words, as fully as the findings need?",
        ),
        Question(
            9,
            "Ethics",
            "Does the study meet the ethical criteria of its time, with a body's approval shown?",
        ),
        Question(
            10,
            "Conclusions follow",
            "Do the conclusions come out of the analysis or interpretation of the material?",
        ),
    ),
    ("yes", "no", "unclear", "not applicable"),
)

TOOLS = {tool.key: tool for tool in (CASP, JBI)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What one person answered to one question of a tool (its key) about one study."""

    study: uuid.UUID
    person: uuid.UUID
    tool: str
    number: int
    answer: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Beside:
    """One question about one study. said: an answer or None a person, in the order asked for.

    same: None where fewer than two of them have answered.
    """

    study: uuid.UUID
    question: Question
    said: tuple[Answer | None, ...]

    @property
    def same(self) -> bool | None:
        given = [one.answer for one in self.said if one is not None]
        return len(set(given)) == 1 if len(given) > 1 else None


def refused(tool: str, number: int, answer: str) -> str:
    """Why this cannot be an answer, as a sentence; "" where it can."""
    if tool not in TOOLS:
        return f"“{tool}” is not a tool for appraisal: choose one of {', '.join(TOOLS)}."
    known = TOOLS[tool]
    if number not in (question.number for question in known.questions):
        return f"The {known.name} has no question {number}: it has {len(known.questions)}."
    if answer not in known.answers:
        choices = ", ".join(known.answers)
        return f"“{answer}” is no answer of the {known.name}: choose one of {choices}."
    return ""


def side_by_side(
    answers: Iterable[Answer],
    tool: Tool,
    *,
    people: Sequence[uuid.UUID],
    studies: Sequence[uuid.UUID],
) -> tuple[Beside, ...]:
    """Who said what: a line a study and question, in the order of `studies` and of the tool.

    Of several answers of one person to the same question the last one counts.
    """
    said = {(a.study, a.number, a.person): a for a in answers if a.tool == tool.key}
    return tuple(
        Beside(
            study,
            question,
            tuple(said.get((study, question.number, person)) for person in people),
        )
        for study in studies
        for question in tool.questions
    )


def ratings(
    lines: Sequence[Beside], people: Sequence[uuid.UUID]
) -> dict[uuid.UUID, list[str | None]]:
    """The answers as the agreement functions take them: a column a person, an entry a line.

    None where a person has not answered. Give the functions the tool's answers as `categories`,
    since not all of them need have been used. Raises ValueError where a line has other people.
    """
    if any(len(line.said) != len(people) for line in lines):
        raise ValueError("every line needs one place for each person, in the order of the people")
    return {person: [_words(line.said[at]) for line in lines] for at, person in enumerate(people)}


def _words(answer: Answer | None) -> str | None:
    return answer.answer if answer is not None else None
