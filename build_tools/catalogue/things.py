"""What a record is about, in the words of schema.org: by the type of the record, and by its kind where that tells."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Corpus, Entry

Thing = dict[str, Any]

ORGANISATIONS: Mapping[str, str] = {
    "academia": "EducationalOrganization",
    "cso": "NGO",
    "government": "GovernmentOrganization",
    "local-authority": "GovernmentOrganization",
    "nhri": "GovernmentOrganization",
    "union": "WorkersUnion",
}
"""Kinds of organisation that schema.org knows; the others are organisations."""
PUBLICATIONS: Mapping[str, str] = {
    "brief": "Report",
    "dataset": "Dataset",
    "evaluation": "Report",
    "indicator": "Dataset",
    "legal-instrument": "Legislation",
    "report": "Report",
}
"""Kinds of evidence; of a study nobody knows whether it is scholarly, so it is a creative work, as are the others."""
MEETINGS = frozenset({"annual-meeting", "review-forum"})
DATA = frozenset({"datasets", "statistics", "indicators", "displacement-data", "incident-and-case-data"})
"""What a platform holds that makes it a catalogue of data."""


@dataclass(frozen=True, slots=True)
class Around:
    """What records are looked up in: the corpus, and the address of the site, which may be empty."""

    corpus: Corpus
    site_url: str

    def page(self, entry: Entry) -> str:
        """Return the address of a record's page; empty where the site has none yet."""
        return f"{self.site_url}{entry.address}/" if self.site_url else ""

    def organisation(self, named: str | Mapping[str, Any]) -> Thing:
        """Return an organisation that a record names: by its record, by name, or by its id where it was left out."""
        if not isinstance(named, str):
            return {"@type": ORGANISATIONS.get(named["type"], "Organization"), "name": named["name"]}
        entry = self.corpus.resolve(named, "organisation")
        if entry is None:
            return {"@type": "Organization", "name": named}
        kind = ORGANISATIONS.get(str(entry.fields.get("type")), "Organization")
        return {"@type": kind, "@id": _id_of(self.page(entry)), "name": entry.record.title}

    def organisations(self, named: Iterable[str | Mapping[str, Any]]) -> list[Thing]:
        """Return organisations in the order given."""
        return [self.organisation(one) for one in named]

    def place(self, code: str) -> Thing:
        """Return a country."""
        name = self.corpus.vocabularies.label("countries", code)
        return {"@type": "Country", "name": name, "identifier": code}


def _id_of(page: str) -> str:
    """Return the address of what a page is about; that of the page is its own."""
    return f"{page}#about" if page else ""


def main_thing(entry: Entry, around: Around) -> Thing:
    """Return what a record is about; nothing where its page is itself what there is: practices and cases."""
    describe = THINGS.get(entry.type.name)
    if describe is None:
        return {}
    own = {"@id": _id_of(around.page(entry)), "name": entry.record.title, "description": entry.record.summary}
    return {**describe(entry.fields, around), **own}


def _evidence(fields: Mapping[str, Any], around: Around) -> Thing:
    return {
        "@type": PUBLICATIONS.get(fields["kind"], "CreativeWork"),
        "author": [{"@type": "Person", "name": name} for name in fields.get("authors", ())],
        "publisher": around.organisations(fields["publishers"]),
        "datePublished": fields.get("year"),
        "inLanguage": fields.get("languages"),
        "url": fields.get("url"),
        "sameAs": f"https://doi.org/{fields['doi']}" if "doi" in fields else "",
    }


def _organisation(fields: Mapping[str, Any], around: Around) -> Thing:
    part_of = fields.get("part_of")
    return {
        "@type": ORGANISATIONS.get(fields["type"], "Organization"),
        "alternateName": [name for name in (fields.get("acronym"), *fields.get("aliases", ())) if name],
        "parentOrganization": around.organisation(part_of) if part_of else None,
        "url": fields.get("url"),
    }


def _funding(fields: Mapping[str, Any], around: Around) -> Thing:
    return {
        "@type": "FundingScheme",
        "areaServed": [around.place(code) for code in fields.get("eligible_countries", ())],
        "url": fields.get("url"),
    }


def _platform(fields: Mapping[str, Any], around: Around) -> Thing:
    return {
        "@type": ["WebSite", "DataCatalog"] if DATA.intersection(fields.get("holds", ())) else "WebSite",
        "alternateName": fields.get("aliases"),
        "inLanguage": fields.get("languages"),
        "maintainer": around.organisations(fields.get("operator", ())),
        "url": fields.get("url"),
    }


def _workstream(fields: Mapping[str, Any], around: Around) -> Thing:
    if fields["kind"] in MEETINGS:
        return {
            "@type": "Event",
            "startDate": fields.get("start"),
            "endDate": fields.get("end"),
            "organizer": around.organisations(fields.get("leads", ())),
        }
    return {
        "@type": "Project",
        "foundingDate": fields.get("start"),
        "dissolutionDate": fields.get("end"),
        "member": around.organisations((*fields.get("leads", ()), *fields.get("members", ()))),
    }


def _expertise(fields: Mapping[str, Any], around: Around) -> Thing:
    return {
        "@type": "Service",
        "provider": around.organisation(fields["organisation"]),
        "areaServed": [around.place(code) for code in fields.get("countries", ())],
        "url": fields.get("url"),
    }


THINGS: Mapping[str, Callable[[Mapping[str, Any], Around], Thing]] = {
    "evidence": _evidence,
    "expertise": _expertise,
    "funding": _funding,
    "organisation": _organisation,
    "platform": _platform,
    "workstream": _workstream,
}
