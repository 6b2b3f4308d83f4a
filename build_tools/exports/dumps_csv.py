"""CSV dumps: a file for each table, an overview of all records, and all files in one archive."""

import datetime
import shutil
import weakref
import zipfile
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from tempfile import mkdtemp

import orjson

from build_tools.corpus import Corpus, Entry
from build_tools.exports._base import Exporter, LargeArtefact, Release, records_key
from build_tools.exports.dumps_json import INDENTED, head_of
from build_tools.tables import PLAIN, Table, csv_heading, csv_lines_of, fill_of, overview, published_form, tables

FOLDER = "data/csv"
ABOUT = "about.json"
FIRST_DAY = datetime.date(1980, 1, 1)
"""Of a ZIP archive; a hub without records or history has no day at all."""
LEVEL = 6
"""Of zlib: 9 takes three times as long for a hundredth less."""
READABLE = 0o644 << 16
UNIX = 3
"""The system that an archive says it is from, wherever it was made."""


class _Tables:
    """Every table as a file outside the site, written when first asked for and once, however many artefacts hold it."""

    def __init__(self, corpus: Corpus) -> None:
        self._records: Mapping[str, Sequence[Entry]] = {overview().name: list(corpus), **corpus.by_type}
        # Of the overview only the table itself: what hangs on it is in the tables of the types.
        self._tables = {overview().name: [overview()], **{main.name: list(main.all()) for main in tables()}}
        self._mains = {table.name: found[0] for found in self._tables.values() for table in found}
        self._written: set[str] = set()

    @cached_property
    def _folder(self) -> Path:
        """Artefacts are written whenever somebody asks for them: the folder comes with the first and goes with all."""
        folder = Path(mkdtemp(prefix="tables-"))
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        return folder

    def names(self) -> Mapping[str, str]:
        """Return the name of every table with that of the main table that it hangs on."""
        return {name: main.name for name, main in self._mains.items()}

    def file(self, name: str) -> Path:
        """Return the file of a table, in UTF-8 without a mark."""
        main = self._mains[name]
        if main.name not in self._written:
            _write_tables(main, self._tables[main.name], self._records[main.name], self._folder)
            self._written.add(main.name)
        return _table_file(self._folder, name)

    def copy(self, name: str, path: Path) -> None:
        """Write the file of a table to a path."""
        shutil.copyfile(self.file(name), path)


def _table_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.csv"


def _write_tables(main: Table, wanted: Iterable[Table], entries: Iterable[Entry], folder: Path) -> None:
    """Write a main table and those that hang on it, in one walk over the records."""
    with ExitStack() as stack:
        outlets = []
        for table in wanted:
            opened = stack.enter_context(_table_file(folder, table.name).open("w", encoding=PLAIN, newline=""))
            opened.write(csv_heading(table))
            outlets.append((opened, csv_lines_of(main, table)))
        for entry in entries:
            record = published_form(entry)
            for opened, lines in outlets:
                opened.writelines(lines(record))


def export(corpus: Corpus, release: Release) -> Iterator[LargeArtefact]:
    """Yield `data/csv/<table>.csv`, `data/csv/about.json` that counts their rows, and archives of them all."""
    written = _Tables(corpus)
    names = written.names()
    keys = {name: records_key(entries, release) for name, entries in corpus.by_type.items()}
    whole = records_key(corpus, release)
    for name, main in names.items():
        key = keys.get(main, whole)
        yield LargeArtefact(f"{FOLDER}/{name}.csv", key, partial(written.copy, name), is_compressed=True)
    about = partial(_about, corpus, release)
    yield LargeArtefact(f"{FOLDER}/{ABOUT}", whole, partial(_write_about, about))
    for name, mark in (("csv", b""), ("csv-excel", BOM_UTF8)):
        archive = _Archive(written, about, mark, release.build_date)
        yield LargeArtefact(f"data/{name}.zip", whole, archive.write)


def _about(corpus: Corpus, release: Release) -> bytes:
    """Return what is told of all tables: as of other dumps, and how many rows each has, so that one cut off is seen."""
    fill = fill_of(corpus, release.build_date)
    rows = {table.name: fill[table.name].rows for main in tables() for table in main.all()}
    head = {**head_of(corpus.by_type, release), "rows": {overview().name: len(corpus), **rows}}
    return orjson.dumps(head, option=INDENTED)


def _write_about(about: Callable[[], bytes], path: Path) -> None:
    path.write_bytes(about())


@dataclass(frozen=True, slots=True)
class _Archive:
    """All tables in one file; all in it bear one day and the same rights, so that equal records give equal bytes."""

    written: _Tables
    about: Callable[[], bytes]
    mark: bytes
    day: datetime.date

    def write(self, path: Path) -> None:
        with zipfile.ZipFile(path, "w", compresslevel=LEVEL) as archive:
            archive.writestr(self._member(ABOUT), self.about())
            for name in sorted(self.written.names()):
                with archive.open(self._member(f"{name}.csv"), "w") as raw, self.written.file(name).open("rb") as table:
                    raw.write(self.mark)
                    shutil.copyfileobj(table, raw)

    def _member(self, name: str) -> zipfile.ZipInfo:
        day = max(self.day, FIRST_DAY)
        member = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
        member.compress_type = zipfile.ZIP_DEFLATED
        member.external_attr, member.create_system = READABLE, UNIX
        return member


EXPORTER = Exporter("csv", export)
