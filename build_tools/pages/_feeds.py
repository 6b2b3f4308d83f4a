"""Which feeds tell of what a page shows."""

from build_tools.feeds import channels_of, forms
from build_tools.feeds.channels import ALL, Channel
from build_tools.pages._tables import Tables

ADDRESS = "data/feeds/"
"""The page that lists the feeds, and says how to follow one."""


def channel_of(tables: Tables, facet: str, value: str = "") -> Channel | None:
    """Return the feed of a value of a facet, where it has one."""
    return channels_of(tables.corpus, tables.site.build_date).get((facet, value))


def feed_alternates(tables: Tables, facet: str = ALL, value: str = "") -> tuple[tuple[str, str], ...]:
    """Return a feed in every form: (media type, site-relative address)."""
    channel = channel_of(tables, facet, value)
    return tuple((form.media_type, f"{channel.stem}{form.suffix}") for form in forms()) if channel else ()


def follow_address(tables: Tables, facet: str, value: str) -> str:
    """Return where a reader finds the feed of a value and how to follow it, or nothing where there is none."""
    channel = channel_of(tables, facet, value)
    return f"{ADDRESS}#{channel.name}" if channel else ""
