"""The beginning of the API: what there is, and whether anything of it is new."""

from collections.abc import Iterator

from build_tools.api import API_PATHS, address, relative
from build_tools.api.shapes import ApiIndex, Licence, Status
from build_tools.corpus import Corpus
from build_tools.digests import digest_parts
from build_tools.exports._api import small_file
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports.dumps_json import LICENCE


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `index.json`, which leads to every file that has no parameters, and `status.json`."""
    path = address("index")
    links = {found.name: address(found.name) for found in API_PATHS if not found.parameters and found.name != "index"}
    index = ApiIndex(
        schema_version=release.schema_version,
        title=release.site_name,
        licence=Licence(**LICENCE),
        date=release.build_date.isoformat(),
        site=relative("", path),
        counts={name: len(entries) for name, entries in corpus.by_type.items()},
        links={name: relative(target, path) for name, target in links.items()},
    )
    yield small_file(path, index)
    status = Status(
        schema_version=release.schema_version,
        date=release.build_date.isoformat(),
        digest=digest_parts(part for entry in corpus for part in (entry.address, entry.digest)),
        records=len(corpus),
        withdrawn=sum(entry.is_withdrawn for entry in corpus),
        left_out=release.left_out,
    )
    yield small_file(address("status"), status)


EXPORTER = Exporter("api-index", export)
