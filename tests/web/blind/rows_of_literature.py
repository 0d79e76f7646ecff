"""What is asked of the pages of the literature: its studies, their appraisal, the synthesis."""

from __future__ import annotations

from tests.web.blind.ask import Row, get, post

LITERATURE: dict[str, Row] = {
    "review:index": [get("review/")],
    "review:take_back": [post("review/undo/"), post("review/undo/", again="1")],
    "review:appraisals": [get("review/appraisal/"), get("review/appraisal/?tool=jbi")],
    "review:new_study": [
        get("review/studies/new/"), post("review/studies/new/", name="Brandt 2019"),
        post("review/studies/new/", name="Okello 2020"),
    ],
    "review:study": [
        get("review/{appraised}/"),
        post("review/{appraised}/", name="Okello 2021", country="Uganda"),
    ],
    "review:order": [
        post("review/{appraised}/order/", does="index"),
        post("review/{appraised}/order/", does="later"),
    ],
    "review:remove": [post("review/{appraised}/remove/"), post("review/{bare}/remove/")],
    "review:appraisal": [
        get("review/{appraised}/appraisal/"), get("review/{appraised}/appraisal/?tool=jbi"),
        post("review/{appraised}/appraisal/", tool="casp", **{"answer-1": "no"}),
        post("review/{appraised}/appraisal/", tool="jbi",
             **{f"answer-{number}": "unclear" for number in range(1, 11)}),
    ],
    "review:tie": [post("review/{article}/tie/", study="Okello 2021")],
    "review:voices": [get("review/{article}/voices/")],
    "review:say": [
        post("review/{article}/voices/say/", mark="{mark}", voice="author"),
        post("review/{article}/voices/say/", all="1"),
    ],
    "review:mark": [
        post("review/{article}/voices/mark/", paragraph="2", words="four peer workers",
             voice="participant"),
    ],
    "review:section": [post("review/{article}/section/", section="{section}", kind="other")],
    "synthesis:index": [
        get("synthesis/"), get("synthesis/?show=passages"), get("synthesis/?show=relations"),
    ],
    "synthesis:releases": [
        get("synthesis/releases/"), post("synthesis/releases/", note="As it stands."),
    ],
    "synthesis:take_back": [post("synthesis/undo/")],
    "synthesis:cell": [
        get("synthesis/cell/{study}/{other}/"), get("synthesis/cell/{another}/{code}/"),
        post("synthesis/cell/{another}/{code}/", does="translate", words="Somebody sits down."),
        post("synthesis/cell/{study}/{code}/", does="relate", kind="reciprocal", to="{code}",
             construct="{other}", rationale="The same."),
        post("synthesis/cell/{study}/{code}/", does="relate", kind="no equivalent", to="{code}"),
        post("synthesis/cell/{study}/{code}/", does="relate", kind="reciprocal", to="{code}",
             construct="{proposal}"),
        post("synthesis/cell/{study}/{code}/", does="remove", relation="{relation}"),
        get("synthesis/cell/{study}/{proposal}/"),
    ],
    "synthesis:constructs": [
        get("synthesis/constructs/"),
        post("synthesis/constructs/", code="{other}", study="{study}", order="first",
             credibility="credible", voice="author"),
        post("synthesis/constructs/", code="{code}", does="none"),
        post("synthesis/constructs/", code="{code}", does="theme", into="{theme}"),
        post("synthesis/constructs/", code="{proposal}", study="{study}", order="first"),
        post("synthesis/constructs/", code="{proposal}", does="none"),
    ],
    "synthesis:argument": [
        get("synthesis/argument/"),
        post("synthesis/argument/", narrative="It is heard late. {{quote 5f0c}}"),
    ],
    "synthesis:read_again": [post("synthesis/argument/read/")],
    "synthesis:confidence": [get("synthesis/confidence/")],
    "synthesis:judge": [
        get("synthesis/confidence/{both}/"), get("synthesis/confidence/{finding}/"),
        post("synthesis/confidence/{both}/", overall="low", explanation="Thin."),
        post("synthesis/confidence/{both}/", overall="low"),
        post("synthesis/confidence/{both}/", does="confirm"),
        post("synthesis/confidence/{finding}/", overall="high"),
    ],
    "synthesis:beside": [
        get("synthesis/beside/"),
        post("synthesis/beside/", theme="{theme}", words="Both say that it matters."),
    ],
    "synthesis:checklist": [
        get("synthesis/checklist/entreq/"), get("synthesis/checklist/emerge/"),
        post("synthesis/checklist/entreq/", number="1", state="reported", words="To know why."),
        get("synthesis/checklist/none/"),
    ],
}  # fmt: skip
