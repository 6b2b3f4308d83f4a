"""The shapes of what single records tell of where they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from build_tools.provenance import EditKind, How
from build_tools.records.verification import State

DAY = {"format": "date"}


@dataclass(frozen=True, slots=True)
class FieldOrigin:
    """Where some fields of a record come from."""

    group: Annotated[str, Field(description="The group that the fields belong to.")]
    fields: Annotated[Sequence[str], Field(description="The fields.")]
    how: Annotated[How, Field(description="How they came about.")]
    by: Annotated[str, Field(description="What computed them; only where they are computed.")] = ""
    pointer: Annotated[str, Field(description="The statement that this is about, where it is about one.")] = ""
    references: Annotated[Sequence[str], Field(description="What that statement names as its source.")] = ()


@dataclass(frozen=True, slots=True)
class VerificationTold:
    """Whether a record was compared with its sources."""

    state: Annotated[State, Field(description="Whether it was, and whether it is due again.")]
    on: Annotated[str, Field(description="The day on which it was.", json_schema_extra=DAY)] = ""
    by: Annotated[str, Field(description="Who did it.")] = ""
    due: Annotated[str, Field(description="The day on which it is due again.", json_schema_extra=DAY)] = ""


@dataclass(frozen=True, slots=True)
class ReviewTold:
    """How far the peer review of a record has come."""

    state: Annotated[str, Field(description="The state, a term of the vocabulary review-states.")]
    reviews: Annotated[int, Field(ge=0, description="How many reviews there are.")]


@dataclass(frozen=True, slots=True)
class RecordVersion:
    """A change of a record."""

    day: Annotated[str, Field(description="The day of the change.", json_schema_extra=DAY)]
    commit: Annotated[str, Field(description="The commit in Git.")]
    kind: Annotated[EditKind, Field(description="What was done.")]
    changed: Annotated[Sequence[str], Field(description="The fields that changed, where that is known.")] = ()
    version: Annotated[str, Field(description="The version that it left, relative to the top of the site.")] = ""


@dataclass(frozen=True, slots=True)
class RecordProvenance:
    """Where a record comes from."""

    version: Annotated[str, Field(description="Its present version, which never changes, from the top of the site.")]
    sources: Annotated[Sequence[str], Field(description="The addresses of its sources.")]
    origins: Annotated[Sequence[FieldOrigin], Field(description="Where its fields come from.")]
    verification: VerificationTold
    review: ReviewTold
    contributors: Annotated[int, Field(ge=0, description="How many people changed it, as far as Git knows.")]
    versions: Annotated[Sequence[RecordVersion], Field(description="Its changes, the newest first, as far as known.")]
