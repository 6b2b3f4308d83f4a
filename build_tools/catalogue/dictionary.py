"""Where the data dictionary tells of a table and of a column."""

from build_tools.tables import Table

ADDRESS = "data/dictionary/"


def page_of(type_name: str) -> str:
    """Return the address of the dictionary of a type, or of all records together."""
    return f"{ADDRESS}{type_name}/"


def anchor_of(table: Table, column: str) -> str:
    """Return the anchor of a column, in the words of SQL: `practice.summary`."""
    return f"{table.name}.{column}"


def place_of(table: Table, column: str) -> str:
    """Return the address of a column, relative to the top of the site."""
    return f"{page_of(table.type_name)}#{anchor_of(table, column)}"
