import pytest

from build_tools.diagnostics import Diagnostic
from build_tools.parse import Document, parse_document
from build_tools.parse.document import SIZE_LIMIT

PATH = "content/organisations/iom.yml"


def read(data: bytes, form: str = "yaml") -> Document:
    document = parse_document(PATH, data, "markdown" if form == "markdown" else "yaml")
    assert isinstance(document, Document), document
    return document


def refused(data: bytes, form: str = "yaml") -> str:
    finding = parse_document(PATH, data, "markdown" if form == "markdown" else "yaml")
    assert isinstance(finding, Diagnostic), finding
    return f"{finding.line}:{finding.column} {finding.code.id} {finding.message} | {finding.hint}"


SAVE_AGAIN = "Save the file again with the encoding UTF-8 (in most editors: Save as, Encoding, UTF-8)."
INVISIBLE = "Delete it; it is not visible."


def test_the_first_byte_that_is_not_utf8_is_named_with_its_place_in_characters() -> None:
    assert (
        refused("title: é".encode() + b"\nname: \xc3\xa9\xe9")
        == f"2:8 CC101 The byte 0xE9 is not UTF-8 text. | {SAVE_AGAIN}"
    )


def test_utf16_is_not_utf8() -> None:
    assert refused("title: x".encode("utf-16")) == f"1:1 CC101 The byte 0xFF is not UTF-8 text. | {SAVE_AGAIN}"


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read(b"\xef\xbb\xbftitle: x").fields == {"title": "x"}
    assert read(b"\xef\xbb\xbf---\ntitle: x\n---\nText", "markdown").body == "Text"


@pytest.mark.parametrize("data", [b"", b"  \n\n", b"\xef\xbb\xbf", b"\t\r\n"])
def test_a_file_without_text_is_empty(data: bytes) -> None:
    expected = "1:1 CC102 The file is empty. | Fill it, or delete it; `commons new` writes a file to start from."
    assert refused(data) == expected


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_every_line_end_gives_the_same_document(line_end: str) -> None:
    text = "---\ntitle: x\nlessons:\n  - a\n---\n\nOne.\n\nTwo.\n"
    assert read(text.replace("\n", line_end).encode(), "markdown") == read(text.encode(), "markdown")


@pytest.mark.parametrize(
    ("character", "name"),
    [("\x00", "0000"), ("\x1b", "001B"), ("\x85", "0085"), ("\u202e", "202E"), ("\u2066", "2066"), ("\uffff", "FFFF")],
)
def test_unseen_characters_are_named_with_their_place(character: str, name: str) -> None:
    expected = f"2:8 CC115 The character U+{name} cannot stand in a record. | {INVISIBLE}"
    assert refused(f"a: 1\ntitle: {character}x".encode()) == expected


@pytest.mark.parametrize(
    ("escape", "name"), [(r"\0", "0000"), (r"\x1b", "001B"), (r"\u202E", "202E"), (r"\uFFFE", "FFFE")]
)
def test_an_escape_brings_no_unseen_character_into_a_value_or_a_name(escape: str, name: str) -> None:
    said = (
        f"CC115 The character U+{name} cannot stand in a record. | Delete it: a backslash in double quotes writes it."
    )
    assert refused(f'a: 1\ntitle: "x{escape}"'.encode()) == f"2:8 {said}"
    assert refused(f'a: 1\n"x{escape}": 1'.encode()) == f"2:1 {said}"


def test_a_lone_surrogate_can_neither_be_written_nor_escaped() -> None:
    assert "CC101" in refused(b"title: \xed\xa0\x80")
    assert "CC105" in refused(rb'title: "\ud800"')
    assert read(r'title: "\ud800"'.replace('"', "'").encode()).fields == {"title": r"\ud800"}


def test_the_marks_of_right_to_left_scripts_may_stand_in_a_text() -> None:
    title = "\u200fالهجرة\u200c آمنة"  # noqa: RUF001 - Arabic, as it is written
    assert read(f"title: {title}".encode()).fields == {"title": title}


def test_a_file_over_the_limit_is_not_read() -> None:
    data = b"title: " + b"x" * SIZE_LIMIT
    assert refused(data) == (
        "0:0 CC110 The file has 1,000,007 bytes; a record has at most 1,000,000. | "
        "Keep pictures and long documents elsewhere and link to them."
    )
    assert read(data[:SIZE_LIMIT]).fields["title"].startswith("xxx")


def test_front_matter_must_be_first_and_closed() -> None:
    begin = "Begin the file with a line “---”, then the fields, then a line “---”, then the narrative."
    assert refused(b"\n\ntitle: x", "markdown") == f"1:1 CC103 The file does not begin with front matter. | {begin}"
    expected = "1:1 CC104 The front matter that begins here is not closed. | Add a line “---” after the last field."
    assert refused(b"---\ntitle: x\n", "markdown") == expected


def test_empty_front_matter_holds_nothing() -> None:
    assert refused(b"---\n---\nText", "markdown").endswith(
        "CC114 The file should hold fields (“name: value”) but holds nothing. | "
        "Begin each line with a field's name and a colon."
    )


def test_a_thematic_break_in_the_narrative_belongs_to_it() -> None:
    assert read(b"---\ntitle: x\n---\nOne\n\n---\n\nTwo\n", "markdown").body == "One\n\n---\n\nTwo"


def test_the_place_of_a_problem_counts_from_the_top_of_the_file() -> None:
    found = refused(b"---\ntitle: x\nkind: [a\n---\nText", "markdown")
    assert found.startswith("3:7 CC105 A list in [ ] or { } has no comma between two values, or is not closed.")


def test_comments_order_and_indentation_do_not_change_the_digest_but_values_do() -> None:
    digest = read(b"title: x\nobjectives: [1, 2]\n").digest
    assert read(b"# note\nobjectives:\n    - 1\n    - 2\ntitle: 'x'\n").digest == digest
    assert read(b"title: x\nobjectives: [2, 1]\n").digest != digest
    assert read(b"---\ntitle: x\n---\nA", "markdown").digest != read(b"---\ntitle: x\n---\nB", "markdown").digest
