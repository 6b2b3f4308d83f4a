"""JSON of every record, beside its page; old ids lead to the new one."""

from collections.abc import Iterator

import orjson

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release, published_form


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `practices/x.json` for every record, and for every former id a file that names the present one."""
    for entry in corpus:
        told = {"schema_version": release.schema_version, **published_form(entry)}
        incoming = corpus.incoming.get(entry.key, ())
        if incoming and not entry.is_withdrawn:
            told["named_by"] = [
                {"type": relation.source[0], "id": relation.source[1], "as": relation.kind} for relation in incoming
            ]
        yield Artefact(f"{entry.address}.json", orjson.dumps(told, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        for old in entry.record.former_ids:
            if (entry.type.name, old) not in corpus.entries:
                moved = {"schema_version": release.schema_version, "type": entry.type.name, "id": old, "moved_to": entry.id}
                yield Artefact(f"{entry.type.folder}/{old}.json", orjson.dumps(moved, option=orjson.OPT_INDENT_2))


EXPORTER = Exporter("record-json", export)
