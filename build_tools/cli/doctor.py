"""`commons doctor`: what of the records needs a hand, and how it is mended."""

from dataclasses import asdict
from pathlib import Path

import click
import orjson
from pydantic import TypeAdapter, ValidationError

from build_tools.cli._desk import open_desk
from build_tools.cli._group import Project
from build_tools.cli._terminal import say
from build_tools.cli._upkeep import Examined, chosen_groups, examine
from build_tools.cli._upkeep_text import markdown_lines, text_lines
from build_tools.config import Config
from build_tools.corpus import publishable
from build_tools.errors import UsageError
from build_tools.reporters._printable import printable_json
from build_tools.upkeep import Group
from build_tools.upkeep.issues import KnownIssue, issues_of, steps_to
from build_tools.upkeep.telling import Strings, order_of, told_figures, told_group, told_need

FORMATS = ("text", "json", "markdown", "issues")
KNOWN_ISSUES = TypeAdapter(tuple[KnownIssue, ...])
HOW_KNOWN = "gh issue list --label upkeep --state open --json number,title,body"


@click.command(name="doctor")
@click.option("--only", metavar="GROUP", multiple=True, help="Only this group; * stands for anything; repeatable.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many of each group to show.")
@click.option("--public", "only_public", is_flag=True, help="From what is public only: for lists to pass on.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True,
              help="How to print; json has all of each group, issues what an issue for each should say.")  # fmt: skip
@click.option("--known", "known_file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False),
              help="With --format issues: the open issues, as JSON; then only what has to be done to them is "
              "printed.")  # fmt: skip
@click.pass_obj
def doctor(
    project: Project, *, only: tuple[str, ...], limit: int, only_public: bool, format_name: str, known_file: Path | None
) -> None:
    r"""Tell what of the records needs a hand, group by group, with what to begin with first.

    \b
      commons doctor                            every group, the first of each
      commons doctor --only never-verified      one of them
      commons doctor --only '*-addresses'       what is known of web addresses
      commons doctor --format issues            an issue for each group; from what is public only

    What it finds is work, and no error: the exit code is 0. Nothing is written.
    """
    if known_file and format_name != "issues":
        message = "--known goes with --format issues only: it holds the issues that are there."
        raise UsageError(message)
    with open_desk(project) as desk:
        strings = desk.config.strings
        names = chosen_groups(only, order_of(strings))
        is_cut = only_public or format_name == "issues"
        found = examine(publishable(desk.corpus).corpus if is_cut else desk.corpus, desk.config, desk.engine)
        if not is_cut:
            desk.tell_withheld()
    groups = [group for group in found.groups if group.name in names]
    if format_name == "issues":
        say(_issues([group for group in groups if group.is_known], desk.config, known_file))
    elif format_name == "json":
        say(printable_json(_whole(found, groups, strings), indent=2))
    else:
        lines = markdown_lines if format_name == "markdown" else text_lines
        for line in lines(found, groups, strings, limit):
            say(line)


def _whole(found: Examined, groups: list[Group], strings: Strings) -> dict[str, object]:
    return {
        "addresses": told_figures(found.figures),
        "groups": [told_group(group, strings) for group in groups],
        "needs": [told_need(need, group, strings) for group in groups for need in group.needs],
    }


def _issues(groups: list[Group], config: Config, known_file: Path | None) -> str:
    """Return the issues as they should be, or the steps to them from those that are there."""
    wanted = list(issues_of(groups, config.strings, config.site_url))
    if known_file is None:
        return printable_json([asdict(issue) for issue in wanted], indent=2)
    names = {group.name for group in groups}
    known = [issue for issue in _known(known_file) if issue.key in names]
    closing = config.strings["upkeep"]["issues"]["closing"]
    return printable_json([asdict(step) for step in steps_to(wanted, known, closing)], indent=2)


def _known(file: Path) -> tuple[KnownIssue, ...]:
    """Return the issues that are there.

    Raises:
        UsageError: the file does not tell them.
    """
    try:
        rows = orjson.loads(file.read_bytes())
        told = [{name: row[name] for name in ("number", "title", "body")} for row in rows]
        return KNOWN_ISSUES.validate_python(told)
    except (orjson.JSONDecodeError, KeyError, TypeError, ValidationError) as error:
        message = f"{file} should hold issues with number, title and body, as this writes them: {HOW_KNOWN}"
        raise UsageError(message) from error


COMMAND = doctor
