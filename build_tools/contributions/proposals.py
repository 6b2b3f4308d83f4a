"""The proposals that are open: branches named for the issue that each came of."""

import re
from dataclasses import dataclass
from pathlib import Path

from build_tools.source.git import git_text

BRANCH = "intake/issue-{number}"
"""The branch of the proposal that comes of an issue."""
TRAILER = "Submission"
"""The trailer of its commit that says what was sent, as a digest."""
NUMBER = re.compile(r".*/intake/issue-(\d{1,10})")
DIGEST = re.compile(r"[0-9a-f]{8,64}")
START = "\x1e"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A commit of a proposal: its issue, the digest of what was sent, the files that it changes."""

    number: int
    digest: str
    paths: tuple[str, ...]


def open_proposals(root: Path) -> list[Proposal]:
    """Return what is proposed on branches that the project does not hold yet, those of the oldest issues first."""
    told = git_text(
        root,
        *("log", "--no-merges", "--name-only"),
        *("--glob=refs/heads/intake/*", "--glob=refs/remotes/*/intake/*", "--not", "HEAD"),
        f"--format={START}%S%n%(trailers:key={TRAILER},valueonly,separator=%x20)",
    )
    found = [_proposal(block.split("\n")) for block in (told or "").split(START)[1:]]
    return sorted((one for one in found if one), key=lambda one: (one.number, one.digest, one.paths))


def _proposal(lines: list[str]) -> Proposal | None:
    numbered, digest = NUMBER.fullmatch(lines[0]), lines[1].strip()
    if not numbered or not DIGEST.fullmatch(digest):
        return None
    return Proposal(int(numbered[1]), digest, tuple(filter(None, lines[2:])))
