"""Numbers, dates and counted phrases as the language of the interface writes them."""

import functools
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.dates import format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from build_tools.records._fields import first_day

SKELETON_OF_LENGTH = {len("2026"): "y", len("2026-11"): "yMMMM", len("2026-11-21"): "yMMMMd"}
"""CLDR's pattern for a date that is a year, a month or a day."""

Moment = Mapping[str, str]
"""{iso, text}: a date for machines and for readers."""


@functools.cache
def locale_of(tag: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag, or that of its primary language."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("und") if "-" not in tag else locale_of(tag.split("-")[0])


@functools.cache
def direction_of(tag: str) -> str:
    """Return the writing direction of a language: ltr or rtl."""
    return str(locale_of(tag).text_direction)


@functools.lru_cache(maxsize=20_000)
def moment(iso: str, tag: str) -> Moment:
    """Return a year, month or day for machines and for readers; the empty text where there is none."""
    if not iso:
        return {"iso": "", "text": ""}
    skeleton = SKELETON_OF_LENGTH[len(iso)]
    return {"iso": iso, "text": iso if skeleton == "y" else format_skeleton(skeleton, first_day(iso), locale=tag)}


@functools.lru_cache(maxsize=20_000)
def number(value: int, tag: str) -> str:
    """Return a number with its grouping marks."""
    return str(format_decimal(value, locale=tag))


@functools.lru_cache(maxsize=4_096)
def _plural_form(count: int, tag: str) -> str:
    return str(locale_of(tag).plural_form(count))


def phrase(forms: Mapping[str, str], count: int, tag: str) -> str:
    """Return the plural form of a phrase for a count, with `{count}` filled in."""
    form = forms.get(_plural_form(count, tag)) or forms["other"]
    return form.replace("{count}", number(count, tag))


def listed(names: list[str], tag: str) -> str:
    """Return names as one enumeration: “Kenya, Uganda and Chad”."""
    return str(format_list(names, locale=tag)) if len(names) > 1 else "".join(names)


def cut(text: str, limit: int) -> str:
    """Return a text of at most about `limit` characters, cut at a word."""
    if len(text) <= limit:
        return text
    head, space, _ = text[:limit].rpartition(" ")
    return f"{head if space else text[:limit]}…"
