"""Invented files of every kind that is imported, as a person would choose them."""

from __future__ import annotations

from plurivox.store.importing import File
from tests.unit.exchange.documents import docx, odt, paragraph, textgrid, xlsx

SAID = [
    ("Interviewer", "Who sat in the second chair?"),
    ("Marta", "A man called Jonas. 🙂"),
    ("Interviewer", "And what did he do?"),
    ("Marta", "He waited until I spoke."),
]
LINES = "\n".join(f"{who}: {words}" for who, words in SAID) + "\n"
TURN_ROWS = [["speaker", "words"], *map(list, SAID)]

PARTICIPANTS = "id,site,setting,session,role,gender,age group\n7,Gulu,low,GU 1,PSW,female,30-39\n"
CODEBOOK = "name,parent,full\nWaiting,,Time given\nSilence,Waiting,Nothing said\n"
QUOTATIONS = (
    "quote,participant_no,site,role,setting,theme,label\n"
    'The chair was empty.,7,Gulu,PSW,low,Presence,"[#7, Gulu, PSW]"\n'
    'Nobody came.,8,Gulu,nurse,low,Presence,"[#8, Gulu, nurse]"\n'
)
THEMES = "name,definition\nPresence,Somebody is there\n"
FINDINGS = "claim,theme,polarity\nA chair helps,Presence,facilitator\n"


def file(name: str, words: str | bytes) -> File:
    """A file as it was chosen."""
    return File(name, words.encode() if isinstance(words, str) else words)


def transcripts() -> list[File]:
    """The same conversation in every format that transcripts come in."""
    vtt = "".join(
        f"\n00:{n:02}.000 --> 00:{n + 1:02}.000\n<v {who}>{words}\n"
        for n, (who, words) in enumerate(SAID)
    )
    srt = "".join(
        f"{n + 1}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{who}: {words}\n\n"
        for n, (who, words) in enumerate(SAID)
    )
    tiers = {
        who: [(n, n + 1, words) for n, (name, words) in enumerate(SAID) if name == who]
        for who in ("Interviewer", "Marta")
    }
    return [
        file("plain.txt", LINES),
        file("marked.md", LINES.replace("\n", "\n\n")),
        file("typed.docx", docx("".join(paragraph(f"{w}: {said}") for w, said in SAID))),
        file("open.odt", odt("".join(f"<text:p>{w}: {said}</text:p>" for w, said in SAID))),
        file("captions.vtt", "WEBVTT\n" + vtt),
        file("captions.srt", srt),
        file("grid.TextGrid", textgrid(tiers)),
        file("turns.csv", "\n".join(",".join(f'"{c}"' for c in row) for row in TURN_ROWS)),
        file("sheet.xlsx", xlsx(TURN_ROWS)),
    ]


def tables() -> list[File]:
    """One table of every kind that is stored, in an order that does not matter."""
    return [
        file("codings.csv", codings("Ana")),
        file("findings.csv", FINDINGS),
        file("themes.csv", THEMES),
        file("quotations.csv", QUOTATIONS),
        file("codebook.csv", CODEBOOK),
        file("participants.csv", PARTICIPANTS),
    ]


def codings(coder: str, code: str = "Waiting", source: str = "plain") -> str:
    """One coding of a table: Marta's last words in the plain transcript."""
    quote = "He waited until I spoke."
    start = LINES.index(quote)
    return (
        "source,coder,code,start,end,quote\n"
        f'{source},{coder},{code},{start},{start + len(quote)},"{quote}"\n'
    )
