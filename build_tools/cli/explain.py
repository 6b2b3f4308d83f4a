"""`commons explain`: the manual page of a code."""

from pathlib import Path

import click
from rich.console import Console
from rich.markdown import Markdown

from build_tools.cli._codes import all_codes, find_code, manual_page
from build_tools.cli._group import Project
from build_tools.cli._terminal import is_terminal, say, styled, wants_colour, width
from build_tools.config import find_root, rule_pages_directory
from build_tools.diagnostics import Severity
from build_tools.errors import SettingsError
from build_tools.reporters._printable import printable_text

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


@click.command(name="explain")
@click.argument("code", required=False)
@click.pass_obj
def explain(project: Project, code: str | None) -> None:
    """Tell what a CODE of a finding means and how to mend it; without CODE, list all codes.

    CODE is what stands in the finding (CC301), or its name (unknown-reference).
    """
    if not code:
        _list()
        return
    page = manual_page(find_code(code), _pages(project))
    safe = "\n".join(printable_text(line) for line in page.rstrip().split("\n"))
    if is_terminal():
        Console(width=width(), no_color=not wants_colour()).print(Markdown(safe))
    else:
        say(safe)


def _pages(project: Project) -> Path:
    """Return the folder of the manual pages; a code can be explained outside a project, too."""
    try:
        root = find_root(project.start.resolve())
    except SettingsError:
        root = project.start
    return rule_pages_directory(root)


def _list() -> None:
    for code in all_codes():
        severity = styled(f"{code.severity.value:<7}", colour=COLOURS[code.severity])
        say(f"{styled(code.id, bold=True)}  {severity}  {code.slug:<24}  {code.title}")


COMMAND = explain
