"""An issue to what becomes of it: a record, a change to one, a request, or the reasons why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Any

from build_tools.config import Config
from build_tools.contributions.correcting import receive_correction
from build_tools.contributions.judging import Judge, Judgement
from build_tools.contributions.proposals import Proposal
from build_tools.contributions.received import Outcome, Point, Points, Received
from build_tools.contributions.requests import REQUEST, receive_request
from build_tools.corpus import Corpus
from build_tools.diagnostics import Diagnostic
from build_tools.digests import digest_parts
from build_tools.doors._correction import CORRECTION
from build_tools.doors._issue_body import PLACE, read_issue
from build_tools.doors._issue_folder import SENT, sent_forms
from build_tools.engine import Engine
from build_tools.forms import Form, Question, form_of
from build_tools.intake import codes
from build_tools.intake.filled import ID, Filled, Given
from build_tools.intake.issue_event import Issue
from build_tools.parse.codes import EMPTY
from build_tools.parse.problems import ReadingProblem
from build_tools.pipeline import Reading
from build_tools.records import record_type
from build_tools.records._codes import MISSING_FIELD


@dataclass(frozen=True, slots=True)
class Office:
    """Where issues are received: the settings, the records, an engine, and the proposals that are open."""

    config: Config = field(repr=False)
    reading: Reading = field(repr=False)
    engine: Engine = field(repr=False)
    proposals: Sequence[Proposal]

    @property
    def corpus(self) -> Corpus:
        """The records that are there."""
        return self.reading.corpus

    def earlier_path(self, number: int) -> str:
        """Return the file that this issue proposed before, empty where it proposed none."""
        paths = [path for proposal in self.proposals if proposal.number == number for path in proposal.paths]
        return paths[-1] if paths else ""


def receive(issue: Issue, office: Office) -> Received:
    """Return what becomes of an issue."""
    kind = kind_of(issue, office.config.strings)
    try:
        if kind == REQUEST:
            received = receive_request(issue, office.config, office.corpus, office.engine)
        elif kind == CORRECTION:
            received = receive_correction(issue, office.config, office.reading, office.engine)
        else:
            received = _receive_record(issue, kind, office)
    except ReadingProblem as problem:
        words = office.config.strings["issue_forms"]["reply"]
        is_empty = problem.code is EMPTY
        message, hint = (words["empty"], words["empty_hint"]) if is_empty else (problem.message, problem.hint)
        return Received("refused", kind or "contribution", points=(Point(message, hint, is_needed=True),))
    return _known_again(received, issue, office.proposals)


def kind_of(issue: Issue, strings: Mapping[str, Any]) -> str:
    """Return the label of the form: by labels, else by the beginning of the title; empty where neither tells."""
    titles = {str(strings["types"][name]["one"]): name for name in SENT}
    titles |= {"Request": REQUEST, strings["issue_forms"]["correction"]["name"]: CORRECTION}
    labels = [name for name in titles.values() if name in issue.labels]
    begun = [name for title, name in titles.items() if issue.title.casefold().startswith(f"{title.casefold()}:")]
    return labels[0] if len(labels) == 1 else next(iter(begun or labels), "")


def _receive_record(issue: Issue, kind: str, office: Office) -> Received:
    """Return what becomes of a record that was filled in.

    Raises:
        ReadingProblem: the issue bears no heading of a form.
    """
    strings = office.config.strings
    forms = [form_of(record_type(kind), strings)] if kind else sent_forms(strings)
    filled = next(iter(read_issue(issue.body.encode(errors="replace"), PLACE, forms)))
    form = next(one for one in forms if one.type.name == filled.type)
    judged = Judge(office.config, office.reading, office.engine).judge(form, _with_id(filled, form, issue, office))
    points = Points()
    points.add(judged.notes)
    words = strings["issue_forms"]["reply"]
    for finding in judged.findings:
        points.add([_in_words_of_the_form(finding, form, words)], _place(finding, form, judged))
    return Received(
        outcome=_outcome(judged),
        what=form.type.name,
        title=str(judged.fields.get("title", "")),
        path=judged.path,
        text=judged.text,
        digest=digest_parts([form.type.name, judged.text]),
        points=points.told(),
        near=tuple(_address(path) for path in judged.duplicates),
    )


def _in_words_of_the_form(finding: Diagnostic, form: Form, words: Mapping[str, Any]) -> Diagnostic:
    """Return what a finding says to somebody who sees headings, and neither fields nor files."""
    question = _asked(finding, form)
    if finding.code is not MISSING_FIELD or question is None:
        return finding
    return replace(finding, message=words["unanswered"].format(label=question.label), hint=question.help)


def _place(finding: Diagnostic, form: Form, judged: Judgement) -> str:
    """Return where the answer stands that a finding is about, or the heading under which one is missing."""
    place, question = judged.place_of(finding), _asked(finding, form)
    return f"the heading “{question.label}”" if question and place == judged.place else place


def _asked(finding: Diagnostic, form: Form) -> Question | None:
    """Return the question whose answer a finding is about."""
    steps = tuple(step for step in finding.pointer.split("/")[1:] if not step.isdigit())
    return dict(form.walk()).get(steps)


def _outcome(judged: Judgement) -> Outcome:
    if any(note.code is codes.SENT_TWICE for note in judged.notes):
        return "duplicate"
    return "needs-mending" if judged.state == "refused" else "proposed"


def _with_id(filled: Filled, form: Form, issue: Issue, office: Office) -> Filled:
    """Keep the id that the issue's earlier proposal has, so that an edit changes the same file."""
    earlier = PurePosixPath(office.earlier_path(issue.number))
    key = (form.type.name, earlier.stem)
    if earlier.parent.name != form.type.folder or office.corpus.find(*key) or key in office.corpus.broken:
        return filled
    return replace(filled, answers={**filled.answers, ID: (Given(earlier.stem, "the earlier proposal"),)})


def _address(path: str) -> str:
    """Return the address of a record by the path of its file."""
    return "/".join(PurePosixPath(path).with_suffix("").parts[-2:])


def _known_again(received: Received, issue: Issue, proposals: Sequence[Proposal]) -> Received:
    """Return a proposal as a duplicate where another issue sent the same before."""
    if received.outcome != "proposed":
        return received
    same = [one.number for one in proposals if one.digest == received.digest and one.number != issue.number]
    return replace(received, outcome="duplicate", earlier=same[0]) if same else received
