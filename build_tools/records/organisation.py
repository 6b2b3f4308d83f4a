"""An organisation: who it is, its part in the Network, what it knows about."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import CountryCode, Name, OrganisationId, ShortText, Url
from build_tools.records._marks import Term


class Organisation(Record):
    """An organisation."""

    acronym: Annotated[Name | None, Field(description="Its usual acronym.")] = None
    aliases: Annotated[tuple[Name, ...], Field(description="Other names that texts use for it.")] = ()
    type: Annotated[str, Term("organisation-types"), Field(description="What kind of organisation it is.")]
    part_of: Annotated[OrganisationId | None, Field(description="The organisation that it belongs to.")] = None
    network_role: Annotated[
        str, Term("network-roles"), Field(description="Its part in the UN Network on Migration.")
    ] = "none"
    role_basis: Annotated[ShortText | None, Field(description="How its part in the Network is known.")] = None
    presence: Annotated[tuple[CountryCode, ...], Field(description="Countries where a source says that it works.")] = ()
    url: Annotated[Url | None, Field(description="Its page.")] = None


RECORD_TYPE = RecordType(name="organisation", folder="organisations", form="yaml", model=Organisation, verify_months=24)
