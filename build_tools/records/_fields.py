"""The kinds of value that fields hold: text, dates, addresses, codes and names of other records."""

import datetime
import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema

from build_tools.records._marks import Prose, Reference, Term, WebAddress

ID_PATTERN = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
ID_MIN, ID_MAX = 3, 80
PARTIAL_DATE = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
FULL_DATE_LENGTH = len("2026-11-21")


def year_as_text(value: Any) -> Any:
    """A bare year in YAML is a number; the field is text."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def first_day(text: str) -> datetime.date:
    """Return the first day that a year, month or day can mean.

    Raises:
        ValueError: the text is not a date, or names a day that no calendar has.
    """
    matched = PARTIAL_DATE.match(text)
    if not matched:
        message = "not a date"
        raise ValueError(message)
    year, month, day = matched.groups(default="01")
    return datetime.date(int(year), int(month), int(day))


def partial_date(text: str) -> str:
    first_day(text)
    return text


def full_date(text: str) -> str:
    if len(text) != FULL_DATE_LENGTH:
        message = "not a full date"
        raise ValueError(message)
    first_day(text)
    return text


PARTIAL_DATE_SCHEMA = {
    "anyOf": [
        {"type": "integer", "minimum": 1000, "maximum": 9999},
        {"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
    ],
    "examples": ["2019", "2019-02", "2019-02-28"],
}
PartialDate = Annotated[
    str, BeforeValidator(year_as_text), AfterValidator(partial_date), WithJsonSchema(PARTIAL_DATE_SCHEMA)
]
"""A year, a month or a day of ISO 8601, as exact as the source tells it."""

FullDate = Annotated[
    str,
    AfterValidator(full_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$", "examples": ["2026-11-21"]}),
]
"""A day of ISO 8601."""

ShortText = Annotated[str, StringConstraints(min_length=1, max_length=300), Prose(300)]
"""One line of plain text."""
LongText = Annotated[str, StringConstraints(min_length=1, max_length=4_000), Prose(1_500)]
"""A few sentences of plain text; longer belongs in the narrative under the front matter."""
Name = Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A proper name: not checked as prose."""
Label = Annotated[str, StringConstraints(min_length=1, max_length=120)]
"""A few words that are neither a name of the field's nor a sentence: a city, a journal, a unit."""

RecordId = Annotated[str, StringConstraints(pattern=ID_PATTERN, min_length=ID_MIN, max_length=ID_MAX)]
"""The id of a record: kebab-case, ASCII, 3 to 80 characters; also its file name."""

Url = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2_000),
    WebAddress(),
    Field(json_schema_extra={"format": "uri", "pattern": "^https?://"}),
]
"""A web address, with http:// or https://; its form is checked by a rule, so that a broken one hides nothing else."""
Doi = Annotated[str, StringConstraints(min_length=1, max_length=200), Field(examples=["10.1093/jeea/jvae044"])]
"""A digital object identifier without address before it: 10.1093/jeea/jvae044."""

Objective = Annotated[int, Field(ge=1, le=23), Term("objectives")]
"""An objective of the Compact by its number."""
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Term("countries")]
"""A country or area by its ISO 3166-1 alpha-3 code."""
LanguageTag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"), Term("languages")]
"""A language by its BCP 47 tag."""
CurrencyCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$"), Term("currencies")]
"""A currency by its ISO 4217 code."""
SdgTerm = Annotated[str, BeforeValidator(year_as_text), Term("sdgs")]
"""A goal or target of the 2030 Agenda as text: "10" or "10.7"."""

MixedReference = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z-]+/[a-z0-9]+(?:-[a-z0-9]+)*$"),
    Reference(),
    Field(examples=["practices/portugal-rnaim-national-support-network"]),
]
"""A record of any type as it stands in addresses: folder/id."""
OrganisationId = Annotated[str, StringConstraints(pattern=ID_PATTERN), Reference("organisation")]
EvidenceId = Annotated[str, StringConstraints(pattern=ID_PATTERN), Reference("evidence")]
PracticeId = Annotated[str, StringConstraints(pattern=ID_PATTERN), Reference("practice")]
FundingId = Annotated[str, StringConstraints(pattern=ID_PATTERN), Reference("funding")]
