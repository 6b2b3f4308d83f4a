"""The page of one value of a facet: what it is, how many records stand under it, and the sections that it is given."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import VocabularyTerm
from build_tools.pages._base import Page
from build_tools.pages._explore import explore_address
from build_tools.pages._feeds import feed_alternates, follow_address
from build_tools.pages._language import direction_of, listed
from build_tools.pages._tables import Tables, value

Section = Mapping[str, Any]
"""{id, heading, block, …}: a section of a facet page, drawn by `facet/<block>.html`."""
STYLES = ("assets/stylesheets/facets.css",)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a facet page is about: a value of a facet, its name, and the page that lists its like.

    The words for its kind stand under `facet_pages` of the strings, by the name of the facet.
    """

    facet: str
    value: str
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


def facet_page(tables: Tables, subject: Subject, about: About, sections: Sequence[Section]) -> Page:
    """Return the page of a subject; `sections` come in the order of the page."""
    words = tables.strings["facet_pages"]
    of_kind = words[subject.facet]
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
        "follow": follow_address(tables, subject.facet, subject.value),
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
        alternates=feed_alternates(tables, subject.facet, subject.value),
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


def names_elsewhere(tables: Tables, term: VocabularyTerm | None) -> list[Mapping[str, Any]]:
    """Return the row with the names of a term in other languages, or nothing where it has none."""
    known = term.label_in if term else {}
    names = [{**value(name), "lang": tag, "dir": direction_of(tag)} for tag, name in known.items()]
    return [{"label": tables.strings["facet_pages"]["names"], "values": names}] if names else []
