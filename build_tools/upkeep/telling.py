"""What is said of a need, in the words of the interface."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from build_tools.upkeep._base import Group, Need

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
