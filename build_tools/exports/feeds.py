"""Feeds of what is new: all records, and those of each type, objective and country, in every form."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.exports._addresses import top_of
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.feeds import Channel, FeedForm, News, Teller, forms, told_by


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `feeds/all.atom`, `feeds/practices.json`, `feeds/objective-6.atom`, `feeds/country-ken.atom` and others."""
    teller = Teller(corpus, release.strings, release.site_name, top_of(release))
    told = told_by(corpus, release.dates, release.build_date)
    for form in forms():
        yield from _written(told, form, teller, release)


def _written(
    told: list[tuple[Channel, list[News]]], form: FeedForm, teller: Teller, release: Release
) -> Iterator[Artefact]:
    """Yield every feed in one form; a story that several feeds tell is written once."""
    stories: dict[str, bytes] = {}
    for channel, found in told:
        for news in found:
            if news.entry.address not in stories:
                stories[news.entry.address] = form.write_story(teller.story(news))
        updated = found[0].day if found else release.build_date.isoformat()
        head = teller.head(channel, form, updated)
        whole = form.write_feed(head, [stories[news.entry.address] for news in found])
        yield Artefact(f"{channel.stem}{form.suffix}", whole)


EXPORTER = Exporter("feeds", export)
