"""What can pay: every fund with its state, applicants, places and amounts, and for which regions there is any."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._explore import explore_address
from build_tools.pages._hub import hub_page
from build_tools.pages._language import listed
from build_tools.pages._listing import paged
from build_tools.pages._order import by_title
from build_tools.pages._tables import Tables, is_listed, value
from build_tools.pages._tallies import shown_value
from build_tools.records.funding import Amount, Funding
from build_tools.records.verification import verification_of

ADDRESS = "connect/funding/"
STATES = ("open", "rolling", "active", "forthcoming", "unknown", "closed")
"""The order of the table: what takes applications comes first."""
SHOWN_COUNTRIES = 3


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the table of funds, fifty to a page; the first says what the rest of it means."""
    tables = Tables(corpus, site)
    words = tables.strings["connect"]["funding"]
    funds = by_title(filter(is_listed, corpus.by_type["funding"]))
    funds.sort(key=lambda entry: STATES.index(_fund(entry).status) if _fund(entry).status in STATES else len(STATES))

    def draw(address: str, part: Mapping[str, Any]) -> Page:
        return hub_page(
            tables,
            address,
            ("wide", "connect_funding.html"),
            words,
            part,
            count=tables.phrase(tables.type_strings("funding")["count"], len(funds)),
            states=_states(tables, funds),
            rows=[_row(tables, entry) for entry in part["entries"]],
            around=_around(tables, funds) if part["number"] == 1 else {},
        )

    yield from paged(ADDRESS, funds, draw)


def _fund(entry: Entry) -> Funding:
    """Return the record of a fund, which is what the corpus holds under that type."""
    if not isinstance(entry.record, Funding):
        message = f"{entry.address} is no fund."
        raise TypeError(message)
    return entry.record


def _states(tables: Tables, funds: Sequence[Entry]) -> list[str]:
    counts = Counter(_fund(entry).status for entry in funds)
    words = tables.strings["connect"]["funding"]["states"]
    named = [state for state in STATES if counts[state]]
    return [
        tables.phrase(words, counts[state]).replace("{state}", tables.term("funding-statuses", state)["text"])
        for state in named
    ]


def _row(tables: Tables, entry: Entry) -> dict[str, Any]:
    record = _fund(entry)
    words = tables.strings["connect"]["funding"]
    verification = verification_of(record, entry.type.verify_months, tables.site.build_date)
    on = tables.moment(record.verified.on if record.verified else None)
    return {
        "link": tables.link(entry),
        "operators": [{**one, "note": ""} for one in tables.organisations(record.operator)],
        "objectives": [value(str(number), href=f"objectives/{number}/") for number in record.objectives],
        "status": tables.explained("funding-statuses", record.status),
        "dates": _dates(tables, record) or words["no_dates"],
        "status_told": record.status_told or "",
        "applicants": [one["text"] for one in tables.terms("funding-recipients", record.recipients)],
        "eligible": record.eligible or "",
        "places": _places(tables, record),
        "amounts": [_amount(tables, one) for one in record.amounts],
        "amounts_told": record.amounts_told or "",
        "verified": on["text"] or words["no_verified"],
        "verified_state": verification.state,
    }


def _dates(tables: Tables, record: Funding) -> str:
    words = tables.strings["connect"]["funding"]
    told = []
    if record.opens:
        told.append(words["opens"].replace("{date}", tables.moment(record.opens)["text"]))
    if record.closes:
        is_over = record.closes < tables.site.build_date.isoformat()[: len(record.closes)]
        told.append(words["closed" if is_over else "closes"].replace("{date}", tables.moment(record.closes)["text"]))
    return ", ".join(told)


def _places(tables: Tables, record: Funding) -> list[str]:
    """Return in words where a fund is for: who may apply, else what its record names."""
    words = tables.strings["connect"]["funding"]
    if record.eligible_countries:
        names = tables.countries_told(record.eligible_countries, SHOWN_COUNTRIES)
        return [f"{tables.phrase(words['countries'], len(record.eligible_countries))}: {names}"]
    regions = [tables.region(region)["text"] for region in record.regions]
    countries = [tables.countries_told(record.countries, SHOWN_COUNTRIES)] if record.countries else []
    named = [listed(regions, tables.formats)] if regions else []
    return [words["about"].replace("{places}", "; ".join([*named, *countries]))] if named or countries else []


def _amount(tables: Tables, amount: Amount) -> str:
    words = tables.strings["connect"]["funding"]
    least = tables.number(amount.min) if amount.min is not None else ""
    most = tables.number(amount.max) if amount.max is not None else ""
    form = "between" if least and most else "from" if least else "to"
    told = words[form].replace("{min}", least).replace("{max}", most)
    return f"{told} {amount.currency}" if least or most else ""


def _around(tables: Tables, funds: Sequence[Entry]) -> dict[str, Any]:
    """Return what stands around the table: closing dates, funds by objective and by region."""
    words = tables.strings["connect"]["funding"]
    today = tables.site.build_date.isoformat()
    dated = [(closes, entry) for entry in funds if (closes := _fund(entry).closes) and closes >= today[: len(closes)]]
    dated.sort(key=lambda pair: (pair[0], pair[1].id))
    running = [entry for entry in funds if _fund(entry).status != "closed"]
    return {
        "deadlines": [{"on": tables.moment(day), "link": tables.link(entry)} for day, entry in dated],
        "deadlines_none": tables.phrase(words["deadlines_none"], len(funds)),
        "by_objective": {"rows": _by_objective(tables), "more": ""},
        "regions": _by_region(tables, running),
        "anywhere": [tables.link(entry) for entry in running if not _names_place(_fund(entry))],
    }


def _names_place(record: Funding) -> bool:
    return bool(record.eligible_countries or record.countries or record.regions)


def _by_objective(tables: Tables) -> list[dict[str, Any]]:
    """Return every objective with its number of funds, linked to them."""
    rows = []
    for term in tables.corpus.vocabularies["objectives"].terms.values():
        count = len(tables.members.by_type("objective", term.id).get("funding", ()))
        href = explore_address([("objective", term.id), ("type", "funding")])
        row = {"count": tables.number(count), "count_href": href if count else ""}
        rows.append({**shown_value(tables, "objective", term.id), **row})
    return rows


def _by_region(tables: Tables, funds: Sequence[Entry]) -> list[dict[str, Any]]:
    """Return for each review region the funds that are for it or for the world."""
    places = tables.members.places
    rows = []
    for term in places.review_regions():
        named = [entry for entry in funds if _is_for(tables, entry, term.id)]
        rows.append({"region": tables.region(term.id), "links": [tables.link(entry) for entry in named]})
    return rows


def _is_for(tables: Tables, entry: Entry, region: str) -> bool:
    record, places = _fund(entry), tables.members.places
    if any(region in places.of_country(code) for code in record.eligible_countries):
        return True
    named = places.of_record(record)
    return not record.eligible_countries and (region in named or "world" in named)


PAGE_TYPE = PageType("connect-funding", pages)
