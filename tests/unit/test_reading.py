import orjson
import pytest

from build_tools.diagnostics import Diagnostic
from build_tools.digests import canonical_json, digest_parts
from build_tools.engine import Batch
from build_tools.parse import codes
from build_tools.reading import ReadRecord, decode_findings, decode_reading, encode_findings, read_batch

GOOD = """\
---
title: A practice
summary: Nurses are trained before they leave and their skills are recognised later.
kind: programme
implementers: [iom]
sources: [{title: A report, publisher: P, url: https://example.org/}]
---

First line.

Last line: ünïcode
"""


def read(text: str | bytes, folder: str = "practices") -> ReadRecord | list[Diagnostic]:
    data = text.encode() if isinstance(text, str) else text
    (result,) = read_batch(Batch(values=[(f"content/{folder}/x-y.md", folder, data)], shared=None))
    return decode_reading(result)


def test_a_good_file_is_its_digest_its_fields_without_defaults_and_its_narrative() -> None:
    told = read(GOOD)
    assert isinstance(told, ReadRecord)
    assert told.body.strip() == "First line.\n\nLast line: ünïcode"
    fields = orjson.loads(told.fields_json)
    assert fields["implementers"] == ["iom"]
    assert set(fields) == {"title", "summary", "kind", "implementers", "sources"}


def test_the_digest_is_that_of_what_the_file_says_and_not_of_how_it_says_it() -> None:
    told = read(GOOD)
    assert isinstance(told, ReadRecord)
    for other in (
        GOOD.replace("kind: programme", "# a comment\nkind:   'programme'"),
        GOOD.replace("implementers: [iom]", "implementers:\n  - iom"),
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
    ):
        assert read(other) == told
    changed = read(GOOD.replace("Last", "Lost"))
    assert isinstance(changed, ReadRecord)
    assert changed.digest != told.digest
    assert digest_parts([canonical_json({}), ""]) != told.digest


@pytest.mark.parametrize("data", [b"", b"\xff", b"no front matter", GOOD.replace("kind: programme\n", "").encode()])
def test_a_bad_file_is_its_findings(data: bytes) -> None:
    told = read(data)
    assert isinstance(told, list)
    assert told
    assert {finding.path for finding in told} == {"content/practices/x-y.md"}


def test_results_come_in_the_order_of_the_files() -> None:
    values = [("content/practices/a-b.md", "practices", b""), ("content/practices/c-d.md", "practices", GOOD.encode())]
    first, second = map(decode_reading, read_batch(Batch(values=values, shared=None)))
    assert isinstance(first, list)
    assert isinstance(second, ReadRecord)


def test_findings_come_back_whole() -> None:
    findings = [
        Diagnostic(codes.EMPTY, "content/a.md", "Message “é”.", "Hint.", "/a/0", True, 3, 4, ("content/b.md",)),  # noqa: FBT003 - a place in the type
        Diagnostic(codes.LINK, "content/c.md", "M", "H"),
    ]
    assert decode_findings(encode_findings(findings)) == findings
