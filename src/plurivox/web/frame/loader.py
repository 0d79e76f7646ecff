"""Finds a template in the folder of its stage: `coding/source.html` in `web/coding/templates/`."""

from __future__ import annotations

from collections.abc import Iterator

from django.template import Origin
from django.template.loaders.filesystem import Loader
from django.utils._os import safe_join


class FolderLoader(Loader):
    """The first word of a template's name is a folder of `web`."""

    def get_template_sources(self, template_name: str) -> Iterator[Origin]:
        folder, _, rest = template_name.partition("/")
        for web in self.get_dirs():
            path = safe_join(web, folder, "templates", rest or folder)
            yield Origin(name=path, template_name=template_name, loader=self)
