"""A page of the hub that lists something, cut into pages: what all of them share."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_tools.pages._base import Page
from build_tools.pages._listing import page_title
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, value

STYLES = ("assets/stylesheets/facets.css", "assets/stylesheets/connect.css")


def hub_page(
    tables: Tables, address: str, drawn: tuple[str, str], words: Mapping[str, Any], part: Mapping[str, Any],
    **context: object,
) -> Page:  # fmt: skip
    """Return one page of a list; `drawn` is (shell, template), `part` what `paged` gives, without its entries."""
    told = {"title": page_title(tables, words["title"], part["number"], part["last"]), "lead": words["lead"]}
    steps = {name: shown for name, shown in part.items() if name != "entries"}
    crumbs = [value(tables.strings["connect"]["title"], href="connect/")]
    page = standing_page(tables, address, drawn, told, {**steps, "crumbs": crumbs, **context})
    return replace(page, styles=STYLES)
