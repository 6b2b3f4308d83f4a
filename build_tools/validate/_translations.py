"""The digest that says of which text a translation is one."""

from build_tools.digests import digest_parts

SHOWN = 16
"""Characters that a file holds: enough that no two texts of one record share them."""


def translation_digest(title: str, summary: str) -> str:
    """Return the digest of a title and summary for `translations.<tag>.of`; how lines are broken does not count."""
    return digest_parts(" ".join(text.split()) for text in (title, summary))[:SHOWN]
