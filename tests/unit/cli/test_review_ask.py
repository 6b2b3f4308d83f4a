"""The questions of `commons review`, answered as at a terminal."""

import click
from click.testing import CliRunner

from build_tools.cli._review_ask import ask_review
from build_tools.reviewing.answers import Answers
from tests.unit.search.corpora import corpus_of, entry

IOM = entry("organisation", "iom", title="International Organization for Migration")
CENTRE = entry("practice", "one-centre", title="One centre \x1b[31m")


def ask(answers: list[str]) -> tuple[Answers | None, str]:
    """Return what follows from answers, and what was printed."""
    found: list[Answers] = []

    @click.command()
    def command() -> None:
        found.append(ask_review(CENTRE, corpus_of(IOM, CENTRE)))

    done = CliRunner().invoke(command, input="".join(f"{answer}\n" for answer in answers))
    return (found[0] if found else None), done.stderr


def test_every_criterion_is_asked_and_a_wrong_answer_is_asked_again() -> None:
    answers, said = ask(["iom", "n", "met", "good", "met", "met", "partly", "met", "met", "met", "accept", "Clear."])
    assert answers is not None
    assert answers.given == {"organisation": "iom", "conflict": "no", "decision": "accept", "note": "Clear."}
    assert list(answers.criteria) == [
        "tied-to-objective", "guiding-principles", "completed", "innovative", "replicable", "quality", "useful",
    ]  # fmt: skip
    assert answers.criteria["innovative"] == "partly"
    assert "'good' is not one of" in said
    assert "\x1b" not in said


def test_who_has_a_conflict_of_interest_is_asked_what_it_is_and_no_more() -> None:
    answers, said = ask(["A city", "local-authority", "y", "It pays for it."])
    assert answers == Answers({
        "organisation": "A city", "organisation_type": "local-authority", "conflict": "yes",
        "interest": "It pays for it.",
    })  # fmt: skip
    assert "Innovative" not in said
