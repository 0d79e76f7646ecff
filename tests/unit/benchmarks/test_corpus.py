"""The corpus that is measured on: the same in every run, and of the shape that it says."""

from __future__ import annotations

from pathlib import Path

from benchmarks.corpus import CODES, CODINGS, WORDS, Corpus, write_corpus


def files(corpus: Corpus) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(corpus.folder.iterdir())}


def test_a_text_is_the_same_whenever_and_beside_however_many_it_is_written(tmp_path: Path) -> None:
    two, again = write_corpus(tmp_path / "two", 2), write_corpus(tmp_path / "again", 2)
    assert files(two) == files(again)
    three = files(write_corpus(tmp_path / "three", 3))
    for name, data in files(two).items():
        assert three[name].startswith(data), name


def test_texts_have_six_thousand_words_and_fifty_codings_inside_them(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "corpus", 2)
    marked = list(corpus.codings())
    assert len(marked) == 2 * CODINGS
    for number, path in enumerate(corpus.texts()):
        words = path.read_text("utf-8")
        labels = words.count("\n\n") + 1
        assert len(words.split()) == WORDS + labels
        own = [one for one in marked if one.document == number]
        assert all(0 <= one.start < one.end <= len(words) for one in own)
        assert {one.coder for one in own} == {0, 1}
    assert len(corpus.codes) == CODES


def test_a_corpus_that_is_there_is_taken_as_it_is(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path, 2)
    corpus.texts()[0].write_text("P1: Somebody else made this.\n", "utf-8")
    assert write_corpus(tmp_path, 2).texts()[0].read_text("utf-8").startswith("P1: Somebody")
    assert {one.document for one in write_corpus(tmp_path, 1).codings()} == {0}
