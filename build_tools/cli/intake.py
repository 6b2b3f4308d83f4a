"""`commons intake`: the draft of a case from a request."""

import datetime

import click

from build_tools.cli._desk import open_desk
from build_tools.cli._drafts import draft_json, place_of, say_draft, tell_steps
from build_tools.cli._group import Project
from build_tools.cli._requests import answer_in_json, request_of_file, tell_findings
from build_tools.cli._terminal import remark, say
from build_tools.contributions.draft_file import draft_text
from build_tools.corpus import load_vocabularies
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.intake.case_draft import PUBLISHED, draft_of_case, words_of_id
from build_tools.intake.issue_form import form_text
from build_tools.intake.request_file import request_from
from build_tools.records import record_type
from build_tools.reporters._printable import printable_json

LIMIT = 10


@click.command(name="intake")
@click.argument("file", metavar="[FILE]", required=False)
@click.option("--form", is_flag=True, help="Print the issue form whose answers this command reads, and nothing else.")
@click.option("--output", metavar="FILE|DIR", help="Write the draft there, for example to content/cases; nothing is "
              "overwritten.")  # fmt: skip
@click.option("--id", "wanted", default="", help="The id of the case; by default made of country and title.")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it came in; by default today.")
@click.option("--publish", type=click.Choice([*PUBLISHED]), default="count", show_default=True,
              help="How much of the case may be public.")  # fmt: skip
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="json adds what was matched, for programs.")  # fmt: skip
@click.pass_obj
def intake(
    project: Project,
    *,
    file: str | None,
    form: bool,
    output: str | None,
    wanted: str,
    received: datetime.datetime | None,
    publish: str,
    format_name: str,
) -> int:
    """Draft a case from a request: a FILE in YAML or JSON, the body of an issue form, or plain text; - reads input.

    The draft holds what was told; objectives, similar records, partners and funds that fit stand in it as suggestions
    for a person to confirm. What is not known is a marked blank. Nothing is published by this.
    """
    if form:
        say(form_text(load_vocabularies(project.config().vocabularies)).rstrip("\n"))
        return 0
    if not file:
        message = "Name the file that holds the request, or - to read it from standard input."
        raise UsageError(message)
    with open_desk(project) as desk:
        sent = request_of_file(file, desk.corpus)
        tell_findings(sent, as_json=format_name == "json")
        if sent.request is None:
            return 1
        answer = desk.answer(request_from(sent.request), LIMIT, only_public=True)
    kind, words = record_type("case"), words_of_id(sent.request, desk.corpus)
    place = place_of(kind, output, wanted, words, desk)
    day = received.date() if received else desk.config.today
    known = draft_of_case(sent.request, answer, desk.corpus, day, publish)
    text = draft_text(kind, known, place, desk.corpus, desk.config)
    if output:
        write_file(place, text.encode())
    if format_name == "json":
        told = answer_in_json(request_from(sent.request), answer, sent, desk)
        say(printable_json({**draft_json(place, text, desk, is_written=bool(output)), **told}, indent=2))
        return 0
    steps = ["keep what is right of what is suggested (delete “# ” before it), and delete the rest"]
    if publish != "full":
        steps.append("keep the file out of a public repository: in a folder of its own, which --content adds")
    for note in answer.notes:
        remark(f"Note: {note}")
    say_draft(place, text, desk, is_written=bool(output))
    tell_steps(desk.config.relative(place), text, steps, is_written=bool(output))
    remark(f"Nothing is published by this. publish: {publish}. {PUBLISHED[publish]}")
    return 0


COMMAND = intake
