"""The runner of the manual's commands fails where it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.console import Block, Step, blocks, matches, steps, write_files

PAGE = """\
# A page

```text title="words.txt"
Miriam: Come in.
```

Then:

```console
$ cat words.txt
Miriam: Come in.
$ printf 'a\\n' |
> cat

a
```

    ```sh
    plurivox serve never-run
    ```
"""


def test_blocks_are_found_with_kind_title_and_place() -> None:
    text, console, shell = blocks(PAGE)
    assert text == Block("text", "words.txt", 3, ("Miriam: Come in.",))
    assert (console.kind, console.line) == ("console", 9)
    assert shell == Block("sh", "", 18, ("plurivox serve never-run",))


def test_a_block_that_is_never_closed_is_named_by_its_line() -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(blocks("words\n```console\n$ true\n"))


def test_commands_are_taken_with_what_follows_them() -> None:
    console = next(block for block in blocks(PAGE) if block.kind == "console")
    assert list(steps(console)) == [
        Step("cat words.txt", ("Miriam: Come in.",), 10),
        Step("printf 'a\\n' |\ncat", ("", "a"), 12),
    ]


def test_output_without_a_command_is_refused() -> None:
    with pytest.raises(ValueError, match="line 2"):
        list(steps(Block("console", "", 1, ("sound",))))


def test_files_with_a_title_are_made(tmp_path: Path) -> None:
    assert write_files(PAGE, tmp_path) == [tmp_path / "words.txt"]
    assert (tmp_path / "words.txt").read_text() == "Miriam: Come in.\n"


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ((), ""),
        (("sound",), "sound\n"),
        (("sound", ""), "sound   \n\n"),
        (("a …, b",), "a 14:02, b\n"),
        (("…", "b"), "a\na\nb\n"),
        (("…", "b"), "b\n"),
        (("a", "…"), "a\n"),
        (("a (1.5)?",), "a (1.5)?\n"),
    ],
)
def test_what_matches(shown: tuple[str, ...], printed: str) -> None:
    assert matches(shown, printed)


@pytest.mark.parametrize(
    ("shown", "printed"),
    [
        ((), "a\n"),
        (("sound",), ""),
        (("sound",), "sound\nbut\n"),
        (("a …",), "a \nb\n"),
        (("1.5",), "1x5\n"),
        (("…", "b"), "a\nb\nc\n"),
        (("a", "b"), "b\na\n"),
    ],
)
def test_what_does_not(shown: tuple[str, ...], printed: str) -> None:
    assert not matches(shown, printed)
