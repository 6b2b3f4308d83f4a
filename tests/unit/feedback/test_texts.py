from hypothesis import given
from hypothesis import strategies as st

from build_tools.feedback._base import Passage
from build_tools.feedback.texts import COMPARED, aligned, lines_of, passages

LINES = st.lists(st.tuples(st.sampled_from(["", "One", "Two"]), st.sampled_from("abcdef")), max_size=12)


def test_words_become_a_line_for_each_block_below_the_heading_of_its_section() -> None:
    head = "<nav>Home</nav><h1>A\n title</h1><p>Two <b>words</b><br>more"
    part = "<h2>Part</h2><ul><li>x<li>y</ul><script>no</script>"
    assert lines_of(head + part) == [("", "A title"), ("", "Two words"), ("", "more"), ("Part", "x"), ("Part", "y")]


@given(before=LINES, after=LINES)
def test_lines_side_by_side_are_all_lines_of_both(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> None:
    rows = list(aligned(before, after))
    assert [line for row in rows for line in row.before] == before
    assert [line for row in rows for line in row.after] == after
    assert all([words for _, words in row.before] == [words for _, words in row.after] for row in rows if row.is_same)


def test_pages_that_are_too_long_to_compare_differ_from_where_they_part() -> None:
    before = [("", "same")] * COMPARED + [("", "old")] * 2
    after = [("", "same")] * COMPARED + [("", "new")]
    assert list(passages(before, after)) == [Passage("", ("old", "old"), ("new",))]
    assert list(passages(before, before)) == []
