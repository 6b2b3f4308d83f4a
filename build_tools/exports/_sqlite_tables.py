"""The tables of the SQLite file in SQL: those of each type from the one definition, and those that all types share."""

from collections.abc import Iterable, Iterator

from build_tools.tables import Column, Kind, Table
from build_tools.tables.definition import ANY_TYPE
from build_tools.tables.keys import Dangling, foreign_keys, primary_key

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


def quoted(name: str) -> str:
    """Return a name as SQL takes it; `case` is a word of its own."""
    return f'"{name}"'


def create(main: Table, dangling: Dangling) -> Iterator[str]:
    """Yield the statements that create the main table of a type and those that hang on it."""
    for table, keys in foreign_keys(main, dangling):
        lines = [_column(key, is_key=True) for key in table.keys]
        lines += [_column(column) for column in table.columns]
        lines += [f"PRIMARY KEY ({_names(primary_key(table))})"]
        lines += [
            f"FOREIGN KEY ({_names(key.columns)}) REFERENCES {quoted(key.table)} ({_names(key.to)})" for key in keys
        ]
        lines += _mixed_references(table, dangling)
        yield _statement(table, lines, "STRICT" if table is main else "STRICT, WITHOUT ROWID")


def _foreign(columns: Iterable[str], target: str, to: Iterable[str]) -> str:
    return f"FOREIGN KEY ({_names(columns)}) REFERENCES {target} ({_names(to)})"


def _names(columns: Iterable[str]) -> str:
    return ", ".join(map(quoted, columns))


def _statement(table: Table, lines: list[str], how: str) -> str:
    told = ",\n  ".join(lines)
    return f"CREATE TABLE {quoted(table.name)} (\n  {told}\n) {how}"


def _column(column: Column, *, is_key: bool = False) -> str:
    name = quoted(column.name)
    checked = f" CHECK ({name} IN (0, 1))" if column.kind == "boolean" else ""
    return f"{name} {SQL_TYPES.get(column.kind, 'TEXT')}{' NOT NULL' * is_key}{checked}"


def _mixed_references(table: Table, dangling: Dangling) -> Iterator[str]:
    """Yield the references to records of any type, which the table of all records can hold."""
    for column in table.columns:
        if column.reference == ANY_TYPE and (table.type_name, ANY_TYPE) not in dangling:
            yield _foreign([column.name], "record", ["reference"])


def insert(table: Table) -> str:
    """Return the statement that takes in a row of a table."""
    return f"INSERT INTO {quoted(table.name)} VALUES ({', '.join('?' * (len(table.keys) + len(table.columns)))})"
