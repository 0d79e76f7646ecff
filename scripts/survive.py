"""Do codings that were acknowledged survive a killed process? `python scripts/survive.py 1000`.

A process of its own saves codings and says the key of each once the save has returned. It is killed
without warning (SIGKILL) in the middle of its work, again and again, until as many codings as were
asked for were acknowledged. Then every one of them must be there, and the project sound.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

WORDS = "Interviewer: How was it?\n" + "Ada: I waited, and then I waited again for hours.\n" * 400


def main(wanted: int) -> int:
    """Kill until enough was acknowledged. Returns 0 where nothing is lost, otherwise 1."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.plurivox"
        begin(path)
        said, killed = survive(path, wanted)
        lost, problems = look(path, said)
    print(f"{len(said)} codings acknowledged, {killed} processes killed, {len(lost)} codings lost.")
    for problem in problems:
        print(problem)
    return 1 if lost or problems or len(said) < wanted else 0


def begin(path: Path) -> None:
    """A project with one transcript and one code."""
    from plurivox.store.codebook_acts import new_code
    from plurivox.store.door import close_project, create_project
    from plurivox.store.importing import Choices, File, read_files, store_files
    from plurivox.store.people import load_person

    project = create_project(str(path), "Killed")
    owner = load_person(project).id
    reads = read_files([File("talk.txt", WORDS.encode())], "transcript")
    assert store_files(project, reads, Choices(), by=owner)[0].stored
    new_code(project, "Waiting", by=owner)
    close_project(project)


def survive(path: Path, wanted: int) -> tuple[list[uuid.UUID], int]:
    """Let processes save codings, and kill each. What was acknowledged, and how many died."""
    chance, said, killed = random.Random(wanted), list[uuid.UUID](), 0
    while len(said) < wanted:
        most = min(chance.randint(1, max(2, wanted // 5)), wanted - len(said))
        process = subprocess.Popen(
            [sys.executable, __file__, "save", str(path), str(len(said))],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        said += acknowledged(process.stdout, most)
        process.send_signal(signal.SIGKILL)
        said += acknowledged(process.stdout, wanted * 10)  # what it said before it was killed
        process.wait()
        process.stdout.close()
        killed += 1
    return said, killed


def acknowledged(lines: Iterator[str], most: int) -> list[uuid.UUID]:
    """Keys on whole lines, at most so many."""
    found = []
    for line in lines:
        if line.endswith("\n"):
            found.append(uuid.UUID(line.strip()))
        if len(found) >= most:
            break
    return found


def save(path: str, first: int) -> None:
    """Save one coding after the other and say each, for ever."""
    from plurivox.store.codebook import load_codes
    from plurivox.store.coding_acts import save_coding
    from plurivox.store.door import open_project
    from plurivox.store.people import load_person
    from plurivox.store.sources import load_sources, load_text

    project = open_project(path)
    owner = load_person(project).id
    text = load_text(project, load_sources(project)[0].id)
    (code,) = load_codes(project)
    place = first
    while True:
        start = place % (len(text.words) - 300)
        end = start + 2 + place // (len(text.words) - 300) + place % 250
        key = save_coding(
            project, text=text.id, start=start, end=end, code=code.id, in_pass=None, by=owner
        )
        print(key, flush=True)
        place += 1


def look(path: Path, said: list[uuid.UUID]) -> tuple[set[uuid.UUID], list[str]]:
    """The codings that are not there any more, and what `check` finds wrong."""
    from plurivox.store.check import check_project
    from plurivox.store.codings import load_codings
    from plurivox.store.door import close_project, open_project
    from plurivox.store.passes import load_layers
    from plurivox.store.people import load_person

    project = open_project(str(path))
    layers = load_layers(project, load_person(project).id)
    lost = set(said) - set(load_codings(project, layers=layers).id)
    problems = [problem.sentence for problem in check_project(project)]
    close_project(project)
    return lost, problems


if __name__ == "__main__":
    if sys.argv[1] == "save":
        save(sys.argv[2], int(sys.argv[3]))
    else:
        sys.exit(main(int(sys.argv[1])))
