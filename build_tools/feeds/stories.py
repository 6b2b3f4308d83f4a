"""What feeds tell of records and of themselves, in the words of the interface."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.digests import stable_urn
from build_tools.feeds._base import FeedForm, FeedHead, Story
from build_tools.feeds.channels import Channel
from build_tools.feeds.news import News, lasting_name


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells news as stories; `top` is the whole address of the site, with a slash at its end."""

    corpus: Corpus
    strings: Mapping[str, Any]
    site_name: str
    top: str

    def story(self, news: News) -> Story:
        """Return what a feed tells of a record; of one that was withdrawn the title says so and the reason stands."""
        entry, words = news.entry, self.strings["feeds"]
        record = entry.record
        told = words["withdrawn"].replace("{title}", record.title) if record.withdrawn else record.title
        return Story(
            uri=stable_urn(f"record/{lasting_name(entry)}"),
            address=entry.address,
            title=told,
            summary=record.withdrawn.reason if record.withdrawn else record.summary,
            language=record.language,
            url=f"{self.top}{entry.address}/",
            data_url=f"{self.top}{entry.address}.json",
            published=news.first,
            updated=news.day,
            state=(news.state, words["states"][news.state]),
            subjects=tuple(self._subjects(entry)),
        )

    def _subjects(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        """Yield what a record is about; of a withdrawn one its type alone, as in the dumps."""
        label = self.corpus.vocabularies.label
        yield "type", entry.type.name, str(self.strings["types"][entry.type.name]["one"])
        if entry.is_withdrawn:
            return
        for number in entry.record.objectives:
            yield "objective", str(number), self.objective(str(number))
        for code in entry.record.countries:
            yield "country", code, label("countries", code)

    def objective(self, number: str) -> str:
        """Return an objective of the Compact by number and name."""
        words: str = self.strings["feeds"]["objective"]
        name = self.corpus.vocabularies.label("objectives", int(number))
        return words.replace("{number}", number).replace("{name}", name)

    def subject(self, channel: Channel) -> str:
        """Return what a feed is about, as its list of feeds calls it."""
        if channel.facet == "objective":
            return self.objective(channel.value)
        if channel.facet == "country":
            return self.corpus.vocabularies.label("countries", channel.value)
        if channel.facet == "type":
            return str(self.strings["types"][channel.value]["other"])
        return str(self.strings["feeds"]["all"])

    def head(self, channel: Channel, form: FeedForm, updated: str) -> FeedHead:
        """Return what a feed says of itself."""
        words = self.strings["feeds"]
        subject = self.subject(channel)
        return FeedHead(
            uri=stable_urn(channel.stem),
            title=words["feed_title"].replace("{site}", self.site_name).replace("{subject}", subject),
            subtitle=words["feed_lead"].replace("{subject}", subject),
            language=self.strings["language"]["tag"],
            url=f"{self.top}{channel.stem}{form.suffix}",
            page_url=f"{self.top}{channel.page}",
            updated=updated,
            author=self.strings["cite"]["authors"].replace("{site}", self.site_name),
            rights=self.strings["site"]["content_licence"],
        )
