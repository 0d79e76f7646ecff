"""Which columns of which table are facts, only ever inserted, and which are folded from versions.

The order of the tables is that of their references: a row comes after the rows that it names.
Kinds of folded values: text, int, bool, id, map (JSON whose entries are versioned one by one).
"""

from __future__ import annotations

FACTS: dict[str, tuple[str, ...]] = {
    "project": ("slug", "begun"),
    "person": (),
    "act": ("by", "verb", "at", "undoes"),
    "site": (),
    "session": (),
    "participant": (),
    "attendance": ("session", "participant"),
    "study": (),
    "source": (),
    "original": ("source", "name", "kind", "sha256", "size", "data"),
    "text": (
        "source",
        "language",
        "revision",
        "length",
        "words_sha256",
        "file_sha256",
        "encoding",
        "turns",
        "speakers",
        "header",
        "words",
    ),
    "speaker": ("source",),
    "section": ("text", "start", "label_end", "end"),
    "voice_mark": ("text", "start", "end", "said_start", "said_end", "why"),
    "passage": ("text", "start", "end", "quote"),
    "pass": (),
    "pass_source": ("pass", "source"),
    "pass_coder": ("pass", "coder"),
    "code": ("pass", "coder"),
    "code_example": ("code", "passage", "pass", "coder"),
    "coding": ("passage", "code", "coder", "pass", "replaces", "release"),
    "closing": ("pass", "coder", "codings"),
    "proposal": ("pass", "code"),
    "settlement": ("pass", "text", "start", "end", "code"),
    "consensus_origin": ("coding", "settlement", "origin"),
    "memo": ("pass", "coder", "about_table", "about_row"),
    "release": ("kind", "number", "content", "note"),
    "theme": (),
    "theme_code": ("theme", "code"),
    "theme_passage": ("theme", "passage"),
    "quotation": ("passage", "participant"),
    "finding": (),
    "finding_passage": ("finding", "passage"),
    "framework_item": (),
    "item_link": ("item", "about_table", "about_row"),
    "cell_summary": ("about_table", "about_row", "attribute"),
    "checked": ("about_table", "about_row"),
    "influence": (),
    "influence_passage": ("influence", "passage"),
    "reading": ("source", "person"),
    "appraisal": ("study", "person", "tool", "number"),
    "relation": (),
    "confidence": ("finding",),
    "checklist_item": ("checklist", "number"),
    "version": ("act", "table", "row", "field", "value"),
    "replaces": ("version", "old"),
    "erased": ("act", "table", "row", "start", "end", "sha_before", "sha_after"),
}

_ALIVE = {"alive": "bool"}

FOLDED: dict[str, dict[str, str]] = {
    "project": {
        "title": "text",
        "invented": "bool",
        "label_pattern": "text",
        "approach": "text",
        "stance": "text",
        "without_counts": "bool",
        "argument": "text",
    }
    | _ALIVE,
    "person": {"name": "text", "role": "text"} | _ALIVE,
    "site": {
        "name": "text",
        "country": "text",
        "setting": "text",
        "setting_year": "text",
        "setting_source": "text",
        "language": "text",
    }
    | _ALIVE,
    "session": {"site": "id", "name": "text", "held": "text", "seconds": "int", "language": "text"}
    | _ALIVE,
    "participant": {
        "site": "id",
        "number": "text",
        "role": "text",
        "gender": "text",
        "attributes": "map",
    }
    | _ALIVE,
    "attendance": _ALIVE,
    "study": {
        "name": "text",
        "year": "text",
        "country": "text",
        "setting": "text",
        "people": "text",
        "methods": "text",
        "position": "text",
        "is_index": "bool",
        "attributes": "map",
    }
    | _ALIVE,
    "source": {"name": "text", "kind": "text", "session": "id", "study": "id"} | _ALIVE,
    "original": _ALIVE,
    "text": _ALIVE,
    "speaker": {"name": "text", "asks": "bool", "participant": "id"} | _ALIVE,
    "section": {"kind": "text"} | _ALIVE,
    "voice_mark": {"voice": "text", "confirmed": "bool"} | _ALIVE,
    "pass": {
        "name": "text",
        "kind": "text",
        "origin": "text",
        "state": "text",
        "scope": "text",
        "unit": "text",
        "statistic": "text",
        "note": "text",
        "release": "int",
    }
    | _ALIVE,
    "pass_source": _ALIVE,
    "pass_coder": {"done": "bool"} | _ALIVE,
    "code": {
        "name": "text",
        "parent": "id",
        "short": "text",
        "full": "text",
        "use": "text",
        "not": "text",
        "origin": "text",
        "level": "text",
        "domain": "text",
        "color": "text",
        "status": "text",
        "position": "text",
        "merged_into": "id",
        "reason": "text",
        "study": "id",
        "order": "text",
        "voice": "text",
        "credibility": "text",
    }
    | _ALIVE,
    "code_example": _ALIVE,
    "coding": _ALIVE,
    "closing": _ALIVE,
    "proposal": {"decision": "text", "to": "id", "reason": "text"} | _ALIVE,
    "settlement": {
        "decision": "text",
        "coder": "id",
        "new_start": "int",
        "new_end": "int",
        "new_code": "id",
        "reason": "text",
    }
    | _ALIVE,
    "consensus_origin": _ALIVE,
    "memo": {"words": "text"} | _ALIVE,
    "release": _ALIVE,
    "theme": {
        "name": "text",
        "number": "text",
        "parent": "id",
        "definition": "text",
        "boundaries": "text",
        "narrative": "text",
        "position": "text",
    }
    | _ALIVE,
    "theme_code": _ALIVE,
    "theme_passage": _ALIVE,
    "quotation": {"number": "text", "label": "text"} | _ALIVE,
    "finding": {
        "theme": "id",
        "number": "text",
        "claim": "text",
        "polarity": "text",
        "level": "text",
        "setting": "text",
        "quantifier": "text",
        "narrative": "text",
        "position": "text",
    }
    | _ALIVE,
    "finding_passage": {"stance": "text", "quoted": "bool", "position": "text"} | _ALIVE,
    "framework_item": {
        "kind": "text",
        "number": "text",
        "name": "text",
        "definition": "text",
        "position": "text",
    }
    | _ALIVE,
    "item_link": _ALIVE,
    "cell_summary": {"value": "text", "words": "text", "basis": "text"} | _ALIVE,
    "checked": {"printed": "text"} | _ALIVE,
    "influence": {
        "from_table": "text",
        "from_row": "id",
        "to_table": "text",
        "to_row": "id",
        "polarity": "text",
        "claim": "text",
        "note": "text",
    }
    | _ALIVE,
    "influence_passage": _ALIVE,
    "reading": {"day": "text"} | _ALIVE,
    "appraisal": {"answer": "text", "note": "text"} | _ALIVE,
    "relation": {
        "construct": "id",
        "to_construct": "id",
        "study": "id",
        "kind": "text",
        "rationale": "text",
    }
    | _ALIVE,
    "confidence": {
        "methodological": "text",
        "methodological_why": "text",
        "coherence": "text",
        "coherence_why": "text",
        "adequacy": "text",
        "adequacy_why": "text",
        "relevance": "text",
        "relevance_why": "text",
        "overall": "text",
        "overall_why": "text",
        "basis": "text",
    }
    | _ALIVE,
    "checklist_item": {"state": "text", "words": "text"} | _ALIVE,
}

# Written by `erase` alone, and local tables that never merge.
ERASURE: dict[str, tuple[str, ...]] = {"text": ("sha_after",)}
LOCAL: tuple[str, ...] = ("pin",)

# What a folded column holds before any version of it: must equal the models' defaults.
EMPTY: dict[str, object] = {"text": "", "int": None, "bool": False, "id": None, "map": "{}"}
