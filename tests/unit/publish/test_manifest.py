import json
from pathlib import Path

import pytest

from build_tools.engine.files import FileEntry
from build_tools.publish.manifest import MANIFEST, manifest_bytes, read_manifest

FILES = {"b/x.html": FileEntry(3, "bb"), "a.html": FileEntry(1, "aa"), 'é "q".json': FileEntry(0, "cc")}


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).write_bytes(manifest_bytes(FILES, "1.0.0"))
    assert read_manifest(tmp_path) == FILES


def test_a_manifest_is_json_with_a_line_for_each_file_in_path_order() -> None:
    text = manifest_bytes(FILES, "1.0.0").decode()
    assert json.loads(text) == {
        "schema_version": "1.0.0",
        "files": [
            {"path": "a.html", "size": 1, "sha256": "aa"},
            {"path": "b/x.html", "size": 3, "sha256": "bb"},
            {"path": 'é "q".json', "size": 0, "sha256": "cc"},
        ],
    }
    assert len(text.splitlines()) == 5


def test_a_site_without_files_has_a_manifest_too() -> None:
    assert json.loads(manifest_bytes({}, "1.0.0")) == {"schema_version": "1.0.0", "files": []}


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"files":3}', '{"files":[3]}', '{"files":[{"path":"a"}]}', '{"name":"An app","icons":[]}'],
)
def test_what_is_no_manifest_of_ours_is_none(tmp_path: Path, text: str) -> None:
    (tmp_path / MANIFEST).write_text(text)
    assert read_manifest(tmp_path) == {}


def test_a_folder_without_manifest_has_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) == {}
    assert read_manifest(tmp_path / "nowhere") == {}
