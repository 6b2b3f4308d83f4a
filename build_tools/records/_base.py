"""What every record has, and what a record type is."""

import functools
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from build_tools import registry
from build_tools.records._fields import (
    CountryCode,
    LanguageTag,
    Objective,
    RecordId,
    SdgTerm,
)
from build_tools.records._marks import Prose, Reference, Term
from build_tools.records._parts import Part, Review, Source, Translation, Verified, Withdrawn

SUMMARY_MIN, SUMMARY_MAX = 40, 700


class Record(Part):
    """The fields that every record has."""

    title: Annotated[
        str,
        Prose(300),
        Field(min_length=3, max_length=300, description="What it is called; plain text, acronyms spelt out."),
    ]
    summary: Annotated[
        str,
        Prose(SUMMARY_MAX),
        Field(
            min_length=1,
            description=f"What it is, in {SUMMARY_MIN} to {SUMMARY_MAX} characters that stand alone in a list.",
        ),
    ]
    language: Annotated[LanguageTag, Field(description="Language of the text (BCP 47).")] = "en"
    translations: Annotated[
        dict[str, Translation], Field(description="Title and summary in other languages, by BCP 47 tag.")
    ] = Field(default_factory=dict)
    objectives: Annotated[
        tuple[Objective, ...],
        Field(description="Objectives of the Compact by number, the most important first.", examples=[[6, 18]]),
    ] = ()
    objectives_from: Annotated[
        Literal["source", "inferred"],
        Field(description="source: the source names the objectives; inferred: we read them off the text."),
    ] = "inferred"
    principles: Annotated[
        tuple[Annotated[str, Term("principles")], ...], Field(description="Guiding principles that it exemplifies.")
    ] = ()
    sdgs: Annotated[tuple[SdgTerm, ...], Field(description="Goals and targets of the 2030 Agenda, in quotes.")] = ()
    populations: Annotated[
        tuple[Annotated[str, Term("populations")], ...], Field(description="The people it is about.")
    ] = ()
    themes: Annotated[tuple[Annotated[str, Term("themes")], ...], Field(description="Themes and sectors.")] = ()
    countries: Annotated[
        tuple[CountryCode, ...],
        Field(description="Countries and areas, ISO 3166-1 alpha-3.", examples=[["KEN", "DEU"]]),
    ] = ()
    regions: Annotated[
        tuple[Annotated[str, Term("regions")], ...], Field(description="Review regions, M49 regions, groupings.")
    ] = ()
    scope: Annotated[str | None, Term("scopes"), Field(description="How far it reaches.")] = None
    sources: Annotated[
        tuple[Source, ...], Field(min_length=1, description="The pages and documents that the record rests on.")
    ]
    note: Annotated[
        str | None,
        Prose(1_000),
        Field(min_length=1, description="What a reader must know of how the record was made."),
    ] = None
    verified: Annotated[Verified | None, Field(description="Who last compared it with its sources, and when.")] = None
    former_ids: Annotated[
        tuple[RecordId, ...], Field(description="Ids that it had before; their addresses lead here.")
    ] = ()
    superseded_by: Annotated[
        str | None, Reference(), Field(description="The record that took its place, as folder/id.")
    ] = None
    withdrawn: Annotated[Withdrawn | None, Field(description="Set when the record no longer holds.")] = None
    review: Annotated[Review, Field(description="The peer review as data.")] = Review()


Form = Literal["markdown", "yaml"]
SUFFIX_OF_FORM: dict[Form, str] = {"markdown": ".md", "yaml": ".yml"}


@dataclass(frozen=True, slots=True)
class RecordType:
    """A type of record: its name, its folder in content and in addresses, the form of its files, its model.

    `verify_months` is how long a verification holds before the record is due again.
    """

    name: str
    folder: str
    form: Form
    model: type[Record]
    verify_months: int

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return SUFFIX_OF_FORM[self.form]


def record_types() -> tuple[RecordType, ...]:
    """Return every record type, by name."""
    return registry.discover("build_tools.records", "RECORD_TYPE")


@functools.cache
def _by_name() -> dict[str, RecordType]:
    return {found.name: found for found in record_types()}


def record_type(name: str) -> RecordType:
    """Return the record type of that name or folder.

    Raises:
        KeyError: there is none.
    """
    by_name = _by_name()
    if name in by_name:
        return by_name[name]
    return {found.folder: found for found in by_name.values()}[name]
