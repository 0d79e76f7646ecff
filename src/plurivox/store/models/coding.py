"""Codes, passes, codings, and what coders write beside them."""

from __future__ import annotations

from django.db import models

from ..keys import IdField
from .row import Living, ref, words


class Pass(Living):
    """A round of coding over stated sources by stated coders.

    kind: independent, joint, consensus. state: open, closed, ready. origin: here, imported, or the
    key of the pass that a consensus is of. note: who agreed to what when it was closed.
    """

    name = words()
    kind = words()
    origin = words()
    state = words()
    scope = words()
    unit = words()
    statistic = words()
    note = words()
    release = models.IntegerField(null=True)

    class Meta:
        db_table = "pass"


class PassSource(Living):
    """A source that a pass covers."""

    in_pass = ref("Pass", "pass")
    source = ref("Source", "source")

    class Meta:
        db_table = "pass_source"


class PassCoder(Living):
    """A coder of a pass; `done` is what they declare themselves."""

    in_pass = ref("Pass", "pass")
    coder = ref("Person", "coder")
    done = models.BooleanField(default=False)

    class Meta:
        db_table = "pass_coder"


class Closing(Living):
    """The codings of one coder that a closed pass is computed on: keys, 16 bytes each."""

    in_pass = ref("Pass", "pass")
    coder = ref("Person", "coder")
    codings = models.BinaryField()

    class Meta:
        db_table = "closing"


class Code(Living):
    """A tag with its definition. With a pass and a coder it is that coder's private proposal.

    merged_into: the code that it is read as. reason: why it was last merged, split or retired.
    With a study it is a construct of that study: order (first, second) says whose understanding it
    is, voice whose words where its passages do not, credibility (JBI) how well they bear it out.
    """

    in_pass = ref("Pass", "pass", null=True)
    coder = ref("Person", "coder", null=True)
    name = words()
    parent = ref("Code", "parent", null=True)
    short = words()
    full = words()
    use = words()
    not_for = words(db_column="not")
    origin = words()
    level = words()
    domain = words()
    color = words()
    status = words()
    position = words()
    merged_into = ref("Code", "merged_into", null=True)
    reason = words()
    study = ref("Study", "study", null=True)
    order = words()
    voice = words()
    credibility = words()

    class Meta:
        db_table = "code"


class CodeExample(Living):
    """A passage that shows what a code means. In a pass of a coder it is as private as a coding."""

    code = ref("Code", "code")
    passage = ref("Passage", "passage")
    in_pass = ref("Pass", "pass", null=True)
    coder = ref("Person", "coder", null=True)

    class Meta:
        db_table = "code_example"


class Coding(Living):
    """One code put on one passage by one coder in one pass. replaces: what it was moved from.

    release: the newest release of the codebook when it was made, where there was one.
    """

    passage = ref("Passage", "passage")
    code = ref("Code", "code")
    coder = ref("Person", "coder")
    in_pass = ref("Pass", "pass")
    replaces = ref("Coding", "replaces", null=True)
    release = models.IntegerField(null=True)

    class Meta:
        db_table = "coding"
        indexes = (
            models.Index(fields=["passage"], name="coding_passage"),
            models.Index(fields=["code"], name="coding_code"),
            models.Index(
                fields=["replaces"],
                name="coding_replaces",
                condition=models.Q(replaces__isnull=False),
            ),
        )


class Memo(Living):
    """What a coder thinks about a row, in a pass or outside one."""

    in_pass = ref("Pass", "pass", null=True)
    coder = ref("Person", "coder")
    about_table = models.TextField()
    about_row = IdField()
    words = words()

    class Meta:
        db_table = "memo"
        indexes = (models.Index(fields=["about_row"], name="memo_about"),)


class Release(Living):
    """A numbered, frozen state of the codebook, or of the grid; `content` is JSON."""

    kind = models.TextField(default="")
    number = models.IntegerField()
    content = models.TextField()
    note = words()

    class Meta:
        db_table = "release"
