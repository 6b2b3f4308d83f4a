"""The shapes of what is computed of records: who names them, what is like them, what answers a case."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from build_tools.api.provenance_shapes import RecordProvenance
from build_tools.api.shapes import PageAddress, Reasons, RecordId, RecordType, SchemaVersion, Score, Title


@dataclass(frozen=True, slots=True)
class NamedBy:
    """A record that names this one."""

    record_type: RecordType
    id: RecordId
    field: Annotated[str, Field(alias="as", description="The field in which it does.")]


@dataclass(frozen=True, slots=True)
class SimilarRecord:
    """A record that was found to be alike; computed, chosen by nobody."""

    address: PageAddress
    score: Annotated[float, Field(ge=0, le=1, description="How much alike, from 0 to 1.")]
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class MissingNeed:
    """Something that a stage needs and a case does not have."""

    id: Annotated[str, Field(description="Which need it is.")]
    field: Annotated[str, Field(description="The field where it belongs.")]
    needs: Annotated[str, Field(description="What is needed.")]


@dataclass(frozen=True, slots=True)
class NextStage:
    """The stage that follows the present one of a case."""

    stage: Annotated[str, Field(description="The stage, a term of the vocabulary stages.")]
    missing: Annotated[Sequence[MissingNeed], Field(description="What the case still needs for it.")]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A record that fits the need of a case."""

    id: RecordId
    title: Title
    score: Score
    reasons: Reasons
    chosen: Annotated[str, Field(description="Why people chose it; only where they did.")] = ""


@dataclass(frozen=True, slots=True)
class PeerCountry:
    """A country that did something like what is needed, or asked for it."""

    id: Annotated[str, Field(description="Its ISO 3166-1 alpha-3 code.")]
    title: Title
    score: Score
    reasons: Reasons
    records: Annotated[Sequence[str], Field(description="The ids of its practices and cases that show it.")]


@dataclass(frozen=True, slots=True)
class FundSuggestion:
    """A fund that may pay."""

    id: RecordId
    title: Title
    score: Score
    reasons: Reasons
    eligible: Annotated[bool | None, Field(description="Whether the requester may apply; null where it is not known.")]
    why: Annotated[Sequence[str], Field(description="The grounds for that, in words.")]
    chosen: Annotated[str, Field(description="Why people chose it; only where they did.")] = ""


@dataclass(frozen=True, slots=True)
class Inferred:
    """A term that the text of a case suggests, and that nobody named."""

    vocabulary: Annotated[str, Field(description="The vocabulary of the term.")]
    id: Annotated[str, Field(description="The term.")]
    title: Title
    score: Score
    reasons: Reasons


@dataclass(frozen=True, slots=True)
class Matches:
    """What answers the need of a case: computed, each list best first."""

    practices: Annotated[Sequence[Suggestion], Field(description="What was done elsewhere.")]
    evidence: Annotated[Sequence[Suggestion], Field(description="What is known.")]
    cases: Annotated[Sequence[Suggestion], Field(description="Who asked for the like.")]
    countries: Annotated[Sequence[PeerCountry], Field(description="Countries to talk to.")]
    organisations: Annotated[Sequence[Suggestion], Field(description="Who can help.")]
    expertise: Annotated[Sequence[Suggestion], Field(description="Who knows about it.")]
    funding: Annotated[Sequence[FundSuggestion], Field(description="What may pay.")]
    inferred: Annotated[Sequence[Inferred], Field(description="What the text suggests.")]
    notes: Annotated[Sequence[str], Field(description="What a reader should know first.")]


@dataclass(frozen=True, slots=True)
class MatchSummary:
    """A case of which all is public, with how much was found for it."""

    id: RecordId
    title: Title
    address: PageAddress
    counts: Annotated[Mapping[str, int], Field(description="How many suggestions there are, by list.")]
    matches: Annotated[str, Field(description="The suggestions themselves, relative to this file.")]


@dataclass(frozen=True, slots=True)
class MatchList:
    """The cases for which suggestions are computed."""

    schema_version: SchemaVersion
    cases: Annotated[Sequence[MatchSummary], Field(description="By id.")]


@dataclass(frozen=True, slots=True)
class MatchFile:
    """What is suggested for a case."""

    schema_version: SchemaVersion
    record_type: RecordType
    id: RecordId
    title: Title
    address: PageAddress
    record: Annotated[str, Field(description="The case itself, relative to this file.")]
    matches: Matches


@dataclass(frozen=True, slots=True)
class RecordFile:
    """What the file of a single record tells beside the record."""

    schema_version: Annotated[SchemaVersion, Field(description="In the file of a single record: the schema's version.")]
    named_by: Annotated[
        Sequence[NamedBy], Field(description="In the file of a single record: the records that name it.")
    ]
    similar: Annotated[
        Sequence[SimilarRecord], Field(description="In the file of a single record: records found to be alike.")
    ]
    next: Annotated[NextStage, Field(description="In the file of a request: the stage that follows.")]
    matches: Annotated[Matches, Field(description="In the file of a public case: what answers its need.")]
    provenance: Annotated[RecordProvenance, Field(description="In the file of a single record: where it comes from.")]


@dataclass(frozen=True, slots=True)
class Moved:
    """What stands under the former id of a record."""

    schema_version: SchemaVersion
    record_type: RecordType
    id: Annotated[str, Field(description="The former id.")]
    moved_to: Annotated[str, Field(description="The id that the record bears now.")]


@dataclass(frozen=True, slots=True)
class WithdrawnRecord:
    """Why a record no longer holds."""

    on: Annotated[str, Field(description="The day of the withdrawal.", json_schema_extra={"format": "date"})]
    reason: Annotated[str, Field(description="The reason; not told of a case of which only a summary was public.")] = ""
