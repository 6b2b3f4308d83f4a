"""A request in an issue: what was understood, what may help, and the draft of a case where that may be public."""

import datetime

from build_tools.config import Config
from build_tools.contributions.draft_file import draft_text
from build_tools.contributions.received import Points, Received
from build_tools.contributions.record_file import Shelf
from build_tools.corpus import Corpus, publishable
from build_tools.digests import digest_parts
from build_tools.doors._issue_body import PLACE
from build_tools.engine import Engine
from build_tools.intake.case_draft import draft_of_case, words_of_id
from build_tools.intake.issue_body import may_be_public
from build_tools.intake.issue_event import Issue
from build_tools.intake.reading import read_request
from build_tools.intake.request_file import request_from
from build_tools.matching.answers import adviser_of
from build_tools.records import record_type

REQUEST = "request"
"""The label of requests."""
LIMIT = 10
TOLD = 3
"""Records of each kind that the sender is told of."""
PUBLIC = "full"


def receive_request(issue: Issue, config: Config, corpus: Corpus, engine: Engine) -> Received:
    """Return what becomes of a request.

    Its case is proposed only where its sender says that all of it may be published: a pull request stays for ever.
    """
    sent = read_request(PLACE, issue.body.encode(errors="replace"), corpus.vocabularies)
    points = Points()
    points.add(sent.findings)
    if sent.request is None:
        return Received("needs-mending", REQUEST, points=points.told())
    public = publishable(corpus).corpus
    answer = adviser_of(public, config, engine, config.today).answer(request_from(sent.request), LIMIT)
    found = [one.target for kind in (answer.practices, answer.cases, answer.evidence) for one in kind[:TOLD]]
    near = tuple(public.entries[key].address for key in found)
    title = sent.request.title or sent.request.need
    if not may_be_public(issue.body):
        return Received("noted", REQUEST, title=title, points=points.told(), near=near)
    kind, shelf = record_type("case"), Shelf(corpus, config)
    file = shelf.file_of(kind, shelf.new_id(kind, words_of_id(sent.request, corpus)))
    day = datetime.date.fromisoformat(issue.created) if issue.created else config.today
    known = draft_of_case(sent.request, answer, public, day, PUBLIC)
    return Received(
        outcome="proposed",
        what=REQUEST,
        title=title,
        path=config.relative(file),
        text=draft_text(kind, known, file, corpus, config),
        digest=digest_parts([REQUEST, sent.request.model_dump_json()]),
        is_draft=True,
        points=points.told(),
        near=near,
    )
