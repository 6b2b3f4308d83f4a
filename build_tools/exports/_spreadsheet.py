"""Rows of equal keys as a CSV file that spreadsheets read as they should and compute nothing of."""

from collections.abc import Mapping, Sequence

from build_tools.tables import MARKED, cell_text, csv_line


def spreadsheet(rows: Sequence[Mapping[str, object]]) -> bytes:
    """Return rows as CSV with a line of headings; nothing but a mark where there are none."""
    lines = [csv_line([*rows[0]])] if rows else []
    lines += [csv_line([_text(value) for value in row.values()]) for row in rows]
    return "".join(lines).encode(MARKED)


def _text(value: object) -> str:
    """Return a value as a cell; nobody reads these files back, so that an empty text is an empty cell."""
    if value is None or value == "":
        return ""
    return cell_text(value) if isinstance(value, str | int) else str(value)
