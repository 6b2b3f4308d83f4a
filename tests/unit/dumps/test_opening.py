"""What opens a dump says what is wrong with one that is cut off, of another schema, or not one of ours."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from build_tools.dumps import open_dump
from build_tools.errors import DumpError


def told(record_id: str, **fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a record
    return {"record_type": "practice", "id": record_id, "address": f"practices/{record_id}/", "digest": "d", **fields}


def whole(*records: dict[str, Any], **head: Any) -> bytes:  # noqa: ANN401 - as above
    counts = {"case": 0, "practice": len(records)}
    return json.dumps({"schema_version": "1.0.0", "counts": counts, "records": records, **head}).encode()


def lines(*records: dict[str, Any]) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def written(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file


def refusal(path: Path) -> str:
    with pytest.raises(DumpError) as refused:
        open_dump(path)
    text = str(refused.value)
    assert text.startswith(path.as_posix()), text
    return text.removeprefix(f"{path.as_posix()} ")


ALPHA, ZULU = told("alpha", title="Alpha\n“x”"), told("zulu")
ANEW = "Download it anew and compare it with SHA256SUMS."


def test_json_and_json_lines_are_read_compressed_or_not(tmp_path: Path) -> None:
    for name, data in (("records.json", whole(ALPHA, ZULU)), ("records.jsonl", lines(ALPHA, ZULU))):
        for suffix, packed in (("", data), (".gz", gzip.compress(data))):
            assert open_dump(written(tmp_path, name + suffix, packed)).records == (ALPHA, ZULU)
    assert open_dump(tmp_path / "records.json").schema_version == "1.0.0"
    assert open_dump(tmp_path / "records.jsonl").schema_version == ""


def test_a_type_without_records_is_an_empty_dump(tmp_path: Path) -> None:
    assert open_dump(written(tmp_path, "practice.jsonl", b"")).records == ()
    assert open_dump(written(tmp_path, "practice.json", whole())).records == ()


def test_what_stands_beside_json_lines_tells_the_schema_and_how_many_there_should_be(tmp_path: Path) -> None:
    written(
        tmp_path, "about.json", json.dumps({"schema_version": "1.2.3", "counts": {"practice": 2, "case": 0}}).encode()
    )
    assert open_dump(written(tmp_path, "records.jsonl", lines(ALPHA, ZULU))).schema_version == "1.2.3"
    for name in ("records.jsonl", "practice.jsonl"):
        assert refusal(written(tmp_path, name, lines(ALPHA))) == (
            f"is broken or cut off (of practice it has 1, and should have 2). {ANEW}"
        )
    assert open_dump(written(tmp_path, "case.jsonl", b"")).records == ()
    written(tmp_path, "about.json", b"{")
    with pytest.raises(DumpError, match=r"about\.json is broken: download it anew, or delete it"):
        open_dump(tmp_path / "records.jsonl")


@pytest.mark.parametrize(
    ("name", "data"),
    [("records.json", whole(ALPHA, ZULU)), ("records.jsonl", lines(ALPHA, ZULU))],
)
@pytest.mark.parametrize("is_packed", [False, True])
def test_a_dump_that_is_cut_in_half_is_called_so(tmp_path: Path, name: str, data: bytes, is_packed: bool) -> None:
    cut = gzip.compress(data)[:-9] if is_packed else data[: len(data) // 2 + 9]
    text = refusal(written(tmp_path, f"{name}.gz" if is_packed else name, cut))
    assert text.startswith("is broken or cut off (")
    assert text.endswith(ANEW)


def test_a_dump_of_another_schema_is_named_with_both_versions(tmp_path: Path) -> None:
    assert refusal(written(tmp_path, "records.json", whole(ALPHA, schema_version="0.9.0"))) == (
        "follows version 0.9.0 of the schema, this program version 1.0.0. "
        "Read it with the version of the program of its day."
    )
    assert open_dump(written(tmp_path, "records.json", whole(ALPHA, schema_version="1.7.0"))).records == (ALPHA,)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("records.json", b"<!doctype html>"),
        ("photo.png", b"\x89PNG"),
        ("records.csv.txt", b"a,b"),
        ("records.json", b""),
    ],
)
def test_what_is_no_dump_is_told_what_could_be_read(tmp_path: Path, name: str, data: bytes) -> None:
    assert refusal(written(tmp_path, name, data)).startswith("is not a dump of Compact Commons. What can be read: ")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"name":"x"}', "it has no schema_version, counts and records"),
        (whole(ALPHA, {"id": "zulu"}), "there is no 'record_type'"),
        (whole(ALPHA, told("zulu", digest=7)), "record 2 lacks one of record_type, id, address, digest"),
        (whole(ALPHA, ALPHA), "the practice alpha stands twice"),
        (whole(ALPHA, counts={"practice": 2}), "of practice it has 1, and should have 2"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)  # fmt: skip
def test_a_dump_that_was_changed_by_hand_is_refused_with_the_reason(tmp_path: Path, data: bytes, why: str) -> None:
    assert refusal(written(tmp_path, "records.json", data)) == f"is broken or cut off ({why}). {ANEW}"


def test_a_file_that_is_not_there_is_called_so(tmp_path: Path) -> None:
    assert refusal(tmp_path / "records.json") == "cannot be read (No such file or directory)."
