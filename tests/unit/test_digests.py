import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools import digests
from build_tools.digests import canonical_json, code_digest, digest_bytes, digest_parts, digest_value, sha256_hex

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcé", max_size=3), inner, max_size=3),
    max_leaves=8,
)


def test_a_digest_is_32_hexadecimal_characters_and_holds_still() -> None:
    assert digest_bytes(b"") == "cae66941d9efbd404e4d88758ea67670"
    assert digest_value({"b": [1, None], "a": "é"}) == digest_bytes('{"a":"é","b":[1,null]}'.encode())


@pytest.mark.parametrize(
    ("one", "other"),
    [(["ab", "c"], ["a", "bc"]), ([], [""]), (["a", ""], ["a"]), (["a", "b"], ["b", "a"])],
)
def test_where_a_part_ends_counts(one: list[str], other: list[str]) -> None:
    assert digest_parts(one) != digest_parts(other)


def test_text_and_its_bytes_are_one_part() -> None:
    assert digest_parts(["é"]) == digest_parts(["é".encode()])


@settings(deadline=None)
@given(st.dictionaries(st.text("abcé", max_size=3), JSON, max_size=4))
def test_the_order_of_keys_does_not_count(value: dict[str, object]) -> None:
    backwards = {key: value[key] for key in reversed(value)}
    assert canonical_json(backwards) == canonical_json(value)
    assert digest_value(backwards) == digest_value(value)


def test_one_and_true_and_text_are_different_values() -> None:
    values: list[object] = [1, True, "1", "true", None, [], {}, ""]
    assert len({digest_value(value) for value in values}) == 8


def test_outsiders_can_check_the_sha256() -> None:
    assert sha256_hex(b"abc") == hashlib.sha256(b"abc").hexdigest()


def test_the_digest_of_the_code_is_the_same_each_time() -> None:
    first = code_digest()
    code_digest.cache_clear()
    assert code_digest() == first


def test_the_data_that_the_code_carries_counts_as_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "digests.py").touch()
    data = tmp_path / "room" / "world.json"
    monkeypatch.setattr(digests, "__file__", str(tmp_path / "digests.py"))
    found = []
    for text in ("{}", "[]"):
        data.write_text(text, encoding="utf-8")
        code_digest.cache_clear()
        found.append(code_digest())
    code_digest.cache_clear()
    assert found[0] != found[1]
