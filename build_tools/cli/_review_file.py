"""The file of a record with a changed review: what it would hold, what the rules say of it, and writing it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from build_tools.cli._terminal import remark
from build_tools.config import Config
from build_tools.corpus import Corpus, Entry, build_corpus
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.parse.comments import read_comments
from build_tools.parse.document import decode, halves_of, parse_document, read_fields
from build_tools.parse.formatting import FormattingError, rewrite_record
from build_tools.parse.yaml_values import PlaceTable
from build_tools.pipeline import Reading
from build_tools.records.key_order import key_order
from build_tools.records.shape import build_record
from build_tools.validate import RuleContext, check_corpus

REVIEW = "/review"


@dataclass(frozen=True, slots=True)
class RecordFile:
    """The file of a record: its path on disk, its bytes, and its fields as they stand there."""

    file: Path
    data: bytes
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Changed:
    """A record with another review: None where it is no record any more, and what the rules find in its review."""

    entry: Entry | None
    data: bytes
    findings: tuple[Diagnostic, ...]

    @property
    def is_sound(self) -> bool:
        """Tell whether it may be written."""
        return not any(found.severity is Severity.ERROR for found in self.findings)


def file_of(entry: Entry, reading: Reading) -> RecordFile:
    """Return the file of a record."""
    source, data = next((source, data) for source, data, _ in reading.content.files if source.path == entry.path)
    document = parse_document(entry.path, data, entry.type.form)
    if isinstance(document, Diagnostic):
        raise TypeError(document.message)  # it was read before
    return RecordFile(source.file, data, document.fields)


def has_comments_among_reviews(before: RecordFile, entry: Entry) -> bool:
    """Tell whether comments stand among the reviews, which would stay where they are when reviews move."""
    halves = halves_of(decode(before.data), entry.type.form)
    places: PlaceTable = {}
    read_fields(halves, places)
    return read_comments(halves.fields, places).touches(f"{REVIEW}/reviews")


def changed_record(
    entry: Entry, before: RecordFile, fields: Mapping[str, Any], corpus: Corpus, config: Config
) -> Changed:
    """Return a record with other fields, and all that the rules find in its review.

    Raises:
        UsageError: a comment in its file cannot stay where it is.
    """
    kind = entry.type
    try:
        data = rewrite_record(entry.path, before.data, kind.form, key_order(kind.model), fields)
    except FormattingError as error:
        raise UsageError(str(error)) from error
    if isinstance(data, Diagnostic):
        return Changed(None, before.data, (data,))
    record = build_record(kind, dict(fields), entry.path)
    if isinstance(record, list):
        return Changed(None, before.data, tuple(record))
    told = record.model_dump(mode="json", exclude_defaults=True)
    after = replace(entry, record=record, fields=told)
    known = {found.message for found in _findings(entry, corpus, config) if found.severity is Severity.WARNING}
    findings = (found for found in _findings(after, corpus, config) if found.message not in known)
    return Changed(after, data, tuple(findings))


def _findings(entry: Entry, corpus: Corpus, config: Config) -> list[Diagnostic]:
    """Return all that the rules find in the review of a record; of other records they need the organisations."""
    others = (other for other in corpus.by_type["organisation"] if other.key != entry.key)
    small = build_corpus([entry, *others], {}, corpus.vocabularies)
    found = check_corpus(small, RuleContext(today=config.today))
    return [one for one in found if one.path == entry.path and one.pointer.startswith(REVIEW)]


def tell_review_findings(findings: tuple[Diagnostic, ...]) -> None:
    """Say what the rules find in a review, the worst first."""
    for found in sorted(findings, key=lambda one: one.severity is not Severity.ERROR):
        remark(f"{found.severity.value} {found.code.id}: {found.message} {found.hint}")


def write_changed(before: RecordFile, changed: Changed) -> None:
    """Write a record's file."""
    write_file(before.file, changed.data)
