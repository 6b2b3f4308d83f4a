"""The building blocks of a record page: facts, and sections that each name the template that draws them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from build_tools.pages._language import Moment
from build_tools.pages._tables import Value

Block = Mapping[str, Any]
"""{id, block, …}: a section; its heading is `sections.<id>` of the strings, its template `blocks/<block>.html`."""
Fact = Mapping[str, Any]
"""{name, values, rest}: its label is `fields.<name>` of the strings; `rest` is folded away."""
SHOWN_VALUES = 12
"""Values of a fact that stand open; more are folded away."""


def fact(name: str, values: Sequence[Value]) -> list[Fact]:
    """Return a fact, or nothing where it has no value."""
    if not values:
        return []
    if len(values) <= SHOWN_VALUES:
        return [{"name": name, "values": values, "rest": []}]
    return [{"name": name, "values": values[:SHOWN_VALUES], "rest": values[SHOWN_VALUES:]}]


def text_fact(name: str, text: str | None, *, url: str = "", lang: tuple[str, str] = ("", "")) -> list[Fact]:
    """Return a fact of one text, or nothing."""
    if not text:
        return []
    shown = {"text": text, "href": "", "url": url, "lang": lang[0], "dir": lang[1], "note": ""}
    return [{"name": name, "values": [shown], "rest": []}]


def date_fact(name: str, moment: Moment) -> list[Fact]:
    """Return a fact of one date, or nothing."""
    if not moment["iso"]:
        return []
    shown = {"text": moment["text"], "iso": moment["iso"], "href": "", "url": "", "lang": "", "dir": "", "note": ""}
    return [{"name": name, "values": [shown], "rest": []}]


def section(section_id: str, block: str, **parts: object) -> list[Block]:
    """Return a section, or nothing where its parts are all empty."""
    return [{"id": section_id, "block": block, **parts}] if any(parts.values()) else []


def prose(section_id: str, text: str | None) -> list[Block]:
    """Return a section of plain text."""
    return section(section_id, "prose", text=text)


def bullets(section_id: str, texts: Iterable[str]) -> list[Block]:
    """Return a section of plain texts as a list."""
    return section(section_id, "bullets", texts=list(texts))


def parties(section_id: str, groups: Iterable[tuple[str, list[Value]]], lead: str = "") -> list[Block]:
    """Return a section of organisations by their part in it; labels are `fields.<name>`, `lead` is a sentence."""
    filled = [{"name": name, "values": values} for name, values in groups if values]
    return section(section_id, "parties", groups=filled, lead=lead) if filled else []
