from typing import Literal

import pytest

from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.parse import locate
from build_tools.parse.places import read_places

CODE = Code("CC999", "test", Severity.ERROR, "A test")
TEXT = """\
---
title: Title
quoted: "Größe"
number: 7
flow: [a, {b: c}]
block:
  - one
  -
    name: two
folded: >
  some
  text
"a/b~c": 1
empty:
---

First line.

Third line.
"""


@pytest.mark.parametrize(
    ("pointer", "at_key", "place"),
    [
        ("/title", False, (2, 8)),
        ("/title", True, (2, 1)),
        ("/quoted", False, (3, 9)),
        ("/number", False, (4, 9)),
        ("/flow", False, (5, 7)),
        ("/flow/0", False, (5, 8)),
        ("/flow/1/b", False, (5, 15)),
        ("/flow/1/b", True, (5, 12)),
        ("/block/0", False, (7, 5)),
        ("/block/1/name", False, (9, 11)),
        ("/folded", False, (10, 9)),
        ("/a~1b~0c", False, (13, 10)),
        ("/title/deeper", False, (2, 1)),
        ("/flow/9", False, (5, 1)),
        ("/missing", True, (1, 1)),
        ("", False, (1, 1)),
        ("/body", False, (17, 1)),
        ("/body/3", False, (19, 1)),
    ],
)
def test_every_kind_of_value_has_a_place(pointer: str, at_key: bool, place: tuple[int, int]) -> None:
    places = read_places(TEXT.encode(), "markdown")
    assert places.place_of(pointer, at_key=at_key) == place


def test_columns_count_characters_and_not_bytes() -> None:
    assert read_places("größe: {ü: 移民, b: x}".encode(), "yaml").place_of("/größe/b", at_key=False) == (1, 19)


def test_line_ends_and_a_byte_order_mark_do_not_move_places() -> None:
    windows = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    assert read_places(windows, "markdown") == read_places(TEXT.encode(), "markdown")


def test_a_field_called_body_keeps_its_own_place() -> None:
    assert read_places(b"a: 1\nbody: x\n", "yaml").place_of("/body", at_key=False) == (2, 7)


def test_findings_are_placed_in_order_and_those_of_unreadable_files_stay_without() -> None:
    findings = [
        Diagnostic(CODE, "b.yml", "second", "", "/b"),
        Diagnostic(CODE, "b.yml", "first", "", "/a"),
        Diagnostic(CODE, "a.yml", "gone", "", "/a"),
        Diagnostic(CODE, "b.yml", "placed", "", line=9, column=2),
    ]
    asked: list[str] = []

    def read(path: str) -> tuple[bytes, Literal["markdown", "yaml"]] | None:
        asked.append(path)
        return (b"a: 1\nb: 2\n", "yaml") if path == "b.yml" else None

    placed = locate(findings, read)
    assert [(found.path, found.line, found.column, found.message) for found in placed] == [
        ("a.yml", 0, 0, "gone"),
        ("b.yml", 1, 4, "first"),
        ("b.yml", 2, 4, "second"),
        ("b.yml", 9, 2, "placed"),
    ]
    assert asked == ["a.yml", "b.yml"]
