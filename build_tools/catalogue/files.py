"""What each published file of data is: its format, what it is about, and the table that it holds."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from build_tools.engine.files import FileEntry
from build_tools.tables import Table, overview, tables

FOLDER = "data/"
PACKED = ".gz"
PAGE = ".html"
TABLES_FOLDER = "csv"
HXL = "hxl"
WHOLE = frozenset({"commons", "csv", "csv-excel"})
"""Stems of files that hold all records, beside those that are called so."""
AROUND = frozenset({"about", "citation", "datasette"})
"""Stems of files that hold no data: how much there is, how to cite it, how to show it."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, which is the suffix of its files, and its media type.

    `is_registered` says that IANA has the media type in its register; `authority` is the code of the format in the
    authority table of file types of the European Union, empty where it has none.
    """

    name: str
    media_type: str
    is_registered: bool = True
    authority: str = ""


FORMATS: Mapping[str, Format] = {
    found.name: found
    for found in (
        Format("bib", "application/x-bibtex", is_registered=False),
        Format("csv", "text/csv", authority="CSV"),
        Format("graphml", "application/xml", authority="XML"),
        Format("ics", "text/calendar"),
        Format("json", "application/json", authority="JSON"),
        Format("jsonl", "application/jsonl", is_registered=False),
        Format("jsonld", "application/ld+json", authority="JSON_LD"),
        Format("parquet", "application/vnd.apache.parquet"),
        Format("ris", "application/x-research-info-systems", is_registered=False),
        Format("sqlite", "application/vnd.sqlite3"),
        Format("ttl", "text/turtle", authority="RDF_TURTLE"),
        Format("txt", "text/plain", authority="TXT"),
        Format("zip", "application/zip", authority="ZIP"),
    )
}
GZIP = "application/gzip"
UNKNOWN = "application/octet-stream"
TEXTS = frozenset({"bib", "csv", "graphml", "ics", "json", "jsonl", "jsonld", "ris", "ttl", "txt"})
"""Formats that are text, in UTF-8."""


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data.

    `form` is what its texts are found by: its format, or its folder where that says more. `subject` is the name of a
    type, `records` for all of them, or what else the file is about.
    """

    path: str
    size: int
    sha256: str
    format: Format
    form: str
    is_packed: bool
    subject: str
    table: Table | None

    @property
    def media_type(self) -> str:
        """The media type of its bytes."""
        return GZIP if self.is_packed else self.format.media_type

    @property
    def is_data(self) -> bool:
        """Tell whether it holds data, and not what is said of them."""
        return self.subject not in AROUND

    @property
    def is_text(self) -> bool:
        """Tell whether it is text in UTF-8 as it stands."""
        return self.format.name in TEXTS and not self.is_packed


def data_files(files: Mapping[str, FileEntry]) -> tuple[DataFile, ...]:
    """Return what every file under `data/` is that is no page, by path."""
    return tuple(
        _data_file(path, files[path]) for path in sorted(files) if path.startswith(FOLDER) and not path.endswith(PAGE)
    )


def _data_file(path: str, entry: FileEntry) -> DataFile:
    is_packed = path.endswith(PACKED)
    plain = PurePosixPath(path.removeprefix(FOLDER).removesuffix(PACKED))
    suffix = plain.suffix.removeprefix(".")
    table = table_named(plain.stem) if plain.parent.name == TABLES_FOLDER and suffix == "csv" else None
    form = FORMATS.get(suffix) or Format(suffix, UNKNOWN)
    told = HXL if plain.parent.name == HXL else form.name
    return DataFile(path, entry.size, entry.sha256, form, told, is_packed, _subject(plain, table), table)


def _subject(path: PurePosixPath, table: Table | None) -> str:
    if table:
        return table.type_name
    if path.parent.name == "graph":
        return path.parent.name
    stem = path.name.partition(".")[0]
    return overview().name if stem in WHOLE else stem


@functools.cache
def _tables_by_name() -> Mapping[str, Table]:
    return {table.name: table for main in (overview(), *tables()) for table in main.all()}


def table_named(name: str) -> Table | None:
    """Return the table of that name, where there is one."""
    return _tables_by_name().get(name)
