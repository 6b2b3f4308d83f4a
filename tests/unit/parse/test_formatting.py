"""The canonical form of a record's file."""

import pytest

from build_tools.diagnostics import Diagnostic
from build_tools.parse.formatting import format_fields, format_record, scalar
from build_tools.parse.yaml_values import read_yaml

ORDER = {
    "title": {},
    "summary": {},
    "sources": {"title": {}, "url": {}},
    "translations": {"*": {"title": {}, "of": {}}},
}


def formatted(text: str) -> str:
    found = format_record("a.yml", text.encode(), "yaml", ORDER)
    assert isinstance(found, bytes), found
    return found.decode()


def test_fields_stand_in_the_order_of_the_model_and_others_after_them_as_they_stood() -> None:
    assert formatted("zeta: 1\nsummary: b\nalpha: 2\ntitle: a\n") == "title: a\nsummary: b\nzeta: 1\nalpha: 2\n"


def test_fields_inside_lists_and_free_keys_are_put_in_order_too() -> None:
    text = "sources:\n- {url: u, title: t}\ntranslations:\n  fr: {of: x, title: z}\n"
    expected = "sources:\n  - title: t\n    url: u\ntranslations:\n  fr:\n    title: z\n    of: x\n"
    assert formatted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "NO",
        "on",
        "y",
        "null",
        "~",
        "",
        "010",
        "1.10",
        "10.7",
        "1e3",
        "0o17",
        "0x1F",
        "12:30",
        "2019",
        ".5",
        ".inf",
        "- a",
        "a: b",
        "a #b",
        "#a",
        "[a",
        "{a",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a",
        "'a",
        '"a',
        "a:",
        " a",
        "a ",
        "? a",
        "<<",
        "=",
        "a\u2028b",
        "True",
        "2001-12-14t21:59:43.10-05:00",
    ],
)
def test_a_text_that_a_reader_could_take_for_else_has_quotes(text: str) -> None:
    assert scalar(text).startswith('"')
    assert read_yaml(scalar(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Safe return",
        "2019-02-28",
        "2019-02",
        "https://a.org/?b=c#d",
        "a, b",
        "Côte d\u2019Ivoire",
        "الهجرة",
        "移民",
        "it's",
        'a "b"',
        "10.1093/jeea/jvae044",
    ],
)
def test_a_plain_text_has_no_quotes(text: str) -> None:
    assert scalar(text) == text
    assert read_yaml(text) == text


def test_a_comma_needs_quotes_only_inside_a_list_on_one_line() -> None:
    assert formatted("a: 'b,c'\nd: ['b,c', e]\n") == 'a: b,c\nd: ["b,c", e]\n'


def test_a_short_list_of_words_stands_on_one_line_and_any_other_line_by_line() -> None:
    assert formatted("countries:\n- KEN\n- DEU\n") == "countries: [KEN, DEU]\n"
    assert formatted("actions: [Train the nurses, Pay]\n") == "actions:\n  - Train the nurses\n  - Pay\n"
    long = ", ".join(f"organisation-number-{number}" for number in range(9))
    assert formatted(f"members: [{long}]\n").startswith("members:\n  - organisation-number-0\n")


def test_long_text_is_folded_within_120_columns() -> None:
    words = " ".join(["migration"] * 40)
    lines = formatted(f"summary: {words}\n").splitlines()
    assert lines[0] == "summary: >-"
    assert max(map(len, lines)) <= 120
    assert formatted(f'title: "{words}  two blanks"\n') == formatted(formatted(f'title: "{words}  two blanks"\n'))


def test_text_with_line_breaks_stands_line_by_line() -> None:
    assert formatted('a: "one\\n\\ntwo"\n') == "a: |-\n  one\n\n  two\n"
    assert formatted('a: "one\\ntwo\\n"\n') == "a: |\n  one\n  two\n"


def test_a_comment_goes_with_the_field_under_it_and_one_at_the_end_of_a_line_stays_there() -> None:
    text = "# editor line\nsummary: b  # beside b\n# about the title\ntitle: a\n# at the end\n"
    assert formatted(text) == "# editor line\n# about the title\ntitle: a\n# at the end\nsummary: b  # beside b\n"


def test_a_comment_inside_a_list_stays_inside_it() -> None:
    sources = "sources:\n  - title: a\n    # url: later\n  # before b\n  - title: b  # beside\n  # closes the list\n"
    assert formatted(f"{sources}title: t\n") == f"title: t\n{sources}"


def test_a_list_in_brackets_keeps_its_comment_on_one_line_and_opens_up_for_comments_inside() -> None:
    assert formatted("c: [KEN, DEU]  # both\n") == "c: [KEN, DEU]  # both\n"
    assert formatted("c: [KEN,  # one\n  DEU]\n") == "c:\n  - KEN  # one\n  - DEU\n"


def test_comments_beside_blocks_are_kept() -> None:
    words = " ".join(["migration"] * 20)
    text = f"summary: >-  # folded\n  {words}\nsources:  # list\n  - title: a\n"
    assert formatted(text).count("#") == 2
    assert formatted(formatted(text)) == formatted(text)


def test_a_sign_in_a_text_is_no_comment() -> None:
    assert formatted("title: 'a # b'\nsummary: |-\n  # c\n  d\n") == 'title: "a # b"\nsummary: |-\n  # c\n  d\n'


def test_markdown_keeps_its_narrative_under_one_empty_line() -> None:
    found = format_record(
        "a.md", b"---\r\ntitle:   a\r\n---\r\n\r\n\r\n# Head  \r\n\r\ntext\r\n\r\n", "markdown", ORDER
    )
    assert found == b"---\ntitle: a\n---\n\n# Head  \n\ntext\n"


def test_markdown_without_narrative_ends_with_its_fields() -> None:
    assert format_record("a.md", b"---\ntitle: a\n---\n\n\n", "markdown", ORDER) == b"---\ntitle: a\n---\n"


def test_a_file_that_cannot_be_read_is_a_finding() -> None:
    found = format_record("a.yml", b"a: [", "yaml", ORDER)
    assert isinstance(found, Diagnostic)
    assert found.code.id == "CC105"


def test_nothing_and_emptiness_are_written_as_such() -> None:
    text = format_fields({"a": None, "b": [], "c": {}, "d": True, "e": "", "f": [[1], {}], "g": [None]}, {})
    assert read_yaml(text) == {"a": None, "b": [], "c": {}, "d": True, "e": "", "f": [[1], {}], "g": [None]}
