"""The page of the feeds and of the calendar: what can be followed, and how."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.feeds import MOST_NEWS, Calendar, Channel, Event, News, Teller, calendar_of, forms, told_by
from build_tools.feeds.channels import ALL
from build_tools.feeds.events import PATH
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._feeds import ADDRESS, feed_alternates
from build_tools.pages._order import folded
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, is_listed
from build_tools.records.funding import Funding
from build_tools.records.workstream import Workstream

GROUPS = (("types", (ALL, "type")), ("objectives", ("objective",)), ("countries", ("country",)))
"""The lists of feeds: the name of their words, and the facets whose feeds stand in each."""
STYLES = ("assets/stylesheets/facets.css", "assets/stylesheets/record.css")
SCRIPTS = ("assets/javascripts/record.js", "assets/javascripts/feeds.js")
Told = Sequence[tuple[Channel, Sequence[News]]]


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page."""
    tables = Tables(corpus, site)
    context = {
        "groups": _groups(tables, told_by(corpus, site.dates, site.build_date)),
        "programs": [line.replace("{most}", str(MOST_NEWS)) for line in site.strings["feeds"]["programs"]],
        **_calendar(tables),
    }
    page = standing_page(tables, ADDRESS, ("record", "feeds.html"), site.strings["feeds"], context)
    yield replace(page, styles=STYLES, scripts=SCRIPTS, alternates=feed_alternates(tables), toc=_toc(tables))


def _toc(tables: Tables) -> tuple[tuple[str, str], ...]:
    words = tables.strings["feeds"]["headings"]
    return tuple((name, words[name]) for name in ("calendar", "types", "objectives", "countries", "programs"))


def _groups(tables: Tables, told: Told) -> list[dict[str, Any]]:
    """Return the feeds of each kind, each with the day of its latest news; those of countries by name."""
    headings = tables.strings["feeds"]["headings"]
    teller = Teller(tables.corpus, tables.strings, tables.site.name, "")
    groups = []
    for name, facets in GROUPS:
        rows = [_row(tables, teller, channel, news) for channel, news in told if channel.facet in facets]
        if "country" in facets:
            rows.sort(key=lambda row: (folded(row["text"]), row["id"]))
        groups.append({"id": name, "heading": headings[name], "rows": rows})
    return groups


def _row(tables: Tables, teller: Teller, channel: Channel, news: Sequence[News]) -> dict[str, Any]:
    names = tables.strings["feeds"]["forms"]
    return {
        "id": channel.name,
        "text": teller.subject(channel),
        "page": channel.page,
        "latest": tables.moment(news[0].day if news else ""),
        "files": [
            {"href": f"{channel.stem}{form.suffix}", "type": form.media_type, "text": names[form.name]}
            for form in forms()
        ],
    }


def _calendar(tables: Tables) -> dict[str, Any]:
    """Return the days that the calendar holds, what it cannot hold, and where it can be had."""
    calendar = calendar_of(tables.corpus)
    top = tables.site.site_url
    return {
        "calendar": PATH,
        "address": f"{top}{PATH}" if top else "",
        "told": _told(tables, calendar),
        "events": [_event(tables, event) for event in reversed(calendar.events)],
        "without_day": [tables.link(entry) for entry in calendar.without_day],
    }


def _told(tables: Tables, calendar: Calendar) -> list[str]:
    """Return how much the calendar holds, how much of it lies ahead, and how many funds tell of their calls."""
    words = tables.strings["feeds"]["calendar"]
    today = tables.site.build_date.isoformat()
    ahead = sum(event.last >= today for event in calendar.events)
    funds = [entry for entry in tables.corpus.by_type["funding"] if is_listed(entry)]
    dated = sum(map(_tells_of_its_call, funds))
    lying_ahead = tables.phrase(words["ahead"], ahead) if ahead else words["none_ahead"]
    telling = tables.phrase(words["funds"], dated) if dated else words["no_fund"]
    return [
        tables.phrase(words["days"], len(calendar.events)),
        lying_ahead.replace("{day}", tables.moment(today)["text"]),
        telling.replace("{all}", tables.number(len(funds))),
    ]


def _tells_of_its_call(entry: Entry) -> bool:
    """Tell whether a fund says when its call opens or closes, as exactly as it may be."""
    return isinstance(entry.record, Funding) and bool(entry.record.opens or entry.record.closes)


def _event(tables: Tables, event: Event) -> Mapping[str, Any]:
    return {
        **tables.link(event.entry),
        "what": _what(tables, event),
        "days": [tables.moment(day) for day in dict.fromkeys((event.first, event.last))],
    }


def _what(tables: Tables, event: Event) -> str:
    """Return what happens on a day; of the Network's work, what kind of it."""
    record = event.entry.record
    if isinstance(record, Workstream):
        return str(tables.term("workstream-kinds", record.kind)["text"])
    return str(tables.strings["feeds"]["calendar"]["kinds"][event.kind])


PAGE_TYPE = PageType("feeds", pages)
