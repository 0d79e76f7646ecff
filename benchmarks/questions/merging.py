"""Merging a colleague's copy: 2,000 new codings into 50,000."""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ..built import LARGE, Bench
from ..cost import inside, of_command
from ..line import Line, NotRun, Target, figure

NEW = 2_000


def ask(bench: Bench) -> Iterator[Line]:
    """The copy has the 50,000 too: what is new in it has to be found."""
    project, other = bench.project(LARGE), bench.work / "other.plurivox"
    if not other.exists():
        inside(f"{__name__}:code_more", str(bench.copy(project, "other-part.plurivox")), NEW)
        (bench.work / "other-part.plurivox").rename(other)
    ours, floor = [], []
    for _ in range(bench.runs):
        ours.append(inside(f"{__name__}:merge", str(_fresh(bench)), str(other)))
        words = ["merge", str(_fresh(bench)), str(other)]
        floor.append(of_command([sys.executable, "-m", "benchmarks.floor", *words]).said)
    none = NotRun("it merges no projects")
    yield Line(
        f"{NEW:,} new codings merged into 50,000",
        figure(ours, "s"),
        Target(1.0),
        figure([float(one) for one in floor], "s"),
        none,
    )
    single = inside(f"{__name__}:one_by_one")
    yield Line(
        "… each of them an act of its own",
        figure([single["merge"]], "s"),
        Target(1.0),
        NotRun("—"),
        none,
    )
    yield Line(
        "… and once more, when nothing is new",
        figure([single["again"]], "s"),
        None,
        NotRun("—"),
        none,
    )


def _fresh(bench: Bench) -> object:
    return bench.copy(bench.project(LARGE), "in.plurivox")


def one_by_one() -> dict[str, float]:
    """What `benchmarks/merge.py` finds. Runs in a process of its own."""
    from ..merge import measure

    with tempfile.TemporaryDirectory() as folder:
        return measure(Path(folder), new=NEW)


def code_more(path: str, count: int) -> int:
    """Codings of one coder, as code is put on many hits at once. Runs in a process of its own."""
    from plurivox.store.codebook import load_codes
    from plurivox.store.coding_acts import code_hits
    from plurivox.store.door import close_project, open_project
    from plurivox.store.passes import load_passes
    from plurivox.store.people import load_person
    from plurivox.store.sources import load_sources, load_text

    project, chance = open_project(path), random.Random(4)
    by = load_person(project, "Ann").id
    joint = next(one.id for one in load_passes(project) if one.kind == "joint")
    codes = [code.id for code in load_codes(project)]
    for source in load_sources(project)[: count // 100]:
        text = load_text(project, source.id)
        places = [chance.randrange(len(text.words) - 300) for _ in range(100)]
        hits = [(text.id, at, at + chance.randint(40, 300)) for at in places]
        code_hits(project, hits=hits, code=chance.choice(codes), in_pass=joint, by=by)
    close_project(project)
    return count


def merge(path: str, other: str) -> float:
    """Processor seconds. Runs in a process of its own."""
    from plurivox.store.door import close_project, open_project
    from plurivox.store.merge import merge_project

    here, there = open_project(path), open_project(other)
    begun = time.process_time()
    came = merge_project(here, there).rows
    taken = time.process_time() - begun
    assert came["coding"] > NEW * 0.9, came
    close_project(here)
    close_project(there)
    return taken
