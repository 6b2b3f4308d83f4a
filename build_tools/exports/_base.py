"""What an exporter is, and the one shape in which records are published."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.matching import Similar, TraitsOf
from build_tools.matching.answers import Answer

Remember = Callable[[str, str, Callable[[], bytes]], bytes]
"""(name, key, what makes the bytes) to the bytes."""


def made_anew(_name: str, _key: str, make: Callable[[], bytes]) -> bytes:
    """Make what is asked for, and remember nothing."""
    return make()


@dataclass(frozen=True, slots=True)
class Release:
    """What exporters may know beside the corpus.

    `hidden` is the number of cases that stand in the totals only; `addresses` are those of every page that search
    engines may list, `left_out` the paths of records that were left out, `similar` the computed links of every record,
    `answers` what is suggested for each case of which all is public, `dates` the days of the first and last change by
    path, `strings` the texts of the interface. `traits` are what each record may share with others, in the order of the
    corpus, and `request_weights` how much each matcher counts when a request is answered. `remember` gives bytes that
    were made before for the same name and key, and else makes them.
    """

    site_name: str
    site_url: str
    schema_version: str
    build_date: datetime.date
    hidden: int
    left_out: tuple[str, ...]
    addresses: tuple[str, ...]
    similar: Similar = field(default_factory=dict)
    answers: Mapping[Key, Answer] = field(default_factory=dict)
    dates: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    strings: Mapping[str, Any] = field(default_factory=dict)
    traits: Sequence[TraitsOf] = ()
    request_weights: Mapping[str, int] = field(default_factory=dict)
    remember: Remember = made_anew


@dataclass(frozen=True, slots=True)
class Artefact:
    """A published file: its site-relative path and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Exporter:
    """A way of publishing the corpus."""

    name: str
    export: Callable[[Corpus, Release], Iterable[Artefact]]


def identity(entry: Entry) -> dict[str, Any]:
    """Return what a record is known by; `record_type`, because organisations have a `type` of their own."""
    return {"record_type": entry.type.name, "id": entry.id, "address": f"{entry.address}/", "digest": entry.digest}


def public_record(entry: Entry) -> dict[str, Any]:
    """Return a record as every dump shows it: identity first, then its fields, then the narrative."""
    public = {**identity(entry), **entry.fields}
    if entry.body:
        public["narrative"] = entry.body
    return public


def tombstone(entry: Entry) -> dict[str, Any]:
    """Return what dumps show of a withdrawn record: that it was there, and why it no longer is."""
    fields: Mapping[str, Any] = entry.fields
    kept = {name: fields[name] for name in ("title", "withdrawn", "superseded_by", "former_ids") if name in fields}
    return {**identity(entry), **kept}


def published_form(entry: Entry) -> dict[str, Any]:
    """Return the record, or its tombstone where it is withdrawn."""
    return tombstone(entry) if entry.is_withdrawn else public_record(entry)
