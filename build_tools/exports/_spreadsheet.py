"""Rows as a CSV file that spreadsheets read as they should and compute nothing of."""

import csv
import io
from collections.abc import Mapping, Sequence

BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a CSV file for one in the system's own encoding without it."""
COMMANDS = ("=", "+", "-", "@", "\t", "\r")
"""With what a cell begins that a spreadsheet would compute."""


def spreadsheet(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows of equal keys as CSV with a line of headings; nothing but a mark where there are none."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    if rows:
        writer.writerow(rows[0])
    writer.writerows([_harmless(value) for value in row.values()] for row in rows)
    return f"{BYTE_ORDER_MARK}{text.getvalue()}".encode()


def _harmless(value: object) -> object:
    """Return a value that a spreadsheet shows and does not compute."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"'{value}" if isinstance(value, str) and value.startswith(COMMANDS) else value
