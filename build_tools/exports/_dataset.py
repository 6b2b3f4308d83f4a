"""What a release says of its data as a whole, and how its tables hang together."""

from collections.abc import Mapping, Sequence

from build_tools.catalogue import Dataset
from build_tools.corpus import Corpus
from build_tools.exports._base import Release
from build_tools.tables import tables
from build_tools.tables.keys import ForeignKey, dangling_references, foreign_keys


def dataset_of(release: Release) -> Dataset:
    """Return the data of a release, for those who describe it."""
    return Dataset(
        site_name=release.site_name,
        site_url=release.site_url,
        schema_version=release.schema_version,
        day=release.build_date,
        strings=release.strings,
        files=release.files,
    )


def keys_by_table(corpus: Corpus) -> Mapping[str, Sequence[ForeignKey]]:
    """Return the foreign keys of every table by its name."""
    dangling = dangling_references(corpus)
    return {table.name: keys for main in tables() for table, keys in foreign_keys(main, dangling)}
