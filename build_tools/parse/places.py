"""Pointers to lines and columns: the one place where they meet, used only for files that have findings."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal

from build_tools.diagnostics import Diagnostic, sort_key
from build_tools.parse.document import decode, halves_of, read_fields
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import PlaceTable

BODY = "/body"
"""The pointer of the narrative; `/body/12` is its twelfth line."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where the values of one file stand."""

    table: PlaceTable
    fields_line: int
    body_line: int

    def place_of(self, pointer: str, *, at_key: bool) -> tuple[int, int]:
        """Return the line and column (from 1) of a value, or of the nearest value around it."""
        if pointer.startswith(BODY) and pointer not in self.table:
            offset = pointer.removeprefix(BODY).removeprefix("/")
            return (self.body_line + (int(offset) - 1 if offset.isdecimal() else 0), 1)
        whole = pointer
        while pointer and pointer not in self.table:
            pointer = pointer.rpartition("/")[0]
        if not pointer:
            return (self.fields_line, 1)
        key, value = self.table[pointer]
        line, column = key if at_key or pointer != whole else value
        return (line + self.fields_line - 1, column)


def read_places(data: bytes, form: Literal["markdown", "yaml"]) -> Places:
    """Return the places of a file's values; empty where the file cannot be read."""
    table: PlaceTable = {}
    try:
        halves = halves_of(decode(data), form)
        read_fields(halves, table)
    except ReadingProblem:
        return Places(table, 1, 1)
    return Places(table, halves.fields_line, halves.body_line)


def locate(findings: Iterable[Diagnostic], read: Callable[[str], tuple[bytes, Literal["markdown", "yaml"]] | None]
           ) -> list[Diagnostic]:  # fmt: skip
    """Return the findings in order, each with its line and column.

    `read` gives the bytes and form of a path, or None where the file is not to be read; each file is read once.
    """
    located: list[Diagnostic] = []
    for path, group in groupby(sorted(findings, key=attrgetter("path")), key=attrgetter("path")):
        waiting = list(group)
        if any(not finding.line for finding in waiting):
            found = read(path)
            places = read_places(*found) if found else None
            waiting = [_with_place(finding, places) for finding in waiting]
        located += waiting
    return sorted(located, key=sort_key)


def _with_place(finding: Diagnostic, places: Places | None) -> Diagnostic:
    if finding.line or places is None:
        return finding
    return finding.placed(*places.place_of(finding.pointer, at_key=finding.at_key))
