"""What concerns a country beyond the records about it: who works there, and what names its regions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.pages._language import listed
from build_tools.pages._order import by_title
from build_tools.pages._tables import Tables, is_listed, is_open

Link = Mapping[str, Any]
LinkGroup = Mapping[str, Any]
"""{label, links}: links with the reason for each as its note."""


class Around:
    """What lies around countries, sorted once for all of them."""

    def __init__(self, tables: Tables) -> None:
        """Take what pages look up."""
        self._tables = tables
        self._words: Mapping[str, Any] = tables.strings["facet_pages"]["country"]
        self._funds = _listed(tables.corpus, "funding")
        self._workstreams = _listed(tables.corpus, "workstream")
        self._expertise = _listed(tables.corpus, "expertise")
        self._taken_over: defaultdict[str, list[Link]] = defaultdict(list)
        for code, link in _replications(tables):
            self._taken_over[code].append(link)

    def funds(self, code: str) -> list[Link]:
        """Return the funds that a country may ask or that name a region of it, each with the reason.

        Those that are about the country stand on its page already.
        """
        return self._naming(code, self._funds)

    def network(self, code: str) -> list[LinkGroup]:
        """Return the network in and around a country: who says it works there, the UN Network's work, who advises."""
        present = [self._tables.link(entry) for entry in self._tables.members.present.get(code, ())]
        advising = [*self._naming(code, self._expertise), *self._offered(code)]
        groups = (
            (self._words["present"], present),
            (self._words["workstreams"], self._naming(code, self._workstreams)),
            (self._words["expertise"], advising),
        )
        return [{"label": label, "links": links} for label, links in groups if links]

    def taken_over(self, code: str) -> list[Link]:
        """Return the practices that somebody took over in a country, with the year where it is told."""
        return self._taken_over.get(code, [])

    def _naming(self, code: str, entries: Sequence[Entry]) -> list[Link]:
        """Return the records that concern a country though they are not about it, each with the reason."""
        reasons = ((entry, self._reason(entry, code)) for entry in entries)
        return [{**self._tables.link(entry), "note": reason} for entry, reason in reasons if reason]

    def _reason(self, entry: Entry, code: str) -> str:
        """Return why a record concerns a country that it is not about: it may apply, or its region is named."""
        if code in entry.record.countries:
            return ""
        if code in getattr(entry.record, "eligible_countries", ()):
            return str(self._words["names_eligible"]).replace("{name}", self._tables.country(code)["text"])
        within = self._tables.members.places.of_country(code)
        regions = [self._tables.region(region)["text"] for region in entry.record.regions if region in within]
        return (
            str(self._words["names_region"]).replace("{name}", listed(regions, self._tables.formats)) if regions else ""
        )

    def _offered(self, code: str) -> list[Link]:
        """Return the expertise of organisations that records about a country name; not what names a region of it."""
        tables = self._tables
        named = dict(tables.members.tally("country", code, "organisation"))
        links: list[Link] = []
        for entry in self._expertise:
            count = named.get(str(entry.fields.get("organisation")), 0)
            if count and code not in entry.record.countries and not self._reason(entry, code):
                note = tables.phrase(self._words["offered"], count).replace("{name}", tables.country(code)["text"])
                links.append({**tables.link(entry), "note": note})
        return links


def _listed(corpus: Corpus, type_name: str) -> Sequence[Entry]:
    return by_title(filter(is_listed, corpus.by_type[type_name]))


def _replications(tables: Tables) -> Iterator[tuple[str, Link]]:
    for entry in by_title(filter(is_open, tables.corpus.by_type["practice"])):
        for replication in getattr(entry.record, "replications", ()):
            yield replication.country, {**tables.link(entry), "note": tables.moment(replication.year)["text"]}
