"""Sources, their texts, their speakers, and passages of them."""

from __future__ import annotations

from django.db import models

from .row import Living, Row, ref, words


class Source(Living):
    """Anything that is read and coded. kind: transcript, quotations, article, notes.

    session: of a transcript; study: that an article reports.
    """

    name = words()
    kind = words()
    session = ref("Session", "session", null=True)
    study = ref("Study", "study", null=True)

    class Meta:
        db_table = "source"
        indexes = (models.Index(fields=["project"], name="source_project"),)


class Original(Living):
    """A file as it arrived. `source` is null for tables; `data` is null once erased."""

    source = ref("Source", "source", null=True)
    name = models.TextField()
    kind = models.TextField()
    sha256 = models.TextField()
    size = models.BigIntegerField()
    data = models.BinaryField(null=True)

    class Meta:
        db_table = "original"
        indexes = (
            models.Index(fields=["sha256"], name="original_sha"),
            models.Index(fields=["source"], name="original_source"),
        )


class Text(Living):
    """The words of a source in one language at one revision; never changed once stored.

    `turns` is `Turns.pack()`, `speakers` the speakers' keys, 16 bytes each, in the order of
    `turns.speaker`. `file_sha256`: of the file it came from; `words_sha256`: of the words as they
    came; `sha_after`: of the words now, where some were erased.
    """

    source = ref("Source", "source")
    language = words()
    revision = models.IntegerField()
    length = models.IntegerField()
    words_sha256 = models.TextField()
    file_sha256 = models.TextField()
    encoding = words()
    turns = models.BinaryField()
    speakers = models.BinaryField()
    header = models.IntegerField(default=0)
    sha_after = words(db_default="")
    words = models.TextField()

    class Meta:
        db_table = "text"
        indexes = (models.Index(fields=["source", "revision"], name="text_source"),)


class Speaker(Living):
    """A label in a source. Tying it to a participant is edited, so it is a row."""

    source = ref("Source", "source")
    name = words()
    asks = models.BooleanField(default=False)
    participant = ref("Participant", "participant", null=True)

    class Meta:
        db_table = "speaker"
        indexes = (models.Index(fields=["source"], name="speaker_source"),)


class Passage(Row):
    """A span of a text in code points, end exclusive, and the quoted words. It has no author."""

    text = ref("Text", "text")
    start = models.IntegerField()
    end = models.IntegerField()
    quote = models.TextField()

    class Meta:
        db_table = "passage"
        indexes = (models.Index(fields=["text", "start"], name="passage_text"),)
