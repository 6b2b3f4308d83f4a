import os
from pathlib import Path

import pytest

from build_tools.engine import write_file


def test_a_file_is_written_and_its_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "file.txt"
    write_file(file, b"text")
    assert file.read_bytes() == b"text"
    assert list(file.parent.iterdir()) == [file]


def test_a_hard_link_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    other, file = tmp_path / "other", tmp_path / "file"
    other.write_bytes(b"old")
    os.link(other, file)
    write_file(file, b"new")
    assert (other.read_bytes(), file.read_bytes()) == (b"old", b"new")


def test_a_symbolic_link_is_replaced_and_never_written_through(tmp_path: Path) -> None:
    other, file = tmp_path / "other", tmp_path / "file"
    other.write_bytes(b"old")
    file.symlink_to(other)
    write_file(file, b"new")
    assert other.read_bytes() == b"old"
    assert not file.is_symlink()


def test_a_reader_who_opened_the_old_file_still_has_it_whole(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"old " * 1_000)
    with file.open("rb") as reader:
        write_file(file, b"new")
        assert reader.read() == b"old " * 1_000


def test_where_a_file_cannot_be_put_nothing_is_left_beside_it(tmp_path: Path) -> None:
    (tmp_path / "file" / "in-the-way").mkdir(parents=True)
    with pytest.raises(OSError, match="file"):
        write_file(tmp_path / "file", b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["file"]


def test_a_large_file_is_whole(tmp_path: Path) -> None:
    data = os.urandom(3_000_000)
    write_file(tmp_path / "large", data)
    assert (tmp_path / "large").read_bytes() == data
