"""JSON dumps: one file for each type, one for all records, and what stands beside those that cannot tell it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from build_tools import catalogue
from build_tools.corpus import Corpus, Entry
from build_tools.exports._base import Artefact, Exporter, LargeArtefact, Release, records_key
from build_tools.tables import published_form

LICENCE = {"title": catalogue.LICENCE.title, "id": catalogue.LICENCE.id}
INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def export(corpus: Corpus, release: Release) -> Iterator[Artefact | LargeArtefact]:
    """Yield `data/<type>.json`, `data/records.json`, and `data/about.json` for dumps without a head."""
    for name, entries in corpus.by_type.items():
        yield _dump(f"data/{name}.json", _whole_head({name: entries}, release), entries, release)
    yield _dump("data/records.json", _whole_head(corpus.by_type, release), list(corpus), release)
    yield Artefact("data/about.json", orjson.dumps(head_of(corpus.by_type, release), option=INDENTED))


def head_of(by_type: Mapping[str, Sequence[Entry]], release: Release) -> dict[str, Any]:
    """Return what every dump tells of itself: the version of the schema, licence, day and counts."""
    withdrawn = {name: sum(entry.is_withdrawn for entry in entries) for name, entries in by_type.items()}
    return {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "licence": LICENCE,
        "date": release.build_date.isoformat(),
        "counts": {name: len(entries) for name, entries in by_type.items()},
        "withdrawn": {name: count for name, count in withdrawn.items() if count},
    }


def _whole_head(by_type: Mapping[str, Sequence[Entry]], release: Release) -> dict[str, Any]:
    """Return the head with what is not in the dump: cases that only count, and records that were left out."""
    head = head_of(by_type, release)
    if "case" in by_type and release.hidden:
        head["cases_not_public"] = release.hidden
    if release.left_out:
        head["left_out"] = list(release.left_out)
    return head


def _dump(path: str, head: dict[str, Any], entries: Sequence[Entry], release: Release) -> LargeArtefact:
    return LargeArtefact(path, records_key(entries, release), partial(_write, head, entries), is_compressed=True)


def _write(head: dict[str, Any], entries: Sequence[Entry], file: Path) -> None:
    """Write a record a line, so that two dumps can be compared."""
    with file.open("wb") as opened:
        opened.write(orjson.dumps(head)[:-1] + b',"records":[\n')
        for place, entry in enumerate(entries):
            opened.write(b",\n" if place else b"")
            opened.write(orjson.dumps(published_form(entry)))
        opened.write(b"\n]}\n")


EXPORTER = Exporter("json", export)
