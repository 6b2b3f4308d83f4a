"""The main table of each type once more, with a row of HXL hashtags under its headings."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path

from build_tools.corpus import Corpus, Entry
from build_tools.exports._base import Exporter, LargeArtefact, Release, records_key
from build_tools.tables import Table, csv_lines, published_form, tables
from build_tools.tables.hxl import hxl_heading

HEADINGS = 1


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `data/hxl/<type>.csv`."""
    for main in tables():
        entries = corpus.by_type[main.name]
        write = partial(_write, main, entries)
        yield LargeArtefact(f"data/hxl/{main.name}.csv", records_key(entries, release), write, is_compressed=True)


def _write(main: Table, entries: Sequence[Entry], path: Path) -> None:
    lines = csv_lines(main, main, map(published_form, entries))
    with path.open("w", encoding="utf-8", newline="") as opened:
        opened.writelines(chain(islice(lines, HEADINGS), [hxl_heading(main)], lines))


EXPORTER = Exporter("hxl", export)
