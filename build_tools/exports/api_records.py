"""Single records in the API: the same bytes as beside their pages."""

from collections.abc import Iterator

from build_tools.api import address
from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports.record_json import record_files


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield a file for every record and every former id."""
    for file in record_files(corpus, release):
        yield Artefact(address("record", record_type=file.type.name, id=file.id), file.data)


EXPORTER = Exporter("api-records", export)
