"""The stage that reads what Git keeps of a record: its edits, and the versions that readers may get."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import orjson

from build_tools.corpus import Entry
from build_tools.corpus.publication import former_version
from build_tools.corpus.versions import version_address
from build_tools.digests import sha256_hex
from build_tools.engine import Batch, Stage, held_collector, join_artefact
from build_tools.engine.files import FileEntry
from build_tools.exports.record_versions import version_json
from build_tools.provenance import Edit, EditKind, changed_fields
from build_tools.reading import READ, decode_reading
from build_tools.records import record_type
from build_tools.source import Change
from build_tools.tables import published_form
from build_tools.validate.private_data import CODE as PRIVATE_DATA
from build_tools.validate.told_hidden_case import told_addresses

MAY_HIDE = "case"
"""The type of which a version that cannot be read may not have been public."""


@dataclass(frozen=True, slots=True)
class Around:
    """What the versions of all records share: the ids of cases that readers know, and of those that they do not."""

    public_cases: frozenset[str]
    hidden_cases: frozenset[str]
    schema_version: str


@dataclass(frozen=True, slots=True)
class FormerFile:
    """What Git keeps of one file: the changes, newest first, and the contents by their names.

    `digest` is that of the version that readers see today, which is published by other means; empty where the file is
    that of a former id.
    """

    type_name: str
    id: str
    path: str
    digest: str
    changes: tuple[Change, ...]
    contents: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class _Version:
    """A version that readers may get."""

    digest: str
    form: Mapping[str, Any]


class _File:
    """The versions of one file, each read once."""

    def __init__(self, file: FormerFile, around: Around) -> None:
        self._file = file
        self._around = around

    @cached_property
    def versions(self) -> Mapping[str, _Version | None]:
        """The versions by the name of their content; None where readers may not get one."""
        found = record_type(self._file.type_name)
        values = [(self._file.path, found.folder, data) for data in self._file.contents.values()]
        read = READ.function(Batch(values, None))
        return {name: self._version(result) for name, result in zip(self._file.contents, read, strict=True)}

    def _version(self, result: bytes) -> _Version | None:
        told = decode_reading(result)
        if isinstance(told, list) or any(finding.code == PRIVATE_DATA for finding in told.findings):
            return None
        found = record_type(self._file.type_name)
        record = found.model.model_validate_json(told.fields_json)
        fields = orjson.loads(told.fields_json)
        entry = Entry(found, self._file.id, self._file.path, told.digest, record, fields, told.body)
        shown = former_version(entry, self._around.public_cases)
        if shown is None or next(told_addresses(shown, self._around.hidden_cases), None):
            return None
        return _Version(shown.digest, published_form(shown))

    @property
    def address(self) -> str:
        return f"{record_type(self._file.type_name).folder}/{self._file.id}"

    def edits(self) -> Iterator[Edit]:
        """Yield the commits that changed what readers get, newest first."""
        for change in self._file.changes:
            before, after = self.versions.get(change.before), self.versions.get(change.after)
            if after is None:
                if change.after and self._file.type_name != MAY_HIDE:
                    yield Edit(change.day, change.commit, _kind(change), (), "")
            elif before is None:
                yield self._edit(change, "added" if self._file.type_name == MAY_HIDE else _kind(change), after, ())
            elif before.digest != after.digest:
                yield self._edit(change, "changed", after, changed_fields(before.form, after.form))

    def _edit(self, change: Change, kind: EditKind, after: _Version, changed: tuple[str, ...]) -> Edit:
        return Edit(change.day, change.commit, kind, changed, version_address(self.address, after.digest))

    def files(self) -> dict[str, bytes]:
        """Return the files of the versions before today's, by their paths."""
        return {
            version_address(self.address, version.digest): version_json(version.form, self._around.schema_version)
            for version in self.versions.values()
            if version and version.digest != self._file.digest
        }


def _kind(change: Change) -> EditKind:
    return "changed" if change.before else "added"


def read_former(batch: Batch) -> list[bytes]:
    """Read files as Git keeps them: values are `FormerFile`, shared is `Around`; results are artefacts.

    Known of each are its edits and the files of its versions; its body is the bytes of these, one after the other.
    """
    with held_collector():
        return [_read(_File(file, batch.shared)) for file in batch.values]


FORMER = Stage("former versions", read_former)


def _read(file: _File) -> bytes:
    files = file.files()
    told = [[path, len(data), sha256_hex(data)] for path, data in files.items()]
    return join_artefact(orjson.dumps([list(file.edits()), told]), b"".join(files.values()))


def edits_of_known(known: bytes) -> tuple[Edit, ...]:
    """Return the edits of a file of which `read_former` told."""
    return tuple(Edit(**{**told, "changed": tuple(told["changed"])}) for told in orjson.loads(known)[0])


def files_of_known(known: bytes) -> Sequence[tuple[str, FileEntry]]:
    """Return the files of versions, in the order of their bytes in the body."""
    return [(path, FileEntry(size, sha256)) for path, size, sha256 in orjson.loads(known)[1]]
