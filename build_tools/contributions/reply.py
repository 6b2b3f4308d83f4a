"""What became of an issue as the files from which a workflow proposes and answers: plain words, safe to show."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from build_tools.config import Config
from build_tools.contributions.harmless import harmless_title
from build_tools.contributions.proposals import BRANCH, TRAILER
from build_tools.contributions.received import Point, Received
from build_tools.corpus import Corpus, publishable
from build_tools.intake.issue_event import Issue
from build_tools.reporters._comment import shown

MARKER = "<!-- intake -->"
"""The first line of the answer, by which it is found again and changed."""
POINTS_MAX = 25
"""Points that are told; whoever mends these is told of the others."""
NEAR_MAX = 9
QUOTED_MAX = 400
"""Characters of a point; whoever wrote what it quotes knows the rest."""

Words = Mapping[str, Any]


def reply_files(received: Received, issue: Issue, corpus: Corpus, config: Config) -> dict[str, str]:
    """Return the text of each file by its path below the folder of the answer."""
    words = config.strings["issue_forms"]
    reply = "\n\n".join(_reply(received, publishable(corpus).corpus, config, words["reply"]))
    files = {"reply.md": f"{MARKER}\n{reply}\n"}
    if received.outcome != "proposed":
        return files
    what = words["reply"]["what"][received.what]
    title = (words["reply"]["title_new"] if received.is_new else words["reply"]["title_change"]).format(
        what=what, title=harmless_title(received.title)
    )
    body = "\n\n".join(_pull_request(received, issue, words["reply"]))
    number = issue.number
    message = f"{words['reply']['commit'].format(path=received.path, number=number)}\n\n{TRAILER}: {received.digest}"
    return {
        **files,
        "pull-request-title.txt": title,
        "pull-request.md": f"{body}\n",
        "commit-message": f"{message}\n",
        received.path: received.text,
    }


def outputs(received: Received, issue: Issue) -> dict[str, str]:
    """Return what later steps of a workflow are told: words of our own, numbers and ids."""
    return {
        "outcome": received.outcome,
        "number": str(issue.number),
        "branch": BRANCH.format(number=issue.number),
        "path": received.path if received.outcome == "proposed" else "",
        "title": PurePosixPath(received.path).stem if received.outcome == "proposed" else "",
        "draft": "true" if received.is_draft else "false",
    }


def _reply(received: Received, corpus: Corpus, config: Config, words: Words) -> Iterator[str]:
    what = words["what"][received.what]
    told = words["outcomes"]["sent-before" if received.earlier else received.outcome]
    yield told.format(what=what, number=received.earlier)
    needed = [point for point in received.points if point.is_needed]
    others = [point for point in received.points if not point.is_needed]
    if needed:
        yield words["needed"]
        yield from _listed(needed, words)
        yield words["mend"]
        if config.site_url:
            yield words["mend_on_site"].format(address=f"{config.site_url}contribute/")
    if others:
        yield words["noticed"]
        yield from _listed(others, words)
    if near := list(_near(received, corpus, config)):
        yield words["near"].get(received.what, words["near"].get(received.outcome))
        yield "\n".join(near)
    if next_steps := words["next"].get(f"{received.what}-{received.outcome}", words["next"].get(received.outcome)):
        yield next_steps


def _listed(points: list[Point], words: Words) -> Iterator[str]:
    yield "\n".join(_item(number, point) for number, point in enumerate(points[:POINTS_MAX], 1))
    if len(points) > POINTS_MAX:
        yield words["more"].format(count=len(points) - POINTS_MAX)


def _item(number: int, point: Point) -> str:
    return f"{number}. {shown(point.message, QUOTED_MAX)}\\\n   {shown(point.hint, QUOTED_MAX)}" if point.hint else (
        f"{number}. {shown(point.message, QUOTED_MAX)}")  # fmt: skip


def _near(received: Received, corpus: Corpus, config: Config) -> Iterator[str]:
    """Yield a line for each record to look at, with its page where the site has an address, else with its file."""
    for address in received.near[:NEAR_MAX]:
        entry = corpus.resolve(address)
        if entry is None:
            continue
        page = f"{config.site_url}{address}/" if config.site_url else ""
        if config.repository_url and not page:
            page = f"{config.repository_url}/blob/{config.edit_branch}/{entry.path}"
        title = shown(entry.record.title)
        yield f"- [{title}]({page})" if page else f"- {title} ({address})"


def _pull_request(received: Received, issue: Issue, words: Words) -> Iterator[str]:
    yield words["from_issue"].format(number=issue.number, path=received.path)
    yield words["draft"] if received.is_draft else words["checked"]
    others = [point for point in received.points if not point.is_needed]
    if others:
        yield words["noticed"]
        yield from _listed(others, words)
    yield words["checks"]
