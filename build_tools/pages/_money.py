"""The money of a case: each entry, and the sums by status and currency."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from build_tools.pages._blocks import Block, section
from build_tools.pages._language import listed
from build_tools.pages._tables import Tables, value
from build_tools.records.case import CaseFunding


def money_section(tables: Tables, funding: Sequence[CaseFunding]) -> list[Block]:
    """Return the section of the money, or nothing where none is named."""
    rows = [_row(tables, row) for row in funding]
    return section("funding", "case_funding", rows=rows, sums=_sums(tables, funding))


def _row(tables: Tables, row: CaseFunding) -> dict[str, Any]:
    fund = tables.named(row.fund, "funding") if row.fund else None
    return {
        "fund": fund or value(row.name or ""),
        "status": tables.term("case-funding-statuses", row.status)["text"],
        "amount": _amount(tables, row.amount, row.currency) if row.amount is not None else "",
        "on": tables.moment(row.on),
        "note": row.note or "",
    }


def _amount(tables: Tables, amount: int, currency: str | None) -> str:
    return f"{tables.number(amount)} {currency or ''}".strip()


def _sums(tables: Tables, funding: Sequence[CaseFunding]) -> list[dict[str, str]]:
    """Return the sums of each status in the order of the vocabulary, where there are entries to add."""
    if len(funding) <= 1 or all(row.amount is None for row in funding):
        return []
    words = tables.strings["lifecycle"]["money"]
    found = []
    for term in tables.corpus.vocabularies["case-funding-statuses"].terms.values():
        own = [row for row in funding if row.status == term.id]
        if not own:
            continue
        untold = sum(row.amount is None for row in own)
        found.append(
            {
                "label": words["sum"].replace("{status}", term.label.lower()),
                "amount": listed(_totals(tables, own), tables.formats),
                "note": tables.phrase(words["untold"], untold) if untold else words["all_told"],
            }
        )
    return found


def _totals(tables: Tables, rows: Sequence[CaseFunding]) -> list[str]:
    """Return the sum of each currency, in the order of their codes."""
    totals: Counter[str] = Counter()
    for row in rows:
        if row.amount is not None:
            totals[row.currency or ""] += row.amount
    return [_amount(tables, totals[currency], currency) for currency in sorted(totals)]
