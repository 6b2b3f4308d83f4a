import pytest

from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import DEPTH_LIMIT, read_yaml


def refused(text: str) -> str:
    with pytest.raises(ReadingProblem) as caught:
        read_yaml(text)
    problem = caught.value
    return f"{problem.line}:{problem.column} {problem.code.id} {problem.message}"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("Off", "Off"), ("y", "y"), ("True", "True"),
        ("010", "010"), ("0x1F", "0x1F"), ("0o17", "0o17"), ("1_000", "1_000"), ("+5", "+5"), ("1e3", "1e3"),
        ("1.10", "1.10"), (".5", ".5"), (".inf", ".inf"), ("12:30:45", "12:30:45"), ("2019-02-28", "2019-02-28"),
        ("2019-02", "2019-02"), ("2001-12-14t21:59:43Z", "2001-12-14t21:59:43Z"), ("Null", "Null"), ("=", "="),
        ("<<", "<<"), ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0), ("7", 7),
        ("-3", -3), ("1234567890123456", 1234567890123456), ("12345678901234567", "12345678901234567"), ("-0", "-0"),
        ('"7"', "7"), ("'true'", "true"), ('""', ""), ('"~"', "~"), ("| \n  7", "7"), ("a:b", "a:b"),
    ],
)  # fmt: skip
def test_only_the_scalars_of_json_have_a_meaning(written: str, value: object) -> None:
    assert read_yaml(f"field: {written}") == {"field": value}
    assert type(read_yaml(f"field: {written}")["field"]) is type(value)


def test_a_merge_key_is_an_ordinary_name() -> None:
    assert read_yaml('"<<": {a: 1}') == {"<<": {"a": 1}}


def test_an_empty_text_is_nothing_and_a_comment_too() -> None:
    assert read_yaml("") is None
    assert read_yaml("# only a comment\n") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb:\n  - &x 1\n", "3:5 CC108 An anchor (&name) stands here."),
        ("a: &x [1]\n", "1:4 CC108 An anchor (&name) stands here."),
        ("a: *x\n", "1:4 CC108 An alias (*name) stands here."),
        (
            "a: !!python/object:os.system x\n",
            "1:4 CC108 A tag (tag:yaml.org,2002:python/object:os.system) stands here.",
        ),
        ("a: !x {b: 1}\n", "1:4 CC108 A tag (!x) stands here."),
        ("? [a]\n: 1\n", "1:3 CC108 A field's name is not plain text."),
        ("&x a: 1\n", "1:1 CC108 A field's name is not plain text."),
        ("a: 1\n---\nb: 1\n", "2:1 CC108 A second document begins here."),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "4:3 CC107 The field “c” stands twice."),
        ("a: 1\n'a': 2\n", "2:1 CC107 The field “a” stands twice."),
        ("a:\n\tb: 1\n", "2:1 CC106 A tab stands in the indentation."),
        ("a:\n  - b: 1\n \t  c: 1\n", "3:2 CC106 A tab stands in the indentation."),
        ("title: Safe: a guide\n", "1:12 CC105 A colon followed by a space stands inside a text without quotes."),
        ('title: "open\nb: 1\n', "1:8 CC105 A quotation mark or bracket is opened and never closed."),
        ("a: 1\nb: [1, 2\n", "2:4 CC105 A list in [ ] or { } has no comma between two values, or is not closed."),
        ("a: @x\n", "1:4 CC105 A value begins with a character that has a meaning of its own in YAML."),
        ("a: 1\nkind service\nb: 2\n", "2:1 CC105 A line is neither “field: value” nor part of the value before it."),
        ('a: "\\d"\n', "1:5 CC105 A backslash stands in double quotes before a character that it cannot escape."),
        ("a: - b\n", "1:4 CC105 A “- ” stands on the same line as the field's name."),
    ],
)
def test_what_records_do_not_use_is_refused_where_it_stands(text: str, expected: str) -> None:
    assert refused(text) == expected


def test_an_anchor_bomb_is_refused_at_its_first_anchor() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert refused("\n".join(lines)) == "1:4 CC108 An anchor (&name) stands here."


def test_nesting_stops_at_the_limit() -> None:
    assert read_yaml("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT)
    for depth in (DEPTH_LIMIT + 1, 100_000):
        expected = f"1:{DEPTH_LIMIT + 1} CC109 Lists and fields are nested more than 12 levels deep."
        assert refused("[" * depth + "]" * depth) == expected


def test_a_tab_between_a_name_and_its_value_is_read() -> None:
    assert read_yaml("a:\t1\n") == {"a": 1}
