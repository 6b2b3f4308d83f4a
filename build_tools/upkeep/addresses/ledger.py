"""The ledger of addresses: one line for each that was asked, kept in the repository beside the records."""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any, get_args

from build_tools.engine import write_file
from build_tools.errors import LedgerError
from build_tools.upkeep.addresses.state import Checked, State

LEDGER_FILE = Path("upkeep", "addresses.csv")
"""Where the ledger lies in the public folder of content."""
COLUMNS = tuple(column.name for column in fields(Checked))
COUNTS = ("gone_days", "tries")
DAYS = ("checked", "again", "worked", "gone_since", "archive_asked")
NEEDED = ("address", "state", "told", "checked", "again")
ADDRESSES = ("address", "leads_to", "archived")
ADDRESS = re.compile(r"https?://[^\s<>\"\\]+")
TOLD = re.compile(r"[0-9a-z-]{1,40}")

Ledger = Mapping[str, Checked]
"""What is known of addresses, by address."""


def read_ledger(file: Path) -> Ledger:
    """Return what a ledger tells, in the order of the addresses; nothing where there is no file.

    Raises:
        LedgerError: it cannot be read as one.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise _broken(file, 1, str(error)) from error
    known: dict[str, Checked] = {}
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if (head := next(rows, None)) is not None and tuple(head) != COLUMNS:
            raise _broken(file, 1, f"the first line should be {','.join(COLUMNS)}")
        for row in filter(None, rows):
            one = _checked(file, rows.line_num, row)
            if one.address in known:
                raise _broken(file, rows.line_num, f"{one.address} stands here for the second time")
            known[one.address] = one
    except csv.Error as error:
        raise _broken(file, rows.line_num, str(error)) from error
    return {address: known[address] for address in sorted(known)}


def _checked(file: Path, line: int, row: list[str]) -> Checked:
    if len(row) != len(COLUMNS):
        raise _broken(file, line, f"it has {len(row)} values and not {len(COLUMNS)}")
    told: dict[str, Any] = dict(zip(COLUMNS, row, strict=True))
    wrong = next((name for name in COLUMNS if not _is_well_formed(name, told[name])), "")
    if wrong:
        raise _broken(file, line, f"{wrong} cannot be {told[wrong]!r}")
    told.update({name: int(told[name] or 0) for name in COUNTS})
    return Checked(**told)


def _is_well_formed(name: str, value: str) -> bool:
    if not value:
        return name not in NEEDED
    if name == "state":
        return value in get_args(State)
    if name in COUNTS:
        return value.isascii() and value.isdecimal()
    if name in DAYS:
        return _is_day(value)
    return bool((ADDRESS if name in ADDRESSES else TOLD).fullmatch(value))


def _is_day(value: str) -> bool:
    try:
        return datetime.date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _broken(file: Path, line: int, why: str) -> LedgerError:
    place = f"{file.parent.name}/{file.name}:{line}"
    return LedgerError(
        f"The ledger of addresses is broken: {place} ({why}). Mend or delete the line, or restore the file from Git."
    )


def ledger_text(checked: Iterable[Checked]) -> str:
    """Return a ledger as its file: a line for each address, in their order, so that two branches rarely meet."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in sorted(checked, key=lambda found: found.address):
        writer.writerow(["" if value in ("", 0) else value for value in astuple(one)])
    return text.getvalue()


def write_ledger(file: Path, checked: Iterable[Checked]) -> None:
    """Write a ledger, whole or not at all."""
    write_file(file, ledger_text(checked).encode())
