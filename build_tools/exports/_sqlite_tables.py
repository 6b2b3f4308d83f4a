"""The tables of the SQLite file in SQL: those of each type from the one definition, and those that all types share."""

from collections.abc import Collection, Iterator

from build_tools.corpus import Corpus
from build_tools.corpus.corpus import key_of
from build_tools.records._marks import reference_paths, values_at
from build_tools.tables import Column, Kind, Table
from build_tools.tables.definition import ANY_TYPE

SQL_TYPES: dict[Kind, str] = {"integer": "INTEGER", "boolean": "INTEGER"}
"""All else is text; days as ISO 8601 writes them, which SQLite's functions read."""
SHARED = (
    """CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE vocabulary (name TEXT PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL)
STRICT, WITHOUT ROWID""",
    """CREATE TABLE term (
  vocabulary TEXT NOT NULL REFERENCES vocabulary (name),
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  title TEXT,
  definition TEXT,
  source TEXT,
  broader TEXT,
  PRIMARY KEY (vocabulary, id),
  FOREIGN KEY (vocabulary, broader) REFERENCES term (vocabulary, id)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE dictionary (
  table_name TEXT NOT NULL,
  column_name TEXT NOT NULL,
  description TEXT NOT NULL,
  kind TEXT NOT NULL,
  vocabulary TEXT,
  reference TEXT,
  PRIMARY KEY (table_name, column_name)
) STRICT, WITHOUT ROWID""",
    """CREATE TABLE record (
  number INTEGER PRIMARY KEY,
  reference TEXT NOT NULL UNIQUE,
  record_type TEXT NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  is_withdrawn INTEGER NOT NULL CHECK (is_withdrawn IN (0, 1)),
  UNIQUE (record_type, id)
) STRICT""",
    """CREATE TABLE link (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL REFERENCES record (reference),
  target TEXT NOT NULL REFERENCES record (reference),
  basis TEXT NOT NULL CHECK (basis IN ('written', 'computed')),
  kind TEXT NOT NULL,
  rank INTEGER,
  score REAL,
  reasons TEXT
) STRICT""",
)
INDEXES = (
    "CREATE INDEX link_source ON link (source)",
    "CREATE INDEX link_target ON link (target)",
)

Reaching = Collection[tuple[str, str]]
"""(type of a record, type that it names or `*`): of these, a reference leads to no published record."""


def quoted(name: str) -> str:
    """Return a name as SQL takes it; `case` is a word of its own."""
    return f'"{name}"'


def dangling(corpus: Corpus) -> Reaching:
    """Return the references that are no foreign keys here: to records that were left out, or by a former id."""
    found: dict[tuple[str, str], None] = {}
    for entry in corpus:
        for steps, mark in reference_paths(entry.type.model):
            for _, value in values_at(entry.fields, steps):
                if isinstance(value, str) and key_of(value, mark.type) not in corpus.entries:
                    found[entry.type.name, mark.type or ANY_TYPE] = None
    return found


def create(main: Table, not_reaching: Reaching) -> Iterator[str]:
    """Yield the statements that create the main table of a type and those that hang on it."""
    yield _create_main(main, not_reaching)
    for child in main.children:
        yield from _create_linked(child, main, not_reaching)


def _create_main(table: Table, not_reaching: Reaching) -> str:
    columns = [_column(column, is_key=True) for column in table.keys]
    columns += [_column(column) for column in table.columns]
    return _statement(table, [*columns, 'PRIMARY KEY ("id")', *_references(table, not_reaching)], "STRICT")


def _create_linked(table: Table, parent: Table, not_reaching: Reaching) -> Iterator[str]:
    keys = [quoted(key.name) for key in table.keys]
    above = ", ".join(keys[:-1])
    of_parent = '"id"' if parent.shape == "record" else ", ".join(quoted(key.name) for key in parent.keys)
    lines = [_column(key, is_key=True) for key in table.keys]
    lines += [_column(column) for column in table.columns]
    lines += [
        f"PRIMARY KEY ({', '.join(keys)})",
        f"FOREIGN KEY ({above}) REFERENCES {quoted(parent.name)} ({of_parent})",
        *_references(table, not_reaching),
    ]
    yield _statement(table, lines, "STRICT, WITHOUT ROWID")
    for child in table.children:
        yield from _create_linked(child, table, not_reaching)


def _statement(table: Table, lines: list[str], how: str) -> str:
    told = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n  {told}\n) {how}"


def _column(column: Column, *, is_key: bool = False) -> str:
    name = quoted(column.name)
    checked = f" CHECK ({name} IN (0, 1))" if column.kind == "boolean" else ""
    return f"{name} {SQL_TYPES.get(column.kind, 'TEXT')}{' NOT NULL' * is_key}{checked}"


def _references(table: Table, not_reaching: Reaching) -> Iterator[str]:
    for column in table.columns:
        if column.reference and (table.type_name, column.reference) not in not_reaching:
            target = "record (reference)" if column.reference == ANY_TYPE else f"{quoted(column.reference)} (id)"
            yield f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {target}"


def insert(table: Table) -> str:
    """Return the statement that takes in a row of a table."""
    return f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * (len(table.keys) + len(table.columns)))})"
