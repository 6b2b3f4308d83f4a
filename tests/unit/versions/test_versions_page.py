"""The Python of the page about versions does what the page says."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from build_tools.dumps import open_dump
from build_tools.versions import apply, by_key, delta_of, standings_of
from build_tools.versions.delta import change_told
from tests.unit.versions.published import Published, published

PAGE = Path(__file__).parents[3] / "content" / "pages" / "data" / "versions.md"
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
OLD = [
    published("a", title="“Été” 移民 \U0001f30d", amount=1_000_000, share=0.25),
    published("b"),
    published("c", results=[{"statement": "x"}]),
    published("d", "case"),
]
NEW = [
    published("a", title="“Été” 移民 \U0001f30d", amount=2_000_000, share=0.3),
    published("e", former_ids=["b"]),
    published("c", superseded_by="practices/a"),
    published("d", "case", withdrawn={"on": "2026-11-01", "reason": "Wrong."}),
]


def write(folder: Path, old: list[Published], new: list[Published]) -> None:
    delta = delta_of(standings_of(old), by_key(new))
    told = {"from": delta.begins, "to": delta.leads, "changes": [change_told(change) for change in delta.changes]}
    counts = {"practice": 3, "case": 1}
    dump = {"schema_version": "1.0.0", "counts": counts, "records": old}
    (folder / "records.json").write_text(json.dumps(dump), encoding="utf-8")
    (folder / "changes.json").write_text(json.dumps(told), encoding="utf-8")


def test_an_earlier_dump_becomes_todays_and_its_fingerprint_is_the_one_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, OLD, NEW)
    monkeypatch.chdir(tmp_path)
    told: dict[str, Any] = {}
    exec("\n".join(PYTHON.findall(PAGE.read_text(encoding="utf-8"))), told)  # noqa: S102 - ours, from the page
    assert told["records"] == by_key(NEW)
    assert told["fingerprint"](by_key(OLD)) == told["delta"]["from"]


def test_the_library_does_the_same(tmp_path: Path) -> None:
    write(tmp_path, OLD, NEW)
    delta = json.loads((tmp_path / "changes.json").read_bytes())
    assert by_key(apply(open_dump(tmp_path / "records.json").records, delta)) == by_key(NEW)
