"""What holds for every command."""

import click
import pytest

from build_tools.cli._group import commons

CONTEXT = click.Context(commons)
NAMES = commons.list_commands(CONTEXT)


def command(name: str) -> click.Command:
    found = commons.get_command(CONTEXT, name)
    assert found is not None
    return found


def test_the_commands_are_the_modules() -> None:
    assert NAMES == [
        "build",
        "check",
        "diff",
        "doctor",
        "draft-practice",
        "explain",
        "fmt",
        "forms",
        "hook",
        "import",
        "intake",
        "links",
        "list",
        "match",
        "new",
        "receive",
        "release",
        "report",
        "review",
        "schema",
        "search",
        "show",
        "start",
        "template",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_command_bears_the_name_of_its_module_and_says_what_it_does(name: str) -> None:
    found = command(name)
    assert found.name == name
    assert (found.help or "").split("\n")[0].endswith((".", "all at once."))


@pytest.mark.parametrize("name", NAMES)
def test_every_option_is_explained(name: str) -> None:
    options = [option for option in command(name).params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
