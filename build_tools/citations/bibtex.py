"""Citations as BibTeX, in UTF-8."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from build_tools.citations._base import MONTH_LENGTH, YEAR_LENGTH, Citation, CitationForm, one_line

SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
"""What LaTeX reads as a command. Braces are spelt out, since BibTeX counts them even behind a backslash."""
_TABLE = str.maketrans(SPECIAL)
KINDS = {"report": "techreport", "data": "misc", "page": "misc"}
NOT_IN_KEY = re.compile(r"[^A-Za-z0-9-]+")
ADDRESS_SIGNS = "/:?#[]@!$&'()*+,;=%-._~"
"""Signs that an address may hold as they are; braces, backslashes and blanks are written as %XX."""


def write(citation: Citation, _strings: Mapping[str, Any]) -> str:
    """Return a citation as an entry that ends with a line break."""
    is_report = citation.kind == "report"
    fields = [
        ("author", " and ".join(_author(name, is_body=citation.is_body) for name in citation.authors)),
        ("title", f"{{{_escaped(citation.title)}}}"),
        ("institution" if is_report else "publisher", _escaped(citation.publisher)),
        ("year", citation.date[:YEAR_LENGTH]),
        ("month", str(int(citation.date[YEAR_LENGTH + 1 : MONTH_LENGTH] or 0) or "")),
        ("type" if is_report else "howpublished", _escaped(citation.medium)),
        ("version", _escaped(citation.version)),
        ("doi", _address(citation.doi)),
        ("url", _address(citation.url)),
        ("language", _escaped(citation.language)),
        ("note", _escaped(citation.note)),
    ]
    lines = [f"  {name} = {{{value}}}," for name, value in fields if value]
    key = NOT_IN_KEY.sub("-", citation.key)
    return "\n".join([f"@{KINDS[citation.kind]}{{{key},", *lines, "}", ""])


def _author(name: str, *, is_body: bool) -> str:
    """Return a name; that of a body in braces of its own, so that nobody takes its last word for a surname.

    A person whose name holds “and” is kept in one piece too.
    """
    escaped = _escaped(name)
    return f"{{{escaped}}}" if is_body or " and " in f" {escaped} " else escaped


def _escaped(text: str) -> str:
    return one_line(text).translate(_TABLE)


def _address(address: str) -> str:
    """Return an address or an identifier as it is, its rare signs as %XX: readers of BibTeX do not unescape it."""
    return quote(one_line(address), safe=ADDRESS_SIGNS)


CITATION_FORM = CitationForm("bibtex", write, ".bib", "application/x-bibtex")
