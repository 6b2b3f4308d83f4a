"""The pages of practices."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._blocks import bullets, date_fact, fact, parties, prose, section
from build_tools.pages._language import listed
from build_tools.pages._record import Details, record_pages
from build_tools.pages._similar import elsewhere
from build_tools.pages._tables import Tables, web_address
from build_tools.records._parts import Replication, Result
from build_tools.records.practice import Practice


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page of every practice."""
    return record_pages(corpus, site, "practice", describe)


def describe(tables: Tables, entry: Entry, record: Practice) -> Details:
    """Return what a practice adds to its page."""
    return Details(
        facts=[
            *fact("kind", [tables.term("practice-kinds", record.kind)]),
            *date_fact("start", tables.moment(record.start)),
            *date_fact("end", tables.moment(record.end)),
        ],
        sections=[
            *section("actions", "steps", texts=list(record.actions)),
            *section("results", "results", results=[_result(tables, result) for result in record.results]),
            *bullets("lessons", record.lessons),
            *bullets("recommendations", record.recommendations),
            *prose("innovation", record.innovation),
            *section(
                "building_blocks",
                "terms",
                terms=[tables.explained("building-blocks", block) for block in record.building_blocks],
            ),
            *section(
                "replications",
                "replications",
                rows=[_replication(tables, row) for row in record.replications],
                told=_taken_over(tables, record),
            ),
            *elsewhere(tables, entry),
            *parties(
                "who",
                [
                    ("implementers", tables.organisations(record.implementers)),
                    ("partners", tables.organisations(record.partners)),
                ],
            ),
            *section("related", "links", links=tables.all_named(record.related)),
        ],
    )


def _result(tables: Tables, result: Result) -> dict[str, Any]:
    return {
        "statement": result.statement,
        "basis": result.basis,
        "told": tables.explained("result-bases", result.basis),
        "evidence": tables.all_named(result.evidence, "evidence"),
    }


def _taken_over(tables: Tables, record: Practice) -> str:
    """Return how many took the practice over, and where."""
    if not record.replications:
        return ""
    places = [tables.term("countries", row.country)["text"] for row in record.replications]
    told = tables.phrase(tables.strings["replications"]["told"], len(places))
    return told.replace("{places}", listed(list(dict.fromkeys(places)), tables.formats))


def _replication(tables: Tables, row: Replication) -> dict[str, Any]:
    return {
        "country": tables.country(row.country),
        "year": tables.moment(row.year),
        "adapted": row.adapted or "",
        "happened": row.happened or "",
        "source": web_address(row.source),
    }


PAGE_TYPE = PageType("practice", pages)
