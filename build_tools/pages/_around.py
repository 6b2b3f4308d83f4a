"""What concerns a country beyond the records about it: who works there, and what names its regions."""

from collections.abc import Iterable, Mapping
from typing import Any

from build_tools.corpus import Entry
from build_tools.pages._language import listed
from build_tools.pages._order import by_title
from build_tools.pages._tables import Tables, is_listed, is_open

Link = Mapping[str, Any]
Group = Mapping[str, Any]
"""{label, links}: links with the reason for each as its note."""


def funds_for(tables: Tables, code: str) -> list[Link]:
    """Return the funds that a country may ask or that name a region of it, each with the reason.

    Those that are about the country stand on its page already.
    """
    return _naming(tables, code, "funding")


def _reason(tables: Tables, entry: Entry, code: str) -> str:
    """Return why a record concerns a country that it is not about: it may apply, or its region is named."""
    words = tables.strings["facet_pages"]["country"]
    if code in entry.record.countries:
        return ""
    if code in getattr(entry.record, "eligible_countries", ()):
        return str(words["names_eligible"]).replace("{name}", tables.country(code)["text"])
    within = tables.members.places.of_country(code)
    regions = [tables.region(region)["text"] for region in entry.record.regions if region in within]
    return str(words["names_region"]).replace("{name}", listed(regions, tables.formats)) if regions else ""


def network_groups(tables: Tables, code: str) -> list[Group]:
    """Return the network in and around a country: who says it works there, the UN Network's work, who can advise."""
    words = tables.strings["facet_pages"]["country"]
    groups = [
        (words["present"], [tables.link(entry) for entry in tables.members.present.get(code, ())]),
        (words["workstreams"], _naming(tables, code, "workstream")),
        (words["expertise"], [*_naming(tables, code, "expertise"), *_offered(tables, code)]),
    ]
    return [{"label": label, "links": links} for label, links in groups if links]


def _naming(tables: Tables, code: str, type_name: str) -> list[Link]:
    """Return the records of a type that concern a country though they are not about it, each with the reason."""
    entries = by_title(filter(is_listed, tables.corpus.by_type[type_name]))
    return [{**tables.link(entry), "note": reason} for entry in entries if (reason := _reason(tables, entry, code))]


def _offered(tables: Tables, code: str) -> list[Link]:
    """Return the expertise of organisations that records about a country name, without what names a region of it."""
    named = dict(tables.members.tally(tables.members.entries("country", code), "organisation"))
    words = tables.strings["facet_pages"]["country"]["offered"]
    links: list[Link] = []
    for entry in by_title(filter(is_listed, tables.corpus.by_type["expertise"])):
        count = named.get(str(entry.fields.get("organisation")), 0)
        if count and not _reason(tables, entry, code):
            note = tables.phrase(words, count).replace("{name}", tables.country(code)["text"])
            links.append({**tables.link(entry), "note": note})
    return links


def replications_in(tables: Tables, code: str) -> list[Link]:
    """Return the practices that somebody took over in a country, with the year where it is told."""
    entries = by_title(filter(is_open, tables.corpus.by_type["practice"]))
    return [
        {**tables.link(entry), "note": tables.moment(replication.year)["text"]}
        for entry in entries
        for replication in _of_country(getattr(entry.record, "replications", ()), code)
    ]


def _of_country(replications: Iterable[Any], code: str) -> list[Any]:
    return [replication for replication in replications if replication.country == code]
