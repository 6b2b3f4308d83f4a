"""Tables and columns as the data dictionary shows them: what each means, what may stand there, how far it is filled."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from build_tools.catalogue.dictionary import ADDRESS, anchor_of, page_of
from build_tools.corpus import Entry
from build_tools.pages._language import cut
from build_tools.pages._tables import Tables, Value, value
from build_tools.tables import Cell, Column, ColumnFill, Fill, Table
from build_tools.tables.definition import ANY_TYPE
from build_tools.tables.keys import primary_key

CODES = f"{ADDRESS}codes/"
EXAMPLE_SHOWN = 90
"""Characters of an example, cut at a word."""
WHOLE = 100


class Dictionary:
    """Draws tables and columns in the words of the interface."""

    def __init__(self, tables: Tables, fill: Fill) -> None:
        """Take the lookups of pages, and how far every table is filled."""
        self.tables = tables
        self.fill = fill
        self.words: dict[str, Any] = tables.strings["open_data"]["dictionary"]
        self._entries: dict[str, Entry] = {f"{entry.address}/": entry for entry in tables.corpus}

    def table(self, table: Table) -> dict[str, Any]:
        """Return a table: what a row of it is, its rows, and its columns in the order of the record's fields."""
        fill = self.fill[table.name]
        keys = [self._key(table, key, fill.rows) for key in table.keys]
        return {
            "name": table.name,
            "description": table.description,
            "row": self.words["shapes"][table.shape],
            "rows": self.tables.phrase(self.words["rows"], fill.rows),
            "records": self.tables.phrase(self.words["in_records"], fill.records),
            "columns": [*keys, *self._fields(table)],
        }

    def _fields(self, table: Table) -> Iterator[dict[str, Any]]:
        fill = self.fill[table.name]
        for one in table.fields:
            if isinstance(one, Column):
                told = self._column(table, one, fill.columns[one.name], fill.rows)
                yield {**told, "kind": self.words["kinds"][one.kind]}
            else:
                yield self._list(table, one, fill.rows)

    def _key(self, table: Table, key: Column, rows: int) -> dict[str, Any]:
        told = self._column(table, key, ColumnFill(), rows)
        facts = [value(self.words["key"])] if key.name in primary_key(table) else []
        return {**told, "kind": self.words["kinds"][key.kind], "facts": facts, "filled": ""}

    def _column(self, table: Table, column: Column, filled: ColumnFill, rows: int) -> dict[str, Any]:
        return {
            "anchor": anchor_of(table, column.name),
            "name": column.name,
            "description": column.description,
            "facts": list(self._facts(column)),
            "filled": self.filled_of(filled.cells, rows, has_default=column.default is not None),
            "example": self._example(filled),
        }

    def _list(self, parent: Table, table: Table, rows: int) -> dict[str, Any]:
        """Return a linked table as the field that its parent has in JSON, in Parquet and, for codes, in a CSV cell."""
        fill = self.fill[table.name]
        held = table.columns[0] if table.shape == "values" else None
        filled = fill.columns[held.name] if held else ColumnFill()
        told = self._facts(replace(held, required=False)) if held else iter(())  # of each value, not of the list
        kind = "codes" if table.in_cell else table.shape
        # a list that hangs on a list is counted by the records, as its parent's rows are not known to be told apart
        counted = self.filled_of(fill.records, rows) if parent.shape == "record" else ""
        return {
            "anchor": anchor_of(parent, table.field),
            "name": table.field,
            "kind": self.words["kinds"][kind],
            "description": table.description,
            "facts": [value(self.words["linked"].replace("{table}", table.name), href=f"#{table.name}"), *told],
            "filled": counted,
            "example": self._example(filled),
        }

    def _facts(self, column: Column) -> Iterator[Value]:
        """Yield what may stand in a column: required, terms, what it names, its default."""
        words = self.words
        if column.required:
            yield value(words["required"])
        if column.vocabulary:
            vocabulary = self.tables.corpus.vocabularies[column.vocabulary]
            text = self.tables.phrase(words["terms"], len(vocabulary.terms)).replace("{vocabulary}", vocabulary.title)
            yield value(text, href=f"{CODES}#{column.vocabulary}")
        elif choices := column.schema.get("enum"):
            yield value(words["choices"].replace("{choices}", ", ".join(map(str, choices))))
        if column.reference == ANY_TYPE:
            yield value(words["names_any"])
        elif column.reference:
            named = self.tables.type_strings(column.reference)["other"]
            yield value(
                words["names"].replace("{type}", named),
                href=f"{page_of(column.reference)}#{column.reference}.id",
            )
        if column.default is not None:
            yield value(words["default"].replace("{value}", _written(column.default)))

    def filled_of(self, cells: int, rows: int, *, has_default: bool = False) -> str:
        """Return how many rows of how many say something, or something but the default; nothing where there are none.

        The share is whole only where all do, and nothing only where none does.
        """
        if not rows:
            return ""
        share = round(WHOLE * cells / rows)
        if 0 < cells < rows:
            share = min(max(share, 1), WHOLE - 1)
        number = self.tables.number
        told: str = self.words["otherwise" if has_default else "filled_of"]
        return told.replace("{count}", number(cells)).replace("{all}", number(rows)).replace("{share}", str(share))

    def _example(self, filled: ColumnFill) -> Value | None:
        """Return an example, linked to the record that it is from, in that record's language."""
        entry = self._entries.get(filled.example_of)
        if filled.example is None or entry is None:
            return None
        text = " ".join(_written(filled.example).split())
        lang, direction = self.tables.tongue(entry) if " " in text else ("", "")
        return {**value(cut(text, EXAMPLE_SHOWN), href=f"{entry.address}/"), "lang": lang, "dir": direction}


def _written(cell: Cell) -> str:
    """Return a cell as the files write it."""
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
