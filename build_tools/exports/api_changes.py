"""Where the API says what changed: pointers to the files of changes, with what tells whether they are new."""

from collections.abc import Iterator

from build_tools.api import address, relative
from build_tools.api.shapes import Changes, ChangesFile
from build_tools.corpus import Corpus
from build_tools.exports._api import small_file
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports.changes import LATEST, SINCE
from build_tools.versions import PastRelease


def export(_corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `changes.json`; the changes themselves may be many and stand once, among the data."""
    last = release.releases[-1] if release.releases else None
    earlier = [(SINCE.format(version=one.told.version), one) for one in release.releases]
    told = Changes(
        schema_version=release.schema_version,
        latest=_file(LATEST, release, last) if LATEST in release.files else None,
        earlier=[_file(path, release, one) for path, one in earlier if path in release.files],
    )
    yield small_file(address("changes"), told)


def _file(path: str, release: Release, since: PastRelease | None) -> ChangesFile:
    found = release.files[path]
    return ChangesFile(
        since=since.told.version if since else None,
        date=since.told.date if since else None,
        changes=relative(path, address("changes")),
        size=found.size,
        sha256=found.sha256,
    )


EXPORTER = Exporter("api-changes", export, when="catalogue")
