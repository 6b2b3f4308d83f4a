"""What the guides tell of the command and of the project holds."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from build_tools.cli._group import commons

REPOSITORY = Path(__file__).parents[2]
GUIDES = [
    REPOSITORY / "README.md",
    REPOSITORY / "CONTRIBUTING.md",
    REPOSITORY / ".github" / "SECURITY.md",
    *sorted((REPOSITORY / "content" / "pages").rglob("*.md")),
    *sorted((REPOSITORY / "site_config" / "start").rglob("*.md")),
]
CODE = re.compile(r"```(?:sh)?\n(.*?)```|`([^`\n]+)`", re.DOTALL)
CALL = re.compile(r"(?:^|&& |\s)(?:\.venv/bin/)?commons ([a-z][a-z-]*)([^\n#&|]*)")
TARGET = re.compile(r"\bmake ([a-z][a-z-]*)")
NAMES = re.compile(r"`((?:build_tools|site_config|schemas|content|tests|\.github|\.devcontainer)/[\w./-]*)`")
CONTEXT = click.Context(commons)
TARGETS = set(re.findall(r"(?m)^([a-z-]+):", (REPOSITORY / "Makefile").read_text(encoding="utf-8")))


def said(guide: Path) -> Iterator[str]:
    """Yield what a guide writes as code, lines that go on joined."""
    text = guide.read_text(encoding="utf-8").replace("\\\n", " ")
    for block, inline in CODE.findall(text):
        yield block or inline


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.relative_to(REPOSITORY).as_posix())
def test_the_commands_options_and_files_of_a_guide_are_there(guide: Path) -> None:
    known = commons.list_commands(CONTEXT)
    wrong: list[str] = []
    for code in said(guide):
        for name, words in CALL.findall(code):
            if name not in known:
                wrong.append(f"commons {name}")
                continue
            command = commons.get_command(CONTEXT, name)
            assert command is not None
            options = {option for param in command.params for option in (*param.opts, *param.secondary_opts)}
            told = set(re.findall(r"(?<!\S)(--[a-z-]+)", words)) - {"--help"}
            wrong += [f"commons {name} {option}" for option in sorted(told - options)]
        wrong += [f"make {target}" for target in TARGET.findall(code) if target not in TARGETS]
    text = guide.read_text(encoding="utf-8")
    wrong += [path for path in NAMES.findall(text) if not (REPOSITORY / path).exists()]
    assert wrong == []
