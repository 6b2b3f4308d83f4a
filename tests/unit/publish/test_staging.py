import hashlib
import os
from pathlib import Path

import pytest

from build_tools.engine.files import FileEntry
from build_tools.errors import BuildError
from build_tools.publish.manifest import MANIFEST
from build_tools.publish.staging import Staging, is_whole, mirror
from tests.unit.publish.sites import assert_manifest_is_true, files_of, folders_of, publish, stage

FIRST = {"index.html": b"home", "a/index.html": b"a", "a/b/index.html": b"b", "data/all.json": b"[1]"}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "public" / "site"


def beside(output: Path) -> set[str]:
    return {entry.name for entry in output.parent.iterdir()}


def test_a_first_build_makes_the_folder_and_a_true_manifest(output: Path) -> None:
    staging = publish(output, FIRST)
    assert files_of(output) == FIRST
    assert_manifest_is_true(output)
    assert (staging.written, staging.deleted) == (4, 0)
    assert beside(output) == {"site"}


def test_nothing_is_in_place_before_the_swap(output: Path) -> None:
    publish(output, FIRST)
    staging = stage(output, {"index.html": b"new home"})
    assert files_of(output) == FIRST
    staging.swap()
    assert files_of(output) == {"index.html": b"new home"}


def test_only_what_differs_is_written(output: Path) -> None:
    publish(output, FIRST)
    second = publish(output, {**FIRST, "a/index.html": b"other", "new.html": b"n"})
    assert second.written == 2
    third = publish(output, {**FIRST, "a/index.html": b"other", "new.html": b"n"})
    assert third.written == 0
    assert_manifest_is_true(output)


def test_what_equals_a_file_of_the_build_before_the_last_is_not_written_either(output: Path) -> None:
    publish(output, FIRST)
    publish(output, {"index.html": b"other"})
    assert publish(output, FIRST).written == 0
    assert files_of(output) == FIRST


def test_what_is_stale_is_deleted_with_its_empty_folders(output: Path) -> None:
    publish(output, FIRST)
    for deleted in (3, 0):  # each of the two folders that change places
        assert publish(output, {"index.html": b"home"}).deleted == deleted
        assert files_of(output) == {"index.html": b"home"}
        assert folders_of(output) == set()
    assert_manifest_is_true(output)


def test_deleted_files_are_counted_against_the_site_in_place(output: Path) -> None:
    publish(output, FIRST)
    assert publish(output, {"index.html": b"home", "new.html": b"n"}).deleted == 3


@pytest.mark.parametrize("builds", [1, 2])
def test_a_file_becomes_a_folder_and_a_folder_a_file(output: Path, builds: int) -> None:
    as_file = {"x": b"file", "y/deep/er.html": b"1", "z": b"same"}
    as_folder = {"x/index.html": b"1", "x/a/b.html": b"2", "y": b"file", "z": b"same"}
    for _ in range(builds):
        publish(output, as_file)
    for files in (as_folder, as_file, as_folder):
        publish(output, files)
        assert files_of(output) == files
        assert_manifest_is_true(output)


def test_a_file_that_both_sites_share_is_never_written_through(output: Path) -> None:
    publish(output, FIRST)
    publish(output, {**FIRST, "new.html": b"n"})
    shared = [path for path in FIRST if (output / path).stat().st_nlink > 1]
    assert shared, "nothing is shared, so nothing is tested"
    staging = Staging(output)
    for path in FIRST:
        staging.put(path, b"changed " + path.encode())
    assert files_of(output) == {**FIRST, "new.html": b"n"}


def test_a_hard_link_from_outside_is_never_written_through(output: Path, tmp_path: Path) -> None:
    publish(output, FIRST)
    backup = tmp_path / "backup"
    os.link(output / "index.html", backup)
    for text in (b"1", b"2", b"3"):
        publish(output, {"index.html": text})
    assert backup.read_bytes() == b"home"


def test_a_staging_that_was_interrupted_is_thrown_away(output: Path) -> None:
    publish(output, FIRST)
    publish(output, {**FIRST, "x.html": b"x"})
    interrupted = Staging(output)
    interrupted.put("half.html", b"half")
    (output.with_name(".site.next") / "index.html").unlink()
    (output.with_name(".site.next") / "index.html").write_bytes(b"torn")
    publish(output, FIRST)
    assert files_of(output) == FIRST
    assert_manifest_is_true(output)
    publish(output, FIRST)
    assert files_of(output) == FIRST


def test_a_build_that_was_killed_between_the_two_renames_is_put_right(output: Path) -> None:
    publish(output, FIRST)
    stage(output, {"index.html": b"new"})
    output.rename(output.with_name(".site.swap"))
    Staging(output)
    assert files_of(output) == FIRST
    publish(output, {"index.html": b"newer"})
    assert files_of(output) == {"index.html": b"newer"}
    assert ".site.swap" not in beside(output)


def test_a_build_that_was_killed_after_the_second_rename_is_put_right(output: Path) -> None:
    publish(output, FIRST)
    stage(output, {"index.html": b"new"})
    output.rename(output.with_name(".site.swap"))
    output.with_name(".site.next").rename(output)
    publish(output, {"index.html": b"new", "a.html": b"a"})
    assert files_of(output) == {"index.html": b"new", "a.html": b"a"}
    assert_manifest_is_true(output)
    assert ".site.swap" not in beside(output)


def test_a_file_in_the_staged_folder_that_lost_bytes_is_written_again(output: Path) -> None:
    publish(output, FIRST)
    publish(output, {**FIRST, "x.html": b"x"})
    torn = output.with_name(".site.next") / "index.html"
    torn.unlink()
    torn.write_bytes(b"t")
    publish(output, FIRST)
    assert files_of(output) == FIRST


def test_a_folder_that_holds_other_files_is_refused_and_left_alone(output: Path) -> None:
    output.mkdir(parents=True)
    (output / "thesis.txt").write_text("precious")
    with pytest.raises(BuildError) as refused:
        Staging(output)
    assert str(refused.value) == (
        f"{output} holds files that no build made: empty it, or name another folder with --output."
    )
    assert files_of(output) == {"thesis.txt": b"precious"}
    assert beside(output) == {"site"}


@pytest.mark.parametrize("text", ['{"name":"An app","icons":[]}', "not json", "[]"])
def test_a_manifest_of_something_else_does_not_make_a_folder_ours(output: Path, text: str) -> None:
    output.mkdir(parents=True)
    (output / MANIFEST).write_text(text)
    (output / "thesis.txt").write_text("precious")
    with pytest.raises(BuildError, match="holds files that no build made"):
        Staging(output)
    assert (output / "thesis.txt").read_text() == "precious"


def test_an_empty_folder_is_taken(output: Path) -> None:
    output.mkdir(parents=True)
    publish(output, FIRST)
    assert files_of(output) == FIRST


def test_a_file_or_a_link_in_the_place_of_the_site_is_refused(output: Path, tmp_path: Path) -> None:
    output.parent.mkdir()
    output.write_text("a file")
    with pytest.raises(BuildError) as refused:
        Staging(output)
    assert str(refused.value) == f"{output} is not a folder: name another one with --output."
    assert output.read_text() == "a file"
    output.unlink()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    output.symlink_to(elsewhere)
    with pytest.raises(BuildError, match="is not a folder"):
        Staging(output)
    assert output.is_symlink()


def test_a_place_that_cannot_be_written_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where a folder should be")
    with pytest.raises(BuildError) as refused:
        Staging(tmp_path / "file" / "site")
    assert str(refused.value) == (
        f"The site cannot be written to {tmp_path}/file/site (File exists): yesterday's site stays as it is."
    )


def test_the_top_of_the_file_system_is_refused() -> None:
    with pytest.raises(BuildError, match=r"^/ is no place for a site: name a folder with --output\.$"):
        Staging(Path("/"))


def test_what_is_at_hand_is_told_by_content_and_not_by_name(output: Path) -> None:
    publish(output, FIRST)
    staging = Staging(output)
    assert staging.has("index.html", FileEntry(4, hashlib.sha256(b"home").hexdigest()))
    assert not staging.has("index.html", FileEntry(4, "0" * 64))
    assert not staging.has("other.html", FileEntry(4, hashlib.sha256(b"home").hexdigest()))


def test_a_site_is_whole_while_every_file_has_its_size(output: Path) -> None:
    assert not is_whole(output)
    publish(output, FIRST)
    assert is_whole(output)
    (output / "a" / "index.html").write_bytes(b"longer")
    assert not is_whole(output)
    (output / "a" / "index.html").unlink()
    assert not is_whole(output)


def test_a_mirror_holds_every_file_and_never_writes_through(output: Path, tmp_path: Path) -> None:
    publish(output, FIRST)
    directory, other = tmp_path / "mirror", tmp_path / "other"
    (directory / "a").mkdir(parents=True)
    other.write_bytes(b"other")
    os.link(other, directory / "a" / "index.html")
    mirror(output, directory)
    assert files_of(directory) == FIRST
    assert_manifest_is_true(directory)
    assert other.read_bytes() == b"other"
