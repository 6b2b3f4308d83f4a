"""A page that is there whatever the records are: its title and its lead come from the words of the interface."""

from collections.abc import Mapping
from typing import Any

from build_tools.pages._base import Page
from build_tools.pages._tables import Tables


def standing_page(
    tables: Tables, address: str, drawn: tuple[str, str], words: Mapping[str, Any], context: Mapping[str, Any]
) -> Page:
    """Return the page of an address; `drawn` is (shell, template), `words` has `title` and `lead`."""
    shell, template = drawn
    return Page(
        address=address,
        shell=shell,
        template=template,
        title=words["title"],
        description=words["lead"],
        context={"title": words["title"], "lead": words["lead"], **context},
        language=tables.tag,
        direction=tables.direction,
    )
