"""What the browser is told of funds: what can be said of each before anybody asks, and what depends on the request."""

from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus, Entry, Places
from build_tools.corpus.places import WORLD
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import FOLDER
from build_tools.matching.eligibility import Eligibility, Finding
from build_tools.records.funding import Funding
from build_tools.search.compact import listed
from build_tools.search.packing import pack


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the file: each fund with the number of its record."""
    vocabularies = corpus.vocabularies
    rules = Eligibility(vocabularies, Places(vocabularies), release.strings, release.build_date.isoformat())
    funds = [_fund(number, entry, corpus, rules) for number, entry in enumerate(listed(corpus))]
    yield Artefact(f"{FOLDER}/funds.idx", pack([fund for fund in funds if fund]))


def _fund(number: int, entry: Entry, corpus: Corpus, rules: Eligibility) -> dict[str, Any] | None:
    fund, label = entry.record, corpus.vocabularies.label
    if not isinstance(fund, Funding):
        return None
    codes = corpus.vocabularies["countries"].terms if fund.regions and not fund.eligible_countries else ()
    lying = {code: rules.place(fund, (code,)).met for code in codes}
    return {
        "number": number,
        "listed": fund.eligible_countries,
        "countries": fund.countries,
        "regions": [label("regions", region) for region in fund.regions],
        "world": WORLD in fund.regions,
        "inside": " ".join(code for code, met in lying.items() if met),
        "perhaps": " ".join(code for code, met in lying.items() if met is None),
        "timing": _told(rules.timing(fund)),
        "applicants": _told(rules.applicants(fund)),
        "objectives": fund.objectives,
        "fromSource": fund.objectives_from == "source",
        "quoted": rules.quoted(fund),
    }


def _told(finding: Finding) -> tuple[bool | None, str]:
    return finding.met, finding.words


EXPORTER = Exporter("match-funds", export)
