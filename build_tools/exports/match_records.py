"""What the browser shows of a record that it suggests, in few large files that tell nothing of a need."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import BLOCK, FOLDER
from build_tools.search.compact import listed
from build_tools.search.packing import pack


def export(corpus: Corpus, _release: Release) -> Iterator[Artefact]:
    """Yield the files: for each record in the order of the search index its type, id, title, language and countries."""
    entries = listed(corpus)
    for block, start in enumerate(range(0, len(entries), BLOCK)):
        told = [_told(entry) for entry in entries[start : start + BLOCK]]
        yield Artefact(f"{FOLDER}/records-{block}.idx", pack(told))


def _told(entry: Entry) -> list[object]:
    record = entry.record
    return [
        entry.type.name, entry.id, record.title, record.language, " ".join(record.countries),
        int(bool(record.superseded_by)),
    ]  # fmt: skip


EXPORTER = Exporter("match-records", export)
