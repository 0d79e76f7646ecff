"""The language of a text, guessed: not of a line, and right on five translations of one text."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest

from plurivox.transcripts.language import language_of

PARALLEL = {"eng": "en", "swh": "sw", "deu_1996": "de", "heb": "he", "lug": "lg"}
INVENTED = {
    "en": "We waited in the corridor for hours and nobody told us when we could go in to see her.",
    "de": "Wir haben stundenlang im Flur gewartet, und niemand sagte uns, wann wir hinein durften.",
    "he": "חיכינו שעות ארוכות במסדרון, ואף אחד לא אמר לנו מתי נוכל להיכנס אליה לחדר.",
    "sw": "Tulisubiri kwa saa nyingi kwenye korido na hakuna mtu aliyetuambia lini tutaingia.",
}


@pytest.mark.parametrize("code", INVENTED)
def test_a_sentence_is_enough(code: str) -> None:
    assert language_of(INVENTED[code]) == code


@pytest.mark.parametrize("words", ["", "Yes.", "1 2 3 " * 100, "Anna: Hm.\nBen: Ja.\n"])
def test_too_little_to_tell(words: str) -> None:
    assert language_of(words) is None


@pytest.mark.parametrize("file", PARALLEL)
@pytest.mark.parametrize("length", [150, 600, 10_000])
def test_the_declaration_in_five_languages(real_data: Path, file: str, length: int) -> None:
    page = (real_data / "parallel" / f"{file}.html").read_text("utf-8")
    words = " ".join(html.unescape(re.sub("<[^>]+>", " ", page)).split())
    for begin in (1_000, 3_000, 5_000):
        assert language_of(words[begin : begin + length]) == PARALLEL[file]


def test_the_model_is_not_loaded_before_it_is_asked() -> None:
    code = (
        "import sys, plurivox.transcripts.recognise as r; r.language_of('short'); "
        "print('py3langid' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
