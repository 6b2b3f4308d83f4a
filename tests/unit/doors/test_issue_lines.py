"""The lines of an answer to groups, as people write them."""

import pytest

from build_tools.doors._lines import cells_of, group_of, lines_of
from build_tools.forms import form_of
from build_tools.intake.filled import Given
from build_tools.records import record_type
from tests.unit.contributions.office import STRINGS

QUESTIONS = {
    question.name: question
    for name in ("funding", "practice")
    for question in form_of(record_type(name), STRINGS).questions
}
WHOLE = {"title": "A report", "publisher": "IOM", "url": "https://example.org/a"}


def told(name: str, line: str) -> tuple[dict[str, str], list[str]]:
    ((_, bare),) = lines_of(line)
    group, over = group_of(QUESTIONS[name], cells_of(bare), "here")
    texts = {part: given.text for part, (given, *_) in group.items() if isinstance(given, Given)}
    return texts, over


@pytest.mark.parametrize(
    "line",
    [
        "A report | IOM | https://example.org/a",
        "- A report|IOM|<https://example.org/a>",
        "1. A report | https://example.org/a | IOM",
        "| A report | IOM | https://example.org/a |",
        "A report\tIOM\thttps://example.org/a",
        "[A report](https://example.org/a) | IOM",
        '* [A report](<https://example.org/a> "its title") | IOM',
    ],
)
def test_a_source_is_read_however_its_parts_stand(line: str) -> None:
    assert told("sources", line) == (WHOLE, [])


def test_an_empty_part_keeps_its_place() -> None:
    assert told("sources", "A report | | https://example.org/a | fr") == (
        {"title": "A report", "url": "https://example.org/a", "language": "fr"},
        [],
    )


@pytest.mark.parametrize("title", ["Calls - Partnerships", "Progress (CRP.2) now", "LGBTQI+ groups", "Part a. of it"])
def test_what_looks_like_a_bullet_inside_a_line_is_none(title: str) -> None:
    assert told("sources", f"{title} | IOM | https://example.org/a") == ({**WHOLE, "title": title}, [])


def test_a_mark_at_an_end_is_that_of_a_table_or_of_an_empty_part() -> None:
    amount = {"max": "300000", "currency": "USD"}
    assert told("amounts", " | 300000 | USD") == (amount, [])
    assert told("amounts", " | 300000 | USD | ") == (amount, [])
    assert told("amounts", "| 100 | 300000 | USD |") == ({"min": "100", **amount}, [])
    assert told("results", "| 2,000 workers |") == ({"statement": "2,000 workers"}, [])


def test_days_and_second_addresses_find_their_parts() -> None:
    line = "A report | IOM | https://example.org/a | 2026-11-20 | https://example.org/copy"
    assert told("sources", line) == (
        {**WHOLE, "accessed": "2026-11-20", "archived_url": "https://example.org/copy"},
        [],
    )


def test_an_address_at_the_end_is_told_from_the_words_before_it() -> None:
    assert told("sources", "A report, of 2020: https://example.org/a.") == (
        {"title": "A report, of 2020", "url": "https://example.org/a"},
        [],
    )


def test_an_address_with_brackets_is_kept_whole() -> None:
    assert told("sources", "[Bracero](https://en.wikipedia.org/wiki/Bracero_(program)) | Wikipedia")[0]["url"] == (
        "https://en.wikipedia.org/wiki/Bracero_(program)"
    )


def test_what_is_more_than_the_parts_take_is_told() -> None:
    line = "2,000 workers | Monitored | a-report | https://example.org"
    assert told("results", line) == (
        {"statement": "2,000 workers", "basis": "Monitored", "evidence": "a-report"},
        ["https://example.org"],
    )


def test_rules_of_tables_and_empty_lines_hold_nothing() -> None:
    assert [number for number, _ in lines_of("a | b\n|---|:--|\n\n  \n--- | ---\nc | d")] == [1, 6]


def test_many_brackets_take_no_time() -> None:
    lines = [line for _, line in lines_of("[" * 50_000 + "](" * 25_000 + "\n" + "| " * 50_000 + "\n" + "[a](b " * 800)]
    assert [len(cells_of(line)[0]) for line in lines[::2]] == [1, 1]
