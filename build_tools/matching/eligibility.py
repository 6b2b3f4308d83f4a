"""Whether a fund can pay for a request: yes, no, or not known, and why."""

from dataclasses import dataclass

from build_tools.corpus import Places, Vocabularies
from build_tools.matching.requests import Request
from build_tools.records import Record
from build_tools.records.funding import Funding


@dataclass(frozen=True, slots=True)
class Ruling:
    """`eligible` is None where the records do not tell; `why` are sentences."""

    eligible: bool | None
    why: tuple[str, ...]


def ruling_of(record: Record, request: Request, vocabularies: Vocabularies, places: Places, today: str) -> Ruling:
    """Return whether a fund can pay for a request on a day (ISO 8601)."""
    if not isinstance(record, Funding):
        return Ruling(eligible=None, why=())
    if record.status == "closed" or (record.closes and record.closes < today[: len(record.closes)]):
        return Ruling(eligible=False, why=("It is closed.",))
    if record.eligible_countries and not set(record.eligible_countries) & set(request.countries):
        return Ruling(eligible=False, why=("None of the countries that may apply asks.",))
    del vocabularies, places
    return Ruling(eligible=None, why=("The record does not tell whether this country may apply.",))
