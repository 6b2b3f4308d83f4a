"""What the page of a case shows of its computed answer: records, countries, partners and funds, each with why."""

from collections.abc import Iterable
from typing import Any

from build_tools.corpus import Entry
from build_tools.corpus.corpus import Key
from build_tools.matching import Reason
from build_tools.matching.answers import Answer, Fund, Peer, Suggestion
from build_tools.matching.partners import short_title
from build_tools.pages._blocks import Block
from build_tools.pages._sentences import Sentence
from build_tools.pages._tables import Tables, Value, value

Row = dict[str, Any]
"""{link, mark, facts, reasons, why, rest}: a suggestion; `why` are sentences, of which `rest` is folded away."""
SHOWN = {"practices": 5, "evidence": 4, "cases": 3, "countries": 5, "organisations": 6, "expertise": 4, "funding": 7}
OPEN = 3
"""Suggestions of a group that stand open; the others fold away."""
SHOWN_RULED_OUT = 2
"""Funds that cannot pay, so that the reader learns why."""
SHOWN_COUNTRIES = 3
SHOWN_RECORDS = 2
SHOWN_WHY = 2
"""Sentences about a fund that stand open; those that decide come first."""
STANDINGS = {True: "eligible", None: "not_known", False: "ruled_out"}


def suggestions(tables: Tables, entry: Entry) -> list[Block]:
    """Return the section of what is suggested for a case, without what people have linked to it themselves."""
    answer = tables.site.answers.get(entry.key)
    if answer is None:
        return []
    linked = {relation.target for relation in tables.corpus.outgoing.get(entry.key, ())}
    groups = [group for group in _groups(tables, answer, linked) if group["rows"]]
    if not (groups or answer.notes):
        return []
    return [{"id": "suggested", "block": "matches", "groups": groups, "notes": list(answer.notes)}]


def _groups(tables: Tables, answer: Answer, linked: set[Key]) -> list[dict[str, Any]]:
    rows: dict[str, list[Row]] = {
        name: [_suggested(tables, one) for one in getattr(answer, name) if one.target not in linked]
        for name in ("practices", "evidence", "cases")
    }
    rows["countries"] = [_country(tables, peer) for peer in answer.countries]
    for name in ("organisations", "expertise"):
        rows[name] = [_partner(tables, one) for one in getattr(answer, name) if one.target not in linked]
    funds = [fund for fund in answer.funding if fund.suggestion.target not in linked]
    out = [fund for fund in funds if fund.ruling.eligible is False][:SHOWN_RULED_OUT]
    may = [fund for fund in funds if fund.ruling.eligible is not False][: SHOWN["funding"] - len(out)]
    rows["funding"] = [_fund(tables, fund) for fund in (*may, *out)]
    return [_group(tables, name, found[: SHOWN[name]]) for name, found in rows.items()]


def _group(tables: Tables, name: str, rows: list[Row]) -> dict[str, Any]:
    words, folded = tables.strings["matches"], rows[OPEN:]
    more = tables.phrase(words["more"], len(folded)) if folded else ""
    return {"id": f"suggested-{name}", "label": words[name], "rows": rows[:OPEN], "folded": folded, "more": more}


def _suggested(tables: Tables, one: Suggestion) -> Row:
    """Return a record with the countries that it is about and why it is suggested."""
    entry = tables.corpus.entries[one.target]
    return _row(
        tables, entry, facts=tables.countries_told(entry.record.countries, SHOWN_COUNTRIES), reasons=_said(one.reasons)
    )


def _partner(tables: Tables, one: Suggestion) -> Row:
    """Return an organisation or a source of expertise; what it did is linked."""
    entry = tables.corpus.entries[one.target]
    kind = getattr(entry.record, "type", "")
    facts = tables.term("organisation-types", kind)["text"] if kind else ""
    return _row(tables, entry, facts=facts, reasons=[_linked(tables, reason) for reason in one.reasons])


def _linked(tables: Tables, reason: Reason) -> Sentence:
    """Return a reason in which the titles of records lead to them."""
    pieces, rest = [], reason.words
    for address in reason.shared if reason.matcher in ("done", "published") else ():
        entry = tables.corpus.resolve(address)
        before, title, after = rest.partition(short_title(entry.record.title)) if entry else ("", "", "")
        if entry and title:
            pieces += [value(before), {**tables.link(entry), "text": title}]
            rest = after
    return [*pieces, value(rest)]


def _fund(tables: Tables, fund: Fund) -> Row:
    entry = tables.corpus.entries[fund.suggestion.target]
    standing = STANDINGS[fund.ruling.eligible]
    row = _row(tables, entry, facts="", reasons=[])
    why = list(fund.ruling.why)
    return {
        **row,
        "standing": standing,
        "mark": tables.strings["matches"][standing],
        "why": why[:SHOWN_WHY],
        "rest": why[SHOWN_WHY:],
    }


def _country(tables: Tables, peer: Peer) -> Row:
    found = [tables.corpus.entries[key] for key in peer.records if key in tables.corpus.entries]
    links = [tables.link(entry) for entry in found[:SHOWN_RECORDS]]
    more = len(found) - SHOWN_RECORDS
    told = [*links, value(tables.phrase(tables.strings["list"]["more"], more))] if more > 0 else links
    return {**_bare(tables.country(peer.country)), "records": told}


def _row(tables: Tables, entry: Entry, *, facts: str, reasons: Iterable[Sentence]) -> Row:
    return {**_bare(tables.link(entry)), "facts": facts, "reasons": list(reasons)}


def _bare(link: Value) -> Row:
    return {"link": link, "mark": "", "standing": "", "facts": "", "reasons": [], "why": [], "rest": [], "records": []}


def _said(reasons: Iterable[Reason]) -> list[Sentence]:
    return [[value(reason.words)] for reason in reasons]
