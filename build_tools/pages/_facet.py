"""The page of one value of a facet: what it is, what stands here under it, and how that spreads over other facets."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Entry
from build_tools.corpus.facets import KIND_VOCABULARIES
from build_tools.pages._base import Page
from build_tools.pages._explore import explore_address
from build_tools.pages._language import listed
from build_tools.pages._listing import PAGE_LENGTH, Listing, page_title, paged
from build_tools.pages._tables import Tables, Value, value
from build_tools.records import RecordType

Section = Mapping[str, Any]
"""{id, heading, block, …}: a section of a facet page, drawn by `facet/<block>.html`."""
SHOWN_ENTRIES = 10
"""Records of each type on the page itself; where there are more, a list of its own has them."""
SHOWN_ROWS = 12
"""Values of another facet that a page counts; Explore has all."""
LIST_PAGES = 10
"""Pages of a list of its own. Beyond these 500 records nobody leafs, and the site would grow with every facet."""
STYLES = ("assets/stylesheets/facets.css",)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a facet page is about: a value of a facet, its page, its name, and the strings of its kind.

    `kind` is the key of the kind's words under `facet_pages`; `overview` the page that lists its like.
    """

    facet: str
    value: str
    kind: str
    name: str
    overview: str

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"{self.overview}{self.value}/"


@dataclass(frozen=True, slots=True)
class About:
    """What a page says of its subject before it counts records: lead, terms explained, official title for engines."""

    lead: str = ""
    rows: Sequence[Mapping[str, Any]] = ()
    description: str = ""
    mark: str = ""
    """What stands before the name, such as the number of an objective."""
    icon: str = ""


def facet_page(listing: Listing, subject: Subject, about: About, sections: Sequence[Section]) -> Page:
    """Return the page of a subject; `sections` come in the order of the page."""
    tables = listing.tables
    words = tables.strings["facet_pages"]
    of_kind = words[subject.kind]
    counts = type_counts(tables, subject)
    total = tables.members.count(subject.facet, subject.value)
    context = {
        "crumbs": [value(of_kind["title"], href=subject.overview)],
        "kind": of_kind["one"],
        "mark": about.mark,
        "icon": about.icon,
        "title": subject.name,
        "lead": about.lead,
        "about": about.rows,
        "counts": counts,
        "explore": explore_address([(subject.facet, subject.value)]) if total else "",
        "explore_all": tables.phrase(words["explore_all"], total),
        "sections": sections,
    }
    told = listed([count["text"] for count in counts], tables.formats)
    description = of_kind["description"].replace("{name}", subject.name).replace("{counts}", told or words["nothing"])
    return Page(
        address=subject.address,
        shell="record",
        template="facet.html",
        title=f"{of_kind['one']} {about.mark}: {subject.name}" if about.mark else subject.name,
        description=about.description or description,
        context=context,
        language=tables.tag,
        direction=tables.direction,
        toc=tuple((section["id"], section["heading"]) for section in sections),
        styles=STYLES,
    )


def type_counts(tables: Tables, subject: Subject, *, without: str = "") -> list[dict[str, str]]:
    """Return how many records of each type but one count under a subject, each linked to them in Explore."""
    found = tables.members.by_type(subject.facet, subject.value)
    rows = []
    for record_type in tables.types():
        count = len(found.get(record_type.name, ()))
        words = tables.type_strings(record_type.name)
        if count and record_type.name != without:
            rows.append(
                {
                    "number": tables.number(count),
                    "label": words["one"] if count == 1 else words["other"],
                    "text": tables.phrase(words["count"], count),
                    "href": explore_address([(subject.facet, subject.value), ("type", record_type.name)]),
                }
            )
    return rows


def record_sections(listing: Listing, subject: Subject) -> list[Section]:
    """Return a section for each type with its latest records and the ways to the others."""
    found = listing.tables.members.by_type(subject.facet, subject.value)
    return [
        _records(listing, subject, record_type, entries)
        for record_type in listing.tables.types()
        if (entries := found.get(record_type.name))
    ]


def _records(listing: Listing, subject: Subject, record_type: RecordType, entries: Sequence[Entry]) -> Section:
    tables = listing.tables
    words = tables.type_strings(record_type.name)
    is_cut = len(entries) > SHOWN_ENTRIES
    return {
        "id": record_type.folder,
        "heading": words["other"],
        "block": "records",
        "count": tables.phrase(words["count"], len(entries)),
        "is_cut": is_cut,
        "entries": [brief_entry(listing, entry) for entry in latest(tables, entries)[:SHOWN_ENTRIES]],
        "all": tables.phrase(words["all"], len(entries)) if is_cut else "",
        "href": f"{subject.address}{record_type.folder}/",
        "explore": explore_address([(subject.facet, subject.value), ("type", record_type.name)]),
    }


def brief_entry(listing: Listing, entry: Entry) -> dict[str, Any]:
    """Return the least that tells a record from its neighbours: its title, kind, year and countries."""
    tables = listing.tables
    values = tables.members.values[entry.key]
    kinds = KIND_VOCABULARIES.get(entry.type.name, "")
    kind = [tables.term(kinds, one.partition(".")[2])["text"] for one in values["kind"]] if kinds else []
    shown = listing.entry(entry)
    facts = [*kind, *values["year"], shown["countries"]]
    return {**tables.link(entry), "mark": shown["mark"], "facts": [fact for fact in facts if fact]}


def latest(tables: Tables, entries: Iterable[Entry]) -> list[Entry]:
    """Return records by the year in which the thing began or came out, latest first; equal years as they came."""
    values = tables.members.values
    return sorted(entries, key=lambda entry: values[entry.key]["year"], reverse=True)


def tally_section(
    tables: Tables, subject: Subject, facet: str, *, shown: int = SHOWN_ROWS, values: Sequence[str] | None = None
) -> list[Section]:
    """Return how the records of a subject spread over another facet, or nothing where they name none of it.

    `values` are the only ones that count.
    """
    tallied = tables.members.tally(subject.facet, subject.value, facet)
    counted = [(one, count) for one, count in tallied if values is None or one in values]
    own = (subject.facet, subject.value)
    rows = [_counted(tables, facet, one, count, [own, (facet, one)]) for one, count in counted[:shown]]
    return _tally(tables, facet, rows, len(counted) - shown, explore_address([own]))


def narrower_section(tables: Tables, subject: Subject, narrower: Sequence[str]) -> list[Section]:
    """Return the values of the same facet within a subject; Explore counts each under the subject already."""
    counts = [(one, tables.members.count(subject.facet, one)) for one in narrower]
    rows = [_counted(tables, subject.facet, one, count, [(subject.facet, one)]) for one, count in counts if count]
    return _tally(tables, subject.facet, rows, 0, "")


def _tally(tables: Tables, facet: str, rows: list[dict[str, Any]], rest: int, address: str) -> list[Section]:
    if not rows:
        return []
    words = tables.strings["facet_pages"]
    return [
        {
            "id": f"by-{facet}",
            "heading": words["by"][facet],
            "block": "tally",
            "rows": rows,
            "more": tables.phrase(words["more_values"], rest) if rest > 0 else "",
            "href": address,
        }
    ]


def _counted(tables: Tables, facet: str, one: str, count: int, choices: Sequence[tuple[str, str]]) -> dict[str, Any]:
    return {
        **shown_value(tables, facet, one),
        "count": tables.number(count),
        "count_href": explore_address(choices),
    }


def shown_value(tables: Tables, facet: str, one: str) -> Value:
    """Return a value of a facet as readers know it, linked to its page."""
    known: dict[str, Callable[[str], Value]] = {
        "objective": lambda number: tables.objective(int(number)),
        "country": tables.country,
        "region": tables.region,
        "sdg": tables.sdg,
        "population": tables.population,
        "organisation": tables.organisation,
        "theme": lambda term_id: tables.term("themes", term_id),
    }
    return known[facet](one)


def full_lists(listing: Listing, subject: Subject) -> Iterator[Page]:
    """Yield the lists by title of every type of which the page of a subject shows only some."""
    for record_type in listing.tables.types():
        entries = listing.tables.members.by_type(subject.facet, subject.value).get(record_type.name, ())
        if len(entries) > SHOWN_ENTRIES:
            yield from _full_list(listing, subject, record_type, entries)


def _full_list(listing: Listing, subject: Subject, record_type: RecordType, entries: Sequence[Entry]) -> Iterator[Page]:
    tables = listing.tables
    words, texts = tables.type_strings(record_type.name), tables.strings["facet_pages"]
    shown_subject = shown_value(tables, subject.facet, subject.value)
    whole = f"{words['other']}: {shown_subject['text']}"
    kept = entries[: LIST_PAGES * PAGE_LENGTH]
    shared = {
        "crumbs": [
            value(texts[subject.kind]["title"], href=subject.overview),
            {**shown_subject, "href": subject.address},
        ],
        "count": tables.phrase(words["count"], len(entries)),
        "cut": tables.phrase(texts["list_cut"], len(kept)) if len(kept) < len(entries) else "",
        "explore": explore_address([(subject.facet, subject.value), ("type", record_type.name)]),
    }

    def draw(address: str, part: Mapping[str, Any]) -> Page:
        title = page_title(tables, whole, part["number"], part["last"])
        shown = [listing.entry(entry) for entry in part["entries"]]
        return Page(
            address=address,
            shell="list",
            template="facet_list.html",
            title=title,
            description=f"{whole}. {shared['count']}.",
            context={**part, **shared, "entries": shown, "title": title},
            language=tables.tag,
            direction=tables.direction,
            styles=STYLES,
        )

    yield from paged(f"{subject.address}{record_type.folder}/", kept, draw)
