"""What every page looks up: terms, countries, objectives, links to records; each made once and shared."""

import functools
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import has_page, is_listed, is_open, publication
from build_tools.pages._base import Site
from build_tools.pages._language import Moment, direction_of, listed, moment, number, phrase
from build_tools.pages._membership import Membership, membership_of
from build_tools.records import RecordType, record_types
from build_tools.records._parts import InlineOrganisation

__all__ = ["Tables", "Value", "has_page", "hidden_count", "is_listed", "is_open", "publication", "value", "web_address"]

Value = Mapping[str, Any]
"""{text, href, url, lang, dir, note}: something to show, with a link inside the site (href) or out of it (url)."""
WEB_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}\x00-\x20]+", re.IGNORECASE)
"""What may become a link. Everything else in a record stays text."""


def web_address(text: str | None) -> str:
    """Return an address that is safe to link to, else the empty text."""
    return text if text and WEB_ADDRESS.fullmatch(text) else ""


def value(text: str, *, href: str = "", url: str = "", note: str = "") -> Value:
    """Return something to show in the language of the interface."""
    return {"text": text, "href": href, "url": url, "lang": "", "dir": "", "note": note}


class Tables:
    """Lookups over one corpus and one site; what is found is kept, so contexts share it and cost little."""

    def __init__(self, corpus: Corpus, site: Site) -> None:
        self.corpus = corpus
        self.site = site
        self.strings = site.strings
        self.tag: str = site.strings["language"]["tag"]
        self.direction: str = site.strings["language"]["direction"]
        self.formats: str = site.strings["language"]["formats"]
        self._terms: dict[tuple[str, object], Value] = {}
        self._linked: dict[tuple[str, str], Value] = {}
        self._links: dict[tuple[str, str], Value] = {}

    @functools.cached_property
    def members(self) -> Membership:
        """What every listed record counts under."""
        return membership_of(self.corpus, self.site.build_date)

    def term(self, vocabulary: str, term_id: object) -> Value:
        """Return a term: its label."""
        key = (vocabulary, term_id)
        found = self._terms.get(key)
        if found is None:
            found = self._terms[key] = value(self.corpus.vocabularies.label(vocabulary, term_id))
        return found

    def explained(self, vocabulary: str, term_id: object) -> Value:
        """Return a term with its definition as the note, for the few places that show it."""
        known = self.corpus.vocabularies.term(vocabulary, term_id)
        return value(known.label, note=known.definition) if known else value(str(term_id))

    def terms(self, vocabulary: str, ids: Sequence[object]) -> list[Value]:
        """Return terms in the order given."""
        return [self.term(vocabulary, term_id) for term_id in ids] if ids else []

    def objective(self, objective: int) -> Value:
        """Return an objective: number and short label, linked to its page."""
        key = ("objectives", objective)
        found = self._terms.get(key)
        if found is None:
            known = self.corpus.vocabularies.term("objectives", objective)
            text = f"{objective} · {known.label}" if known else str(objective)
            found = self._terms[key] = value(text, href=f"objectives/{objective}/")
        return found

    def sdg(self, term_id: str) -> Value:
        """Return a goal or target of the 2030 Agenda with its number, linked where it has a page."""
        return self._on_page("sdgs", term_id, is_there=self.members.has("sdg", term_id), numbered=True)

    def country(self, code: str) -> Value:
        """Return a country, linked where it has a page."""
        return self._on_page("countries", code, is_there=self.members.is_country_shown(code))

    def countries_told(self, codes: Sequence[str], shown: int) -> str:
        """Return the names of the first countries and how many more there are."""
        names = [self.term("countries", code)["text"] for code in codes[:shown]]
        hidden = len(codes) - shown
        if hidden <= 0:
            return listed(names, self.formats)
        return ", ".join([*names, self.phrase(self.strings["list"]["more"], hidden)])

    def region(self, term_id: str) -> Value:
        """Return a region, linked where it has a page."""
        return self._on_page("regions", term_id, is_there=self.members.has("region", term_id))

    def population(self, term_id: str) -> Value:
        """Return the people whom records are about, linked where they have a page."""
        return self._on_page("populations", term_id, is_there=self.members.has("population", term_id))

    def _on_page(self, vocabulary: str, term_id: str, *, is_there: bool, numbered: bool = False) -> Value:
        """Return a term whose page, where there is one, bears the names of its vocabulary and of itself."""
        key = (vocabulary, term_id)
        found = self._linked.get(key)
        if found is None:
            label = self.corpus.vocabularies.label(vocabulary, term_id)
            text = f"{term_id} · {label}" if numbered and label != term_id else label
            found = self._linked[key] = value(text, href=f"{vocabulary}/{term_id}/" if is_there else "")
        return found

    def link(self, entry: Entry) -> Value:
        """Return a record's title, linked to its page."""
        found = self._links.get(entry.key)
        if found is None:
            lang, direction = self.tongue(entry)
            found = self._links[entry.key] = {
                "text": entry.record.title,
                "href": f"{entry.address}/",
                "url": "",
                "lang": lang,
                "dir": direction,
                "note": "",
            }
        return found

    def tongue(self, entry: Entry) -> tuple[str, str]:
        """Return (lang, dir) of a record's text; both empty where it is the language of the interface."""
        language = entry.record.language
        return ("", "") if language == self.tag else (language, direction_of(language))

    def named(self, reference: str, type_name: str = "") -> Value | None:
        """Return the record that a reference names: a link; its id where it was left out; None where it is hidden."""
        entry = self.corpus.resolve(reference, type_name)
        if entry is None:
            return value(reference.rpartition("/")[2])
        return self.link(entry) if has_page(entry) else None

    def all_named(self, references: Iterable[str], type_name: str = "") -> list[Value]:
        """Return the records that references name, without those that are hidden."""
        return [found for reference in references if (found := self.named(reference, type_name))]

    def organisation(self, reference: str | InlineOrganisation) -> Value:
        """Return an organisation: linked where it has a record, else its name with its type as the note."""
        if isinstance(reference, str):
            return self.named(reference, "organisation") or value(reference)
        return value(reference.name, note=self.term("organisation-types", reference.type)["text"])

    def organisations(self, references: Iterable[str | InlineOrganisation]) -> list[Value]:
        """Return organisations in the order given."""
        return [self.organisation(reference) for reference in references]

    def moment(self, iso: str | None) -> Moment:
        """Return a date for machines and for readers."""
        return moment(iso or "", self.formats)

    def number(self, count: int) -> str:
        """Return a number as readers write it."""
        return number(count, self.formats)

    def phrase(self, forms: Mapping[str, str], count: int) -> str:
        """Return a counted phrase."""
        return phrase(forms, count, self.formats)

    def types(self) -> list[RecordType]:
        """Return the types of record in the order of the strings: what readers look for first comes first."""
        order = list(self.strings["types"])
        return sorted(record_types(), key=lambda found: order.index(found.name))

    def type_strings(self, type_name: str) -> Mapping[str, Any]:
        """Return the words for a type of record."""
        words: Mapping[str, Any] = self.strings["types"][type_name]
        return words


def hidden_count(tables: Tables, type_name: str) -> int:
    """Return how many records of a type are published as a number only and left out of the corpus for that."""
    return tables.site.hidden_cases if type_name == "case" else 0
