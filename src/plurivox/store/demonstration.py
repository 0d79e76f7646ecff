"""Building the demonstration: an invented study, brought in through the doors of a real one."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Iterator

from plurivox import demonstration as invented
from plurivox.evidence.problem import Refused
from plurivox.themes.attributes import with_value
from plurivox.themes.references import WHATS, count_reference, quote_reference

from .acts import act
from .analysis import load_analysis, load_gathered
from .cells import save_summary
from .closing_note import save_closing_note
from .codebook import Codebook
from .demonstration_synthesis import add_synthesis
from .door import close_project, create_project, remove_project
from .fieldwork import Places
from .framework import item_id, save_item_link
from .importing import Choices, File, Outcome, read_files, store_files
from .influences import Claimed, load_nodes, save_link, save_link_passages
from .keys import passage_id
from .memos import save_memo, save_passage_memo
from .passes import load_pass, load_passes
from .people import load_person
from .project import Project
from .readings import save_reading
from .releases import save_release
from .sources import Arrival, OpenText, load_text, source_names
from .stance import save_stance
from .theme_acts import change_theme
from .themes import load_themes

PASS = "first four"
EXTRACTION = "extraction"


def build_demonstration(location: str) -> Project:
    """Make the demonstration project. Raises Refused where something is there already."""
    lead = invented.CODERS[0]
    project = create_project(location, invented.TITLE, lead, invented=True)
    try:
        _fill(project, load_person(project).id)
    except BaseException:
        close_project(project)
        remove_project(location)
        raise
    return project


def _fill(project: Project, lead: uuid.UUID) -> None:
    """In the order of the work."""
    _sites(project, lead)
    tables = [File(f"{name}.csv", _table(name)) for name in ("participants", "codebook")]
    _store(project, lead, tables, Choices())
    sessions = [
        File(f"{name}.txt", invented.transcript(name).read_bytes()) for name in invented.SESSIONS
    ]
    _store(project, lead, sessions, Choices(kind="transcript", arrivals=_arrivals()))
    save_release(project, note="As both coders began with it.", by=lead)
    both, rest = _shared_out()
    _store(project, lead, [File("first four.csv", _codings(both))], Choices(in_pass=PASS))
    _store(project, lead, [File("the rest.csv", _codings(rest))], Choices())
    _store(project, lead, [File("settlements.csv", _table("settlements"))], Choices())
    _coded_under(project, lead)
    note = "We settled what could change a theme; the small ones wait for our next meeting."
    save_closing_note(project, load_pass(project, PASS), note, invented.CODERS, by=lead)
    _memos(project)
    _store(project, lead, [File("themes.csv", _table("themes"))], Choices())
    _quote(project, lead)
    _store(project, lead, [File("findings.csv", _table("findings"))], Choices(kind="findings"))
    _map(project, lead)
    _store(project, lead, [File("framework.csv", _table("framework"))], Choices(kind="framework"))
    _beside_framework(project, lead)
    save_stance(project, invented.STANCE, by=lead)
    _readings(project)
    _write(project, lead)
    _articles(project, lead)
    add_synthesis(project, lead)


def _articles(project: Project, lead: uuid.UUID) -> None:
    """The articles of the synthesis, each as a report of its study, and their constructs."""
    for row in invented.table("studies"):
        file = File(row["file"], invented.article(row["file"]).read_bytes())
        _store(project, lead, [file], Choices(kind="article", study=row["study"]))
    table = File("constructs.csv", _table("constructs"))
    _store(project, lead, [table], Choices(kind="constructs", in_pass=EXTRACTION))


def _coded_under(project: Project, lead: uuid.UUID) -> None:
    """Both passes began with the first release; a table of codings cannot say so."""
    with act(project, lead, "name the release of a pass") as deed:
        for one in load_passes(project):
            if one.kind != "consensus":
                deed.set("pass", one.id, "release", 1)


def _sites(project: Project, lead: uuid.UUID) -> None:
    with act(project, lead, "describe sites") as deed:
        places = Places.of(project)
        for row in invented.table("sites"):
            site = places.site(deed, row["site"], row["setting"])
            assert site
            said = ("country", "language", "setting_year", "setting_source")
            deed.change("site", site, {name: row[name] for name in said})


def _shared_out() -> tuple[set[str], set[str]]:
    """The sessions that both coders coded by themselves, and those that one of them did."""
    coders: dict[str, set[str]] = {}
    for one in invented.codings():
        coders.setdefault(one.source, set()).add(one.coder)
    both = {name for name, who in coders.items() if len(who) > 1}
    return both, coders.keys() - both


def _store(project: Project, by: uuid.UUID, files: list[File], choices: Choices) -> None:
    outcomes: list[Outcome] = store_files(project, read_files(files, choices.kind), choices, by=by)
    problems = [problem for one in outcomes for problem in one.problems]
    if problems:
        raise Refused.all(problems)


def _table(name: str) -> bytes:
    return (invented.FOLDER / f"{name}.csv").read_bytes()


def _arrivals() -> dict[str, Arrival]:
    """Who speaks in which session, as its table of participants says."""
    people = invented.table("participants")
    return {
        row["session"]: Arrival(
            row["site"],
            "",
            row["session"],
            {
                one["speaker"]: (one["site"], one["id"])
                for one in people
                if row["session"] in one["session"].split("; ")
            },
        )
        for row in invented.table("sessions")
    }


def _codings(sources: set[str]) -> bytes:
    """The invented codings, given by their words, as a table gives them by their places."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(("source", "coder", "code", "start", "end", "quote", "memo"))
    writer.writerows(row for row in _rows() if row[0] in sources)
    return out.getvalue().encode()


def _rows() -> Iterator[tuple[object, ...]]:
    for one in invented.codings():
        yield one.source, one.coder, one.code, one.start, one.end, one.quote, one.memo


def _texts(project: Project) -> dict[str, OpenText]:
    return {name: load_text(project, source) for name, source in source_names(project).items()}


def _span(text: OpenText, quote: str) -> tuple[int, int]:
    span = invented.place(text.words, quote)
    if span is None:
        raise Refused(f"“{quote[:60]}” does not stand once in {text.name}; correct the quotation.")
    return span


def _memos(project: Project) -> None:
    """What the coders wrote beside their work: on words, on codes, on whole sources."""
    texts, book = _texts(project), Codebook(project)
    for row in invented.table("memos"):
        by = load_person(project, row["coder"]).id
        text = texts[row["source"]] if row["source"] else None
        if text and row["quote"]:
            start, end = _span(text, row["quote"])
            save_passage_memo(
                project,
                text=text.id,
                start=start,
                end=end,
                words=row["words"],
                in_pass=None,
                by=by,
            )
            continue
        table, key = ("source", text.source) if text else ("code", book.find(row["code"]))
        assert key
        save_memo(project, (table, key), row["words"], in_pass=None, by=by)


def _quote(project: Project, lead: uuid.UUID) -> None:
    """The quotations that findings cite, on their passages in the transcripts."""
    texts = _texts(project)
    with act(project, lead, "choose quotations") as deed:
        for row in invented.table("passages"):
            text = texts[row["source"]]
            start, end = _span(text, row["quote"])
            key = passage_id(text.id, start, end)
            deed.add("passage", key, text=text.id, start=start, end=end, quote=row["quote"])
            deed.add("quotation", passage=key, number=row["id"])


def _map(project: Project, lead: uuid.UUID) -> None:
    """The links of the map of influences, on the quotations that findings cite too."""
    texts = _texts(project)
    nodes = {one.name: (one.kind, one.id) for one in load_nodes(project)}
    quoted = {
        row["id"]: passage_id(texts[row["source"]].id, *_span(texts[row["source"]], row["quote"]))
        for row in invented.table("passages")
    }
    for row in invented.table("influences"):
        claimed = Claimed(
            nodes[row["from"]], nodes[row["to"]], row["polarity"], row["claim"], row["note"]
        )
        link = save_link(project, claimed, by=lead)
        keys = [quoted[name] for name in row["quotes"].split()]
        if keys:
            save_link_passages(project, link, keys, by=lead)


def _beside_framework(project: Project, lead: uuid.UUID) -> None:
    """What of the analysis stands beside the items of the framework."""
    book, themes = Codebook(project), {one.name: one.id for one in load_themes(project)}
    for row in invented.table("links"):
        key = themes[row["name"]] if row["what"] == "theme" else book.find(row["name"])
        assert key
        item = item_id(project, row["kind"], row["no"])
        save_item_link(project, item, (row["what"], key), by=lead)


def _readings(project: Project) -> None:
    """Who has read which session through."""
    sources = source_names(project)
    for row in invented.table("readings"):
        by = load_person(project, row["person"]).id
        save_reading(project, sources[row["source"]], by=by, day=row["day"])


def _write(project: Project, lead: uuid.UUID) -> None:
    """Summaries of cells, and a sentence more in narratives, with living quotations and figures."""
    analysis = load_analysis(project)
    rows = {one.name: one for one in load_gathered(project, "theme", analysis)}
    for cell in invented.table("cells"):
        about, where = rows[cell["theme"]], (cell["attribute"], cell["value"])
        said = with_value(analysis, [analysis.passages[k] for k in about.passages], *where)
        keys = [one.id for one in said]
        save_summary(project, ("theme", about.id), where, cell["words"], keys, by=lead)
    texts, views = _texts(project), {one.id: one for one in load_themes(project)}
    quoted = {
        row["id"]: quote_reference(
            passage_id(texts[row["source"]].id, *_span(texts[row["source"]], row["quote"]))
        )
        for row in invented.table("passages")
    }
    for one in invented.table("living"):
        about = rows[one["theme"]]
        figures = {what: count_reference(about, what) for what in WHATS}
        narrative = f"{views[about.id].narrative} {one['words'].format(**figures, **quoted)}"
        change_theme(project, about.id, narrative=narrative, by=lead)
