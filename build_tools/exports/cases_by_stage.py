"""The cases by stage as data: figures of the stages, and when each case came to the one where it stands."""

from collections.abc import Iterator
from typing import Any

import orjson

from build_tools.analysis.stages import StageFigures, since, stage_figures
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._spreadsheet import spreadsheet
from build_tools.exports.dumps_json import LICENCE
from build_tools.records.dates import Duration, days_between


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/cases-by-stage.csv`, a row for each case, and `data/cases-by-stage.json` with the stages too.

    Of a case kept to a summary, what it is known by, its countries, objectives and stage stand there, and nothing else.
    """
    figures = stage_figures(corpus, release.build_date)
    rows = [_row(entry, release) for found in figures for entry in found.entries]
    yield Artefact("data/cases-by-stage.csv", spreadsheet([_flat(row) for row in rows]))
    head: dict[str, Any] = {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "licence": LICENCE,
        "date": release.build_date.isoformat(),
        "cases_not_public": release.hidden,
        "stages": [_stage(corpus, found) for found in figures],
    }
    body = b",\n".join(orjson.dumps(row) for row in rows)
    yield Artefact("data/cases-by-stage.json", orjson.dumps(head)[:-1] + b',"cases":[\n' + body + b"\n]}\n")


def _stage(corpus: Corpus, figures: StageFigures) -> dict[str, Any]:
    return {
        "stage": figures.stage,
        "label": corpus.vocabularies.label("stages", figures.stage),
        "cases": len(figures.entries),
        "median_days": _days(figures.median),
        "median_known_of": len(figures.times),
    }


def _row(entry: Entry, release: Release) -> dict[str, Any]:
    """Return a case: days are the fewest and the most that its dates can mean, and null where they are not known."""
    known_since = since(entry)
    return {
        "id": entry.id,
        "address": f"{entry.address}/",
        "title": entry.record.title,
        "stage": entry.fields["stage"],
        "origin": entry.fields.get("origin"),
        "countries": list(entry.record.countries),
        "objectives": list(entry.record.objectives),
        "public": "full" if is_open(entry) else "summary",
        "since": known_since or None,
        "days_since": _days(days_between(known_since, release.build_date.isoformat())),
    }


def _days(duration: Duration | None) -> dict[str, int] | None:
    return duration._asdict() if duration else None


def _flat(row: dict[str, Any]) -> dict[str, object]:
    """Return a row whose every cell is one value."""
    days = row["days_since"] or {}
    return {
        **{name: value for name, value in row.items() if name != "days_since"},
        "countries": " ".join(row["countries"]),
        "objectives": " ".join(map(str, row["objectives"])),
        "days_least": days.get("least"),
        "days_most": days.get("most"),
    }


EXPORTER = Exporter("cases-by-stage", export)
