"""Names and days as they stand within the sentences of an answer, in the language of the interface."""

import functools
from collections.abc import Sequence

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from build_tools.records._fields import first_day

YEAR_LENGTH, MONTH_LENGTH = len("2026"), len("2026-11")


@functools.cache
def _locale(tag: str) -> Locale:
    return Locale.parse(tag, sep="-")


def enumerated(names: Sequence[str], tag: str) -> str:
    """Return names as one enumeration: “Kenya, Uganda and Chad”; `tag` names the locale (BCP 47)."""
    return str(format_list(names, locale=_locale(tag))) if len(names) > 1 else "".join(names)


def day_in_words(day: str, tag: str) -> str:
    """Return a year, month or day (ISO 8601) in words."""
    if len(day) == YEAR_LENGTH:
        return day
    if len(day) == MONTH_LENGTH:
        return str(format_skeleton("yMMMM", first_day(day), locale=_locale(tag)))
    return str(format_date(first_day(day), "long", locale=_locale(tag)))


def plural(forms: dict[str, str], count: int, tag: str) -> str:
    """Return the form of a sentence for a count."""
    return forms.get(str(_locale(tag).plural_form(count))) or forms["other"]


def language_name(tag: str, formats: str) -> str:
    """Return the name of a language (BCP 47) in the language of the interface; the tag where it has none."""
    return str(_locale(formats).languages.get(tag, tag))
