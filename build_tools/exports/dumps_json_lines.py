"""JSON Lines: a record on each line and nothing else, for each type and for all."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import orjson

from build_tools.corpus import Corpus, Entry
from build_tools.exports._base import Exporter, LargeArtefact, Release, records_key
from build_tools.tables import published_form


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `data/<type>.jsonl` and `data/records.jsonl`; `data/about.json` tells their schema and counts."""
    for name, entries in (*corpus.by_type.items(), ("records", list(corpus))):
        write = partial(_write, entries)
        yield LargeArtefact(f"data/{name}.jsonl", records_key(entries, release), write, is_compressed=True)


def _write(entries: Sequence[Entry], file: Path) -> None:
    with file.open("wb") as opened:
        for entry in entries:
            opened.write(orjson.dumps(published_form(entry), option=orjson.OPT_APPEND_NEWLINE))


EXPORTER = Exporter("json-lines", export)
