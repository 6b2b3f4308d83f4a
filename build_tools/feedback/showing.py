"""The pages of changed records, rendered by the functions that render the site."""

from collections.abc import Set as AbstractSet
from functools import cached_property

from build_tools.corpus.corpus import Key
from build_tools.feedback.sides import Side
from build_tools.feedback.texts import Line, lines_of
from build_tools.pages._base import Page
from build_tools.pages.rendering import open_templates, render_content
from build_tools.publish.shells import base_of

COMPUTED = frozenset(("matches", "similar_records", "elsewhere", "named_by", "provenance", "cite", "share"))
"""Sections of a page that follow from other records, from history or from the rest of the page: told by other means."""


class Showing:
    """The pages of some records of one side."""

    def __init__(self, side: Side, keys: AbstractSet[Key]) -> None:
        """Take the side and the records; nothing is rendered yet."""
        self._side = side
        self._keys = frozenset(keys)

    @cached_property
    def pages(self) -> dict[Key, Page]:
        """The pages by key; some records have none."""
        return self._side.pages(self._keys)

    def lines(self, key: Key) -> list[Line]:
        """Return what the page of a record says for itself, line by line; nothing where it has no page."""
        page = self.pages.get(key)
        if page is None:
            return []
        sections = [one for one in page.context.get("sections", ()) if one["id"] not in COMPUTED]
        told = {**page.context, "sections": sections, "base": base_of(page.address)}
        templates = open_templates(self._side.config.templates, self._side.site.strings)
        return lines_of(render_content(templates, page.template, told))
