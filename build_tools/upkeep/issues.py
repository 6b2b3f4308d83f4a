"""Needs as issues: one for each group, brought up to date and closed by what stands in them, never doubled."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from build_tools.reporters._summary import escaped_markdown
from build_tools.upkeep._base import Group, Need
from build_tools.upkeep.telling import Strings, note_of, texts_of

KEY = re.compile(r"<!-- upkeep: ([a-z-]+) -->")
"""Stands at the head of the text of each issue, and says which group it is about."""
SHOWN_NEEDS = 30
"""Needs of a group in its issue: a list that can be worked through; the page and the files have all."""
LIST_MAX = 40_000
"""Characters of the list in an issue; GitHub takes 65,536 in all."""
PAGE = "contribute/upkeep/"


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as it should be; `key` is the name of its group."""

    key: str
    title: str
    labels: tuple[str, ...]
    body: str


@dataclass(frozen=True, slots=True)
class KnownIssue:
    """An open issue as it is."""

    number: int
    title: str
    body: str

    @property
    def key(self) -> str:
        """The group that it is about; empty where a person wrote it."""
        found = KEY.match(self.body)
        return found[1] if found else ""


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done so that the issues are as they should be; `number` is 0 where the issue is a new one."""

    do: Literal["create", "update", "close"]
    number: int
    title: str
    labels: tuple[str, ...]
    body: str


def issues_of(groups: Iterable[Group], strings: Strings, site_url: str) -> Iterator[Issue]:
    """Yield an issue for each group that has needs; no word of it changes unless its needs do."""
    words: Mapping[str, Any] = strings["upkeep"]["issues"]
    for group in groups:
        if group.needs:
            texts = texts_of(group, strings)
            title = words["title"].replace("{title}", texts["title"]).replace("{count}", f"{len(group.needs):,}")
            body = "\n".join(_lines(group, strings, site_url))
            yield Issue(group.name, title, tuple(words["labels"]), body)


def _lines(group: Group, strings: Strings, site_url: str) -> Iterator[str]:
    words, texts = strings["upkeep"]["issues"], texts_of(group, strings)
    yield f"<!-- upkeep: {group.name} -->"
    yield f"{texts['why']}\n"
    yield f"**{strings['upkeep']['do']}.** {texts['do']}\n"
    yield f"{words['list']}\n"
    length = 0
    for need in group.needs[:SHOWN_NEEDS]:
        line = _line(need, group, strings, site_url)
        length += len(line)
        if length > LIST_MAX:
            break
        yield line
    page = (
        f"[{strings['upkeep']['title']}]({site_url}{PAGE}#{group.name})"
        if site_url
        else f"`commons doctor --only {group.name}`"
    )
    yield f"\n{words['more'].replace('{page}', page)}\n"
    yield words["intro"]


def _line(need: Need, group: Group, strings: Strings, site_url: str) -> str:
    title = escaped_markdown(need.title)
    named = f"[{title}]({site_url}{need.subject}/)" if site_url else title
    place = f" (`{need.path}`)" if need.path else ""
    return f"- **{named}**{place}: {escaped_markdown(note_of(need, group, strings))}"


def steps_to(wanted: Iterable[Issue], known: Iterable[KnownIssue], closing: str) -> Iterator[Step]:
    """Yield what makes the open issues those that are wanted; those that people wrote are left alone."""
    by_key: dict[str, list[KnownIssue]] = {}
    for issue in sorted(known, key=lambda one: one.number):
        if issue.key:
            by_key.setdefault(issue.key, []).append(issue)
    for one in wanted:
        same: Sequence[KnownIssue] = by_key.get(one.key, ())
        if not same:
            yield Step("create", 0, one.title, one.labels, one.body)
            continue
        first, *doubles = same
        by_key[one.key] = doubles
        if (first.title, _plain(first.body)) != (one.title, _plain(one.body)):
            yield Step("update", first.number, one.title, one.labels, one.body)
    for issue in (left for key in sorted(by_key) for left in by_key[key]):
        yield Step("close", issue.number, issue.title, (), closing)


def _plain(body: str) -> str:
    """Return a text as it compares: the web may give other line ends than it got."""
    return body.replace("\r\n", "\n").strip()
