import sqlite3
from pathlib import Path

import pytest

from build_tools.engine.store import FORMAT, PIECE, Store

ENTRIES = {f"key {number}": f"value {number}".encode() * 50 for number in range(500)}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "store.sqlite"


def fill(file: Path) -> None:
    store = Store(file)
    store.put(ENTRIES.items())
    store.close()


def keys_in(file: Path) -> set[str]:
    connection = sqlite3.connect(file)
    found = {key for (key,) in connection.execute("SELECT key FROM results")}
    connection.close()
    return found


def test_what_was_put_is_there_the_next_time(file: Path) -> None:
    fill(file)
    store = Store(file)
    assert store.get(["key 3", "unknown", "key 1"]) == {name: ENTRIES[name] for name in ("key 1", "key 3")}
    assert store.note == ""
    store.close()


def test_more_keys_than_one_question_takes_are_all_answered(file: Path) -> None:
    many = {f"{number}": b"%d" % number for number in range(2 * PIECE + 1)}
    store = Store(file)
    store.put(many.items())
    assert store.get(list(many)) == many
    store.close()


def test_a_key_put_again_has_its_new_value(file: Path) -> None:
    store = Store(file)
    store.put([("key", b"old")])
    store.put([("key", b"new")])
    assert store.get(["key"]) == {"key": b"new"}
    store.close()


@pytest.mark.parametrize("content", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 5_000, b"x"])
def test_a_file_that_is_no_database_is_thrown_away(file: Path, content: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(content)
    store = Store(file)
    store.put([("key", b"value")])
    store.close()
    store = Store(file)
    assert store.get(["key"]) == {"key": b"value"}
    store.close()


def test_a_file_broken_in_its_middle_costs_the_work_and_nothing_else(file: Path) -> None:
    fill(file)
    data = file.read_bytes()
    file.write_bytes(data[:4096] + b"\xa5" * (len(data) - 4096))
    store = Store(file)
    assert store.get(list(ENTRIES)) == {}
    store.put(ENTRIES.items())
    assert store.get(list(ENTRIES)) == ENTRIES
    store.close()
    assert store.note == f"{file} was broken and has been begun anew: this run does all work again."


def test_a_file_that_was_cut_short_costs_the_work_and_nothing_else(file: Path) -> None:
    fill(file)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 2])
    store = Store(file)
    store.get(list(ENTRIES))
    store.put(ENTRIES.items())
    assert store.get(list(ENTRIES)) == ENTRIES
    store.close()


def test_a_store_of_another_format_is_begun_anew(file: Path) -> None:
    fill(file)
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version={FORMAT + 1}")
    connection.close()
    store = Store(file)
    assert store.get(list(ENTRIES)) == {}
    store.close()


def test_where_no_folder_can_be_made_the_store_works_in_memory_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be")
    store = Store(tmp_path / "cache" / "store.sqlite")
    store.put([("key", b"value")])
    assert store.get(["key"]) == {"key": b"value"}
    assert store.note == f"{tmp_path}/cache cannot be written (File exists): nothing is kept for the next run."
    store.close()


def test_where_a_folder_stands_in_the_place_of_the_file_the_store_works_in_memory(file: Path) -> None:
    file.mkdir(parents=True)
    store = Store(file)
    store.put([("key", b"value")])
    assert store.get(["key"]) == {"key": b"value"}
    assert store.note == f"{file} cannot be used (unable to open database file): nothing is kept for the next run."
    store.close()


def test_what_was_never_used_again_is_forgotten_once_it_is_most_of_the_file(file: Path) -> None:
    fill(file)
    size = file.stat().st_size
    used = list(ENTRIES)[:100]
    store = Store(file)
    store.get(used)
    store.tidy()
    store.close()
    assert keys_in(file) == set(used)
    assert file.stat().st_size < size / 2


def test_what_was_not_used_stays_while_it_is_not_most_of_the_file(file: Path) -> None:
    fill(file)
    store = Store(file)
    store.get(list(ENTRIES)[:125])
    store.tidy()
    store.close()
    assert keys_in(file) == set(ENTRIES)


def test_a_run_that_used_nothing_forgets_nothing(file: Path) -> None:
    fill(file)
    Store(file).close()
    assert keys_in(file) == set(ENTRIES)


def test_a_new_store_is_empty_until_something_is_kept(file: Path) -> None:
    store = Store(file)
    assert store.is_empty()
    store.put([("key", b"value")])
    assert not store.is_empty()
    store.close()


def test_a_store_that_broke_while_it_was_open_is_not_taken_for_an_empty_one(file: Path) -> None:
    fill(file)
    store = Store(file)
    file.write_bytes(file.read_bytes()[:100] + b"\xff" * 100_000)
    assert not store.is_empty()
    store.close()
