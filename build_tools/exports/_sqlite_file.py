"""The SQLite file written: all rows in one transaction, so that the same records give the same bytes."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import orjson

from build_tools.corpus import Corpus, Vocabularies
from build_tools.exports._base import Release
from build_tools.exports._edges import edges_of
from build_tools.exports._sqlite_tables import INDEXES, SHARED, create, insert
from build_tools.exports._sqlite_views import CREATE_SEARCH, SEARCH, create_view, views
from build_tools.tables import Row, overview, published_form, rows_of, structure_of, table_of, tables
from build_tools.tables.keys import dangling_references

APPLICATION_ID = 0x43434F4D
"""“CCOM”: tells our files from others."""
BATCH = 500
"""Records whose rows are in memory at once."""
SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA journal_mode = OFF",
    "PRAGMA synchronous = OFF",
    f"PRAGMA application_id = {APPLICATION_ID}",
)
WRITER_PLACE = 96
"""Where a file tells which SQLite wrote it last."""
LEAST_VERSION = 3_037_000
"""The first SQLite that knows strict tables: told in place of the one that wrote, which differs between machines."""


def write_sqlite(corpus: Corpus, release: Release, about: Mapping[str, str], file: Path) -> None:
    """Write a corpus as a database; `about` is what it says of itself."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        for statement in SETTINGS:
            database.execute(statement)
        database.execute("BEGIN")
        _create(database, corpus)
        database.executemany("INSERT INTO about VALUES (?, ?)", about.items())
        _describe(database)
        _put_terms(database, corpus.vocabularies)
        _put_records(database, corpus)
        _put_links(database, corpus, release)
        for statement in INDEXES:
            database.execute(statement)
        database.execute("COMMIT")
    with file.open("r+b") as opened:
        opened.seek(WRITER_PLACE)
        opened.write(LEAST_VERSION.to_bytes(4, "big"))


def _create(database: sqlite3.Connection, corpus: Corpus) -> None:
    dangling = dangling_references(corpus)
    for statement in (*SHARED, *(one for table in tables() for one in create(table, dangling)), CREATE_SEARCH):
        database.execute(statement)
    for name, (_, query) in views().items():
        database.execute(create_view(name, query))


def _describe(database: sqlite3.Connection) -> None:
    """Tell what the columns mean, those of the views of all records too."""
    database.executemany(
        "INSERT INTO dictionary VALUES (?, ?, ?, ?, ?, ?)",
        (
            (table.name, column.name, column.description, column.kind, column.vocabulary or None,
             column.reference or None)
            for main in (*tables(), overview())
            for table in main.all()
            for column in (*table.keys, *table.columns)
        ),
    )  # fmt: skip


def _put_terms(database: sqlite3.Connection, vocabularies: Vocabularies) -> None:
    ordered = sorted(vocabularies.by_name.items())
    database.executemany(
        "INSERT INTO vocabulary VALUES (?, ?, ?)", ((name, one.title, one.description) for name, one in ordered)
    )
    database.executemany(
        "INSERT INTO term VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (name, term.id, position, term.label, term.title or None, term.definition or None, term.source or None,
             term.broader or None)
            for name, one in ordered
            for position, term in enumerate(one.terms.values(), start=1)
        ),
    )  # fmt: skip


def _put_records(database: sqlite3.Connection, corpus: Corpus) -> None:
    """Put each record into the tables of its type, into the table of all, and into the index."""
    waiting: dict[str, list[Row]] = defaultdict(list)
    statements = {table.name: insert(table) for main in tables() for table in main.all()}
    statements["record"] = "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?)"
    statements[SEARCH] = f"INSERT INTO {SEARCH} (rowid, title, summary, narrative) VALUES (?, ?, ?, ?)"
    for number, entry in enumerate(corpus, start=1):
        told = structure_of(table_of(entry.type), published_form(entry))
        for table, row in rows_of(table_of(entry.type), told):
            waiting[table.name].append(row)
        title = told["title"]
        waiting["record"].append((number, entry.address, entry.type.name, entry.id, title, entry.is_withdrawn))
        waiting[SEARCH].append((number, title, told["summary"], told["narrative"]))
        if number % BATCH == 0:
            _flush(database, statements, waiting)
    _flush(database, statements, waiting)
    database.execute(f"INSERT INTO {SEARCH} ({SEARCH}) VALUES ('optimize')")


def _flush(database: sqlite3.Connection, statements: Mapping[str, str], waiting: dict[str, list[Row]]) -> None:
    for name, rows in waiting.items():
        database.executemany(statements[name], rows)
    waiting.clear()


def _put_links(database: sqlite3.Connection, corpus: Corpus, release: Release) -> None:
    database.executemany("INSERT INTO link VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)", _links(corpus, release))


def _links(corpus: Corpus, release: Release) -> Iterator[tuple[Any, ...]]:
    for entry in corpus:
        for edge in edges_of(entry, corpus, release):
            target = corpus.entries[edge.target].address
            reasons = orjson.dumps(edge.reasons).decode() if edge.reasons else None
            yield entry.address, target, edge.basis, edge.kind, edge.rank, edge.score, reasons
