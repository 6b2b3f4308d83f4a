"""A workstream: a working group, work plan, meeting or review of the Network, with what it made."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import MixedReference, PartialDate, ShortText
from build_tools.records._marks import Term
from build_tools.records._parts import OrganisationRef, Part


class Output(Part):
    """Something that the workstream made."""

    title: Annotated[ShortText, Field(description="What it is called.")]
    record: Annotated[MixedReference | None, Field(description="Its record, as folder/id, where it has one.")] = None
    on: Annotated[PartialDate | None, Field(description="When it came out.")] = None


class Workstream(Record):
    """A workstream of the Network."""

    kind: Annotated[str, Term("workstream-kinds"), Field(description="What kind of work it is.")]
    start: Annotated[PartialDate | None, Field(description="When it began.")] = None
    end: Annotated[PartialDate | None, Field(description="When it ended; leave out while it runs.")] = None
    period_told: Annotated[ShortText | None, Field(description="The period in the words of the source.")] = None
    leads: Annotated[tuple[OrganisationRef, ...], Field(description="Who leads it.")] = ()
    members: Annotated[tuple[OrganisationRef, ...], Field(description="Who takes part.")] = ()
    outputs: Annotated[tuple[Output, ...], Field(description="What it made.")] = ()
    status: Annotated[str, Term("workstream-statuses"), Field(description="Whether it still runs.")] = "unknown"


RECORD_TYPE = RecordType(name="workstream", folder="workstreams", form="yaml", model=Workstream, verify_months=12)
