"""Which feeds there are: all records, and those of each type, objective and country."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from build_tools.corpus import Corpus, Entry, FacetValues, facet_reader
from build_tools.corpus.once import once
from build_tools.corpus.publication import is_open
from build_tools.feeds.news import Days, News, news_of
from build_tools.records import record_types

FOLDER = "feeds"
ALL = "all"
MOST_NEWS = 50
"""Entries of a feed: readers of feeds ask every hour and want what is new; everything stands in the dumps."""
Member = tuple[str, str]
"""(name of the facet, value); (`all`, ``) is everything."""


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed that can be followed: what it is about, and the address of the page that shows the same."""

    facet: str
    value: str
    name: str
    page: str

    @property
    def member(self) -> Member:
        """Facet and value."""
        return (self.facet, self.value)

    @property
    def stem(self) -> str:
        """The site-relative address of its files without their endings."""
        return f"{FOLDER}/{self.name}"


@once
def channels_of(corpus: Corpus, today: datetime.date) -> Mapping[Member, Channel]:
    """Return every feed: all, types and objectives whether they have records or not, countries that have some."""
    terms = corpus.vocabularies["objectives"].terms.values()
    seen = {code for entry in corpus if is_open(entry) for code in facet_reader(corpus, today).of("country", entry)}
    channels = [
        Channel(ALL, "", ALL, "explore/"),
        *(Channel("type", found.name, found.folder, f"{found.folder}/") for found in record_types()),
        *(Channel("objective", str(term.id), f"objective-{term.id}", f"objectives/{term.id}/") for term in terms),
        *(Channel("country", code, f"country-{code.lower()}", f"countries/{code}/") for code in sorted(seen)),
    ]
    return {channel.member: channel for channel in channels}


def told_by(corpus: Corpus, dates: Mapping[str, Days], today: datetime.date) -> list[tuple[Channel, list[News]]]:
    """Return every feed with its news, newest first."""
    channels = channels_of(corpus, today)
    found: dict[Member, list[News]] = {member: [] for member in channels}
    reader = facet_reader(corpus, today)
    for news in news_of(corpus, dates, today):
        for member in members_of(news.entry, reader.values(news.entry)):
            if member in found and len(found[member]) < MOST_NEWS:
                found[member].append(news)
    return [(channel, found[member]) for member, channel in channels.items()]


def members_of(entry: Entry, values: FacetValues) -> list[Member]:
    """Return the feeds that tell of a record with these values of facets, whether there are such feeds or not.

    Of a withdrawn record nobody is told any more what it was about.
    """
    facets = ("type",) if entry.is_withdrawn else ("type", "objective", "country")
    return [(ALL, ""), *((facet, value) for facet in facets for value in values[facet])]
