"""Addresses of pages by name, "" for a page that does not exist yet."""

from __future__ import annotations

from typing import Any

from django.urls import NoReverseMatch, reverse


def address(name: str, *args: Any) -> str:
    """The address of a page, such as `address("transcripts:index")`, or "" where there is none."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
