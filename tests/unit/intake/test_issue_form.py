"""The issue form, and the bodies that come back from it."""

from pathlib import Path

import pytest

from build_tools.intake.issue_body import field_of, read_body
from build_tools.intake.issue_form import FORM_FILE, QUESTIONS, body_of, choices_of, form_text
from build_tools.intake.request_file import RequestFile
from tests.unit.intake.records import VOCABULARIES, sent, told

REPOSITORY = Path(__file__).parents[3]
ANSWERS = {
    "title": ["Skills of nurses"],
    "countries": ["Kenya, Uganda"],
    "need": ["Nurses leave.\nWe want to train them."],
    "objectives": ["18 · Skills development and recognition", "6 · Recruitment and decent work"],
    "populations": ["Migrant workers", "Migrant women and girls"],
    "support_asked": ["Capacity-building"],
    "requested_by": ["Ministry of Health"],
    "language": ["English"],
}
REQUEST = RequestFile(
    need="Nurses leave.\nWe want to train them.",
    title="Skills of nurses",
    language="en",
    countries=("KEN", "UGA"),
    objectives=(18, 6),
    populations=("workers", "women"),
    support_asked=("capacity-building",),
    requested_by=("Ministry of Health",),
)


def test_the_committed_form_is_the_one_that_is_read() -> None:
    assert (REPOSITORY / FORM_FILE).read_text("utf-8") == form_text(VOCABULARIES), "run `commons forms --write`"


def test_no_choice_of_a_list_has_a_comma_since_commas_part_the_answers() -> None:
    offered = [label for one in QUESTIONS if one.kind == "dropdown" for label in choices_of(one, VOCABULARIES)]
    assert offered
    assert [label for label in offered if "," in label] == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_answers_of_a_form_come_back_as_the_request(line_end: str) -> None:
    found = sent(body_of(ANSWERS, VOCABULARIES).replace("\n", line_end), "-")
    assert (found.request, told(found)) == (REQUEST, [])


def test_an_answer_that_was_not_given_is_not_there() -> None:
    assert sent(body_of({"need": ["Help."]}, VOCABULARIES), "-").request == RequestFile(need="Help.")


def test_changed_and_translated_headings_are_understood() -> None:
    body = (
        "Bonjour\n\n## Pays demandeur\nKenya\n### Quel est votre besoin ?\n<!-- ### Langue\nanglais -->\n"
        "Des infirmières partent.\n**Langue**\n- français\n# Objectifs\n- [x] 18\n- [ ] 6\n### Budget\n1 million\n"
    )
    found = sent(body, "body.md")
    assert found.request == RequestFile(
        need="Des infirmières partent.\n\nBonjour\n\n1 million", countries=("KEN",), language="fr", objectives=(18,)
    )
    assert told(found) == [
        (
            "1:1 CC402 Some text stands before the first heading; what it holds was added to the need. "
            "Look whether it belongs to another question."
        ),
        (
            "14:1 CC402 The heading “Budget” is not one of the form; what it holds was added to the need. "
            "Look whether it belongs to another question."
        ),
    ]


def test_without_any_known_heading_the_text_is_the_need() -> None:
    found = sent("### A\nNurses leave.\n### B\n_No response_\n", "-")
    assert found.request == RequestFile(need="Nurses leave.")


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What is needed and why", "need"),
        ("Which countries ask", "countries"),
        ("Qué necesidad tienen?", "need"),
        ("Страна", "countries"),
        ("您的需求是什么", "need"),
        ("Background", ""),
    ],
)
def test_headings_are_known_by_their_words(heading: str, field: str) -> None:
    assert field_of(heading) == field


def test_a_comment_that_never_ends_is_text_and_takes_no_time() -> None:
    unclosed = "Help. " + "<!--" * 25_000
    assert read_body(f"### Need\n{unclosed}", {}) == ({"need": unclosed}, [])
