"""Pages of a stage as a later folder of `web` would bring them; one forgot its verb."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import include, path

from plurivox.evidence.problem import Problem, Refused
from plurivox.web import urls
from plurivox.web.pages import page
from plurivox.web.request import Request

handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
SECRET = "What Akello said in confidence"


@page("read", "GET", "POST")
def index(request: Request) -> HttpResponse:
    """A page of a stage, extending the frame."""
    template = engines["django"].from_string(
        '{% extends "frame/base.html" %}{% block title %}Themes{% endblock %}'
        "{% block page %}<h1>Themes</h1>{% endblock %}"
    )
    return HttpResponse(template.render({}, request))


def forgotten(request: Request) -> HttpResponse:
    """A view that nobody declared."""
    return HttpResponse(SECRET)


@page("code", "POST")
def refuses(request: Request) -> HttpResponse:
    raise Refused(Problem("The first thing."), Problem("The second thing."))


@page("read")
def breaks(request: Request) -> HttpResponse:
    raise RuntimeError(SECRET)


@page("read")
def missing(request: Request) -> HttpResponse:
    raise Http404("This theme was removed.")


@page("read")
def no_template(request: Request) -> HttpResponse:
    return render(request, "themes/nowhere.html")


stage = [
    path("", index, name="index"),
    path("forgotten/", forgotten),
    path("refuses/", refuses),
    path("breaks/", breaks),
    path("missing/", missing),
    path("no_template/", no_template),
]
urlpatterns = [*urls.urlpatterns, path("themes/", include((stage, "themes")))]
