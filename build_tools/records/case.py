"""A case: a country's request to the hub and what became of it, or a programme told like one."""

from typing import Annotated

from pydantic import Field

from build_tools.records._base import Record, RecordType
from build_tools.records._fields import (
    CurrencyCode,
    FullDate,
    FundingId,
    LongText,
    MixedReference,
    Name,
    PartialDate,
    PracticeId,
    ShortText,
    Url,
)
from build_tools.records._marks import Term
from build_tools.records._parts import OrganisationRef, Part


class StageEntry(Part):
    """A stage that was reached."""

    stage: Annotated[str, Term("stages"), Field(description="The stage.")]
    on: Annotated[PartialDate | None, Field(description="When it was reached, as exact as is known.")] = None
    note: Annotated[LongText | None, Field(description="What happened.")] = None
    source: Annotated[Url | None, Field(description="Where this is told.")] = None


class Assessment(Part):
    """Whether help is feasible, and of what kind."""

    feasible: Annotated[bool, Field(description="Whether the hub can help.")]
    support: Annotated[
        tuple[Annotated[str, Term("support-kinds")], ...], Field(description="The kinds of support that fit.")
    ] = ()
    on: Annotated[FullDate | None, Field(description="The day of the assessment.")] = None
    note: Annotated[LongText | None, Field(description="What the assessment says.")] = None


class Agency(Part):
    """An agency with its part in the work."""

    organisation: OrganisationRef
    role: Annotated[str | None, Term("partner-roles"), Field(description="Its part in the work.")] = None


class Similar(Part):
    """A practice or case chosen by hand as a model or a peer."""

    record: Annotated[MixedReference, Field(description="The practice or case, as folder/id.")]
    why: Annotated[LongText, Field(description="What it has in common with the request.")]
    use: Annotated[str | None, Field(pattern="^(consulted|adapted)$", description="consulted or adapted.")] = None


class CaseFunding(Part):
    """Money for the case."""

    fund: Annotated[FundingId | None, Field(description="The fund's record.")] = None
    name: Annotated[Name | None, Field(description="The fund's name, where it has no record.")] = None
    status: Annotated[str, Term("case-funding-statuses"), Field(description="How far it has come.")]
    amount: Annotated[int | None, Field(ge=0, description="Whole units of the currency.")] = None
    currency: Annotated[CurrencyCode | None, Field(description="ISO 4217.")] = None
    on: Annotated[PartialDate | None, Field(description="When.")] = None
    note: Annotated[ShortText | None, Field(description="What the source adds.")] = None


class SetUp(Part):
    """How the work is set up so that several agencies and stakeholders can carry it out together."""

    start: Annotated[PartialDate | None, Field(description="When the work began.")] = None
    end: Annotated[PartialDate | None, Field(description="When it ended or will end.")] = None
    coordination: Annotated[LongText | None, Field(description="How it is coordinated.")] = None


class Case(Record):
    """A case of the hub."""

    origin: Annotated[
        str,
        Term("case-origins"),
        Field(description="request, or public-programme for one reconstructed from public sources."),
    ]
    requested_by: Annotated[tuple[OrganisationRef, ...], Field(description="Who asked.")] = ()
    received: Annotated[PartialDate | None, Field(description="When the request came in.")] = None
    need: Annotated[LongText, Field(description="What is needed, and why.")]
    support_asked: Annotated[
        tuple[Annotated[str, Term("support-kinds")], ...], Field(description="The kinds of support asked for.")
    ] = ()
    stage: Annotated[str, Term("stages"), Field(description="The stage reached; each needs what those before need.")]
    history: Annotated[tuple[StageEntry, ...], Field(description="The stages reached, oldest first.")] = ()
    assessment: Annotated[Assessment | None, Field(description="Feasible or not, and what kind of support.")] = None
    lead: Annotated[OrganisationRef | None, Field(description="The agency that leads.")] = None
    agencies: Annotated[tuple[Agency, ...], Field(description="Agencies of the UN and others, with roles.")] = ()
    government_partners: Annotated[tuple[OrganisationRef, ...], Field(description="Government bodies.")] = ()
    other_partners: Annotated[tuple[OrganisationRef, ...], Field(description="Partners outside government.")] = ()
    similar: Annotated[tuple[Similar, ...], Field(description="Similar practices and cases, chosen by hand.")] = ()
    funding: Annotated[tuple[CaseFunding, ...], Field(description="Money sought and found.")] = ()
    set_up: Annotated[SetUp | None, Field(description="How the work is set up.")] = None
    response: Annotated[LongText | None, Field(description="What is being done.")] = None
    outcomes: Annotated[tuple[LongText, ...], Field(description="What came of it.")] = ()
    practice: Annotated[PracticeId | None, Field(description="The practice drafted from the case.")] = None
    no_practice_reason: Annotated[ShortText | None, Field(description="Why no practice was drafted.")] = None
    reason: Annotated[ShortText | None, Field(description="Why it was declined or withdrawn.")] = None
    status_told: Annotated[ShortText | None, Field(description="The status in the words of the source.")] = None
    publish: Annotated[
        str | None,
        Term("publication-levels"),
        Field(description="How much of it is public: full where nothing is said; in a private folder it must be said."),
    ] = None


RECORD_TYPE = RecordType(name="case", folder="cases", form="markdown", model=Case, verify_months=12)
