"""JSON of every record, beside its page and in the API; old ids lead to the new one."""

from collections.abc import Iterator
from typing import Any

import orjson

from build_tools.api import address
from build_tools.corpus import Corpus
from build_tools.corpus.publication import is_open
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports.provenance import SOFTWARE
from build_tools.matching import Link
from build_tools.matching.answers import answer_json
from build_tools.provenance import Chronicle, provenance_of
from build_tools.records import RecordType
from build_tools.records.case import Case
from build_tools.records.stages import missing_next, next_stage
from build_tools.tables import published_form

CHOSEN = "similar"
"""Where computed links stand, but for types in which people choose them under that name."""
INDENTED = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `practices/x.json` for every record, and for every former id a file that names the present one.

    The API has the same bytes at an address of its own: they are made once.
    """
    for entry in corpus:
        told = {"schema_version": release.schema_version, **published_form(entry)}
        incoming = corpus.incoming.get(entry.key, ())
        if incoming and not entry.is_withdrawn:
            told["named_by"] = [
                {"record_type": relation.source[0], "id": relation.source[1], "as": relation.kind}
                for relation in incoming
            ]
        if is_open(entry) and isinstance(entry.record, Case) and (following := next_stage(entry.record)):
            told["next"] = _next(entry.record, following)
        links = release.similar.get(entry.key, ())
        if links and CHOSEN not in entry.type.model.model_fields:
            told[CHOSEN] = [_link(corpus, link) for link in links]
        if entry.key in release.answers:
            told["matches"] = answer_json(release.answers[entry.key])
        if is_open(entry):
            chronicle = release.chronicles.get(entry.key, Chronicle())
            told["provenance"] = provenance_of(entry, chronicle, release.build_date, SOFTWARE)
        yield from _files(entry.type, entry.id, told)
        for old in entry.record.former_ids:
            if (entry.type.name, old) not in corpus.entries:
                identity = {"record_type": entry.type.name, "id": old, "moved_to": entry.id}
                moved = {"schema_version": release.schema_version, **identity}
                yield from _files(entry.type, old, moved)


def _files(record_type: RecordType, record_id: str, told: dict[str, Any]) -> Iterator[Artefact]:
    """Yield the file of an id beside its page, and that of the API."""
    data = orjson.dumps(told, option=INDENTED)
    yield Artefact(f"{record_type.folder}/{record_id}.json", data)
    yield Artefact(address("record", record_type=record_type.name, id=record_id), data)


def _next(case: Case, stage: str) -> dict[str, Any]:
    """Return the stage that follows and what it needs that the case does not have: the same as on the page."""
    missing = [{"id": one.id, "field": one.field, "needs": one.need} for one in missing_next(case)]
    return {"stage": stage, "missing": missing}


def _link(corpus: Corpus, link: Link) -> dict[str, Any]:
    """Return a computed link as data: the same records, scores and reasons as on the page."""
    return {
        "address": f"{corpus.entries[link.target].address}/",
        "score": link.score,
        "reasons": [reason.words for reason in link.reasons],
    }


EXPORTER = Exporter("record-json", export)
