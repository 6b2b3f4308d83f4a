"""Numbers, dates and counted phrases as the language of the interface writes them."""

import functools
from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal

from build_tools.records._fields import first_day

YEAR_LENGTH, MONTH_LENGTH = len("2026"), len("2026-11")
UNITS = ("B", "kB", "MB", "GB")
STEP = 3
"""Digits between two units."""
PRECISE = 10
"""Below it, a size has a decimal."""

Moment = Mapping[str, str]
"""{iso, text}: a date for machines and for readers."""


@functools.cache
def locale_of(tag: str) -> Locale:
    """Return the CLDR locale of a BCP 47 tag, or that of its primary language."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("und") if "-" not in tag else locale_of(tag.split("-", maxsplit=1)[0])


@functools.cache
def direction_of(tag: str) -> str:
    """Return the writing direction of a language: ltr or rtl."""
    return str(locale_of(tag).text_direction)


@functools.lru_cache(maxsize=20_000)
def moment(iso: str, tag: str) -> Moment:
    """Return a year, month or day for machines and for readers; the empty text where there is none."""
    if not iso:
        return {"iso": "", "text": ""}
    if len(iso) == YEAR_LENGTH:
        return {"iso": iso, "text": iso}
    day, locale = first_day(iso), locale_of(tag)
    if len(iso) == MONTH_LENGTH:
        return {"iso": iso, "text": format_skeleton("yMMMM", day, locale=locale)}
    return {"iso": iso, "text": format_date(day, "long", locale=locale)}


@functools.lru_cache(maxsize=20_000)
def number(value: int, tag: str) -> str:
    """Return a number with its grouping marks."""
    return str(format_decimal(value, locale=locale_of(tag)))


@functools.lru_cache(maxsize=4_096)
def _plural_form(count: int, tag: str) -> str:
    return str(locale_of(tag).plural_form(count))


def phrase(forms: Mapping[str, str], count: int, tag: str) -> str:
    """Return the plural form of a phrase for a count, with `{count}` filled in."""
    form = forms.get(_plural_form(count, tag)) or forms["other"]
    return form.replace("{count}", number(count, tag))


def listed(names: list[str], tag: str) -> str:
    """Return names as one enumeration: “Kenya, Uganda and Chad”."""
    return _listed(tuple(names), tag) if len(names) > 1 else "".join(names)


@functools.lru_cache(maxsize=20_000)
def _listed(names: tuple[str, ...], tag: str) -> str:
    return str(format_list(names, locale=locale_of(tag)))


def cut(text: str, limit: int) -> str:
    """Return a text of at most about `limit` characters, cut at a word."""
    if len(text) <= limit:
        return text
    head, space, _ = text[:limit].rpartition(" ")
    return f"{head if space else text[:limit]}…"


@functools.lru_cache(maxsize=4_096)
def ratio(value: float, tag: str) -> str:
    """Return a ratio with two decimals."""
    return str(format_decimal(value, format="0.00", locale=locale_of(tag)))


@functools.lru_cache(maxsize=4_096)
def size(count: int, tag: str) -> str:
    """Return a number of bytes as people read it, in steps of a thousand: “1.5 MB”."""
    step = min(len(str(count)) - 1, STEP * (len(UNITS) - 1)) // STEP
    shown = count / 10 ** (STEP * step)
    digits = "0.0" if step and shown < PRECISE else "0"
    return f"{format_decimal(shown, format=digits, locale=locale_of(tag))}\u00a0{UNITS[step]}"
