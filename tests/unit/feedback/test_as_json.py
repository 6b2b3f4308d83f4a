import zipfile
from pathlib import Path

import orjson
import pytest

from build_tools.errors import UsageError
from build_tools.feedback._base import Feedback
from build_tools.feedback.as_json import LARGEST, feedback_json, read_feedback
from tests.unit.feedback.test_comment import FINDING, QUIET, RECORD

TOLD = Feedback("main", "the files here", 3, 4, records=(RECORD,), findings=(FINDING,))


def archive(folder: Path, files: dict[str, bytes]) -> Path:
    file = folder / "report.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return file


def test_what_was_written_is_read_again_from_a_file_and_from_an_archive(tmp_path: Path) -> None:
    data = feedback_json(TOLD).encode()
    plain = tmp_path / "report.json"
    plain.write_bytes(data)
    assert read_feedback(plain) == TOLD
    hostile = {"../../outside.txt": b"x", "/etc/outside": b"x", "report.json": data}
    assert read_feedback(archive(tmp_path, hostile)) == TOLD
    assert sorted(file.name for file in tmp_path.rglob("*")) == ["report.json", "report.zip"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"not json", "invalid literal"),
        (b"[]", "it is not of format 1"),
        (b'{"format": 9}', "it is not of format 1"),
        (b'{"format": 1, "report": {}}', "base: "),
        (orjson.dumps({"format": 1, "report": {**orjson.loads(feedback_json(QUIET))["report"], "more": 1}}), "more: "),
        (feedback_json(TOLD).replace('"changed"', '"hacked"').encode(), "records.0.state: "),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, data: bytes, why: str) -> None:
    for file in (tmp_path / "told.json", archive(tmp_path, {"report.json": data})):
        if file.suffix == ".json":
            file.write_bytes(data)
        with pytest.raises(UsageError) as refused:
            read_feedback(file)
        assert str(refused.value).startswith(f"{file.name} is no report of `commons report --format json` ({why}")


def test_an_archive_without_the_report_or_with_a_huge_one_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no item named"):
        read_feedback(archive(tmp_path, {"other.json": b"{}"}))
    with pytest.raises(UsageError, match="more than 20,000,000 bytes"):
        read_feedback(archive(tmp_path, {"report.json": b" " * (LARGEST + 1)}))
    broken = archive(tmp_path, {"report.json": feedback_json(TOLD).encode() * 9})
    broken.write_bytes(broken.read_bytes()[:90] + b"\0" * 40 + broken.read_bytes()[130:])
    with pytest.raises(UsageError, match=r"report\.zip is no report"):
        read_feedback(broken)
