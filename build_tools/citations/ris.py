"""Citations as RIS, which reference managers read: a tag and a value on each line."""

from collections.abc import Mapping
from typing import Any

from build_tools.citations._base import YEAR_LENGTH, Citation, CitationForm, one_line

KINDS = {"report": "RPRT", "data": "DATA", "page": "ELEC"}
LINE_END = "\r\n"


def write(citation: Citation, _strings: Mapping[str, Any]) -> str:
    """Return a citation as a reference that ends with a line break; no value can begin a line of its own."""
    fields = [
        ("TY", KINDS[citation.kind]),
        *(("AU", _author(name, is_body=citation.is_body)) for name in citation.authors),
        ("TI", citation.title),
        ("PB", citation.publisher),
        ("PY", citation.date[:YEAR_LENGTH]),
        ("DA", _day(citation.date)),
        ("M3", citation.medium),
        ("DO", citation.doi),
        ("UR", citation.url),
        ("LA", citation.language),
        ("ID", citation.key),
        ("N1", citation.note),
    ]
    lines = [f"{tag}  - {text}" for tag, value in fields if (text := one_line(value))]
    return LINE_END.join([*lines, "ER  - ", ""])


def _author(name: str, *, is_body: bool) -> str:
    """Return a name; a comma would part a surname from a first name, which bodies do not have."""
    return name.replace(",", " -") if is_body else name


def _day(date: str) -> str:
    """Return a date as RIS writes it, year/month/day/, where more than the year is known."""
    year, month, day = [*date.split("-"), "", ""][:3] if date else ("", "", "")
    return f"{year}/{month}/{day}/" if month else ""


CITATION_FORM = CitationForm("ris", write, ".ris", "application/x-research-info-systems")
