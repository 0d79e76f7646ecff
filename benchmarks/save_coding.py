"""What a coder waits for: saving a coding, opening a text, finding a word. In milliseconds.

`python -m benchmarks.save_coding PROJECT.plurivox` measures processor time on a copy of a project.
The first source is coded; the words looked for are a frequent and a rare one of its text.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median

from benchmarks.cost import each

TIMES = 200


def main(path: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.plurivox"
        shutil.copyfile(path, copy)
        for what, milliseconds in measured(str(copy)).items():
            print(f"{what:<44}{milliseconds:8.2f} ms")


def measured(path: str) -> dict[str, float]:
    """The median of each, in milliseconds of this process."""
    from plurivox.store.codebook import load_codes
    from plurivox.store.coding_acts import save_coding
    from plurivox.store.door import open_project
    from plurivox.store.passes import load_layers
    from plurivox.store.people import load_person
    from plurivox.store.reading import load_page
    from plurivox.store.search import search
    from plurivox.store.sources import load_sources, load_text

    project = open_project(path)
    me = load_person(project).id
    text = load_text(project, load_sources(project)[0].id)
    code = load_codes(project)[0].id
    starts = iter(range(len(text.words) - 60))

    def save() -> None:
        start = next(starts)
        save_coding(
            project, text=text.id, start=start, end=start + 50, code=code, in_pass=None, by=me
        )

    def open_page() -> None:
        load_page(project, text.source, layers=load_layers(project, me), person=me)

    counted = Counter(word for word in text.words.split() if word.isalpha()).most_common()
    frequent, rare = counted[20][0], counted[-1][0]
    work = {
        "save one coding, with its audit row": save,
        f"open a text of {len(text.words.split())} words": open_page,
        f"50 hits of a frequent word ({frequent})": lambda: search(project, frequent),
        f"50 hits of a rare word ({rare})": lambda: search(project, rare),
    }
    for one in work.values():
        one()
    return {what: 1000 * median(each(TIMES, one)) for what, one in work.items()}


if __name__ == "__main__":
    main(sys.argv[1])
