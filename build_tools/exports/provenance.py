"""Where every record comes from: as JSON Lines that read as PROV-O with their context, and as two tables in CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from build_tools import __version__
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.digests import digest_parts
from build_tools.exports._base import Artefact, Exporter, LargeArtefact, Release, records_key
from build_tools.provenance import Chronicle, origins, provenance_of
from build_tools.tables.csv_form import LIST_SEPARATOR, cell_text, csv_line
from build_tools.tables.published import identity

LINES, CONTEXT = "data/provenance.jsonl", "data/provenance.context.jsonld"
ORIGINS, VERSIONS = "data/provenance.csv", "data/provenance-versions.csv"
SOFTWARE = f"Compact Commons {__version__}"
"""By what the computed parts of records were made."""
BETWEEN_ADDRESSES = " "
"""In one cell; an address may hold a semicolon, and no blank."""
COMMIT = "swh:1:rev:"
"""The identifier of a commit that follows from its hash, wherever it is kept (SWHID, ISO/IEC 18670)."""
SHA1_LENGTH = 40
TERMS: Mapping[str, Any] = {
    "@version": 1.1,
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": None,
    "digest": "dcterms:identifier",
    "sources": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "origins": "dcterms:hasPart",
    "derived_from": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "by": "prov:wasAttributedTo",
    "versions": {"@reverse": "prov:specializationOf"},
    "day": {"@id": "prov:generatedAtTime", "@type": "xsd:date"},
    "generated_by": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "revision_of": {"@id": "prov:wasRevisionOf", "@type": "@id"},
}
"""What of a line PROV-O and Dublin Core have terms for; the rest is plain JSON."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact | LargeArtefact]:
    """Yield what is known of every record of which all is public: as lines with their context, and as two tables."""
    entries = [entry for entry in corpus if is_open(entry)]
    edits = (orjson.dumps(_chronicle(entry, release).edits) for entry in entries)
    key = digest_parts([records_key(entries, release), SOFTWARE, *edits])
    yield Artefact(CONTEXT, orjson.dumps({"@context": TERMS}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
    lines = partial(_write, lambda: (orjson.dumps(_line(one, release)) + b"\n" for one in entries))
    yield LargeArtefact(LINES, key, lines, is_compressed=True)
    yield LargeArtefact(ORIGINS, key, partial(_write, lambda: _origin_rows(entries)), is_compressed=True)
    yield LargeArtefact(VERSIONS, key, partial(_write, lambda: _version_rows(entries, release)), is_compressed=True)


def _write(lines: Callable[[], Iterator[bytes]], file: Path) -> None:
    with file.open("wb") as opened:
        opened.writelines(lines())


def _chronicle(entry: Entry, release: Release) -> Chronicle:
    return release.chronicles.get(entry.key, Chronicle())


def _origin_rows(entries: Iterable[Entry]) -> Iterator[bytes]:
    """Yield the table of origins: a row for each group of fields, and for each statement with a source of its own."""
    yield _row("record_type", "id", "group", "fields", "how", "pointer", "references")
    for entry in entries:
        for origin in origins(entry):
            fields = LIST_SEPARATOR.join(origin.fields)
            references = BETWEEN_ADDRESSES.join(origin.references)
            yield _row(*entry.key, origin.group, fields, origin.how, origin.pointer, references)


def _version_rows(entries: Iterable[Entry], release: Release) -> Iterator[bytes]:
    """Yield the table of versions: a row for each change of a record, newest first."""
    yield _row("record_type", "id", "day", "commit", "kind", "changed", "version")
    for entry in entries:
        for edit in _chronicle(entry, release).edits:
            changed = LIST_SEPARATOR.join(edit.changed)
            yield _row(*entry.key, edit.day, edit.commit, edit.kind, changed, edit.address)


def _row(*cells: str) -> bytes:
    return csv_line([cell_text(cell or None) for cell in cells]).encode()


def _line(entry: Entry, release: Release) -> dict[str, Any]:
    """Return the provenance of a record with the identifiers that make linked data of it."""
    told = provenance_of(entry, _chronicle(entry, release), release.build_date, SOFTWARE)
    base = release.site_url
    head = {"@context": f"{base}{CONTEXT}" if base else CONTEXT.rpartition("/")[2], "@id": f"{base}{entry.address}/"}
    for origin in told["origins"]:
        if "references" in origin:
            is_record = origin["how"] == "evidence"
            origin["derived_from"] = [f"{base}{one}/" if is_record else one for one in origin["references"]]
    versions: list[dict[str, Any]] = told["versions"]
    earlier: list[dict[str, Any]] = [*versions[1:], {}][: len(versions)]
    for version, before in zip(versions, earlier, strict=True):
        if "version" in version:
            version["@id"] = f"{base}{version['version']}"
        if len(version["commit"]) == SHA1_LENGTH:
            version["generated_by"] = f"{COMMIT}{version['commit']}"
        if "version" in before:
            version["revision_of"] = f"{base}{before['version']}"
    return {**head, **identity(entry), **told}


EXPORTER = Exporter("provenance", export)
