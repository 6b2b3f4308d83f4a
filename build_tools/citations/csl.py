"""Citations as CSL-JSON, which Zotero, Pandoc and others lay out in any style."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from build_tools.citations._base import Citation, CitationForm, one_line

KINDS = {"report": "report", "data": "dataset", "page": "webpage"}


def write(citation: Citation, _strings: Mapping[str, Any]) -> str:
    """Return a citation as an object; what is not known is left out."""
    texts = {
        "id": citation.key,
        "type": KINDS[citation.kind],
        "title": citation.title,
        "publisher": citation.publisher,
        "genre": citation.medium,
        "version": citation.version,
        "DOI": citation.doi,
        "URL": citation.url,
        "language": citation.language,
        "note": citation.note,
    }
    known: dict[str, Any] = {name: shown for name, text in texts.items() if (shown := one_line(text))}
    if citation.authors:
        known["author"] = [_author(name, is_body=citation.is_body) for name in citation.authors]
    if citation.date:
        known["issued"] = {"date-parts": [[int(part) for part in citation.date.split("-")]]}
    return orjson.dumps(known, option=orjson.OPT_INDENT_2).decode()


def _author(name: str, *, is_body: bool) -> dict[str, str]:
    """Return a name; where it does not say itself which part is the surname, it is kept whole."""
    surname, comma, first = (part.strip() for part in one_line(name).partition(","))
    if is_body or not comma or not surname or not first:
        return {"literal": one_line(name)}
    return {"family": surname, "given": first}


def gather(citations: Sequence[str]) -> str:
    """Return the list that CSL-JSON asks for, also around a single citation."""
    return f"[{', '.join(citations)}]\n"


CITATION_FORM = CitationForm("csl", write, ".csl.json", "application/vnd.citationstyles.csl+json", gather)
