"""What is said of needs, in the words of the interface."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from build_tools.upkeep._base import Group, Need
from build_tools.upkeep.addresses.figures import AddressFigures

ISO_DAYS = ("day",)
"""The words of a note that are days."""
WORD = re.compile(r"\{(\w+)\}")
Strings = Mapping[str, Any]


def texts_of(group: Group, strings: Strings) -> Mapping[str, Any]:
    """Return the texts of a group: title, why, do, command, notes."""
    texts: Mapping[str, Any] = strings["upkeep"]["groups"][group.name]
    return texts


def order_of(strings: Strings) -> tuple[str, ...]:
    """Return the names of the groups in the order in which to begin."""
    return tuple(strings["upkeep"]["groups"])


def note_of(need: Need, group: Group, strings: Strings, day: Callable[[str], str] = str) -> str:
    """Return what is said of a need; `day` turns days into what readers read."""
    words = {**need.words, "address": need.address}

    def said(found: re.Match[str]) -> str:
        name, value = found[1], str(words.get(found[1], ""))
        return day(value) if name in ISO_DAYS else reason_of(value, strings) if name == "reason" else value

    return WORD.sub(said, texts_of(group, strings)["notes"][need.note])


def reason_of(told: str, strings: Strings) -> str:
    """Return why an address does not work, in words."""
    reasons: Mapping[str, str] = strings["upkeep"]["reasons"]
    return reasons[told] if told in reasons else reasons["status"].replace("{status}", told)


def told_need(need: Need, group: Group, strings: Strings) -> dict[str, str]:
    """Return a need as data."""
    return {
        "group": group.name,
        "subject": need.subject,
        "title": need.title,
        "note": note_of(need, group, strings),
        "path": need.path,
        "pointer": need.pointer,
        "address": need.address,
    }


def told_group(group: Group, strings: Strings) -> dict[str, Any]:
    """Return a group as data, without its needs; their number is null where it is not known."""
    texts = texts_of(group, strings)
    told = {name: texts[name] for name in ("title", "why", "do", "command")}
    return {"name": group.name, "count": len(group.needs) if group.is_known else None, **told}


def told_figures(figures: AddressFigures) -> dict[str, str | int]:
    """Return the figures of addresses as data."""
    return {
        "named": figures.named,
        "works": figures.works,
        "dead": figures.dead,
        "unclear": figures.unclear,
        "not_checked": figures.unasked,
        "last_check": figures.last,
    }
