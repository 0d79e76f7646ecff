"""Save articles: sources like transcripts, with their parts and whose words stand where."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from plurivox.review.article import Article
from plurivox.transcripts.transcript import Transcript

from .acts import Deed
from .models import Source, Study
from .project import Project
from .sources import Saved, save_source
from .studies import study_named


def save_article(
    project: Project,
    deed: Deed,
    article: Article,
    files: Sequence[tuple[str, bytes]],
    study: str = "",
) -> Saved:
    """Store an article as a report of a study, by default the study of its own name.

    Voices are stored as proposals: nothing is confirmed until a person does.
    """
    as_source = Transcript(
        article.name,
        article.words,
        article.turns,
        (),
        encoding=article.encoding,
        language=article.language,
    )
    saved = save_source(project, deed, as_source, files, kind="article")
    key = study_named(project, deed, study or article.name)
    deed.flush()
    deed.set("source", saved.source, "study", key)
    for field, value in _unknown(project, key, saved.source, article).items():
        deed.set("study", key, field, value)
    for one in article.sections:
        heading = one.title and article.words.startswith(one.title, one.start)
        label_end = one.start + (len(one.title) if heading else 0)
        deed.add(
            "section",
            text=saved.text,
            start=one.start,
            label_end=label_end,
            end=one.end,
            kind=one.kind,
        )
    for mark in article.voices:
        at = _beside(article.words, mark.attribution, mark.start, mark.end)
        deed.add(
            "voice_mark",
            text=saved.text,
            start=mark.start,
            end=mark.end,
            said_start=at,
            said_end=at + len(mark.attribution) if at else 0,
            why=mark.why,
            voice=mark.voice,
            confirmed=False,
        )
    return saved


def _unknown(
    project: Project, study: uuid.UUID, source: uuid.UUID, article: Article
) -> dict[str, str]:
    """What the file says of a study that has no other report and of which nobody said it yet."""
    others = Source.objects.using(project.alias).filter(study=study, alive=True)
    if others.exclude(id=source).exists():
        return {}
    one = Study.objects.using(project.alias).get(id=study)
    told = {"year": article.facts.year, "country": article.facts.country}
    return {field: value for field, value in told.items() if value and not getattr(one, field)}


def _beside(words: str, attribution: str, start: int, end: int) -> int:
    """Where an attribution stands near a quotation, 0 where it does not."""
    if not attribution:
        return 0
    found = words.find(attribution, start, end + 400)
    return found if found >= 0 else max(0, words.rfind(attribution, max(0, start - 400), start))
