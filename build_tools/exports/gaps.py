"""The gap map as data: a row for each objective and review region, as CSV and as JSON."""

from collections.abc import Iterator
from typing import Any

import orjson

from build_tools.analysis.gaps import GAP_STEPS, Cell, GapMap, gap_map
from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._spreadsheet import spreadsheet
from build_tools.exports.dumps_json import LICENCE

FORMULA = "gap = cases / (practices + evidence + funds + 1); level = 1 + the number of steps that the gap reaches"
GAP_DECIMALS = 4


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/gaps.csv` and `data/gaps.json`; region `all` holds every record of an objective, placed or not."""
    found = gap_map(corpus, release.build_date)
    rows = [_row(corpus, cell) for cell in _in_order(found)]
    yield Artefact("data/gaps.csv", spreadsheet(rows))
    head = {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "licence": LICENCE,
        "date": release.build_date.isoformat(),
        "formula": FORMULA,
        "level_steps": GAP_STEPS,
    }
    body = b",\n".join(orjson.dumps(row) for row in rows)
    yield Artefact("data/gaps.json", orjson.dumps(head)[:-1] + b',"cells":[\n' + body + b"\n]}\n")


def _in_order(found: GapMap) -> Iterator[Cell]:
    for everywhere in found.everywhere:
        yield from found.of_objective(everywhere.objective)
        yield everywhere


def _row(corpus: Corpus, cell: Cell) -> dict[str, Any]:
    label = corpus.vocabularies.label
    return {
        "objective": cell.objective,
        "objective_label": label("objectives", cell.objective),
        "region": cell.region or "all",
        "region_label": label("regions", cell.region) if cell.region else "",
        "cases": cell.cases,
        "practices": cell.practices,
        "evidence": cell.evidence,
        "funds": cell.funds,
        "gap": round(cell.gap, GAP_DECIMALS),
        "level": cell.level,
        "white_spot": cell.is_white_spot,
        "practices_evaluated": cell.evaluated,
        "evidence_with_design": cell.with_design,
        "strongest_design": cell.design,
        "strength": cell.strength.name.lower(),
    }


EXPORTER = Exporter("gaps", export)
