"""The page of a record: what all types share, around the facts and sections that each type adds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, Site
from build_tools.pages._blocks import Block, Fact, fact, section
from build_tools.pages._language import cut, direction_of
from build_tools.pages._matches import suggestions
from build_tools.pages._provenance import provenance
from build_tools.pages._relations import incoming
from build_tools.pages._review import GUIDE, reviewed
from build_tools.pages._review import STYLES as REVIEW_STYLES
from build_tools.pages._similar import similar
from build_tools.pages._tables import Tables, has_page, publication, web_address
from build_tools.pages._use import SCRIPTS, STYLES, alternates, cite, linked, share
from build_tools.records import Record
from build_tools.records._parts import Source
from build_tools.records.verification import verification_of
from build_tools.upkeep.addresses.named import plain_address

DESCRIPTION_LENGTH = 300
"""Characters of a summary that search engines are given."""


@dataclass(frozen=True, slots=True)
class Details:
    """What a type of record adds to its page.

    `notices` are names of strings under `notices`; `facts` come before the shared ones; `sections` after the
    narrative.
    """

    facts: list[Fact] = field(default_factory=list)
    sections: list[Block] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    before: list[Block] = field(default_factory=list)
    """Sections that come before the narrative."""


Describe = Callable[[Tables, Entry, Any], Details]
"""What a type adds for an entry and its record, which is of the type's own model."""


def record_pages(corpus: Corpus, site: Site, type_name: str, describe: Describe) -> Iterator[Page]:
    """Yield the page of every record of a type that may have one."""
    tables = Tables(corpus, site)
    for entry in corpus.by_type[type_name]:
        if not has_page(entry):
            continue
        if entry.is_withdrawn:
            yield _tombstone(tables, entry)
        elif publication(entry) == "summary":
            yield _page(tables, entry, summary_context(tables, entry))
        else:
            yield _page(tables, entry, record_context(tables, entry, describe(tables, entry, entry.record)))


def _page(tables: Tables, entry: Entry, context: dict[str, Any]) -> Page:
    headings = tables.strings["sections"]
    is_full = publication(entry) == "full"
    return Page(
        address=f"{entry.address}/",
        shell="record",
        template="record.html",
        title=entry.record.title,
        description=cut(entry.record.summary, DESCRIPTION_LENGTH) if is_full else entry.record.title,
        context=context,
        language=tables.tag,
        direction=tables.direction,
        toc=tuple((block["id"], headings[block["id"]]) for block in context["sections"]),
        edit_path=entry.path if is_full else "",
        alternates=alternates(entry),
        styles=(*STYLES, *(REVIEW_STYLES if any(block["id"] == "review" for block in context["sections"]) else ())),
        scripts=SCRIPTS,
        linked=linked(tables, entry),
    )


def head_context(tables: Tables, entry: Entry) -> dict[str, Any]:
    """Return what the head of every page about a record needs."""
    words = tables.type_strings(entry.type.name)
    lang, direction = tables.tongue(entry)
    return {
        "type": {
            "name": entry.type.name,
            "one": words["one"],
            "other": words["other"],
            "href": f"{entry.type.folder}/",
        },
        "title": entry.record.title,
        "lang": lang,
        "dir": direction,
    }


def record_context(tables: Tables, entry: Entry, details: Details) -> dict[str, Any]:
    """Return the context of a record whose every field is public."""
    record = entry.record
    narrative: list[Block] = [{"id": "narrative", "block": "narrative", "markdown": entry.body}] if entry.body else []
    successor = tables.named(record.superseded_by) if record.superseded_by else None
    return {
        **head_context(tables, entry),
        "summary": record.summary,
        "translations": _translations(tables, record),
        "notices": details.notices,
        "successor": successor,
        "facts": folded(tables, [*details.facts, *shared_facts(tables, entry)]),
        "sections": [
            *details.before,
            *narrative,
            *details.sections,
            *(suggestions(tables, entry) or similar(tables, entry)),
            *section("named_by", "named_by", groups=incoming(tables, entry)),
            {"id": "sources", "block": "sources", "sources": [_source(tables, one) for one in record.sources]},
            *reviewed(tables, entry),
            {"id": "about", "block": "about", **about_record(tables, entry)},
            provenance(tables, entry),
            cite(tables, entry),
            share(tables, entry),
        ],
    }


def summary_context(tables: Tables, entry: Entry) -> dict[str, Any]:
    """Return the context of a case of which only title, countries, objectives and stage are public."""
    stage = getattr(entry.record, "stage", "")
    return {
        **head_context(tables, entry),
        "summary": "",
        "translations": [],
        "notices": ["summary_only"],
        "successor": None,
        "facts": folded(
            tables,
            [
                *fact("stage", tables.terms("stages", [stage] if stage else [])),
                *fact("countries", [tables.country(code) for code in entry.record.countries]),
                *fact("objectives", [tables.objective(number) for number in entry.record.objectives]),
            ],
        ),
        "sections": [*similar(tables, entry), cite(tables, entry), share(tables, entry)],
    }


def _translations(tables: Tables, record: Record) -> list[dict[str, str]]:
    """Return title and summary in other languages, by the order of their tags."""
    return [
        {
            "language": tables.term("languages", tag.split("-")[0])["text"],
            "lang": tag,
            "dir": direction_of(tag),
            "title": translation.title,
            "summary": translation.summary,
        }
        for tag, translation in sorted(record.translations.items())
    ]


def folded(tables: Tables, facts: list[Fact]) -> list[Fact]:
    """Return facts that say how many values they fold away, as `more`."""
    forms = tables.strings["record"]["rest"]
    return [{**one, "more": tables.phrase(forms, len(one["rest"]))} if one["rest"] else one for one in facts]


def shared_facts(tables: Tables, entry: Entry) -> list[Fact]:
    """Return the facts that every type has."""
    record = entry.record
    return [
        *fact("countries", [tables.country(code) for code in record.countries]),
        *fact("regions", [tables.region(term_id) for term_id in record.regions]),
        *fact("scope", tables.terms("scopes", [record.scope] if record.scope else ())),
        *fact("objectives", [tables.objective(number) for number in record.objectives]),
        *fact("populations", [tables.population(term_id) for term_id in record.populations]),
        *fact("themes", tables.terms("themes", record.themes)),
        *fact("principles", tables.terms("principles", record.principles)),
        *fact("sdgs", [tables.sdg(term_id) for term_id in record.sdgs]),
    ]


def _source(tables: Tables, source: Source) -> dict[str, Any]:
    is_foreign = source.language != tables.tag
    return {
        "title": source.title,
        "url": web_address(source.url),
        "address": source.url,
        "publisher": source.publisher,
        "lang": source.language if is_foreign else "",
        "language": tables.term("languages", source.language.split("-")[0])["text"] if is_foreign else "",
        "accessed": tables.moment(source.accessed),
        "archived": web_address(source.archived_url),
        "gone": _gone(tables, source),
    }


def _gone(tables: Tables, source: Source) -> dict[str, str]:
    """Return that an address is dead, with the copy that an archive has where the record names none; else nothing."""
    checked = tables.site.checked.get(plain_address(source.url))
    if checked is None or checked.state != "dead":
        return {}
    text = tables.strings["upkeep"]["dead"].replace("{day}", tables.moment(checked.checked)["text"])
    return {"text": text, "copy": "" if source.archived_url else web_address(checked.archived)}


def about_record(tables: Tables, entry: Entry) -> dict[str, Any]:
    """Return how a record is known: verification, review, objectives, dates, note, machine-readable form."""
    record = entry.record
    verification = verification_of(record, entry.type.verify_months, tables.site.build_date)
    first, last = tables.site.dates.get(entry.path, ("", ""))
    return {
        "note": record.note or "",
        "objectives_from": record.objectives_from if record.objectives else "",
        "verification": {
            "state": verification.state,
            "due": tables.moment(verification.due),
            "on": tables.moment(record.verified.on if record.verified else None),
            "by": tables.organisation(record.verified.by) if record.verified else None,
        },
        "review": {
            "state": record.review.state,
            "label": tables.explained("review-states", record.review.state),
            "is_told": record.review.state != "not-reviewed",
            "guide": GUIDE,
        },
        "first": tables.moment(first),
        "last": tables.moment(last),
        "json": f"{entry.address}.json",
        "record_id": entry.address,
    }


def _tombstone(tables: Tables, entry: Entry) -> Page:
    """Return the page that stays where a withdrawn record stood."""
    record = entry.record
    withdrawn = record.withdrawn
    return Page(
        address=f"{entry.address}/",
        shell="plain",
        template="tombstone.html",
        title=record.title,
        description=tables.strings["tombstone"]["title"],
        context={
            **head_context(tables, entry),
            "reason": withdrawn.reason if withdrawn else "",
            "on": tables.moment(withdrawn.on if withdrawn else None),
            "successor": tables.named(record.superseded_by) if record.superseded_by else None,
        },
        language=tables.tag,
        direction=tables.direction,
        noindex=True,
        linked=linked(tables, entry),
        alternates=(("application/json", f"{entry.address}.json"),),
    )
