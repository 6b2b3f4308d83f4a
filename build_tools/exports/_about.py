"""What a dump says of itself where it can hold plain texts only."""

from build_tools.catalogue import LICENCE
from build_tools.exports._base import Release


def about(release: Release) -> dict[str, str]:
    """Return the version of the schema, whose data it is, its licence and its day, by name."""
    return {
        "schema_version": release.schema_version,
        "title": release.site_name,
        "site": release.site_url,
        "licence": LICENCE.id,
        "date": release.build_date.isoformat(),
    }
