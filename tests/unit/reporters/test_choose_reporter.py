"""The reporter that a name stands for."""

import pytest

from build_tools.errors import UsageError
from build_tools.reporters import choose, format_names


def test_auto_is_github_in_a_job_and_text_elsewhere() -> None:
    assert choose("auto", {"GITHUB_ACTIONS": "true"}, is_terminal=False).name == "github"
    assert choose("auto", {}, is_terminal=False).name == "text"
    assert choose("auto", {}, is_terminal=True).name == "text"


def test_auto_gives_a_person_at_a_terminal_of_a_job_text() -> None:
    assert choose("auto", {"GITHUB_ACTIONS": "true"}, is_terminal=True).name == "text"


def test_a_name_wins_over_the_environment() -> None:
    assert choose("sarif", {"GITHUB_ACTIONS": "true"}, is_terminal=False).name == "sarif"


def test_the_names_are_auto_and_the_modules_of_the_room() -> None:
    assert format_names() == ("auto", "github", "jsonl", "markdown", "sarif", "text")


def test_an_unknown_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError) as refused:
        choose("xml", {}, is_terminal=False)
    assert str(refused.value) == "There is no format 'xml': choose one of auto, github, jsonl, markdown, sarif, text."
