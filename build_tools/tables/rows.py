"""Records as rows of tables, and rows as records again: each the exact reverse of the other."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.tables._base import Cell, Column, Table

Structure = dict[str, Any]
"""A row with the rows that hang on it: cells by column, lists by the field of a linked table."""
Row = tuple[Cell, ...]
"""The cells of a table's keys, then of its columns."""
WHOLE_MARK = "summary"
"""What every record has of which all is told; tombstones and summaries lack it."""


def structure_of(table: Table, record: Mapping[str, Any]) -> Structure:
    """Return a published record as the structure of its main table.

    Where all of a record is told, defaults are filled in; of others nothing is told that the record does not say.
    """
    return {**{key.name: record[key.name] for key in table.keys}, **_structure(table, record, WHOLE_MARK in record)}


def _structure(table: Table, part: Any, is_whole: bool) -> Structure:  # noqa: FBT001 - passed down the recursion
    told: Structure = {}
    for one in table.fields:
        if isinstance(one, Column):
            value = cell_at(part, one.steps)
            told[one.name] = one.default if value is None and is_whole else value
        else:
            told[one.field] = _linked(one, part, is_whole)
    return told


def _linked(table: Table, part: Any, is_whole: bool) -> list[Any]:  # noqa: FBT001 - as above
    found = value_at(part, table.steps)
    if not found:
        return []
    if table.shape == "values":
        return list(found)
    if table.shape == "mapping":
        key = table.keys[-1].name
        return [{key: name, **_structure(table, inner, is_whole)} for name, inner in sorted(found.items())]
    return [_structure(table, inner, is_whole) for inner in found]


def linked_parts(table: Table, part: Any) -> list[Any]:
    """Return the parts of a published record that are rows of a linked table, without their keys."""
    return [inner for _, inner in keyed_parts(table, part)]


def keyed_parts(table: Table, part: Any) -> Iterator[tuple[Cell, Any]]:
    """Yield these parts, each with its position or the name under which it stands."""
    found = value_at(part, table.steps)
    if found:
        yield from sorted(found.items()) if table.shape == "mapping" else enumerate(found, start=1)


def value_at(part: Any, steps: Sequence[str]) -> Any:
    """Return what stands at the end of steps into a part; None where one leads nowhere."""
    for step in steps:
        if not isinstance(part, Mapping):
            return None
        part = part.get(step)
    return part


def cell_at(part: Any, steps: Sequence[str]) -> Cell:
    """Return the same where it is what a cell can hold, else None."""
    value = value_at(part, steps)
    return value if isinstance(value, str | int) else None


def rows_of(table: Table, structure: Structure) -> Iterator[tuple[Table, Row]]:
    """Yield every row of a structure with its table, the main one first."""
    cells = [structure[column.name] for column in (*table.keys, *table.columns)]
    yield table, tuple(cells)
    for child in table.children:
        yield from _rows(child, structure[child.field], (structure["id"],))


def _rows(table: Table, linked: Sequence[Any], above: tuple[Cell, ...]) -> Iterator[tuple[Table, Row]]:
    for position, told in enumerate(linked, start=1):
        if table.shape == "values":
            yield table, (*above, position, told)
            continue
        key = told[table.keys[-1].name] if table.shape == "mapping" else position
        yield table, (*above, key, *(told[column.name] for column in table.columns))
        for child in table.children:
            yield from _rows(child, told[child.field], (above[0], key))


def gathered(table: Table, rows: Mapping[str, Sequence[Row]]) -> Iterator[Structure]:
    """Yield the structures of a main table from the rows of all its tables, in the order of its own rows.

    `rows` has those of each table by its name; a table without rows may be missing.
    """
    linked = {
        child.name: _by_parent(rows.get(child.name, ()), len(child.keys) - 1)
        for child in table.all()
        if child is not table
    }
    names = [column.name for column in (*table.keys, *table.columns)]
    for row in rows.get(table.name, ()):
        told: Structure = dict(zip(names, row, strict=True))
        _hang(table, told, (row[1],), linked)
        yield told


def _by_parent(rows: Sequence[Row], width: int) -> dict[tuple[Cell, ...], list[Row]]:
    found: dict[tuple[Cell, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(row[:width], []).append(row)
    for siblings in found.values():
        siblings.sort(key=lambda row: _in_order(row[width]))
    return found


def _in_order(key: Cell) -> tuple[int, str]:
    """Positions as numbers, languages as text."""
    return (key, "") if isinstance(key, int) else (0, str(key))


def _hang(
    table: Table,
    told: Structure,
    key: tuple[Cell, ...],
    linked: Mapping[str, Mapping[tuple[Cell, ...], Sequence[Row]]],
) -> None:
    for child in table.children:
        width = len(child.keys)
        found: list[Any] = []
        for row in linked[child.name].get(key, ()):
            if child.shape == "values":
                found.append(row[width])
                continue
            inner: Structure = {column.name: cell for column, cell in zip(child.columns, row[width:], strict=True)}
            if child.shape == "mapping":
                inner = {child.keys[-1].name: row[width - 1], **inner}
            _hang(child, inner, (key[0], row[width - 1]), linked)
            found.append(inner)
        told[child.field] = found


def record_of(table: Table, structure: Structure) -> dict[str, Any]:
    """Return the published record of which a structure of the main table was made."""
    return {**{key.name: structure[key.name] for key in table.keys}, **_part(table, structure)}


def _part(table: Table, structure: Structure) -> Any:
    part: dict[str, Any] = {}
    for one in table.fields:
        if isinstance(one, Column):
            value = structure[one.name]
            if value is None or value == one.default:
                continue
            if not one.steps:
                return value
            _put(part, one.steps, value)
        elif structure[one.field]:
            _put(part, one.steps, _listed(one, structure[one.field]))
    return part


def _listed(table: Table, linked: Sequence[Any]) -> Any:
    if table.shape == "values":
        return list(linked)
    if table.shape == "mapping":
        key = table.keys[-1].name
        return {told[key]: _part(table, told) for told in linked}
    return [_part(table, told) for told in linked]


def _put(part: dict[str, Any], steps: Sequence[str], value: Any) -> None:
    for step in steps[:-1]:
        part = part.setdefault(step, {})
    part[steps[-1]] = value
