"""A platform: an existing source of knowledge, and how the hub builds on it."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import Label, LanguageTag, LongText, ShortText, Url
from build_tools.records._marks import Term
from build_tools.records._parts import OrganisationRef


class Platform(Record):
    """A platform of the stock-take."""

    operator: Annotated[tuple[OrganisationRef, ...], Field(description="Who runs it, where the source tells.")] = ()
    holds: Annotated[
        tuple[Annotated[str, Term("platform-content")], ...], Field(min_length=1, description="What it holds.")
    ]
    aliases: Annotated[tuple[Label, ...], Field(description="Other names and acronyms.")] = ()
    access: Annotated[ShortText | None, Field(description="Who can read, and who can add.")] = None
    formats: Annotated[ShortText | None, Field(description="In which forms it gives its data away.")] = None
    languages: Annotated[tuple[LanguageTag, ...], Field(description="Languages of its content.")] = ()
    size: Annotated[ShortText | None, Field(description="How much it holds, and as of when.")] = None
    builds_on: Annotated[LongText | None, Field(description="How the hub builds on it.")] = None
    url: Annotated[Url | None, Field(description="Its address.")] = None


RECORD_TYPE = RecordType(name="platform", folder="platforms", form="yaml", model=Platform, verify_months=24)
