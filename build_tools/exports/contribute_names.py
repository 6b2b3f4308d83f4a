"""The names that forms take their answers from, so that no page has to hold them all."""

from collections.abc import Iterator

import orjson
from anyascii import anyascii

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_listed
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.records import record_types

STANDARDS = ("countries", "languages", "currencies")
LETTERS = ((0xA0, 0x700), (0x1E00, 0x2070), (0x20A0, 0x2150))
"""The letters that ids are spelt from, as `records/drafts.py` does: those of Europe and Western Asia, and signs."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:  # noqa: ARG001 - every exporter gets the release
    """Yield `contribute/names.json` for every form, and `contribute/records.json` for those that name a record."""
    known = corpus.vocabularies
    lists = {name: [[term.id, term.label] for term in known[name].terms.values()] for name in STANDARDS}
    told = {
        "lists": {**lists, "organisation": [_organisation(entry) for entry in corpus.by_type["organisation"]]},
        "titles": {name: known[name].title for name in STANDARDS},
        "letters": _letters(),
    }
    yield Artefact("contribute/names.json", orjson.dumps(told))
    records = {
        found.name: {
            "folder": found.folder,
            "rows": [[entry.id, entry.record.title] for entry in corpus.by_type[found.name] if is_listed(entry)],
        }
        for found in record_types()
    }
    yield Artefact("contribute/records.json", orjson.dumps(records))


def _organisation(entry: Entry) -> list[str]:
    """Return an organisation's id and title, then the other names by which people know it."""
    others = [entry.fields.get("acronym", ""), *entry.fields.get("aliases", ())]
    return [entry.id, entry.record.title, *filter(None, others)]


def _letters() -> dict[str, str]:
    return {chr(code): anyascii(chr(code)) for start, end in LETTERS for code in range(start, end)}


EXPORTER = Exporter("contribute-names", export)
