"""CSV dumps: a file for each table, an overview of all records, and all files in one archive."""

import datetime
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import orjson

from build_tools.corpus import Corpus, Entry
from build_tools.exports._base import Exporter, LargeArtefact, Release, records_key
from build_tools.exports.dumps_json import INDENTED, head_of
from build_tools.tables import MARKED, PLAIN, Table, csv_lines, fill_of, overview, published_form, tables

FOLDER = "data/csv"
ABOUT = "about.json"
FIRST_DAY = datetime.date(1980, 1, 1)
"""Of a ZIP archive; a hub without records or history has no day at all."""
LEVEL = 6
"""Of zlib: 9 takes three times as long for a hundredth less."""
READABLE = 0o644 << 16
UNIX = 3
"""The system that an archive says it is from, wherever it was made."""


@dataclass(frozen=True, slots=True)
class _TableFile:
    """A table as a file: the main one or one that hangs on it, and the records that both are made of."""

    main: Table
    table: Table
    entries: Sequence[Entry]

    @property
    def name(self) -> str:
        return f"{self.table.name}.csv"

    def lines(self) -> Iterator[str]:
        return csv_lines(self.main, self.table, map(published_form, self.entries))


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `data/csv/<table>.csv`, `data/csv/about.json` that counts their rows, and archives of them all."""
    files = list(_files(corpus))
    keys = {name: records_key(entries, release) for name, entries in corpus.by_type.items()}
    whole = records_key(corpus, release)
    for file in files:
        key = keys.get(file.main.name, whole)
        yield LargeArtefact(f"{FOLDER}/{file.name}", key, partial(_write_table, file), is_compressed=True)
    about = partial(_about, corpus, release)
    yield LargeArtefact(f"{FOLDER}/{ABOUT}", whole, partial(_write_about, about))
    for name, encoding in (("csv", PLAIN), ("csv-excel", MARKED)):
        archive = _Archive(files, about, encoding, release.build_date)
        yield LargeArtefact(f"data/{name}.zip", whole, archive.write)


def _files(corpus: Corpus) -> Iterator[_TableFile]:
    yield _TableFile(overview(), overview(), list(corpus))
    for main in tables():
        for table in main.all():
            yield _TableFile(main, table, corpus.by_type[main.name])


def _about(corpus: Corpus, release: Release) -> bytes:
    """Return what is told of all tables: as of other dumps, and how many rows each has, so that one cut off is seen."""
    fill = fill_of(corpus, release.build_date)
    rows = {table.name: fill[table.name].rows for main in tables() for table in main.all()}
    head = {**head_of(corpus.by_type, release), "rows": {overview().name: len(corpus), **rows}}
    return orjson.dumps(head, option=INDENTED)


def _write_about(about: Callable[[], bytes], path: Path) -> None:
    path.write_bytes(about())


def _write_table(file: _TableFile, path: Path) -> None:
    with path.open("w", encoding=PLAIN, newline="") as opened:
        opened.writelines(file.lines())


@dataclass(frozen=True, slots=True)
class _Archive:
    """All tables in one file; all in it bear one day and the same rights, so that equal records give equal bytes."""

    files: Sequence[_TableFile]
    about: Callable[[], bytes]
    encoding: str
    day: datetime.date

    def write(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w", compresslevel=LEVEL) as archive:
            archive.writestr(self._member(ABOUT), self.about())
            for file in sorted(self.files, key=lambda one: one.name):
                with (
                    archive.open(self._member(file.name), "w") as raw,
                    io.TextIOWrapper(raw, encoding=self.encoding, newline="") as opened,
                ):
                    opened.writelines(file.lines())

    def _member(self, name: str) -> zipfile.ZipInfo:
        day = max(self.day, FIRST_DAY)
        member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        member.external_attr, member.create_system = READABLE, UNIX
        return member


EXPORTER = Exporter("csv", export)
