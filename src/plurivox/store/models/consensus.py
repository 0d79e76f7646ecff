"""What was decided after a pass had closed: on proposed codes, and on disagreements."""

from __future__ import annotations

from django.db import models

from .row import Living, ref, words


class Proposal(Living):
    """What was decided on a code that a coder proposed in a pass: accept, map (to), refuse."""

    in_pass = ref("Pass", "pass")
    code = ref("Code", "code")
    decision = words()
    to = ref("Code", "to", null=True)
    reason = words()

    class Meta:
        db_table = "proposal"


class Settlement(Living):
    """How the disagreement at a place of a text was settled: one (of `coder`), both, none, new."""

    in_pass = ref("Pass", "pass")
    text = ref("Text", "text")
    start = models.IntegerField()
    end = models.IntegerField()
    code = ref("Code", "code")
    decision = words()
    coder = ref("Person", "coder", null=True)
    new_start = models.IntegerField(null=True)
    new_end = models.IntegerField(null=True)
    new_code = ref("Code", "new_code", null=True)
    reason = words()

    class Meta:
        db_table = "settlement"


class ConsensusOrigin(Living):
    """A coding of the consensus layer comes from this coding, by this settlement if by any."""

    coding = ref("Coding", "coding")
    settlement = ref("Settlement", "settlement", null=True)
    origin = ref("Coding", "origin", null=True)

    class Meta:
        db_table = "consensus_origin"
        indexes = (models.Index(fields=["settlement"], name="consensus_settlement"),)
