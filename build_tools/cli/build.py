"""`commons build`: the site, checked and put in its place."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
import orjson

from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import is_terminal, remark, say
from build_tools.cli.check import report_of, write_report
from build_tools.config import Config
from build_tools.diagnostics import Diagnostic, Severity, count_by_severity
from build_tools.engine.timings import StageFigures
from build_tools.errors import FindingsError
from build_tools.pipeline import read_content
from build_tools.reporters import choose

if TYPE_CHECKING:
    from build_tools.publish.build import BuildReport

SHOWN_SECONDS = 0.05
"""Stages that took less are not worth a word."""


@click.command(name="build")
@click.option("--output", metavar="DIR", type=click.Path(path_type=Path, file_okay=False), default=None,
              help="Where the site goes; by default site/ in the project.")  # fmt: skip
@click.option("--keep-going", is_flag=True, help="Publish the good records and leave out those with errors; exit 1.")
@click.option("--allow-fewer", is_flag=True, help="Publish also where a third of the records, or of a type, would go.")
@click.option("--executor", metavar="NAME", default="", help="serial, processes, processes:N or dask:ADDRESS.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@click.pass_obj
def build(
    project: Project, *, output: Path | None, executor: str, keep_going: bool, allow_fewer: bool, as_json: bool
) -> int:
    """Build the site: check the records, draw the pages, verify every link, and put it all in place at once.

    With errors in the records nothing is published and yesterday's site stays, unless you say --keep-going. The same
    where the site would have far fewer records than it has now, in all or of one type, unless you say --allow-fewer.
    """
    from build_tools.publish.build import build_site  # noqa: PLC0415 - half a second that only a build needs

    config = project.config(output=output, executor=executor)
    with engine_of(config) as engine:
        try:
            report = build_site(config, engine, keep_going=keep_going, allow_fewer=allow_fewer)
        except FindingsError as stopped:
            _tell(stopped.findings, config)
            remark(f"commons: {stopped}")
            return 1
    _tell(report.findings, config)
    for path in report.left_out:
        remark(f"Left out because of errors: {path}")
    for note in report.notes:
        remark(f"commons: {note}")
    if as_json:
        say(_as_json(report))
    else:
        _summarise(report, config)
    return int(bool(report.left_out))


def _summarise(report: "BuildReport", config: Config) -> None:
    """Print what the build did."""
    by_type = ", ".join(f"{count:,} {name}" for name, count in sorted(report.records.items()))
    errors = count_by_severity(report.findings)[Severity.ERROR]
    files = "nothing has changed" if report.up_to_date else f"{report.written:,} written, {report.deleted:,} deleted"
    say(f"Records    {sum(report.records.values()):,}: {by_type}")
    say(f"Pages      {report.pages:,}")
    say(f"Files      {files}")
    say(f"Findings   {errors:,} error{'s' * (errors != 1)}; `commons check` tells warnings too")
    inside = report.output.is_relative_to(config.root)
    say(f"Site       {config.relative(report.output) if inside else report.output}")
    say(f"Seconds    {report.seconds:.1f}{_seconds(report.stages)}")


def _as_json(report: "BuildReport") -> str:
    """Return what the build did, for programs."""
    told = {name: getattr(report, name) for name in ("records", "pages", "written", "deleted", "seconds", "up_to_date")}
    stages = {name: asdict(figures) for name, figures in report.stages.items()}
    return orjson.dumps({**told, "left_out": report.left_out, "stages": stages}).decode()


def _tell(findings: tuple[Diagnostic, ...], config: Config) -> None:
    """Print findings as `commons check` does."""
    if findings:
        report = report_of(findings, read_content(config), config, to_terminal=True)
        write_report(choose("auto", config.environment, is_terminal=is_terminal()).render(report), config, None)


def _seconds(stages: Mapping[str, StageFigures]) -> str:
    """Return the seconds of each stage that took any time, with how much of it had to be made."""
    told = [
        f"{name} {figures.seconds:.1f}" + (f" ({figures.made:,} of {figures.asked:,})" if figures.asked else "")
        for name, figures in stages.items()
        if figures.seconds >= SHOWN_SECONDS
    ]
    return f": {', '.join(told)}" if told else ""


COMMAND = build
