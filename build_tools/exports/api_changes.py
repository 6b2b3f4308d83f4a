"""Where the API says what changed: a pointer to the file of changes, with what tells whether it is new."""

from collections.abc import Iterator

from build_tools.api import address, relative
from build_tools.api.shapes import Changes
from build_tools.corpus import Corpus
from build_tools.exports._api import small_file
from build_tools.exports._base import Artefact, Exporter, Release

CHANGES = "data/changes.json"


def export(_corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `changes.json`; the changes themselves may be large and stand once, among the data."""
    path = address("changes")
    found = release.files.get(CHANGES)
    yield small_file(
        path,
        Changes(
            schema_version=release.schema_version,
            changes=relative(CHANGES, path) if found else None,
            size=found.size if found else None,
            sha256=found.sha256 if found else None,
        ),
    )


EXPORTER = Exporter("api-changes", export, when="catalogue")
