"""What needs a hand, as data: a row for each need, as CSV and as JSON."""

from collections.abc import Iterator

import orjson

from build_tools.corpus import Corpus
from build_tools.exports._addresses import top_of
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._spreadsheet import spreadsheet
from build_tools.exports.dumps_json import LICENCE
from build_tools.upkeep import Around, groups_of
from build_tools.upkeep.addresses.figures import address_figures
from build_tools.upkeep.addresses.named import named_addresses
from build_tools.upkeep.telling import order_of, told_figures, told_group, told_need


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/upkeep.csv` and `data/upkeep.json`, the needs of each group in the order in which to begin."""
    strings = release.strings
    around = Around(release.build_date, release.checked, release.similar)
    groups = groups_of(corpus, around, order_of(strings))
    rows = [
        {**told_need(need, group, strings), "page": f"{top_of(release)}{need.subject}/"}
        for group in groups
        for need in group.needs
    ]
    head = {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "licence": LICENCE,
        "date": release.build_date.isoformat(),
        "addresses": told_figures(address_figures(named_addresses(corpus), release.checked)),
        "groups": [told_group(group, strings) for group in groups],
    }
    yield Artefact("data/upkeep.csv", spreadsheet(rows))
    body = b",\n".join(orjson.dumps(row) for row in rows)
    yield Artefact("data/upkeep.json", orjson.dumps(head)[:-1] + b',"needs":[\n' + body + b"\n]}\n")


EXPORTER = Exporter("upkeep", export)
