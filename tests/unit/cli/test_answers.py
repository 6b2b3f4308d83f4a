"""An answer as it is printed: for a person at a terminal, and to be pasted elsewhere."""

from build_tools.cli._answer_markdown import markdown_text
from build_tools.cli._answer_text import text_lines
from build_tools.matching.requests import Request
from tests.conftest import Golden
from tests.unit.intake.records import ANSWER, CORPUS

REQUEST = Request(
    need="Nurses leave for work abroad;\nwe want to train them. <b>@all</b> \x1b[31m #1 " + "More of it. " * 60,
    title="Skills of *nurses*",
    countries=("KEN",),
    objectives=(6, 18),
)


def test_an_answer_reads_well_at_a_terminal(golden: Golden) -> None:
    golden("cli/answer.txt", "".join(f"{line}\n" for line in text_lines(REQUEST, ANSWER, CORPUS)))


def test_an_answer_can_be_pasted_as_markdown(golden: Golden) -> None:
    golden("cli/answer.md", markdown_text(REQUEST, ANSWER, CORPUS, "https://example.org/"))


def test_without_the_address_of_the_site_records_are_named_and_not_linked() -> None:
    text = markdown_text(REQUEST, ANSWER, CORPUS, "")
    assert "1. **Training \\*nurses\\*** (`practices/nurses`)\n" in text
    assert "](" not in text
