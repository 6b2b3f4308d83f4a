"""Records as tables: one definition of the columns, which every tabular format and description is made from."""

from build_tools.tables._base import Cell, Column, Kind, Shape, Table
from build_tools.tables.csv_form import (
    MARKED,
    PLAIN,
    cell_of,
    cell_text,
    csv_fields,
    csv_heading,
    csv_line,
    csv_lines,
    csv_lines_of,
    csv_name,
)
from build_tools.tables.definition import overview, table_of, tables
from build_tools.tables.fill import ColumnFill, Fill, TableFill, fill_of
from build_tools.tables.published import published_form
from build_tools.tables.rows import Row, Structure, gathered, record_of, rows_of, structure_of

__all__ = [
    "MARKED", "PLAIN", "Cell", "Column", "ColumnFill", "Fill", "Kind", "Row", "Shape", "Structure", "Table",
    "TableFill", "cell_of", "cell_text", "csv_fields", "csv_heading", "csv_line", "csv_lines", "csv_lines_of",
    "csv_name", "fill_of", "gathered", "overview", "published_form", "record_of", "rows_of", "structure_of",
    "table_of", "tables",
]  # fmt: skip
