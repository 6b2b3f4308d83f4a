"""The bodies of issues: headings and what stands under them, changed by people in every way."""

from collections.abc import Mapping

import pytest

from build_tools.doors._issue_body import form_of_body, read_issue
from build_tools.doors._issue_folder import sent_forms
from build_tools.doors._issue_form import body_text
from build_tools.forms import Form
from build_tools.intake.filled import Answer, Filled, Given
from build_tools.parse.problems import ReadingProblem
from tests.unit.contributions.office import NONE, PRACTICE, STRINGS, body_of
from tests.unit.intake.records import VOCABULARIES

FORMS = sent_forms(STRINGS)


def read(body: str | bytes) -> Filled:
    (filled,) = read_issue(body if isinstance(body, bytes) else body.encode(), "the issue", FORMS)
    return filled


def texts(answers: Mapping[str, Answer]) -> dict[str, list[str]]:
    return {name: [one.text for one in answer if isinstance(one, Given)] for name, answer in answers.items()}


def remarks(filled: Filled) -> list[str]:
    return [f"{one.line}: {one.code.id} {one.message}" for one in filled.remarks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_answers_come_back_with_their_places(line_end: str) -> None:
    filled = read(body_of(PRACTICE).replace("\n", line_end))
    assert (filled.type, remarks(filled)) == ("practice", [])
    assert set(filled.answers) == set(PRACTICE)
    assert filled.answers["title"] == (Given(PRACTICE["title"], "the heading “Title”"),)
    ministry, ilo = filled.answers["implementers"]
    place = "line 1 under the heading “Who carries it out”"
    assert ministry == {
        "name": (Given("Ministry of Labour of Portugal", place),),
        "type": (Given("National government", place),),
    }
    assert ilo == Given(
        "International Labour Organization", "line 2 under the heading “Who carries it out”", is_one=True
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.type.name)
def test_the_headings_tell_which_form_it_was(form: Form) -> None:
    assert form_of_body(body_of({}, form.type.name), FORMS) is form


def test_headings_of_another_level_in_bold_and_spelt_a_little_otherwise_are_understood() -> None:
    body = "# Title\nA\n**Summary**\nB\n###### Kinds ##\nService\n## who carries it OUT\nIOM\n### Source\nC | D | https://e.org"
    filled = read(body)
    assert texts(filled.answers) == {
        "title": ["A"], "summary": ["B"], "kind": ["Service"], "implementers": ["IOM"], "sources": [],
    }  # fmt: skip
    assert remarks(filled) == []


def test_comments_are_no_answers_and_may_hide_no_heading() -> None:
    filled = read("### Title\n<!-- ### Summary\nhidden -->A<!-- b -->\n### Summary\nB\n<!-- open")
    assert texts(filled.answers) == {"title": ["A"], "summary": ["B\n<!-- open"]}


def test_a_heading_counts_once_and_the_text_under_it_again_goes_on_with_the_answer() -> None:
    filled = read("### Title\nA\n### Summary\nB\n### Title\nC\n### The whole story\n## Results\nD\n### Title\nE")
    assert texts(filled.answers) == {
        "title": ["A"],
        "summary": ["B\n### Title\nC"],
        "body": ["## Results\nD\n### Title\nE"],
    }


def test_a_story_has_headings_of_its_own() -> None:
    filled = read("### Title\nA\n### The whole story\n\nB\n\n## Background\n\nC\n\n## Outlook\nD")
    assert texts(filled.answers)["body"] == ["B\n\n## Background\n\nC\n\n## Outlook\nD"]
    assert remarks(filled) == []


def test_text_that_answers_no_question_is_kept_in_the_story_and_told() -> None:
    filled = read("Dear colleagues\n### Title\nA\n### Budget\n1 million\n### Kind\nService")
    assert texts(filled.answers)["body"] == ["Dear colleagues\n### Budget\n1 million"]
    assert remarks(filled) == [
        (
            "1: CC402 Some text before the first heading is not one of the form; what it holds was added to "
            "“The whole story”."
        ),
        "4: CC402 The heading “Budget” is not one of the form; what it holds was added to “The whole story”.",
    ]


def test_where_there_is_no_story_what_answers_nothing_is_left_out_and_told() -> None:
    filled = read("### Title\nA\n### Who may apply\nNGOs\n### Budget\n1 million\n### Who runs it\nA bank")
    assert filled.type == "funding"
    assert remarks(filled) == ["5: CC401 The heading “Budget” is not one of the form; what it holds was left out."]


def test_quoted_answers_of_a_mail_are_text() -> None:
    assert texts(read("### Title\nA\n\n> ### Title\n> B").answers) == {"title": ["A\n\n> ### Title\n> B"]}


def test_the_head_of_a_table_and_the_example_of_the_form_are_no_entries() -> None:
    filled = read(
        "### Title\nA\n### Sources\n| Title of the source | Publisher | Web address |\n|---|---|---|\n"
        "| R | P | https://e.org |"
    )
    assert len(filled.answers["sources"]) == 1


def test_boxes_count_where_they_are_ticked() -> None:
    filled = read("### Title\nA\n### People concerned\n- [x] Migrant workers\n- [ ] Diaspora\n- [X] Migrant children\n")
    assert texts(filled.answers)["populations"] == ["Migrant workers\nMigrant children"]


def test_what_nobody_can_see_is_left_out_and_told() -> None:
    filled = read(b"### Title\nA\x00B \xe2\x80\xaetxt.exe\n")
    assert texts(filled.answers) == {"title": ["A B  txt.exe"]}
    assert remarks(filled) == ["2: CC401 2 characters that cannot be shown were left out, the first of them here."]


@pytest.mark.parametrize("body", [b"", b"  \n", b"Hello", b"### Hello\nyou", b"\xff\xfe", b"<!-- ### Title\nA -->"])
def test_a_body_that_is_no_form_is_refused(body: bytes) -> None:
    with pytest.raises(ReadingProblem):
        read(body)


def test_a_body_of_a_hundred_kilobytes_is_read() -> None:
    long = "### Title\nA\n### The whole story\n" + "word " * 20_000 + "\n" + "### Title\n" * 200 + "#" * 5_000
    assert len(texts(read(long).answers)["body"][0]) > 100_000
    many = "### Title\nA\n### Sources\n" + "T | P | https://e.org/a\n" * 4_000
    assert len(read(many).answers["sources"]) == 4_000
    assert texts(read("### Title\n" + NONE).answers) == {}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.type.name)
def test_the_template_is_a_body_that_answers_nothing_yet(form: Form) -> None:
    template = body_text(form, VOCABULARIES, STRINGS)
    assert read(template).answers == {}
    assert remarks(read(template)) == []
    filled = read(template.replace("### Title\n", "### Title\nA\n").replace("### Summary\n", "### Summary\nB\n"))
    assert (filled.type, texts(filled.answers)) == (form.type.name, {"title": ["A"], "summary": ["B"]})
