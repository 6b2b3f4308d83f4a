"""What a table of records is: its columns, and the tables that hang on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Cell = str | int | bool | None
"""What stands in one place of a table; None where nothing is said."""
Kind = Literal["text", "integer", "boolean", "date", "partial-date", "uri"]
"""What the cells of a column are. A partial date is a year, a month or a day of ISO 8601."""
Shape = Literal["record", "parts", "values", "mapping"]
"""What a row stands for: a record, a part of one, a single value of a list, or a part under a key."""

RECORD_ID, POSITION, PARENT_POSITION = "record_id", "position", "parent_position"
VALUE = "value"
NARRATIVE = "narrative"
IDENTITY = ("record_type", "id", "address", "digest")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `steps` lead from the part that a row stands for to the value of a cell.

    `default` is what a part means that says nothing. `vocabulary` names the terms that a cell may hold; `reference` is
    the type of the record whose id it holds, or `*` where it holds folder/id of any type. `schema` is the JSON Schema
    of one value.
    """

    name: str
    kind: Kind
    description: str
    steps: tuple[str, ...] = ()
    default: Cell = None
    required: bool = False
    vocabulary: str = ""
    reference: str = ""
    schema: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the main one of a type (shape `record`), or one that hangs on another, a row for each part of a list.

    `steps` lead from a part of the parent to the list; `field` is what the parent calls it. `keys` tell the rows apart:
    the id of the record in the main table; else the id of the record, the positions of the parts above (from 1) and
    its own position, or its key. `in_cell` says that its values are codes, so that one cell of the parent can
    hold them all.
    """

    name: str
    type_name: str
    shape: Shape
    description: str
    keys: tuple[Column, ...]
    fields: tuple["Column | Table", ...]
    field: str = ""
    steps: tuple[str, ...] = ()
    in_cell: bool = False

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns after the keys, in the order of the record's fields."""
        return tuple(one for one in self.fields if isinstance(one, Column))

    @property
    def children(self) -> tuple["Table", ...]:
        """The tables that hang on it, in the order of the record's fields."""
        return tuple(one for one in self.fields if isinstance(one, Table))

    def all(self) -> Iterator["Table"]:
        """Yield the table and all that hang on it, parents first."""
        yield self
        for child in self.children:
            yield from child.all()
