"""A fund: what it pays for, who may apply, how, and until when."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import CountryCode, CurrencyCode, LongText, PartialDate, ShortText, Url
from build_tools.records._marks import Term
from build_tools.records._parts import OrganisationRef, Part


class Amount(Part):
    """What one grant or loan can be; whole units of the currency."""

    min: Annotated[int | None, Field(ge=0, description="The smallest.")] = None
    max: Annotated[int | None, Field(ge=0, description="The largest.")] = None
    currency: Annotated[CurrencyCode, Field(description="ISO 4217.")]
    note: Annotated[ShortText | None, Field(description="What it is an amount of, and as of when.")] = None


class Funding(Record):
    """A fund."""

    operator: Annotated[tuple[OrganisationRef, ...], Field(min_length=1, description="Who runs it.")]
    kind: Annotated[str, Term("funding-kinds"), Field(description="What kind of money it is.")]
    recipients: Annotated[
        tuple[Annotated[str, Term("funding-recipients")], ...], Field(description="Who may apply, as terms.")
    ] = ()
    eligible: Annotated[LongText | None, Field(description="Who may apply, as the source tells.")] = None
    eligible_countries: Annotated[
        tuple[CountryCode, ...], Field(description="Countries that may apply; empty where no list is known.")
    ] = ()
    mptf_areas: Annotated[
        tuple[Annotated[str, Term("mptf-areas")], ...], Field(description="Thematic areas of the Migration MPTF.")
    ] = ()
    amounts: Annotated[tuple[Amount, ...], Field(description="What one grant or loan can be.")] = ()
    amounts_told: Annotated[LongText | None, Field(description="Amounts in the words of the source.")] = None
    opens: Annotated[PartialDate | None, Field(description="When the next call opens.")] = None
    closes: Annotated[PartialDate | None, Field(description="When it closes.")] = None
    status: Annotated[str, Term("funding-statuses"), Field(description="Whether it takes requests.")]
    status_told: Annotated[LongText | None, Field(description="The status in the words of the source.")] = None
    how_to_apply: Annotated[LongText | None, Field(description="How to apply.")] = None
    url: Annotated[Url | None, Field(description="Its page.")] = None


RECORD_TYPE = RecordType(name="funding", folder="funding", form="yaml", model=Funding, verify_months=6)
