"""What a feed says, and what a form of it is."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from build_tools import registry


@dataclass(frozen=True, slots=True)
class Story:
    """What a feed tells of one record, as texts without any escaping.

    `uri` names the record for ever, wherever the site stands; `url` and `data_url` are whole addresses. `updated` is a
    day, ISO 8601, and so is `published`, which is empty where nobody knows it. `state` is (id, label): added, changed
    or withdrawn. `subjects` are (scheme, id, label) of what the record is about.
    """

    uri: str
    address: str
    title: str
    summary: str
    language: str
    url: str
    data_url: str
    published: str
    updated: str
    state: tuple[str, str]
    subjects: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class FeedHead:
    """What a feed says of itself; `url` is its own address, `page_url` that of what it follows, both whole."""

    uri: str
    title: str
    subtitle: str
    language: str
    url: str
    page_url: str
    updated: str
    author: str
    rights: str


@dataclass(frozen=True, slots=True)
class FeedForm:
    """A form that feeds are written in: each story by itself, since many feeds tell it, and the feed around them."""

    name: str
    suffix: str
    media_type: str
    write_story: Callable[[Story], bytes]
    write_feed: Callable[[FeedHead, Sequence[bytes]], bytes]


def forms() -> tuple[FeedForm, ...]:
    """Return every form, by the name of its module."""
    return registry.discover("build_tools.feeds", "FEED_FORM")


def moment(day: str) -> str:
    """Return a day as feeds write it: Git's days are those of Greenwich, and nothing here knows the hour."""
    return f"{day}T00:00:00Z"
