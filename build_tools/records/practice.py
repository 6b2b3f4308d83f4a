"""A practice: what someone did for the Compact, what came of it, and who took it over."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import LongText, MixedReference, PartialDate
from build_tools.records._marks import Term
from build_tools.records._parts import OrganisationRef, Replication, Result


class Practice(Record):
    """A practice."""

    kind: Annotated[str, Term("practice-kinds"), Field(description="What kind of practice it is.")]
    start: Annotated[PartialDate | None, Field(description="When it began, as exact as the source tells.")] = None
    end: Annotated[PartialDate | None, Field(description="When it ended or will end.")] = None
    implementers: Annotated[
        tuple[OrganisationRef, ...], Field(min_length=1, description="Who carries it out, the main one first.")
    ]
    partners: Annotated[tuple[OrganisationRef, ...], Field(description="Partners and donors.")] = ()
    actions: Annotated[tuple[LongText, ...], Field(description="What is done, one step each.")] = ()
    results: Annotated[tuple[Result, ...], Field(description="What came of it, each with how it is known.")] = ()
    lessons: Annotated[tuple[LongText, ...], Field(description="What was learnt, critical lessons too.")] = ()
    recommendations: Annotated[tuple[LongText, ...], Field(description="Advice for those who take it over.")] = ()
    innovation: Annotated[LongText | None, Field(description="What is new about it.")] = None
    building_blocks: Annotated[
        tuple[Annotated[str, Term("building-blocks")], ...], Field(description="Parts that others can take over.")
    ] = ()
    replications: Annotated[
        tuple[Replication, ...], Field(description="The ledger of who took it over, with what result.")
    ] = ()
    related: Annotated[tuple[MixedReference, ...], Field(description="Records chosen by hand, as folder/id.")] = ()


RECORD_TYPE = RecordType(name="practice", folder="practices", form="markdown", model=Practice, verify_months=24)
