"""Whole addresses, for files that must name the site."""

from build_tools.config import LOCAL_SITE
from build_tools.exports._base import Release


def top_of(release: Release) -> str:
    """Return the address of the site, with a slash at its end: the local one where it has no other yet."""
    return release.site_url or LOCAL_SITE
