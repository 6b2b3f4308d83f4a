"""`commons hook`: what Git runs before each commit, and how it comes to do so."""

import os
import shlex
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from build_tools.cli._group import Project
from build_tools.cli._terminal import is_terminal, remark, say
from build_tools.cli.check import findings_since, report_of, write_report
from build_tools.config import Config, relative_path
from build_tools.diagnostics import Severity
from build_tools.engine import write_file
from build_tools.errors import SourceError, UsageError
from build_tools.parse.formatting import FormattingError, format_record
from build_tools.pipeline import Content, located
from build_tools.records import record_type
from build_tools.records.key_order import key_order
from build_tools.reporters import choose
from build_tools.source import can_stage, hook_file, stage_again, staged_files, staged_paths

MARK = "Written by `commons hook --install`"
SCRIPT = """\
#!/bin/sh
# {mark}; `commons hook --remove` takes it away.
commons={program}
if [ ! -x "$commons" ]; then
    echo "The records are not checked: $commons is missing. Run 'make site' once to have it." >&2
    exit 0
fi
exec "$commons" hook
"""
REFUSED = (
    "Nothing was committed. Mend what is above, 'git add' the files, and commit again. "
    "To commit all the same: git commit --no-verify; the check of the pull request will say it again."
)


@click.command(name="hook")
@click.option("--install", is_flag=True, help="Have Git run this before each commit in this repository.")
@click.option("--remove", is_flag=True, help="Have Git no longer run it.")
@click.pass_obj
def hook(project: Project, *, install: bool, remove: bool) -> int:
    """Check the records that are about to be committed, as they are staged; errors stop the commit.

    What is staged in part is checked by that part, and its file is left as it is. Files that are staged whole are put
    in their one form (`commons fmt`). Nothing needs the network.
    """
    if install and remove:
        message = "--install and --remove exclude each other."
        raise UsageError(message)
    config = project.config()
    if install or remove:
        _change_hook(config, remove=remove)
        return 0
    return _check_staged(config)


def _change_hook(config: Config, *, remove: bool) -> None:
    """Write or delete what Git runs; a hook of somebody else's stays as it is.

    Raises:
        SourceError: there is no repository.
        UsageError: there is another hook.
    """
    file = hook_file(config.root)
    if file is None:
        message = f"{config.root} is not in a Git repository: there is nothing to run before a commit."
        raise SourceError(message)
    staged_paths(config.root)  # says where the project is not the top of its repository
    is_ours = file.is_file() and MARK in file.read_text(encoding="utf-8", errors="replace")
    if os.path.lexists(file) and not is_ours:
        message = f"{file} is there already and not ours. Add this line to it: {_program(config)} hook"
        raise UsageError(message)
    if remove:
        file.unlink(missing_ok=True)
        say(f"Gone: {config.relative(file)}")
        return
    write_file(file, SCRIPT.format(mark=MARK, program=_program(config)).encode())
    file.chmod(0o755)
    say(config.relative(file))
    remark("From now on each commit checks its records first. `commons hook --remove` ends that.")


def _program(config: Config) -> str:
    """Return this program for a shell, relative to the project where it lies in it: other worktrees have their own."""
    program = Path(sys.executable).with_name("commons")
    near = program.is_relative_to(config.root)
    return shlex.quote(relative_path(program, config.root) if near else program.as_posix())


def _check_staged(config: Config) -> int:
    public = config.content[0]
    if not public.is_relative_to(config.root):
        message = f"The records lie outside of this repository, in {public}: commit them where they are."
        raise UsageError(message)
    folders = (config.relative(public), config.relative(config.vocabularies))
    changed = staged_paths(config.root)
    if not any(path.startswith(f"{folder}/") for path in changed for folder in folders):
        return 0
    with staged_files(config.root, folders) as place:
        staged = replace(config, root=place, content=(place / folders[0],))
        reading, findings = findings_since(staged, changed)
    found = [one for one in located(findings, reading.content) if one.severity is not Severity.NOTE]
    if found:
        reporter = choose("text", config.environment, is_terminal=is_terminal())
        write_report(reporter.render(report_of(found, reading.content, config, to_terminal=True)), config, None)
    if any(one.severity is Severity.ERROR for one in found):
        remark(REFUSED)
        return 1
    _format(config, reading.content, changed)
    return 0


def _format(config: Config, content: Content, changed: Iterable[str]) -> None:
    """Give the records that are staged whole their one form, and stage them again."""
    wanted = frozenset(changed)
    written: list[str] = []
    for source, data, _ in content.files:
        if source.path not in wanted:
            continue
        kind = record_type(source.folder)
        try:
            formatted = format_record(source.path, data, kind.form, key_order(kind.model))
        except FormattingError:
            continue  # `commons fmt` says why; it is no reason against a commit
        if not isinstance(formatted, bytes) or formatted == data:
            continue
        file = config.root / source.path
        if can_stage(config.environment) and file.is_file() and file.read_bytes() == data:
            write_file(file, formatted)
            written.append(source.path)
        else:
            remark(f"{source.path} is staged in part, so it keeps its form; run `commons fmt` when all of it is there.")
    if written:
        stage_again(config.root, written)
        remark(f"Put in their one form, and staged: {', '.join(written)}")


COMMAND = hook
