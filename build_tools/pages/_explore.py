"""Addresses of Explore: the whole of a question stands in them, so that a number can link to what it counts."""

from urllib.parse import quote

EXPLORE = "explore/"


def explore_address(*choices: tuple[str, str]) -> str:
    """Return where Explore shows the records under these (facet, value): any of one facet, all of different ones."""
    return EXPLORE + "?" + "&".join(f"{facet}={quote(value)}" for facet, value in choices)
