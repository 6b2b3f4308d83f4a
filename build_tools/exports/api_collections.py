"""All records in the API, type by type and page by page."""

from collections.abc import Iterator

from build_tools.api import address, relative
from build_tools.api.paging import page_count, paged
from build_tools.api.shapes import Collection, CollectionPage, Collections
from build_tools.corpus import Corpus
from build_tools.exports._api import page_file, small_file
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.tables import published_form


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the list of types, and the pages of each."""
    path = address("collections")
    collections = [
        Collection(
            record_type=name,
            total=len(entries),
            withdrawn=sum(entry.is_withdrawn for entry in entries),
            pages=page_count(len(entries)),
            first=relative(address("collection", record_type=name, page=1), path),
        )
        for name, entries in corpus.by_type.items()
    ]
    yield small_file(path, Collections(release.schema_version, collections))
    for name, entries in corpus.by_type.items():
        for page in paged(entries):
            told = CollectionPage(
                schema_version=release.schema_version,
                record_type=name,
                total=len(entries),
                page=page.number,
                pages=page.pages,
                next=page.next,
                previous=page.previous,
                records=[published_form(entry) for entry in page.rows],
            )
            yield page_file(address("collection", record_type=name, page=page.number), told)


EXPORTER = Exporter("api-collections", export)
