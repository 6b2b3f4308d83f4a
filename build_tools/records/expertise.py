"""Expertise: a unit, centre or roster that can advise a government or review a text."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import LanguageTag, LongText, OrganisationId, Url
from build_tools.records._marks import Term
from build_tools.records._parts import Part


class Consent(Part):
    """The consent of a private person to be named."""

    on: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", description="The day it was given.")]
    kept_by: Annotated[OrganisationId, Field(description="The organisation that keeps it.")]


class Expertise(Record):
    """A unit, centre or roster; never a private person without a recorded consent."""

    organisation: Annotated[OrganisationId, Field(description="The organisation that offers it.")]
    kind: Annotated[str, Field(pattern="^(unit|centre|roster|person)$", description="unit, centre, roster or person.")]
    offers: Annotated[
        tuple[Annotated[str, Term("support-kinds")], ...], Field(description="What it can do for a request.")
    ] = ()
    reviews: Annotated[bool | None, Field(description="Whether it takes part in peer review.")] = None
    languages: Annotated[tuple[LanguageTag, ...], Field(description="Languages it works in.")] = ()
    statement: Annotated[LongText | None, Field(description="What it knows, as the source tells.")] = None
    consent: Annotated[Consent | None, Field(description="Needed where the entry names a person.")] = None
    url: Annotated[Url | None, Field(description="Its page.")] = None


RECORD_TYPE = RecordType(name="expertise", folder="expertise", form="yaml", model=Expertise, verify_months=12)
