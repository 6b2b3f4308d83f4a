"""What tells the rows of a table apart, and which of its columns name rows of other tables."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from build_tools.corpus import Corpus
from build_tools.corpus.corpus import key_of
from build_tools.records._marks import reference_paths, values_at
from build_tools.tables._base import Table
from build_tools.tables.definition import ANY_TYPE, overview

OF_RECORD = ("id",)
OF_ANY_RECORD = ("record_type", "id")
"""What tells records apart where all types stand in one table."""

Dangling = Collection[tuple[str, str]]
"""(type of a record, type that it names or `*`): of these, a reference leads to no published record."""


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns whose values stand in columns of a table, a row for each."""

    columns: tuple[str, ...]
    table: str
    to: tuple[str, ...]


def primary_key(table: Table) -> tuple[str, ...]:
    """Return the columns that tell the rows of a table apart."""
    if table.shape != "record":
        return tuple(key.name for key in table.keys)
    return OF_ANY_RECORD if table.name == overview().name else OF_RECORD


def foreign_keys(main: Table, dangling: Dangling = ()) -> Iterator[tuple[Table, tuple[ForeignKey, ...]]]:
    """Yield the main table of a type and all that hang on it, each with its foreign keys.

    References of which some are dangling are none; nor are those to records of any type, which no single table holds.
    """
    yield main, tuple(_references(main, dangling))
    yield from _of_children(main, dangling)


def _of_children(parent: Table, dangling: Dangling) -> Iterator[tuple[Table, tuple[ForeignKey, ...]]]:
    for child in parent.children:
        above = tuple(key.name for key in child.keys[:-1])
        yield child, (ForeignKey(above, parent.name, primary_key(parent)), *_references(child, dangling))
        yield from _of_children(child, dangling)


def _references(table: Table, dangling: Dangling) -> Iterator[ForeignKey]:
    for column in table.columns:
        if column.reference not in {"", ANY_TYPE} and (table.type_name, column.reference) not in dangling:
            yield ForeignKey((column.name,), column.reference, OF_RECORD)


def dangling_references(corpus: Corpus) -> Dangling:
    """Return the references that are no foreign keys here: to records that were left out, or by a former id."""
    found: dict[tuple[str, str], None] = {}
    for entry in corpus:
        for steps, mark in reference_paths(entry.type.model):
            for _, value in values_at(entry.fields, steps):
                if isinstance(value, str) and key_of(value, mark.type) not in corpus.entries:
                    found[entry.type.name, mark.type or ANY_TYPE] = None
    return found
