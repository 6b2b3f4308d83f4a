"""`commons check`: every finding about the records, in one run."""

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

import build_tools
from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import is_terminal, wants_colour, width
from build_tools.config import Config, own_place
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.feedback.checking import findings_of
from build_tools.pipeline import Content, Reading, located, read_corpus
from build_tools.reporters import Output, Report, choose, format_names
from build_tools.source import changed_since


@click.command(name="check")
@click.argument("paths", nargs=-1, metavar="[PATHS]...")
@click.option("--format", "format_name", type=click.Choice(format_names()), default="auto", show_default=True,
              help="How to print; auto is github in a job of GitHub Actions and text elsewhere.")  # fmt: skip
@click.option("--changed-since", "revision", metavar="REV", default="",
              help="Only findings in files changed since this revision of Git, and in what they break.")  # fmt: skip
@click.option("--only", "only", metavar="CODE", multiple=True, help="Only findings of this code; repeatable.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too, not only for errors.")
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write the report to a file.")
@click.pass_obj
def check(
    project: Project,
    *,
    paths: tuple[str, ...],
    format_name: str,
    revision: str,
    only: tuple[str, ...],
    strict: bool,
    output: Path | None,
) -> int:
    """Check the records and tell what to mend, and where.

    All records are read, so that references can be followed; PATHS (files or folders) limit what is told. Errors make
    the exit code 1; warnings do so only with --strict, notes never.
    """
    config = project.config()
    reporter = choose(format_name, config.environment, is_terminal=is_terminal() and not output)
    changed = changed_since(config.root, revision) if revision else None
    reading, findings = findings_since(config, changed)
    wanted = wanted_paths(paths, config, reading.content)
    chosen = _of_codes([finding for finding in findings if concerns(finding, wanted)], only)
    found = located(chosen, reading.content)
    report = report_of(found, reading.content, config, to_terminal=not output)
    write_report(reporter.render(report), config, output)
    bad = (Severity.ERROR, Severity.WARNING) if strict else (Severity.ERROR,)
    return int(any(finding.severity in bad for finding in found))


def findings_since(config: Config, changed: frozenset[str] | None) -> tuple[Reading, list[Diagnostic]]:
    """Read the records and return every finding, not yet located; those that changed paths concern where any are told.

    Raises:
        SourceError: a content root is missing.
        VocabularyError: a vocabulary is broken.
    """
    with engine_of(config) as engine:
        reading = read_corpus(config, engine)
        return reading, findings_of(reading, config, engine, changed)


def _of_codes(findings: list[Diagnostic], only: Sequence[str]) -> list[Diagnostic]:
    from build_tools.cli._codes import find_code  # noqa: PLC0415 - imports every rule; most runs name no code

    wanted = {find_code(word).id for word in only}
    return [finding for finding in findings if finding.code.id in wanted] if wanted else findings


def wanted_paths(paths: Iterable[str], config: Config, content: Content) -> tuple[str, ...]:
    """Return files and folders as findings name them; nothing means everything.

    Raises:
        UsageError: one does not exist, or holds no record.
    """
    known = [source.path for source, _, _ in content.files] + [finding.path for finding in content.findings]
    wanted: list[str] = []
    for path in paths:
        file = next((tried for tried in (Path(path), config.root / path) if os.path.lexists(tried)), None)
        if file is None:
            message = f"There is no file or folder {path!r}."
            raise UsageError(message)
        name = config.relative(own_place(file))
        if name != "." and not any(concerns_path(one, name) for one in known):
            roots = ", ".join(map(config.relative, config.content))
            message = f"{path!r} holds no record: records lie in the folders of {roots}."
            raise UsageError(message)
        wanted.append("" if name == "." else name)
    return () if "" in wanted else tuple(wanted)


def concerns_path(path: str, wanted: str) -> bool:
    """Tell whether a path is the wanted file or lies in the wanted folder."""
    return path == wanted or path.startswith(f"{wanted}/")


def concerns(finding: Diagnostic, wanted: Sequence[str]) -> bool:
    """Tell whether a finding lies in one of the wanted files and folders; all do where none is wanted."""
    return not wanted or any(concerns_path(finding.path, one) for one in wanted)


def report_of(findings: Sequence[Diagnostic], content: Content, config: Config, *, to_terminal: bool) -> Report:
    """Return located findings as reporters take them."""
    texts = {source.path: data for source, data, _ in content.files}

    def text_of(path: str) -> str | None:
        data = texts.get(path)
        return None if data is None else data.decode("utf-8-sig", errors="replace")

    return Report(
        findings=tuple(findings),
        records=len(content.files),
        sources=text_of,
        colour=to_terminal and wants_colour(config.environment),
        width=width(),
        tool_version=build_tools.__version__,
        manual=f"{config.site_url}rules/{{code}}/" if config.site_url else "",
    )


def write_report(output: Output, config: Config, file: Path | None) -> None:
    """Print a report or write it to a file, and add its summary to that of the job, where there is one."""
    if file:
        write_file(file.absolute(), output.text.encode())
    else:
        sys.stdout.write(output.text)
    summary = config.environment.get("GITHUB_STEP_SUMMARY")
    if output.summary and summary:
        with Path(summary).open("a", encoding="utf-8") as opened:
            opened.write(output.summary)


COMMAND = check
