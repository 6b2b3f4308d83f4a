"""How one version of a record is named, and the address at which it stays."""

from build_tools.corpus.corpus import Entry

VERSIONS_FOLDER = "versions"
SHOWN_DIGEST = 12
"""Characters of a record's digest that name its version: enough that no two versions share them."""


def version_name(digest: str) -> str:
    """Return the name of the version that has a digest."""
    return digest[:SHOWN_DIGEST]


def version_address(address: str, digest: str) -> str:
    """Return where a version of the record at an address (folder/id) is published, site-relative."""
    return f"{VERSIONS_FOLDER}/{address}/{version_name(digest)}.json"


def present_version(entry: Entry) -> str:
    """Return where the version of a record that readers see today is published."""
    return version_address(entry.address, entry.digest)
