"""Feeds as JSON Feed 1.1."""

from collections.abc import Sequence

import orjson

from build_tools.feeds._base import FeedForm, FeedHead, Story, moment

VERSION = "https://jsonfeed.org/version/1.1"


def write_story(story: Story) -> bytes:
    """Return a story as an item; what belongs to us alone stands under a name of ours, as the format asks."""
    item = {
        "id": story.uri,
        "url": story.url,
        "title": story.title,
        "content_text": story.summary,
        "date_published": moment(story.published) if story.published else None,
        "date_modified": moment(story.updated),
        "language": story.language,
        "tags": [story.state[1], *(label for _, _, label in story.subjects)],
        "_compact_commons": {"record": story.address, "state": story.state[0], "json": story.data_url},
    }
    return orjson.dumps({name: value for name, value in item.items() if value is not None})


def write_feed(head: FeedHead, stories: Sequence[bytes]) -> bytes:
    """Return a feed around its items, one on a line."""
    told = {
        "version": VERSION,
        "title": head.title,
        "description": head.subtitle,
        "home_page_url": head.page_url,
        "feed_url": head.url,
        "language": head.language,
        "authors": [{"name": head.author}],
        "_compact_commons": {"id": head.uri, "rights": head.rights},
    }
    return orjson.dumps(told)[:-1] + b',"items":[\n' + b",\n".join(stories) + b"\n]}\n"


FEED_FORM = FeedForm("json_feed", ".json", "application/feed+json", write_story, write_feed)
