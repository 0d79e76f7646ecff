"""What is asked of every page, or why nothing is: one row each."""

from __future__ import annotations

from tests.web.blind.ask import Ask, Exempt, Row, acted, get, part, post
from tests.web.blind.rows_of_literature import LITERATURE
from tests.web.blind.world import SECRET

OPENS = Exempt("opens the door by a word that works once, before the project is read")
WAITING = Exempt(
    "one’s own files that wait to be imported, under a key that nobody else has; the import itself "
    "is tested as a command"
)
EXPORTED = Exempt("one’s own file, under a key that nobody else has; tested as a flow below")

PAGES: dict[str, Row] = {
    **LITERATURE,
    "project:home": [get("")],
    "project:method": [get("method/"), post("method/", stance="reflexive")],
    "project:read": [post("method/readings/", source="{noa}", day="2026-11-20")],
    "people:enter": OPENS,
    "people:choose": [get("who/"), get("who/?next=/coding/")],
    "people:pin": [
        get("who/{Bo}/"), get("who/{Ada}/"), post("who/{Bo}/", pin="9999"),
        post("who/{Bo}/", pin="1111", again="1111"),
    ],
    "people:you": [get("you/")],
    "people:change_pin": [
        post("you/pin/", old="9999", pin="1357", again="1357"),
        post("you/pin/", old="2468", pin="1357", again="1357"),
    ],
    "people:leave": Exempt("ends one’s own sitting and reads nothing of the project"),
    "people:people": [
        get("people/"), post("people/", name="Bo", role="coder"),
        post("people/", name="Dana", role="coder"),
    ],
    "people:reset_pin": [post("people/{Bo}/pin/")],
    "people:change_role": [
        post("people/{Bo}/role/", role="lead"), post("people/{Bo}/role/", role="reader"),
        post("people/{Bo}/role/", role="none"),
    ],
    "fieldwork:index": [get("fieldwork/")],
    "fieldwork:new_site": [
        get("fieldwork/sites/new/"), post("fieldwork/sites/new/", name="Gulu"),
        post("fieldwork/sites/new/", name="Leeds"),
    ],
    "fieldwork:site": [
        get("fieldwork/sites/{site}/"), post("fieldwork/sites/{site}/", name="Kampala"),
    ],
    "fieldwork:participants": [get("fieldwork/participants/")],
    "fieldwork:new_participant": [
        get("fieldwork/participants/new/"),
        post("fieldwork/participants/new/", number="P2", site="Leeds"),
        post("fieldwork/participants/new/", number="P1", site="Leeds"),
    ],
    "fieldwork:participant": [
        get("fieldwork/participants/{participant}/"),
        post("fieldwork/participants/{participant}/", number="P9", site="Leeds", role="nurse"),
    ],
    "fieldwork:remove": [post("fieldwork/participants/{participant}/remove/")],
    "transcripts:index": [get("transcripts/")],
    "transcripts:import": [get("transcripts/import/"), post("transcripts/import/")],
    "transcripts:waiting": WAITING,
    "transcripts:how_far": WAITING,
    "transcripts:kinds": WAITING,
    "transcripts:take": WAITING,
    "transcripts:cancel": WAITING,
    "transcripts:look": WAITING,
    "transcripts:as_read": WAITING,
    "transcripts:source": [get("transcripts/{noa}/"), get("transcripts/{ben}/")],
    "transcripts:speakers": [
        get("transcripts/{noa}/speakers/"),
        post("transcripts/{noa}/speakers/", **{"name-{speaker}": "Who", "asks-{speaker}": "on"}),
    ],
    "transcripts:remove": [post("transcripts/{noa}/remove/"), post("transcripts/{ben}/remove/")],
    "transcripts:original": [get("transcripts/{noa}/file/{original}/")],
    "coding:index": [get("coding/")],
    "coding:search": [
        get("coding/find/"), get("coding/find/?q=tea"), get("coding/find/?q=" + SECRET),
        get("coding/find/?q=patient&source={noa}&pass={one}"), get("coding/find/?q=shame"),
        get("coding/find/?q=a*&pass={pilot}"),
    ],
    "coding:code_found": [
        post("coding/find/code/", q="patient", hit=["{text}:{start}:{end}:{noa}"], code="Support",
             act="{participant}"),
        post("coding/find/code/", q="patient", hit=["{text}:{start}:{end}:{noa}"], code=SECRET,
             act="{participant}", **{"pass": "{one}"}),
        post("coding/find/code/", q="patient", hit=["{text}:{start}:{end}:{noa}"], code="warm",
             act="{participant}"),
    ],
    "coding:codebook": [get("coding/codebook/")],
    "coding:new_code": [
        post("coding/codebook/new/", name=SECRET, act="{participant}"),
        post("coding/codebook/new/", name=SECRET, parent="{code}", act="{participant}"),
        post("coding/codebook/new/", name="Under it", parent="{proposal}", act="{participant}"),
        post("coding/codebook/new/", name="Pay and contract, late", act="{participant}"),
    ],
    "coding:take_back": [post("coding/codebook/undo/"), post("coding/codebook/undo/", again="yes")],
    "coding:code": [
        get("coding/codebook/{code}/"), get("coding/codebook/{other}/"),
        get("coding/codebook/{proposal}/"), get("coding/codebook/{coding}/"),
    ],
    "coding:change_code": [
        post("coding/codebook/{code}/change/", name="Help", reason="one", act="{participant}"),
        post("coding/codebook/{other}/change/", name=SECRET, reason="one", act="{participant}"),
        post("coding/codebook/{proposal}/change/", name="Mine", reason="one", act="{participant}"),
        post("coding/codebook/{proposal}/change/", name="Mine", act="{participant}"),
    ],
    "coding:move_code": [
        post("coding/codebook/{other}/move/", parent="{code}", reason="one", act="{participant}"),
        post("coding/codebook/{code}/move/", parent="{proposal}", reason="one",
             act="{participant}"),
        post("coding/codebook/{other}/move/", parent="{code}", before="{proposal}", script="yes",
             reason="one", act="{participant}"),
        post("coding/codebook/{proposal}/move/", parent="", reason="one", act="{participant}"),
        post("coding/codebook/{proposal}/move/", parent="{code}", act="{participant}"),
    ],
    "coding:merge_code": [
        post("coding/codebook/{code}/merge/", into="{other}", reason="one", act="{participant}"),
        post("coding/codebook/{proposal}/merge/", into="{other}", reason="x", act="{participant}"),
        post("coding/codebook/{other}/merge/", into="{proposal}", reason="x", act="{participant}"),
    ],
    "coding:split_code": [
        post("coding/codebook/{code}/split/", names=SECRET + "\nCold tea", reason="two",
             act="{participant}"),
        post("coding/codebook/{proposal}/split/", names="a\nb", reason="two", act="{participant}"),
    ],
    "coding:retire_code": [
        post("coding/codebook/{code}/retire/", reason="old", act="{participant}"),
        post("coding/codebook/{proposal}/retire/", reason="old", act="{participant}"),
        post("coding/codebook/{proposal}/retire/", again="yes", act="{participant}"),
    ],
    "coding:releases": [
        get("coding/releases/"), post("coding/releases/", note="next", act="{participant}"),
    ],
    "coding:compare": [get("coding/releases/compare/?before=1&after=now")],
    "coding:difference": [get("coding/releases/1/now/")],
    "coding:passes": [get("coding/passes/")],
    "coding:new_pass": [
        get("coding/passes/new/"),
        post("coding/passes/new/", name="first", kind="joint", coders=["Ada"], sources=["noa"],
             unit="turn", scope="participants"),
        post("coding/passes/new/", name="second", kind="independent", coders=["Ada", "Bo"],
             sources=["noa", "ben"], unit="turn", scope="participants",
             statistic="krippendorff_alpha"),
    ],
    "coding:approach": [
        post("coding/passes/approach/", approach="reflexive"),
        post("coding/passes/approach/", approach="none"),
    ],
    "coding:proposals": [get("coding/passes/proposals/")],
    "coding:declare_done": [
        post("coding/passes/{one}/done/", done="yes"), post("coding/passes/{one}/done/", done="no"),
        post("coding/passes/{pilot}/done/", done="yes"),
    ],
    # Closing is asked for here and not done: it is what ends the blindness.
    "coding:close_pass": [get("coding/passes/{one}/close/"), get("coding/passes/{pilot}/close/")],
    "coding:decide": [
        post("coding/passes/{past}/proposals/{undecided}/", decision="accept", reason="ours"),
        post("coding/passes/{past}/proposals/{undecided}/", decision="map", to="{code}"),
        post("coding/passes/{past}/proposals/{undecided}/", decision="map", to="{proposal}"),
        post("coding/passes/{past}/proposals/{proposal}/", decision="accept"),
        post("coding/passes/{one}/proposals/{proposal}/", decision="accept"),
        post("coding/passes/{one}/proposals/{proposal}/", decision="map", to="{code}"),
        post("coding/passes/{pilot}/proposals/{proposal}/", decision="refuse"),
        post("coding/passes/{pilot}/proposals/{code}/", decision="map", to="{proposal}"),
    ],
    "coding:comparison": [
        get("coding/passes/{one}/compare/"), get("coding/passes/{pilot}/compare/"),
        get("coding/passes/{pilot}/compare/?open={open}&all=yes&order=code"),
    ],
    "coding:settle": [
        post("coding/passes/{one}/settle/", open="{open}", decision="both"),
        post("coding/passes/{pilot}/settle/", open="{open}", decision="one:Ada", reason="hers"),
        part("coding/passes/{pilot}/settle/", open="{open}", decision="new", new_code="{proposal}"),
        part("coding/passes/{pilot}/settle/", open="{open}", decision="one:Bo", shown="{noa}"),
    ],
    "coding:remark": [
        post("coding/passes/{one}/remark/", open="{open}", words="Why?"),
        part("coding/passes/{pilot}/remark/", open="{open}", words="Why?", shown="{noa}"),
    ],
    "coding:settle_back": [
        post("coding/passes/{one}/take-back/"),
        part("coding/passes/{pilot}/take-back/", shown="{noa}"),
    ],
    "coding:consensus": [
        get("coding/passes/{one}/consensus/"), get("coding/passes/{pilot}/consensus/"),
        post("coding/passes/{one}/consensus/"), post("coding/passes/{pilot}/consensus/"),
    ],
    "coding:closing_note": [
        post("coding/passes/{one}/note/", words="Agreed.", agreed=["Ada", "Bo"]),
        post("coding/passes/{pilot}/note/", words="Agreed.", agreed=["Ada", "Cleo"]),
    ],
    "coding:release_after": [
        post("coding/passes/{one}/release/"), post("coding/passes/{pilot}/release/"),
    ],
    "coding:agreement": [
        get("coding/passes/{one}/agreement/"), get("coding/passes/{pilot}/agreement/"),
        get("coding/passes/{pilot}/agreement/?unit=character&scope=all&tree=yes"),
    ],
    "coding:cells": [
        get("coding/passes/{one}/units/?code={code}"),
        get("coding/passes/{pilot}/units/?code={code}"),
        get("coding/passes/{pilot}/units/?code={proposal}"),
        get("coding/passes/{pilot}/units/?code={code}&who=Bo"),
    ],
    "coding:discussion": [
        get("coding/passes/{one}/discussion/"), get("coding/passes/{pilot}/discussion/?all=yes"),
    ],
    "coding:source": [
        get("coding/{article}/"),
        get("coding/{noa}/"), get("coding/{ben}/"), get("coding/{noa}/?pass={one}"),
        get("coding/{ben}/?pass={one}"), get("coding/{noa}/?pass={pilot}"),
    ],
    "coding:act": [
        acted("code", code="{code}", spans=[["{start}", "{end}"]]),
        acted("code", code="{proposal}", spans=[["{start}", "{end}"]]),
        acted("code", in_pass="", code="{proposal}", spans=[["{start}", "{end}"]]),
        acted("code", in_pass="", code="{code}", spans=[["{start}", "{end}"]]),
        acted("move", coding="{coding}", start=0, end=5),
        acted("remove", coding="{coding}"),
        acted("new code", name=SECRET),
        acted("new code", name=SECRET, above="{code}"),
        acted("new code", in_pass="", name=SECRET, above="{code}"),
        acted("new code", name="Mine", above="{proposal}"),
        acted("memo", about="coding", row="{coding}", words="Whose?"),
        acted("memo", about="code", row="{proposal}", words="Whose?"),
        acted("memo", about="passage", row="{passage}", words="Marked?"),
        acted("memo", in_pass="", about="passage", row="{passage}", words="Marked?"),
        acted("memo", memo="{memo}", words="Whose?"),
        acted("memo", memo="{memo}", words=""),
        acted("memo", about="source", row="{noa}", words="Long."),
        acted("undo"), acted("redo"), acted("undo", in_pass=""), acted("nothing"),
    ],
    "coding:memos": [
        get("coding/{noa}/memos/?about=code&row={code}"),
        get("coding/{noa}/memos/?about=code&row={proposal}"),
        get("coding/{noa}/memos/?about=coding&row={coding}"),
        get("coding/{noa}/memos/?about=passage&row={passage}"),
        get("coding/{noa}/memos/?about=source&row={noa}"),
        get("coding/{noa}/memos/?about=pass&row={one}"),
    ],
    "coding:ticket": [get("coding/{noa}/ticket/")],
    "themes:index": [get("themes/"), post("themes/", act="{participant}", name="Trust")],
    "themes:framework": [
        get("themes/framework/"), post("themes/framework/", item="{item}", about="code:{code}"),
        post("themes/framework/", item="{item}", about="code:{proposal}"),
    ],
    "themes:framework_codes": [post("themes/framework/codes/", kind="principle")],
    "themes:board": [get("themes/board/")],
    "themes:put": [
        post("themes/put/", act="{participant}", code="{other}", into="{theme}"),
        post("themes/put/", act="{participant}", code="{code}", out_of="{theme}", script="1"),
        post("themes/put/", act="{participant}", passage="{passage}", into="{theme}"),
        post("themes/put/", act="{participant}", code="{proposal}", into="{theme}"),
    ],
    "themes:take_back": [post("themes/undo/"), post("themes/undo/", board="1")],
    "themes:read_again": [post("themes/read/theme/{theme}/")],
    "themes:new_finding": [
        post("themes/findings/new/", act="{participant}", theme="{theme}", claim="So it is."),
    ],
    "themes:finding": [
        get("themes/findings/{finding}/"), get("themes/findings/{finding}/?q=tea"),
        post("themes/findings/{finding}/", act="{participant}", claim="So it is."),
        post("themes/findings/{finding}/", act="{participant}", does="weigh"),
        Ask(
            lambda k: f"themes/findings/{k.finding}/", "POST",
            lambda k: {"act": str(k.participant), "does": "weigh", f"stance-{k.passage}": "for"},
        ),
    ],
    "themes:remove_finding": [
        post("themes/findings/{finding}/remove/", act="{participant}"),
    ],
    "themes:theme": [
        get("themes/{theme}/"), get("themes/{theme}/?q=tea"),
        post("themes/{theme}/", act="{participant}", name="Held", narrative="Words."),
    ],
    "themes:move_theme": [post("themes/{theme}/move/", act="{participant}", parent="")],
    "themes:remove_theme": [post("themes/{theme}/remove/", act="{participant}")],
    "themes:cooccurrence": [
        get("themes/cooccurrence/"), get("themes/cooccurrence/?unit=source&all=yes"),
    ],
    "themes:together_picture": [get("themes/cooccurrence/picture.svg?unit=turn")],
    "themes:together": [get("themes/cooccurrence/{code}/{other}/?unit=source")],
    "themes:timeline": [get("themes/timeline/"), get("themes/timeline/?source={noa}")],
    "themes:timeline_picture": [get("themes/timeline/{noa}.svg")],
    "themes:saturation": [get("themes/saturation/"), get("themes/saturation/?base=1&run=1")],
    "themes:saturation_picture": [get("themes/saturation/picture.svg")],
    "themes:map": [
        get("themes/map/"), get("themes/map/?site=Leeds"),
        post("themes/map/", start="theme:{theme}", end="finding:{finding}", polarity="more",
             claim="analyst"),
    ],
    "themes:map_file": [
        get("themes/map/map.svg"), get("themes/map/map.json"), get("themes/map/map.graphml"),
        get("themes/map/map.png"),
    ],
    "themes:link": [
        get("themes/map/{link}/"), get("themes/map/{link}/?q=tea"),
        post("themes/map/{link}/", does="passages"),
    ],
    "themes:remove_link": [post("themes/map/{link}/remove/")],
    "themes:matrix": [
        get("themes/matrix/"), get("themes/matrix/?rows=code&columns=role&count=share"),
        post("themes/matrix/?rows=theme&columns=source&row={theme}&value=noa", words="Thin."),
    ],
    "themes:matrix_file": [get("themes/matrix/matrix.csv?rows=code&columns=source")],
    "themes:counting": [post("themes/matrix/counting/", counts="hide")],
    "themes:passages": [
        get("themes/passages/?any=theme"),
        get("themes/passages/"), get("themes/passages/?attribute=site&value=Leeds"),
    ],
    "reports:index": [get("reports/")],
    "reports:whatif": [
        get("reports/whatif/"), get("reports/whatif/?without=source:noa"),
        get("reports/whatif/?without=passage:{passage}"),
    ],
    "reports:trace": [
        get("reports/trace/finding/{finding}/"), get("reports/trace/theme/{theme}/"),
        get("reports/trace/code/{code}/"), get("reports/trace/passage/{passage}/"),
        get("reports/trace/source/{noa}/"), get("reports/trace/participant/{participant}/"),
        get("reports/trace/code/{proposal}/"),
    ],
    "reports:cell_trace": [
        get("reports/trace/cell/theme/{theme}/?attribute=source&value=noa"),
        get("reports/trace/cell/code/{proposal}/?attribute=source&value=noa"),
        get("reports/trace/cell/code/{code}/?attribute=source&value=noa"),
    ],
    "reports:cell_trace_file": [
        get("reports/trace/cell/theme/{theme}/trace.html?attribute=source&value=noa"),
    ],
    "reports:trace_file": [get("reports/trace/theme/{theme}/trace.html")],
    "exchange:export": [
        get("exchange/"), post("exchange/", kind="none", ending=".csv"),
    ],
    "exchange:waiting": EXPORTED,
    "exchange:how_far": EXPORTED,
    "exchange:cancel": EXPORTED,
    "exchange:download": EXPORTED,
}  # fmt: skip
