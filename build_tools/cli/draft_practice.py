"""`commons draft-practice`: the draft of a practice from a case that has ended."""

import click

from build_tools.cli._corpus import find_case
from build_tools.cli._desk import open_desk
from build_tools.cli._drafts import draft_json, place_of, say_draft, tell_steps
from build_tools.cli._group import Project
from build_tools.cli._terminal import say
from build_tools.config import SCHEMA_VERSION
from build_tools.contributions.draft_file import draft_text
from build_tools.corpus import Entry
from build_tools.corpus.publication import is_open, publication
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.intake.practice_draft import draft_of_practice
from build_tools.records import record_type
from build_tools.records.case import Case
from build_tools.reporters._printable import printable_json


@click.command(name="draft-practice")
@click.argument("case_id", metavar="CASE_ID")
@click.option("--output", metavar="FILE|DIR", help="Write the draft there, for example to content/practices; nothing "
              "is overwritten.")  # fmt: skip
@click.option("--id", "wanted", default="", help="The id of the practice; by default made of the title.")
@click.option("--anyway", is_flag=True, help="Draft although the case is not closed, or not public.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print.")  # fmt: skip
@click.pass_obj
def draft_practice(
    project: Project, *, case_id: str, output: str | None, wanted: str, anyway: bool, format_name: str
) -> None:
    """Draft the practice that a closed case leaves behind: what the case tells, and marked blanks for the rest.

    A case that already has a practice gets no second one.
    """
    with open_desk(project) as desk:
        entry = find_case(desk.corpus, case_id)
    _check_case(entry, anyway=anyway)
    kind = record_type("practice")
    known = draft_of_practice(entry, desk.corpus)
    place = place_of(kind, output, wanted, entry.record.title, desk)
    text = draft_text(kind, known, place, desk.corpus, desk.config)
    if output:
        write_file(place, text.encode())
    if format_name == "json":
        told = {"schema_version": SCHEMA_VERSION, "case": entry.address}
        say(printable_json({**told, **draft_json(place, text, desk, is_written=bool(output))}, indent=2))
        return
    say_draft(place, text, desk, is_written=bool(output))
    steps = [f"add “practice: {place.stem}” to {entry.path}"]
    if isinstance(entry.record, Case) and entry.record.no_practice_reason:
        steps.append(f"delete there why it has none (no_practice_reason: {entry.record.no_practice_reason})")
    tell_steps(desk.config.relative(place), text, steps, is_written=bool(output))


def _check_case(entry: Entry, *, anyway: bool) -> None:
    """Refuse a case that has a practice; one that goes on or is not public only as long as nobody insists."""
    case = entry.record
    if not isinstance(case, Case):
        return
    if case.practice:
        message = f"{entry.address} has a practice already: practices/{case.practice}."
        raise UsageError(message)
    if anyway:
        return
    if case.stage != "closed":
        message = f"{entry.address} is not closed but “{case.stage}”: set its stage first, or use --anyway."
        raise UsageError(message)
    if not is_open(entry):
        why = "is withdrawn" if entry.is_withdrawn else f"is not public (publish: {publication(entry)})"
        message = f"{entry.address} {why}, and a practice would tell of it: use --anyway if that may be."
        raise UsageError(message)


COMMAND = draft_practice
