"""Numbers of releases: the year and the month, and a count where a month has several."""

import datetime
import re

NUMBER = re.compile(r"([0-9]{4})\.(0[1-9]|1[0-2])(?:\.([1-9][0-9]{0,2}))?")
TAG_PREFIX = "data-"


def is_release_number(text: str) -> bool:
    """Tell whether a text is the number of a release: 2026.11, or 2026.11.1 for another one in that month."""
    return bool(NUMBER.fullmatch(text))


def in_order(number: str) -> tuple[int, ...]:
    """Return what numbers of releases are sorted by."""
    return tuple(map(int, number.split(".")))


def tag_of(number: str) -> str:
    """Return the tag of Git that a release bears."""
    return f"{TAG_PREFIX}{number}"


def month_of(day: datetime.date) -> str:
    """Return the number of the first release in the month of a day."""
    return f"{day:%Y.%m}"
