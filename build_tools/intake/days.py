"""Dates as people write them to dates of ISO 8601; what can mean two days is asked back and never guessed."""

import datetime
import functools
import re
import unicodedata

from babel import Locale

from build_tools.corpus.vocabularies import LANGUAGES
from build_tools.intake.meanings import Meant, Unread
from build_tools.records._fields import first_day

ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
WITH_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
YEAR_FIRST = re.compile(r"(\d{4})([-./])(\d{1,2})(?:\2(\d{1,2}))?\.?")
YEAR_LAST = re.compile(r"(?:(\d{1,2})([-./]))?(\d{1,2})[-./](\d{4})\.?")
EAST_ASIAN = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*日)?)?")
SERIAL = re.compile(r"\d{5}(\.0+)?")
"""A day as spreadsheets count it: days since the end of 1899, as far as no year has five digits."""
SERIAL_BEGIN, SERIAL_FIRST, SERIAL_LAST = datetime.date(1899, 12, 30), 18_264, 73_050
"""The days from 1950 to 2099."""
WORD = re.compile(r"[^\W\d_]+|\d+")
FILLING = frozenset(["de", "del", "du", "of", "the", "le", "el", "в", "г", "года", "год", "st", "nd", "rd", "th", "er",
                     "em", "don", "do", "ere", "º", "o"])  # fmt: skip
"""Words that stand between the parts of a date: “15 de marzo de 2019”, “1st of March 2019”."""
MORE_LANGUAGES = ("pt", "de")
MONTHS = 12
DAY_HINT = "Write year, month and day: 2026-11-21."
HINT = "Write a year, month or day: 2019, 2019-02 or 2019-02-28."


def read_date(text: str, *, is_day: bool) -> Meant | Unread:
    """Return the date that a text tells; where a day is asked for, nothing less."""
    hint = DAY_HINT if is_day else HINT
    found = _found(_with_plain_digits(" ".join(text.split())))
    if isinstance(found, Unread):
        return found
    try:
        first_day(found)
    except ValueError:
        return Unread("is not a date" if not found else f"would be {found}, which no calendar has", hint)
    if is_day and len(found) < len("2026-11-21"):
        return Unread(f"tells no day, only {found}", hint)
    return Meant(found, "" if found == text else found)


def _with_plain_digits(text: str) -> str:
    """Return a text with the digits of any script as those of ASCII."""
    return text if text.isascii() else "".join(
        str(unicodedata.digit(one)) if one.isdecimal() else one for one in text
    )  # fmt: skip


def _found(text: str) -> str | Unread:
    """Return the date of ISO 8601 that a text spells, or nothing."""
    if ISO.fullmatch(text):
        return text
    if found := WITH_TIME.fullmatch(text):
        return found[1]
    if found := YEAR_FIRST.fullmatch(text):
        return _date(found[1], found[3], found[4])
    if found := YEAR_LAST.fullmatch(text):
        return _year_last(text, found[1], found[3], found[4])
    if SERIAL.fullmatch(text) and SERIAL_FIRST <= int(text[:5]) <= SERIAL_LAST:
        return (SERIAL_BEGIN + datetime.timedelta(days=int(text[:5]))).isoformat()
    east_asian = EAST_ASIAN.fullmatch(text)
    return _date(east_asian[1], east_asian[2], east_asian[3]) if east_asian else _in_words(text)


def _date(year: str, month: str | None, day: str | None) -> str:
    return "-".join([year, *(part.zfill(2) for part in (month, day) if part)])


def _year_last(text: str, first: str | None, second: str, year: str) -> str | Unread:
    """Return the date of “15.03.2019” or “03/2019”; where day and month could each be the other, ask."""
    if not first:
        return _date(year, second, None)
    one, other = int(first), int(second)
    if one == other or one > MONTHS:
        return _date(year, second, first)
    if other > MONTHS:
        return _date(year, first, second)
    likely, unlikely = _date(year, second, first), _date(year, first, second)
    return Unread("can mean two days", f"Which one is it? Write {likely} or {unlikely} in place of {text}.")


def _in_words(text: str) -> str:
    """Return the date of “15 March 2019”, “Mar. 2019” or “15 de marzo de 2019”; nothing where it is none."""
    words = [word for word in WORD.findall(text.casefold()) if word not in FILLING]
    months = [month for word in words if (month := _months().get(word))]
    numbers = [word for word in words if word.isdecimal()]
    years = [word for word in numbers if len(word) == len("2026")]
    days = [word for word in numbers if len(word) <= len("31")]
    is_whole = len(words) == len(months) + len(years) + len(days)
    if not is_whole or len(months) != 1 or len(years) != 1 or len(days) > 1:
        return ""
    return _date(years[0], str(months[0]), days[0] if days else None)


@functools.cache
def _months() -> dict[str, int]:
    """Return the months by their names and short names, in the languages of the site and two more."""
    found: dict[str, int] = {}
    for tag in (*LANGUAGES, *MORE_LANGUAGES):
        for context in Locale.parse(tag).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    found.setdefault(name.casefold().rstrip("."), number)
    return {**found, "sept": 9}
