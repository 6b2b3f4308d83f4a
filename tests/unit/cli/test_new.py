"""The questions of `commons new`, answered as at a terminal."""

from typing import Any

import click
import pytest
from click.testing import CliRunner

from build_tools.cli._ask import ask_what_is_needed
from build_tools.records import record_type
from tests.unit.search.corpora import corpus_of

SUMMARY = "A centre where migrant workers find advice on work, housing and health."


def ask(answers: list[str], alike: tuple[str, ...] = ()) -> tuple[dict[str, Any], str, int]:
    """Return the values that follow from answers, what was printed, and the exit code."""
    values: dict[str, Any] = {}

    @click.command()
    def command() -> None:
        ask_what_is_needed(record_type("practice"), values, corpus_of(), lambda _: alike)

    done = CliRunner().invoke(command, input="".join(f"{answer}\n" for answer in answers))
    return values, done.stderr, done.exit_code


def test_every_answer_becomes_a_field() -> None:
    answers = ["A centre", SUMMARY, "Kenya, DEU", "6, 18", "project", "https://example.org", "Report", "Ministry"]
    values, _, code = ask(answers)
    assert code == 0
    assert values == {
        "title": "A centre",
        "summary": SUMMARY,
        "countries": ["KEN", "DEU"],
        "objectives": [6, 18],
        "kind": "project",
        "sources": [{"title": "Report", "publisher": "Ministry", "url": "https://example.org"}],
    }


def test_an_empty_answer_leaves_the_field_for_later() -> None:
    values, _, code = ask(["A centre", "", "", "", "", ""])
    assert (code, values) == (0, {"title": "A centre"})


def test_a_wrong_answer_is_explained_and_asked_again() -> None:
    values, said, code = ask(["A centre", "short", "", "Kenyya", "KEN", "24", "6", "", "ftp://x", ""])
    assert (code, values) == (0, {"title": "A centre", "countries": ["KEN"], "objectives": [6]})
    assert "It has 5 characters; it should have 40 to 700." in said
    assert "'Kenyya' is not among the countries. Did you mean Kenya" in said
    assert "Begin it with https://" in said


@pytest.mark.parametrize(("answer", "code"), [("n", 1), ("y", 0)])
def test_records_that_may_be_the_same_are_shown_before_anything_else(answer: str, code: int) -> None:
    _, said, found = ask(["A centre", answer, "", "", "", "", ""], alike=("practices/a-centre  A centre",))
    assert found == code
    assert said.index("practices/a-centre") < said.index("It is another one; go on")
