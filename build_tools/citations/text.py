"""Citations as plain text, as they stand in a list of references."""

from collections.abc import Mapping
from typing import Any

from build_tools.citations._base import YEAR_LENGTH, Citation, CitationForm, one_line

MOST_AUTHORS = 6
"""Longer lists of authors are cut, as in most styles."""


def write(citation: Citation, strings: Mapping[str, Any]) -> str:
    """Return a citation as one line."""
    words = strings["cite"]
    authors = "; ".join(citation.authors[:MOST_AUTHORS])
    if len(citation.authors) > MOST_AUTHORS:
        authors = f"{authors} {words['et_al']}"
    year = citation.date[:YEAR_LENGTH] or words["no_date"]
    medium = f" [{citation.medium}]" if citation.medium else ""
    place = f"https://doi.org/{citation.doi}" if citation.doi else citation.url
    publisher = "" if citation.is_body and citation.publisher == "; ".join(citation.authors) else citation.publisher
    head = f"{authors} ({year}). {citation.title.rstrip('.')}{medium}."
    rest = [f"{part.rstrip('.')}." for part in (publisher, citation.note) if part]
    return one_line(" ".join([head, *rest, place]))


CITATION_FORM = CitationForm("text", write)
