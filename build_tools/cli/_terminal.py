"""What the commands print: safe to show, the same in every pipe, with colour only for a person."""

import os
import shutil
import sys
from collections.abc import Mapping

import click

from build_tools.reporters._printable import printable_text

WIDTH_MAX = 110
"""Longer lines of text are hard to read, however wide the terminal."""
WIDTH_IN_A_PIPE = 100


def is_terminal() -> bool:
    """Tell whether a person sees what goes to standard output."""
    return sys.stdout.isatty()


def wants_colour(environment: Mapping[str, str] | None = None) -> bool:
    """Tell whether standard output takes colour: a terminal that can, and nobody who refused it (NO_COLOR)."""
    variables = os.environ if environment is None else environment
    return is_terminal() and not variables.get("NO_COLOR") and variables.get("TERM") != "dumb"


def width() -> int:
    """Return the cells of a line."""
    return min(shutil.get_terminal_size().columns, WIDTH_MAX) if is_terminal() else WIDTH_IN_A_PIPE


def styled(text: str, *, bold: bool = False, dim: bool = False, colour: str | None = None) -> str:
    """Return text from a record or of ours as one safe line, styled where that is wanted."""
    safe = printable_text(text)
    return click.style(safe, bold=bold or None, dim=dim or None, fg=colour) if wants_colour() else safe


def say(text: str = "") -> None:
    """Print our own text as it is; what comes from records goes through `styled` first."""
    click.echo(text, color=True if wants_colour() else None)


def remark(text: str) -> None:
    """Print one line for the person beside the output, on standard error."""
    click.echo(printable_text(text), err=True)
