from pathlib import Path

import pytest

from build_tools.diagnostics import Code
from build_tools.intake import codes as intake_codes
from build_tools.validate import all_codes, rules
from tests.rules.examples import Example, check_directory, examples_of, page_files, told, write_files

EXAMPLES = [example for page in page_files() for example in examples_of(page)]
NOT_IN_MARKDOWN = {"CC101", "CC110", "CC111", "CC115", "CC116", "CC117"} | {code.id for code in intake_codes.CODES}
"""Bytes, a huge file, a link, unseen characters, rights, what is gone, and what is sent: unit tests show them."""


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_an_example_gives_exactly_the_findings_that_its_page_quotes(example: Example, tmp_path: Path) -> None:
    write_files(example, tmp_path)
    assert told(check_directory(tmp_path)) == example.findings


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_failing_examples_show_the_code_of_their_page_and_passing_ones_nothing(example: Example) -> None:
    code = example.page.split("-")[0]
    assert (f" {code} " in example.findings) == (example.section == "Fails")
    assert bool(example.findings) == (example.section == "Fails")


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert [page.stem for page in page_files()] == [f"{code.id}-{code.slug}" for code in all_codes()]


def test_no_code_or_slug_is_used_twice() -> None:
    assert len({code.id for code in all_codes()}) == len(all_codes())
    assert len({code.slug for code in all_codes()}) == len(all_codes())


@pytest.mark.parametrize("code", all_codes(), ids=lambda code: code.id)
def test_a_page_reads_as_a_manual(code: Code) -> None:
    (page,) = [page for page in page_files() if page.stem.startswith(code.id)]
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {code.id} · {code.slug}\n\n")
    assert "**How to mend it.**" in text
    sections = {example.section for example in EXAMPLES if example.page == page.stem}
    assert code.id in NOT_IN_MARKDOWN or sections == {"Fails", "Passes"}


def test_rules_are_found_by_severity_and_come_in_the_order_of_their_codes() -> None:
    found = [rule.code.id for rule in rules()]
    assert found == sorted(found)
    assert {rule.code.severity for rule in rules()} >= {"error", "warning"}
