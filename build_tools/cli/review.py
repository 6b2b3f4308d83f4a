"""`commons review`: puts records forward for review, records what reviewers say, and lists what waits."""

import datetime
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from build_tools.cli._corpus import find_entry, opened
from build_tools.cli._group import Project
from build_tools.cli._named_file import bytes_of
from build_tools.cli._review_ask import ask_review
from build_tools.cli._review_file import (
    RecordFile,
    changed_record,
    file_of,
    has_comments_among_reviews,
    tell_review_findings,
    write_changed,
)
from build_tools.cli._review_told import proposal_json, queue_lines, review_lines
from build_tools.cli._terminal import remark, say
from build_tools.config import SCHEMA_VERSION, Config
from build_tools.corpus import Entry
from build_tools.corpus.publication import publication
from build_tools.errors import UsageError
from build_tools.parse.document import SIZE_LIMIT
from build_tools.parse.problems import ReadingProblem
from build_tools.pipeline import Reading
from build_tools.reporters._printable import printable_json
from build_tools.reviewing.answers import Answers, Wrong, read_answers
from build_tools.reviewing.form import FilledForm, form_text, read_form
from build_tools.reviewing.gate import Outcome, outcome
from build_tools.reviewing.proposals import OPEN_STATES, open_proposals, why_not_reviewed
from build_tools.reviewing.recording import comes_before_others, put_forward, with_review
from build_tools.reviewing.telling import told_needs
from build_tools.reviewing.version import reviewed_version

ACTIONS = "--queue, --show, --propose, --template or --from FILE"


@click.command(name="review")
@click.argument("record_id", metavar="[ID]", required=False)
@click.option("--queue", is_flag=True, help="List the records that wait for reviewers, the oldest proposal first.")
@click.option("--show", is_flag=True, help="Say where the review of the record stands, and what it still needs.")
@click.option("--propose", is_flag=True, help="Put the record forward for review.")
@click.option("--template", is_flag=True, help="Print the form that a reviewer without Git fills in and sends back.")
@click.option("--from", "form_file", metavar="FILE", help="Record the review in a form that came back.")
@click.option("--organisation", default="", help="For whom the reviewer works: id or name. Never a person's name.")
@click.option("--organisation-type", default="", metavar="TYPE", help="What it is, where it has no record.")
@click.option("--role", default="", help="un or external; by default what the organisation is.")
@click.option("--decision", default="", help="accept, changes, decline or stepped-back.")
@click.option("--conflict/--no-conflict", default=None, help="Whether a conflict of interest was declared.")
@click.option("--interest", default="", metavar="TEXT", help="What the conflict of interest is, in words.")
@click.option("--criterion", "criteria", metavar="NAME=VERDICT", multiple=True, help="met, partly, not-met or "
              "cannot-tell; repeatable.")  # fmt: skip
@click.option("--note", default="", metavar="TEXT", help="What readers should know of the judgement.")
@click.option("--on", "day", default="", metavar="DAY", help="Day of the review or the proposal; today by default.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and write nothing.")
@click.option("--format", "format_name", type=click.Choice(["text", "json"]), default="text", show_default=True,
              help="How to print the queue.")  # fmt: skip
@click.pass_obj
def review(
    project: Project,
    *,
    record_id: str | None,
    queue: bool,
    show: bool,
    propose: bool,
    template: bool,
    form_file: str | None,
    organisation: str,
    organisation_type: str,
    role: str,
    decision: str,
    conflict: bool | None,
    interest: str,
    criteria: tuple[str, ...],
    note: str,
    day: str,
    dry_run: bool,
    format_name: str,
) -> int:
    """Record a review of the record ID, and say what happens next.

    On a terminal it asks; in a script it takes what the options say. A review counts for the gate of one UN and two
    external reviewers where it declares no conflict of interest. No person is ever named.
    """
    given = {
        "organisation": organisation,
        "organisation_type": organisation_type,
        "role": role,
        "decision": decision,
        "conflict": {True: "yes", False: "no", None: ""}[conflict],
        "interest": interest,
        "note": note,
        "on": day,
    }
    answered = any(text for name, text in given.items() if name != "on") or bool(criteria)
    _check_words(record_id, [queue, show, propose, template, bool(form_file)], is_answered=answered)
    with opened(project) as (config, reading):
        if queue:
            return _tell_queue(reading, config.today, format_name)
        form = _read_form(form_file, day) if form_file else None
        entry = find_entry(reading.corpus, _named(record_id, form))
        task = _Task(entry, reading, config, is_dry=dry_run)
        if show or template:
            return _show(task) if show else _print_form(task)
        task.check()
        if propose:
            return _propose(task, day)
        asks = not answered and not form and sys.stdin.isatty()
        answers = ask_review(entry, reading.corpus) if asks else Answers(given, _criteria(criteria))
        return _record(task, form or FilledForm(entry.address, answers), form_file or "")


def _check_words(record_id: str | None, actions: list[bool], *, is_answered: bool) -> None:
    """Refuse words that do not go together."""
    queue, *_, form = actions
    if sum(actions) > 1 or (any(actions) and is_answered):
        message = f"One thing at a time: {ACTIONS}, or the answers of one review."
        raise UsageError(message)
    if queue and record_id:
        message = f"--queue lists all records that wait; leave {record_id!r} out, or use --show."
        raise UsageError(message)
    if not record_id and not queue and not form:
        message = f"Name the record that was reviewed, or use --queue. The other ways: {ACTIONS}."
        raise UsageError(message)


def _named(record_id: str | None, form: FilledForm | None) -> str:
    """Return the record that is meant; a form names it itself."""
    told = form.record if form else ""
    if record_id and told and told.rpartition("/")[2] != record_id.rpartition("/")[2]:
        message = f"The form is about {told}, not about {record_id!r}: leave the id out, or take the other form."
        raise UsageError(message)
    if not record_id and not told:
        message = "The form does not say which record it is about: name it before --from."
        raise UsageError(message)
    return told or record_id or ""


def _read_form(name: str, day: str) -> FilledForm:
    """Return the form in a file; the day given counts where the form leaves it out."""
    data = bytes_of(Path(name), "the reviewer filled in", SIZE_LIMIT)
    try:
        return read_form(data, day)
    except ReadingProblem as problem:
        message = f"{name}{f':{problem.line}' if problem.line else ''}: {problem.message} {problem.hint}"
        raise UsageError(message) from problem


def _criteria(settings: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for setting in settings:
        name, equals, verdict = setting.partition("=")
        if not equals or name.strip() in found:
            wrong = "it is given twice" if equals else "write it as NAME=VERDICT, such as innovative=met"
            message = f"--criterion {setting}: {wrong}."
            raise UsageError(message)
        found[name.strip()] = verdict
    return found


@dataclass(frozen=True, slots=True)
class _Task:
    """The record whose review is to change, and where it lies."""

    entry: Entry
    reading: Reading
    config: Config
    is_dry: bool

    def check(self) -> None:
        """Refuse a record that stands no longer."""
        reason = why_not_reviewed(self.entry)
        if reason:
            message = f"{self.entry.address} cannot be reviewed: {reason}."
            raise UsageError(message)

    def write(self, before: RecordFile, fields: Mapping[str, Any]) -> int:
        """Write the record with other fields where the rules let it, and say what happens next."""
        changed = changed_record(self.entry, before, fields, self.reading.corpus, self.config)
        tell_review_findings(changed.findings)
        if changed.entry is None or not changed.is_sound:
            remark("Nothing was written.")
            return 1
        if not self.is_dry:
            write_changed(before, changed)
        say(self.entry.path)
        _tell_outcome(self.entry, changed.entry)
        remark("Nothing was written (--dry-run)." if self.is_dry else f"Next: commons check {self.entry.path}")
        return 0


def _tell_queue(reading: Reading, today: datetime.date, format_name: str) -> int:
    proposals = open_proposals(reading.corpus, today)
    if format_name == "json":
        told = {"schema_version": SCHEMA_VERSION, "on": today.isoformat()}
        say(printable_json({**told, "proposals": [proposal_json(one) for one in proposals]}, indent=2))
        return 0
    for line in queue_lines(proposals):
        say(line)
    if not proposals:
        remark("No record waits for review. `commons review ID --propose` puts one forward.")
    return 0


def _come_to(entry: Entry) -> Outcome:
    return outcome(entry.record.review.reviews, reviewed_version(entry))


def _show(task: _Task) -> int:
    for line in review_lines(task.entry, _come_to(task.entry), task.reading.corpus):
        say(line)
    if task.entry.record.review.state == "not-reviewed":
        remark(f"`commons review {task.entry.address} --propose` puts it forward.")
    return 0


def _print_form(task: _Task) -> int:
    say(form_text(task.entry, task.reading.corpus.vocabularies).rstrip("\n"))
    return 0


def _propose(task: _Task, day: str) -> int:
    review = task.entry.record.review
    found = _come_to(task.entry)
    waits_no_more = review.state == "changes-asked" and found.state == "in-review"
    if review.state != "not-reviewed" and not waits_no_more:
        needs = f" It needs {told_needs(found)}." if review.state in OPEN_STATES else ""
        message = f"{task.entry.address} was put forward before; its state is “{review.state}”.{needs}"
        raise UsageError(message)
    read = read_answers(Answers({"on": day}), task.reading.corpus, task.config.today)
    if "on" not in read.fields:
        _refuse_day(read.wrong)
    before = file_of(task.entry, task.reading)
    return task.write(before, put_forward(before.fields, read.fields["on"]))


def _refuse_day(wrong: tuple[Wrong, ...]) -> None:
    about = next(one for one in wrong if one.name == "on")
    message = f"--on: {about.message} {about.hint}"
    raise UsageError(message)


def _record(task: _Task, form: FilledForm, file_name: str) -> int:
    """Record a review, or say of every answer that cannot be used what is wrong with it."""
    read = read_answers(form.answers, task.reading.corpus, task.config.today)
    faults = (*form.wrong, *read.wrong)
    for one in faults:
        remark(f"{_place(one, form, file_name)}: {one.message} {one.hint}")
    if faults:
        remark("Nothing was written.")
        return 1
    version = reviewed_version(task.entry)
    added = {"version": version, **read.fields}
    before = file_of(task.entry, task.reading)
    if comes_before_others(before.fields, added) and has_comments_among_reviews(before, task.entry):
        message = f"{task.entry.path} has comments among its reviews: put the review of {added['on']} in by hand."
        raise UsageError(message)
    return task.write(before, with_review(before.fields, added, version))


def _place(wrong: Wrong, form: FilledForm, file_name: str) -> str:
    """Return where an answer stands: in the form, or the option that gave it."""
    if not file_name:
        return "--" + wrong.name.replace("criteria/", "criterion ").replace("_", "-")
    line = form.lines.get(wrong.name)
    return f"{file_name}:{line}" if line else file_name


def _tell_outcome(before: Entry, after: Entry) -> None:
    found = _come_to(after)
    states = (before.record.review.state, after.record.review.state)
    remark(f"State: {states[0]} → {states[1]}." if states[0] != states[1] else f"State: still {states[1]}.")
    if found.is_open:
        remark(f"Still needed: {told_needs(found)}.")
    if publication(after) != "full":
        remark(f"publish: {publication(after)}. Readers do not see the review of this case.")


COMMAND = review
