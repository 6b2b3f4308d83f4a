import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from build_tools.engine import Stage, join_artefact, open_engine
from build_tools.engine.crew import ALONE
from build_tools.engine.engine import split_artefact
from tests.unit.engine.stages import DOUBLE, DRAW, REFUSE, Shelf, double_batch, runs


def keyed(*values: str) -> list[tuple[str, str]]:
    return [(value, value) for value in values]


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """Return the folder where stages mark what they ran."""
    folder = tmp_path / "marks"
    folder.mkdir()
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_what_is_known_is_not_run_again(cache: Path, marks: Path) -> None:
    for _ in range(2):
        with open_engine(cache, "serial") as engine:
            assert engine.run(DOUBLE, keyed("a", "b"), shared=str(marks)) == [b"aa", b"bb"]
    assert runs(marks) == ["a", "b"]


def test_only_what_is_missing_is_run_and_results_keep_the_order_asked_for(cache: Path, marks: Path) -> None:
    with open_engine(cache, "serial") as engine:
        engine.run(DOUBLE, keyed("b", "d"), shared=str(marks))
        assert engine.run(DOUBLE, keyed("d", "a", "b", "c"), shared=str(marks)) == [b"dd", b"aa", b"bb", b"cc"]
        figures = engine.timings.of("double")
    assert runs(marks) == ["a", "b", "c", "d"]
    assert (figures.asked, figures.made) == (6, 4)


def test_another_key_name_or_shared_key_is_another_result(cache: Path) -> None:
    other_name = Stage("twice", double_batch)
    with open_engine(cache, "serial") as engine:
        engine.run(DOUBLE, [("key", "a")])
        assert engine.run(DOUBLE, [("key", "not looked at")]) == [b"aa"]
        assert engine.run(DOUBLE, [("other key", "b")]) == [b"bb"]
        assert engine.run(other_name, [("key", "c")]) == [b"cc"]
        assert engine.run(DOUBLE, [("key", "d")], shared_key="other surroundings") == [b"dd"]


def test_equal_keys_in_one_run_get_equal_results(cache: Path) -> None:
    with open_engine(cache, "serial") as engine:
        assert engine.run(DOUBLE, [("k", "a"), ("l", "b"), ("k", "a")]) == [b"aa", b"bb", b"aa"]


def test_nothing_asked_gives_nothing(cache: Path) -> None:
    with open_engine(cache, "serial") as engine:
        assert engine.run(DOUBLE, []) == []
        assert engine.run_artefacts(DRAW, [], Shelf(), shared=None, shared_key="") == []
        assert engine.timings.made == 0


def test_processes_give_what_one_process_gives_in_the_same_order(tmp_path: Path, marks: Path) -> None:
    values = keyed(*(str(number) for number in range(3 * ALONE)))
    with open_engine(tmp_path / "one", "serial") as engine:
        expected = engine.run(DOUBLE, values)
    with open_engine(tmp_path / "two", "processes:2") as engine:
        assert engine.run(DOUBLE, values, shared=str(marks)) == expected
    assert len(runs(marks)) == len(values)
    assert not (marks / str(os.getpid())).exists(), "other processes should have done the work"


def test_a_few_misses_start_no_process(cache: Path) -> None:
    with open_engine(cache, "dask:tcp://127.0.0.1:1") as engine:
        assert engine.run(DOUBLE, keyed(*(str(number) for number in range(ALONE)))) != []


def test_what_a_stage_raises_comes_through_and_nothing_of_it_is_kept(cache: Path) -> None:
    with open_engine(cache, "serial") as engine:
        with pytest.raises(ZeroDivisionError, match=r"^a cannot be made$"):
            engine.run(REFUSE, keyed("a"))
        assert engine.run(Stage("refuse", double_batch), keyed("a")) == [b"aa"]


def test_what_a_stage_raises_in_another_process_comes_through(cache: Path) -> None:
    values = keyed(*(str(number) for number in range(ALONE + 1)))
    with open_engine(cache, "processes:1") as engine, pytest.raises(ZeroDivisionError, match=r"^0 cannot be made$"):
        engine.run(REFUSE, values)


def test_bodies_go_to_the_keeper_and_what_it_knows_of_them_comes_back(cache: Path) -> None:
    shelf = Shelf()
    with open_engine(cache, "serial") as engine:
        known = engine.run_artefacts(DRAW, keyed("b", "a"), shelf, shared=None, shared_key="")
    assert known == [b"known b on the shelf", b"known a on the shelf"]
    assert shelf.bodies == {b"known b on the shelf": b"body b", b"known a on the shelf": b"body a"}
    assert shelf.taken == [b"known b", b"known a"]


def test_an_artefact_is_made_again_only_where_the_keeper_has_lost_its_body(cache: Path, marks: Path) -> None:
    shelf = Shelf()
    known: list[list[bytes]] = []
    for lost in ((), (b"known b on the shelf",)):
        for name in lost:
            del shelf.bodies[name]
        shelf.taken.clear()
        with open_engine(cache, "serial") as engine:
            keys = keyed("a", "b", "c")
            known.append(engine.run_artefacts(DRAW, keys, shelf, shared=str(marks), shared_key=""))
    assert shelf.taken == [b"known b"]
    assert runs(marks) == ["a", "b", "b", "c"]
    assert shelf.bodies[b"known b on the shelf"] == b"body b"
    assert known[0] == known[1]


def test_bodies_are_not_kept_in_the_store(cache: Path) -> None:
    with open_engine(cache, "serial") as engine:
        engine.run_artefacts(DRAW, keyed("a"), Shelf(), shared=None, shared_key="")
    held = b"".join(file.read_bytes() for file in cache.iterdir())
    assert b"known a" in held
    assert b"body a" not in held


def test_an_artefact_is_taken_apart_as_it_was_joined() -> None:
    for known, body in ((b"", b""), (b"known", b""), (b"", b"body"), (b"k" * 70_000, b"\x00\n")):
        assert split_artefact(join_artefact(known, body)) == (known, body)


def test_what_the_coordinator_makes_is_made_once_for_each_key(cache: Path) -> None:
    made: list[str] = []

    def make(text: str) -> Callable[[], bytes]:
        def result() -> bytes:
            made.append(text)
            return text.encode()

        return result

    for text in ("first", "second"):
        with open_engine(cache, "serial") as engine:
            assert engine.remember("house", "key", make(text)) == b"first"
            assert engine.timings.of("house").asked == 1
    with open_engine(cache, "serial") as engine:
        assert engine.remember("house", "other", make("third")) == b"third"
    assert made == ["first", "third"]


def test_of_what_the_coordinator_makes_for_each_key_only_what_is_new_is_made(cache: Path) -> None:
    made: list[int] = []

    def make(place: int) -> bytes:
        made.append(place)
        return str(place).encode()

    with open_engine(cache, "serial") as engine:
        assert engine.remember_each("links", ["a", "b"], make) == [b"0", b"1"]
    with open_engine(cache, "serial") as engine:
        assert engine.remember_each("links", ["b", "c", "a"], make) == [b"1", b"1", b"0"]
        assert (engine.timings.of("links").asked, engine.timings.of("links").made) == (3, 1)
    assert made == [0, 1, 1]


@dataclass(slots=True)
class Notes:
    """Progress as a list of what it was told."""

    told: list[tuple[str, int | None]] = field(default_factory=list)

    def begin(self, stage: str, total: int | None) -> None:
        self.told.append((stage, total))

    def advance(self, count: int) -> None:
        self.told.append(("done", count))

    def end(self) -> None:
        self.told.append(("end", 0))


def test_progress_is_told_of_the_misses_and_ends_even_where_the_stage_fails(cache: Path) -> None:
    notes = Notes()
    with open_engine(cache, "serial", notes) as engine:
        engine.run(DOUBLE, keyed("a"))
        engine.run(DOUBLE, keyed("a", *(f"{number:03}" for number in range(250))))
        assert notes.told == [
            *[("double", 1), ("done", 1), ("end", 0)],
            *[("double", 250), ("done", 200), ("done", 50), ("end", 0)],
        ]
        notes.told.clear()
        with pytest.raises(ZeroDivisionError):
            engine.run(REFUSE, keyed("a"))
    assert notes.told == [("refuse", 1), ("end", 0)]
