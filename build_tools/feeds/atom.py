"""Feeds as Atom (RFC 4287), in UTF-8."""

import re
from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from build_tools.feeds._base import FeedForm, FeedHead, Story, moment

MEDIA_TYPE = "application/atom+xml"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, not even escaped."""


def write_story(story: Story) -> bytes:
    """Return a story as an entry."""
    lines = [
        "  <entry>",
        _element("id", story.uri),
        _element("title", story.title, lang=story.language),
        _link("alternate", "text/html", story.url),
        _link("alternate", "application/json", story.data_url),
        *([_element("published", moment(story.published))] if story.published else []),
        _element("updated", moment(story.updated)),
        _element("summary", story.summary, lang=story.language),
        _category("state", *story.state),
        *(_category(*subject) for subject in story.subjects),
        "  </entry>\n",
    ]
    return "\n".join(lines).encode()


def write_feed(head: FeedHead, stories: Sequence[bytes]) -> bytes:
    """Return a feed around its entries."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={_quoted(head.language)}>',
        _element("id", head.uri),
        _element("title", head.title),
        _element("subtitle", head.subtitle),
        _link("self", MEDIA_TYPE, head.url),
        _link("alternate", "text/html", head.page_url),
        _element("updated", moment(head.updated)),
        f"  <author><name>{_text(head.author)}</name></author>",
        _element("rights", head.rights),
        "",
    ]
    return "\n".join(lines).encode() + b"".join(stories) + b"</feed>\n"


def _text(text: str) -> str:
    return escape(NOT_IN_XML.sub("", text))


def _quoted(text: str) -> str:
    return quoteattr(NOT_IN_XML.sub("", text))


def _element(name: str, text: str, *, lang: str = "") -> str:
    language = f" xml:lang={_quoted(lang)}" if lang else ""
    return f"  <{name}{language}>{_text(text)}</{name}>"


def _link(relation: str, media_type: str, address: str) -> str:
    return f'  <link rel="{relation}" type="{media_type}" href={_quoted(address)}/>'


def _category(facet: str, value: str, label: str) -> str:
    return f"  <category term={_quoted(f'{facet}-{value}')} label={_quoted(label)}/>"


FEED_FORM = FeedForm("atom", ".atom", MEDIA_TYPE, write_story, write_feed)
