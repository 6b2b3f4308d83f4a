"""What ends the command becomes an exit code and, at most, one line."""

import errno
from collections.abc import Callable

import click
import pytest

from build_tools.cli import main
from build_tools.cli._run import exit_code
from build_tools.errors import SettingsError


def raising(error: BaseException) -> Callable[[], object]:
    def run() -> object:
        raise error

    return run


@pytest.mark.parametrize(("result", "code"), [(None, 0), (0, 0), (1, 1), (2, 2)])
def test_the_result_of_a_command_is_its_exit_code(result: int | None, code: int) -> None:
    assert exit_code(lambda: result) == code


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (SettingsError("There is no project."), "commons: There is no project.\n"),
        (SettingsError("two\nlines \x1b[31m"), "commons: two\\nlines \\x1b[31m\n"),
        (OSError(errno.ENOSPC, "No space left on device", "site/index.html"),
         "commons: site/index.html: No space left on device.\n"),
        (OSError(errno.EROFS, "Read-only file system"), "commons: Read-only file system.\n"),
        (click.UsageError("No such option '-x'"), "commons: No such option '-x'.\n"),
    ],
)  # fmt: skip
def test_what_stops_a_command_is_one_line_and_exit_code_2(
    error: Exception, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(raising(error)) == 2
    assert capsys.readouterr() == ("", line)


def test_our_own_fault_keeps_its_traceback_says_whose_it_is_and_exits_3(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMONS_REPOSITORY_URL", "https://example.org/commons")
    assert exit_code(raising(KeyError("gone"))) == 3
    said = capsys.readouterr().err
    first, second = said.splitlines()[:2]
    assert first == (
        "commons: this is a fault of the program, not of your records. "
        "Please send the lines below to https://example.org/commons/issues."
    )
    assert second == "Traceback (most recent call last):"
    assert "KeyError: 'gone'" in said


def test_without_an_address_a_fault_goes_to_the_maintainers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: "object"
) -> None:
    monkeypatch.chdir(str(tmp_path))
    assert exit_code(raising(ValueError())) == 3
    assert "Please send the lines below to the maintainers." in capsys.readouterr().err


@pytest.mark.parametrize("error", [KeyboardInterrupt(), click.Abort()])
def test_a_person_who_stops_the_command_gets_no_words_and_exit_code_130(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    assert exit_code(raising(error)) == 130
    assert capsys.readouterr() == ("", "")


def test_help_and_version_exit_with_0(capsys: pytest.CaptureFixture[str]) -> None:
    assert [main(["--help"]), main(["check", "-h"]), main(["--version"])] == [0, 0, 0]
    assert "Exit codes: 0 all is well, 1 there are findings" in capsys.readouterr().out


def test_the_command_alone_shows_its_help_line_by_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert capsys.readouterr().out.startswith("Usage: commons [OPTIONS] COMMAND [ARGS]...\n\n  Check, write, find")


@pytest.mark.parametrize("name", ["match", "search"])
def test_examples_in_the_help_of_a_command_keep_their_lines(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main([name, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.count(f"\n  commons {name} ") > 2
    assert "\\b" not in told
