"""What answers the need of each public case, in the API."""

from collections.abc import Iterator

from build_tools.api import address, relative
from build_tools.api.match_shapes import MatchList, MatchSummary
from build_tools.corpus import Corpus
from build_tools.exports._api import small_file
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.matching.answers import answer_json


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the list of cases that have matches, and a file for each."""
    path = address("matches")
    answered = [(entry, answer_json(release.answers[entry.key])) for entry in corpus if entry.key in release.answers]
    summaries = [
        MatchSummary(
            id=entry.id,
            title=entry.record.title,
            address=f"{entry.address}/",
            counts={name: len(found) for name, found in matches.items() if name != "notes"},
            matches=relative(address("match", id=entry.id), path),
        )
        for entry, matches in answered
    ]
    yield small_file(path, MatchList(release.schema_version, summaries))
    for entry, matches in answered:
        own = address("match", id=entry.id)
        told = {
            "schema_version": release.schema_version,
            "record_type": entry.type.name,
            "id": entry.id,
            "title": entry.record.title,
            "address": f"{entry.address}/",
            "record": relative(address("record", record_type=entry.type.name, id=entry.id), own),
            "matches": matches,
        }
        yield small_file(own, told)


EXPORTER = Exporter("api-matches", export)
