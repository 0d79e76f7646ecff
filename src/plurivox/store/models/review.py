"""Studies, which one or more articles describe, and what is known of an article's text."""

from __future__ import annotations

from django.db import models

from .row import Living, ref, words


class Study(Living):
    """A study that one or more reports describe; only in a synthesis.

    attributes: characteristics beyond the usual ones. position: the order of reading. is_index: the
    study into which the others are translated.
    """

    name = words()
    year = words()
    country = words()
    setting = words()
    people = words()
    methods = words()
    position = words()
    is_index = models.BooleanField(default=False)
    attributes = models.TextField(default="{}")

    class Meta:
        db_table = "study"


class Section(Living):
    """A part of an article, in code points, end exclusive; start..label_end is its heading.

    kind: abstract, introduction, methods, results, discussion, tables, references or other.
    """

    text = ref("Text", "text")
    start = models.IntegerField()
    label_end = models.IntegerField()
    end = models.IntegerField()
    kind = words()

    class Meta:
        db_table = "section"
        indexes = (models.Index(fields=["text", "start"], name="section_text"),)


class VoiceMark(Living):
    """Whose words a stretch of an article is: participant, facilitator or author.

    Proposed when the article came in, `confirmed` by a person. said_start..said_end: who said it,
    as it stands beside the words; both 0 where nobody is named. why: block quotation, quotation
    marks, or a person.
    """

    text = ref("Text", "text")
    start = models.IntegerField()
    end = models.IntegerField()
    said_start = models.IntegerField(default=0)
    said_end = models.IntegerField(default=0)
    why = models.TextField()
    voice = words()
    confirmed = models.BooleanField(default=False)

    class Meta:
        db_table = "voice_mark"
        indexes = (models.Index(fields=["text", "start"], name="voice_mark_text"),)


class Appraisal(Living):
    """One person's answer to one question of an appraisal tool about one study."""

    study = ref("Study", "study")
    person = ref("Person", "person")
    tool = models.TextField()
    number = models.IntegerField()
    answer = words()
    note = words()

    class Meta:
        db_table = "appraisal"
        indexes = (models.Index(fields=["study"], name="appraisal_study"),)
