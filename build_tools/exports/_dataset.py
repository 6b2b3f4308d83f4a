"""What a release says of its data as a whole."""

from build_tools.catalogue import Dataset
from build_tools.exports._base import Release


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
