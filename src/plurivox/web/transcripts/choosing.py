"""Choosing files to bring in; they wait in a private folder until a person has looked at them."""

from __future__ import annotations

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from plurivox.exchange import FORMATS
from plurivox.store.waiting import keep_files, load_names

from ..addresses import address
from ..pages import page
from ..request import Request
from ..waiting import ROOM

AT_ONCE = 2.5  # seconds in which a few files are read: then nobody sees a page about waiting


@page("import sources", "GET", "POST")
def choose(request: Request) -> HttpResponse:
    """Choose or drop files. A POST takes them in and begins to read them."""
    files = [one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)]
    if request.method == "POST" and files:
        one = ROOM.add(request, "import")
        keep_files(one.folder, ((file.name or "file", file.chunks()) for file in files))
        one.begin("read", kinds={})
        one.wait(AT_ONCE)
        return HttpResponseRedirect(address("transcripts:waiting", one.key))
    said = {
        "nothing": request.method == "POST",
        "extensions": ",".join(_extensions()),
        "transcripts": _kinds("transcript"),
        "articles": _kinds("article"),
        "waiting": [(one, load_names(one.folder)) for one in ROOM.of(request, "import")],
    }
    status = 400 if said["nothing"] else 200
    return render(request, "transcripts/choose.html", said, status=status)


def _extensions() -> list[str]:
    return list(dict.fromkeys(ending for one in FORMATS for ending in one.extensions))


def _kinds(kind: str) -> list[tuple[str, str]]:
    return [(one.name, ", ".join(one.extensions)) for one in FORMATS if one.kind == kind]
