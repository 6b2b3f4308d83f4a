"""The queue: records that wait for reviewers, for how long, and what each of them needs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from build_tools.corpus import Corpus
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._review import GUIDE, STYLES, needs
from build_tools.pages._standing import standing_page
from build_tools.pages._tables import Tables, is_open
from build_tools.reviewing.proposals import Proposal, open_proposals

ADDRESS = "contribute/queue/"
SCRIPTS = ("assets/javascripts/contribute/queue.js",)


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the page."""
    tables = Tables(corpus, site)
    words = site.strings["reviewing"]["queue"]
    proposals = open_proposals(filter(is_open, corpus), site.build_date)
    accepted = sum(is_open(entry) and entry.record.review.state == "accepted" for entry in corpus)
    context = {
        "count": tables.phrase(words["count"], len(proposals)) if proposals else "",
        "accepted": tables.phrase(words["accepted"], accepted) if accepted else words["none_accepted"],
        "day": tables.moment(site.build_date.isoformat()),
        "cards": [_card(tables, proposal) for proposal in proposals],
        "objectives": _objectives(tables, proposals),
        "guide": GUIDE,
        "repository": site.repository_url,
    }
    page = standing_page(tables, ADDRESS, ("record", "queue.html"), words, context)
    headings = tuple((name, words["headings"][name]) for name in ("open", "how"))
    yield replace(page, toc=headings, styles=STYLES, scripts=SCRIPTS if proposals else ())


def _card(tables: Tables, proposal: Proposal) -> dict[str, Any]:
    entry = proposal.entry
    return {
        **tables.link(entry),
        "type": tables.type_strings(entry.type.name)["one"],
        "state": tables.term("review-states", proposal.state)["text"],
        "since": tables.moment(proposal.since),
        "age": _age(tables, proposal.age),
        "needs": list(needs(tables, proposal.outcome)),
        "objectives": [tables.objective(number) for number in entry.record.objectives],
        "numbers": " ".join(map(str, entry.record.objectives)),
    }


def _age(tables: Tables, days: int | None) -> str:
    """Return for how long a record has waited."""
    words = tables.strings["reviewing"]["queue"]
    if days is None:
        return str(words["no_day"])
    return tables.phrase(words["age"], days) if days else str(words["today"])


def _objectives(tables: Tables, proposals: Sequence[Proposal]) -> list[dict[str, Any]]:
    """Return the objectives that a record in the queue serves, each with how many do."""
    named = [number for proposal in proposals for number in proposal.entry.record.objectives]
    return [
        {"number": number, "text": tables.objective(number)["text"], "count": tables.number(named.count(number))}
        for number in sorted(set(named))
    ]


PAGE_TYPE = PageType("queue", pages)
