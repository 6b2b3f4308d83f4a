"""The parts that records share: sources, organisations named in text, verification, review, translation."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from build_tools.records._fields import (
    CountryCode,
    EvidenceId,
    FullDate,
    LanguageTag,
    LongText,
    Name,
    OrganisationId,
    PartialDate,
    ShortText,
    Url,
)
from build_tools.records._marks import Term


class Part(BaseModel):
    """What every record and every part of one keeps to: strict types, no unknown fields, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Source(Part):
    """A page, document or data set that a statement rests on."""

    title: Annotated[str, Field(min_length=1, max_length=400, description="Title as the source bears it.")]
    publisher: Annotated[Name, Field(description="Who published it; add “copy” where a mirror was seen.")]
    url: Annotated[Url, Field(description="The address that was seen.")]
    language: Annotated[LanguageTag, Field(description="Language of the source (BCP 47).")] = "en"
    accessed: Annotated[FullDate | None, Field(description="The day on which it was seen.")] = None
    archived_url: Annotated[Url | None, Field(description="An archived copy.")] = None


class InlineOrganisation(Part):
    """An organisation that has no record of its own."""

    name: Annotated[Name, Field(description="Name in full, with the acronym in brackets where it has one.")]
    type: Annotated[str, Term("organisation-types"), Field(description="What kind of organisation it is.")]


def _organisation_form(value: Any) -> str:
    return "id" if isinstance(value, str) else "inline"


OrganisationRef = Annotated[
    Annotated[OrganisationId, Tag("id")] | Annotated[InlineOrganisation, Tag("inline")],
    Discriminator(_organisation_form),
    Field(description="The id of an organisation's record, or name and type where it has none."),
]


class Verified(Part):
    """When someone last compared the record with its sources."""

    on: Annotated[FullDate, Field(description="The day of the comparison.")]
    by: Annotated[OrganisationId, Field(description="The organisation that answers for it.")]


class Withdrawn(Part):
    """Why a record no longer holds; its address stays and says so."""

    on: Annotated[FullDate, Field(description="The day of the withdrawal.")]
    reason: Annotated[ShortText, Field(description="The reason, for readers.")]


class Translation(Part):
    """Title and summary in another language."""

    title: Annotated[str, Field(min_length=1, max_length=300, description="The title in that language.")]
    summary: Annotated[str, Field(min_length=1, max_length=900, description="The summary in that language.")]
    of: Annotated[
        str, Field(pattern=r"^[0-9a-f]{8,64}$", description="Digest of the title and summary that were translated.")
    ]


class CriterionAnswer(Part):
    """What a reviewer says of one criterion."""

    criterion: Annotated[str, Term("review-criteria"), Field(description="What was asked.")]
    verdict: Annotated[str, Term("review-verdicts"), Field(description="met, partly, not-met or cannot-tell.")]


class ReviewEntry(Part):
    """One peer review."""

    role: Annotated[str, Term("review-roles"), Field(description="un or external.")]
    organisation: Annotated[
        OrganisationRef, Field(description="For whom the reviewer works; never the name of a person.")
    ]
    on: Annotated[FullDate, Field(description="The day of the decision.")]
    decision: Annotated[str, Term("review-decisions"), Field(description="accept, changes, decline or stepped-back.")]
    conflict: Annotated[bool, Field(description="A conflict of interest was declared.")]
    interest: Annotated[LongText | None, Field(description="What the conflict of interest is, in words.")] = None
    criteria: Annotated[tuple[CriterionAnswer, ...], Field(description="The criteria, each with a verdict.")] = ()
    note: Annotated[LongText | None, Field(description="What the reviewer wrote for readers.")] = None
    version: Annotated[
        str | None,
        Field(pattern=r"^[0-9a-f]{8,64}$", description="Digest of what was reviewed; `commons review` writes it."),
    ] = None


class Review(Part):
    """The peer review of a record."""

    state: Annotated[str, Term("review-states"), Field(description="Where the review stands.")] = "not-reviewed"
    proposed: Annotated[
        FullDate | None, Field(description="The day on which the record was put forward for review.")
    ] = None
    reviews: Annotated[tuple[ReviewEntry, ...], Field(description="The reviews, oldest first.")] = ()


class Result(Part):
    """What came of it, and how that is known."""

    statement: Annotated[LongText, Field(description="What the source tells, in our own words.")]
    basis: Annotated[str, Term("result-bases"), Field(description="How it is known.")] = "not-evaluated"
    evidence: Annotated[tuple[EvidenceId, ...], Field(description="Evidence records that show it.")] = ()


class Replication(Part):
    """Someone took the practice over."""

    country: Annotated[CountryCode, Field(description="Where.")]
    year: Annotated[PartialDate | None, Field(description="When.")] = None
    adapted: Annotated[LongText | None, Field(description="What was changed.")] = None
    happened: Annotated[LongText | None, Field(description="What came of it.")] = None
    source: Annotated[Url, Field(description="Where this is told.")]
