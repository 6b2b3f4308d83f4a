"""Runs the command and turns whatever ends it into an exit code and, at most, one line."""

import io
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from build_tools.cli import INTERRUPTED
from build_tools.cli._group import ReaderGone, commons
from build_tools.config import load_config
from build_tools.errors import CommonsError
from build_tools.reporters._printable import printable_text

FINE, COULD_NOT_RUN, OUR_BUG = 0, 2, 3
MESSAGE_MAX = 4_000


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run the command with the words given (those of the process by default) and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show a letter shows its number
    return exit_code(lambda: commons.main(arguments, prog_name="commons", standalone_mode=False))


def exit_code(run: Callable[[], object]) -> int:
    """Return the exit code of what runs, and say on standard error why it is not 0 or 1."""
    try:
        code = run()
        sys.stdout.flush()
    except (KeyboardInterrupt, click.Abort, BrokenPipeError, ReaderGone) as stopped:
        return _stopped(stopped)
    except click.ClickException as error:
        return _refused(error)
    except CommonsError as error:
        return _could_not_run(str(error))
    except OSError as error:
        _give_up_output()
        return _could_not_run(_system(error))
    except Exception:  # noqa: BLE001 - the last place where our own fault can be told apart from the author's
        return _our_bug()
    return code if isinstance(code, int) else FINE


def _give_up_output() -> None:
    """Send what is still to be printed nowhere, if it can go nowhere else: the exit itself would fail over it."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stopped(stopped: BaseException) -> int:
    """End without a word: the reader of the pipe has left, or the person at the keyboard."""
    if isinstance(stopped, BrokenPipeError | ReaderGone):
        _give_up_output()
    elif sys.stderr.isatty():
        click.echo(err=True)
    return INTERRUPTED


def _could_not_run(text: str) -> int:
    click.echo(f"commons: {printable_text(text, MESSAGE_MAX)}", err=True)
    return COULD_NOT_RUN


def _refused(error: click.ClickException) -> int:
    """Say what is wrong with the words of the command; where there are none, show what words there are."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message())
        return COULD_NOT_RUN
    return _could_not_run(_usage(error))


def _usage(error: click.ClickException) -> str:
    """Return click's message as one sentence, with the command whose help tells more."""
    text = error.format_message().strip()
    text = text if text.endswith((".", "?", "!")) else f"{text}."
    context = error.ctx if isinstance(error, click.UsageError) else None
    return f"{text} See `{context.command_path} --help`." if context else text


def _system(error: OSError) -> str:
    """Return what the system says, with the file it speaks of."""
    told = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {told}." if error.filename else f"{told}."


def _our_bug() -> int:
    """Keep the traceback, and say before it whose fault it is and whom to tell."""
    click.echo(
        f"commons: this is a fault of the program, not of your records. Please send the lines below {_maintainers()}.",
        err=True,
    )
    click.echo(traceback.format_exc(), err=True)
    return OUR_BUG


def _maintainers() -> str:
    """Return where to report a fault, as far as the project's settings tell."""
    try:
        address = load_config(Path()).repository_url
    except (CommonsError, OSError):
        address = ""
    return f"to {address}/issues" if address else "to the maintainers"
