"""Where every record comes from: as JSON Lines that read as PROV-O with their context, and as two tables in CSV."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import orjson

from build_tools import __version__
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.digests import digest_parts
from build_tools.exports._base import Artefact, Exporter, LargeArtefact, Release, records_key
from build_tools.provenance import Chronicle, provenance_of
from build_tools.tables.published import identity

LINES, CONTEXT = "data/provenance.jsonl", "data/provenance.context.jsonld"
SOFTWARE = f"Compact Commons {__version__}"
"""By what the computed parts of records were made."""
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
    """Yield `data/provenance.jsonl` with its context: a line for every record of which all is public."""
    entries = [entry for entry in corpus if is_open(entry)]
    edits = (orjson.dumps(release.chronicles.get(entry.key, Chronicle()).edits) for entry in entries)
    yield Artefact(CONTEXT, orjson.dumps({"@context": TERMS}, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))

    def write(file: Path) -> None:
        with file.open("wb") as opened:
            for entry in entries:
                opened.write(orjson.dumps(_line(entry, release), option=orjson.OPT_APPEND_NEWLINE))

    key = digest_parts([records_key(entries, release), SOFTWARE, *edits])
    yield LargeArtefact(LINES, key, write, is_compressed=True)


def _line(entry: Entry, release: Release) -> dict[str, Any]:
    """Return the provenance of a record with the identifiers that make linked data of it."""
    chronicle = release.chronicles.get(entry.key, Chronicle())
    told = provenance_of(entry, chronicle, release.build_date, SOFTWARE)
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
