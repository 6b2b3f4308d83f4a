from hypothesis import given
from hypothesis import strategies as st

from build_tools.search.packing import pack, planes, read_planes, read_varints, unpack, varints, width_of
from build_tools.search.shards import KeyEntry, Shard, in_script_order, shard_name, split, write_shard


@given(st.lists(st.integers(0, 1 << 40)))
def test_numbers_come_back(numbers: list[int]) -> None:
    data = varints(numbers)

    assert read_varints(data, 0, len(numbers)) == (numbers, len(data))


@given(st.lists(st.integers(0, 70_000)))
def test_planes_come_back(numbers: list[int]) -> None:
    width = width_of(max(numbers, default=0))

    assert read_planes(planes(numbers, width), 0, len(numbers), width) == numbers


def test_a_file_is_the_same_whenever_it_is_written() -> None:
    assert pack({"a": [1, "ü"]}, b"\x00") == pack({"a": [1, "ü"]}, b"\x00")
    assert unpack(pack({"a": [1, "ü"]}, b"\x00")) == ({"a": [1, "ü"]}, b"\x00")


@given(st.dictionaries(st.text("abc", min_size=1, max_size=6), st.integers(1, 9_000), min_size=1, max_size=60))
def test_every_key_is_in_the_shard_that_its_beginning_names(sizes: dict[str, int]) -> None:
    entries = {key: KeyEntry(hits=[number << 5 | 1 for number in range(size)]) for key, size in sizes.items()}
    shards = list(split(entries))
    starts = [in_script_order(start) for start, _ in shards]

    assert sorted(key for _, keys in shards for key in keys) == sorted(sizes)
    assert starts == sorted(set(starts))
    for (start, keys), behind in zip(shards, [*starts[1:], b"\xff"], strict=True):
        assert all(in_script_order(start) <= in_script_order(key) < behind for key in keys)


def test_postings_come_back() -> None:
    entries = {"a": KeyEntry(stems=["a"], hits=[3 << 5 | 7, 900 << 5 | 31]), "b": KeyEntry(stems=["a", "x"])}
    shard = Shard(write_shard(["a", "b"], entries))

    assert shard.postings("a") == ([3, 900], [7, 31])
    assert shard.postings("b") == shard.postings("none") == ([], [])
    assert (shard.stems("a"), shard.stems("b"), shard.stems("none")) == (["a"], ["a", "x"], [])


def test_names_of_shards_are_names_of_files_on_every_system() -> None:
    assert shard_name("mig") == "words/6d6967.idx"
    assert shard_name("家") == "words/e5aeb6.idx"
    assert shard_name("") == "words/00.idx"
