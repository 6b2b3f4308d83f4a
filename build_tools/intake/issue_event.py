"""An issue as GitHub tells of it, in the file of an event or by its API: whatever people wrote there is only text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.errors import UsageError

DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=T)")
NO_ISSUE = "It should be the event of an issue (GITHUB_EVENT_PATH), or an issue with number, title and body."


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue: who wrote it is left where it is. `created` is the day on which it was opened, empty if not told."""

    number: int
    title: str
    body: str
    labels: tuple[str, ...]
    created: str = ""


def read_event(data: bytes, name: str) -> Issue:
    """Return the issue that a file tells of.

    Raises:
        UsageError: it is no JSON, or tells of no issue.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        message = f"{name} is no JSON: {NO_ISSUE}"
        raise UsageError(message) from error
    issue = told.get("issue", told) if isinstance(told, dict) else None
    number = issue.get("number") if isinstance(issue, dict) else None
    if not isinstance(issue, dict) or not isinstance(number, int) or isinstance(number, bool) or number < 1:
        message = f"{name} tells of no issue. {NO_ISSUE}"
        raise UsageError(message)
    return Issue(number, _text(issue, "title"), _text(issue, "body"), _labels(issue.get("labels")), _day(issue))


def _text(issue: Mapping[str, Any], name: str) -> str:
    value = issue.get(name)
    return value if isinstance(value, str) else ""


def _labels(told: object) -> tuple[str, ...]:
    """Return the names of labels, told as texts or with their colours and all."""
    labels = told if isinstance(told, list) else []
    names = [label.get("name") if isinstance(label, dict) else label for label in labels]
    return tuple(name for name in names if isinstance(name, str))


def _day(issue: Mapping[str, Any]) -> str:
    found = DAY.match(_text(issue, "created_at") or _text(issue, "createdAt"))
    return found[0] if found else ""
