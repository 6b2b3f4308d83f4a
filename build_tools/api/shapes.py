"""The shapes of the files of the API: what exporters write, and what OpenAPI says of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

SchemaVersion = Annotated[
    str, Field(description="The version of the shape of records; the first number rises when programs may break.")
]
RecordType = Annotated[str, Field(description="The type of the record.")]
RecordId = Annotated[str, Field(description="The id of the record, unique within its type.")]
Title = Annotated[str, Field(description="What it is called.")]
PageAddress = Annotated[str, Field(description="Its page, relative to the top of the site.")]
Link = Annotated[str, Field(description="Where it stands, relative to this file.")]
Total = Annotated[int, Field(ge=0, description="How many there are on all pages together.")]
PageNumber = Annotated[int, Field(ge=1, description="The number of this page.")]
PageCount = Annotated[int, Field(ge=1, description="How many pages there are; an empty list has one.")]
Next = Annotated[str | None, Field(description="The page after this one, relative to it; null on the last.")]
Previous = Annotated[str | None, Field(description="The page before this one, relative to it; null on the first.")]
CountsByType = Annotated[Mapping[str, int], Field(description="How many there are of each type of record.")]
Score = Annotated[float, Field(ge=0, description="How well it fits: the higher, the better, within this list.")]
Reasons = Annotated[Sequence[str], Field(description="Why, in words, the strongest first.")]


@dataclass(frozen=True, slots=True)
class Licence:
    """Under which terms all this may be used."""

    title: Annotated[str, Field(description="The name of the licence.")]
    id: Annotated[str, Field(description="Its identifier in the list of SPDX.")]


@dataclass(frozen=True, slots=True)
class ApiIndex:
    """What there is."""

    schema_version: SchemaVersion
    title: Annotated[str, Field(description="The name of the site.")]
    licence: Licence
    date: Annotated[str, Field(description="The day of the content.", json_schema_extra={"format": "date"})]
    site: Annotated[str, Field(description="The top of the site, relative to this file.")]
    counts: CountsByType
    links: Annotated[Mapping[str, str], Field(description="Where to go on, relative to this file, by name.")]


@dataclass(frozen=True, slots=True)
class Status:
    """What a program asks first: whether anything is new since it last came."""

    schema_version: SchemaVersion
    date: Annotated[str, Field(description="The day of the content.", json_schema_extra={"format": "date"})]
    digest: Annotated[
        str, Field(description="Of all records: while it is the same, no record was added, changed or withdrawn.")
    ]
    records: Annotated[int, Field(ge=0, description="How many records there are, withdrawn ones included.")]
    withdrawn: Annotated[int, Field(ge=0, description="How many of them are withdrawn.")]
    left_out: Annotated[Sequence[str], Field(description="Files left out of this publication because of errors.")]


@dataclass(frozen=True, slots=True)
class ChangesFile:
    """A file of changes: what turns the records of a release into those of today."""

    since: Annotated[str | None, Field(description="The version of the release; null where there was none yet.")]
    date: Annotated[str | None, Field(description="The day of that release.", json_schema_extra={"format": "date"})]
    changes: Link
    size: Annotated[int, Field(ge=0, description="Its size in bytes.")]
    sha256: Annotated[str, Field(description="Its SHA-256: while it is the same, so are the changes.")]


@dataclass(frozen=True, slots=True)
class Changes:
    """Where the changes stand."""

    schema_version: SchemaVersion
    latest: Annotated[ChangesFile | None, Field(description="Since the last release; null where none is published.")]
    earlier: Annotated[Sequence[ChangesFile], Field(description="Since each release, the oldest first.")]


@dataclass(frozen=True, slots=True)
class Collection:
    """All records of a type, in pages."""

    record_type: RecordType
    total: Total
    withdrawn: Annotated[int, Field(ge=0, description="How many of them are withdrawn.")]
    pages: PageCount
    first: Annotated[str, Field(description="The first page, relative to this file.")]


@dataclass(frozen=True, slots=True)
class Collections:
    """The types of records."""

    schema_version: SchemaVersion
    collections: Annotated[Sequence[Collection], Field(description="One for each type.")]


@dataclass(frozen=True, slots=True)
class CollectionPage:
    """A page of the records of a type, in the order of their ids; of withdrawn ones, what is left of them."""

    schema_version: SchemaVersion
    record_type: RecordType
    total: Total
    page: PageNumber
    pages: PageCount
    next: Next
    previous: Previous
    records: Annotated[Sequence[Mapping[str, Any]], Field(description="The records.")]


@dataclass(frozen=True, slots=True)
class Group:
    """An objective or a country, with the records that count under it."""

    id: Annotated[str, Field(description="The number of the objective, or the ISO 3166-1 alpha-3 code.")]
    title: Title
    total: Total
    counts: CountsByType
    pages: PageCount
    first: Annotated[str, Field(description="The first page, relative to this file.")]


@dataclass(frozen=True, slots=True)
class Groups:
    """All objectives, or all countries and areas, those without a record included."""

    schema_version: SchemaVersion
    groups: Annotated[Sequence[Group], Field(description="In the order of the vocabulary.")]


@dataclass(frozen=True, slots=True)
class Reference:
    """A record, named."""

    record_type: RecordType
    id: RecordId
    title: Title
    address: PageAddress
    record: Annotated[str, Field(description="The record itself, relative to this file.")]


@dataclass(frozen=True, slots=True)
class ReferencePage:
    """A page of the records of an objective or a country, by type and id; withdrawn ones do not count."""

    schema_version: SchemaVersion
    id: Annotated[str, Field(description="The number of the objective, or the ISO 3166-1 alpha-3 code.")]
    title: Title
    total: Total
    counts: CountsByType
    page: PageNumber
    pages: PageCount
    next: Next
    previous: Previous
    records: Annotated[Sequence[Reference], Field(description="The records.")]


@dataclass(frozen=True, slots=True)
class VocabularySummary:
    """A vocabulary, named."""

    name: Annotated[str, Field(description="Its name.")]
    title: Title
    terms: Annotated[int, Field(ge=0, description="How many terms it has.")]
    vocabulary: Annotated[str, Field(description="The vocabulary itself, relative to this file.")]


@dataclass(frozen=True, slots=True)
class Vocabularies:
    """The controlled vocabularies."""

    schema_version: SchemaVersion
    vocabularies: Annotated[Sequence[VocabularySummary], Field(description="By name.")]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a vocabulary; what is empty is left out."""

    id: Annotated[str, Field(description="What records hold; for objectives they hold it as a number.")]
    label: Annotated[str, Field(description="Its short name in English.")]
    title: Annotated[str, Field(description="Its full name, where it has one.")] = ""
    definition: Annotated[str, Field(description="What it means.")] = ""
    source: Annotated[str, Field(description="Where the definition is from.")] = ""
    broader: Annotated[str, Field(description="The wider term that it belongs to.")] = ""
    aliases: Annotated[Sequence[str], Field(description="Other names.")] = ()
    labels: Annotated[Mapping[str, str], Field(description="Its short name in other languages, by BCP 47 tag.")] = (
        Field(default_factory=dict)
    )
    titles: Annotated[Mapping[str, str], Field(description="Its full name in other languages, by BCP 47 tag.")] = Field(
        default_factory=dict
    )
    official: Annotated[Sequence[str], Field(description="The languages whose full name is the official one.")] = ()
    more: Annotated[Mapping[str, Any], Field(description="What this vocabulary alone tells of its terms.")] = Field(
        default_factory=dict
    )


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """A vocabulary with its terms."""

    schema_version: SchemaVersion
    name: Annotated[str, Field(description="Its name.")]
    title: Title
    description: Annotated[str, Field(description="What it is for, and where it is from.")]
    terms: Annotated[Sequence[Term], Field(description="In the order of the vocabulary.")]
