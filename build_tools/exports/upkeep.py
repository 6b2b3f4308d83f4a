"""What needs a hand, as data: a row for each need, as CSV and as JSON."""

from collections.abc import Iterator
from typing import Any

import orjson

from build_tools.corpus import Corpus
from build_tools.exports._addresses import top_of
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._spreadsheet import spreadsheet
from build_tools.exports.dumps_json import LICENCE
from build_tools.upkeep import Around, Group, Need, groups_of
from build_tools.upkeep.addresses.figures import address_figures
from build_tools.upkeep.addresses.named import named_addresses
from build_tools.upkeep.telling import note_of, order_of, texts_of


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/upkeep.csv` and `data/upkeep.json`, the needs of each group in the order in which to begin."""
    around = Around(release.build_date, release.checked, release.similar)
    groups = groups_of(corpus, around, order_of(release.strings))
    rows = [_row(need, group, release) for group in groups for need in group.needs]
    figures = address_figures(named_addresses(corpus), release.checked)
    head = {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "licence": LICENCE,
        "date": release.build_date.isoformat(),
        "addresses": {
            "named": figures.named,
            "works": figures.works,
            "dead": figures.dead,
            "unclear": figures.unclear,
            "not_checked": figures.unasked,
            "last_check": figures.last,
        },
        "groups": [_told(group, release) for group in groups],
    }
    yield Artefact("data/upkeep.csv", spreadsheet(rows))
    body = b",\n".join(orjson.dumps(row) for row in rows)
    yield Artefact("data/upkeep.json", orjson.dumps(head)[:-1] + b',"needs":[\n' + body + b"\n]}\n")


def _told(group: Group, release: Release) -> dict[str, Any]:
    texts = texts_of(group, release.strings)
    told = {name: texts[name] for name in ("title", "why", "do", "command")}
    return {"name": group.name, "count": len(group.needs), **told}


def _row(need: Need, group: Group, release: Release) -> dict[str, str]:
    return {
        "group": group.name,
        "subject": need.subject,
        "title": need.title,
        "note": note_of(need, group, release.strings),
        "page": f"{top_of(release)}{need.subject}/",
        "path": need.path,
        "pointer": need.pointer,
        "address": need.address,
    }


EXPORTER = Exporter("upkeep", export)
