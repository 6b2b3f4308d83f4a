"""JSON dumps: one file for each type, and one for all records, with counts and the version of the schema."""

from collections.abc import Iterator
from typing import Any

import orjson

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.tables import published_form

LICENCE = {"title": "Creative Commons Attribution 4.0 International", "id": "CC-BY-4.0"}


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/<type>.json` and `data/records.json`; a record a line, so that two dumps can be compared."""
    rows = {
        name: [orjson.dumps(published_form(entry)) for entry in entries] for name, entries in corpus.by_type.items()
    }
    counts = {name: len(found) for name, found in rows.items()}
    for name, found in rows.items():
        yield Artefact(f"data/{name}.json", _dump(_head(corpus, release, {name: counts[name]}), found))
    everything = [row for found in rows.values() for row in found]
    yield Artefact("data/records.json", _dump(_head(corpus, release, counts), everything))


def _head(corpus: Corpus, release: Release, counts: dict[str, int]) -> dict[str, Any]:
    withdrawn = {name: sum(entry.is_withdrawn for entry in corpus.by_type[name]) for name in counts}
    head: dict[str, Any] = {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "licence": LICENCE,
        "date": release.build_date.isoformat(),
        "counts": counts,
        "withdrawn": {name: count for name, count in withdrawn.items() if count},
    }
    if "case" in counts and release.hidden:
        head["cases_not_public"] = release.hidden
    if release.left_out:
        head["left_out"] = list(release.left_out)
    return head


def _dump(head: dict[str, Any], rows: list[bytes]) -> bytes:
    return orjson.dumps(head)[:-1] + b',"records":[\n' + b",\n".join(rows) + b"\n]}\n"


EXPORTER = Exporter("json", export)
