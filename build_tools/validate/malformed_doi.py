"""A DOI must be the bare identifier."""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from build_tools.corpus import Entry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import rule_of_record

CODE = Code("CC310", "malformed-doi", Severity.ERROR, "A DOI that is not the bare identifier")

DOI = re.compile(r"10\.\d{4,9}/\S*[^\s.,;:]")
"""The form that the registration agencies advise to check; a full stop or comma at the end comes from the sentence."""
AROUND = re.compile(r"^\s*(?:https?://)?(?:(?:dx\.|www\.)?doi\.org/|doi\s*[:=]?\s*)?", re.IGNORECASE)


def cleaned(text: str) -> str | None:
    """Return the DOI in a text without what stands around it; None where there is none."""
    found = DOI.search(unquote(AROUND.sub("", text)))
    return found.group() if found else None


def _find(entry: Entry) -> Iterator[Diagnostic]:
    doi = entry.fields.get("doi") if entry.type.name == "evidence" else None
    if isinstance(doi, str) and not DOI.fullmatch(doi):
        clean = cleaned(doi)
        hint = f"Write “{clean}”." if clean else "A DOI begins with 10. and has a slash: 10.1093/jeea/jvae044."
        yield Diagnostic(CODE, entry.path, f"“{doi}” is not a DOI.", hint, "/doi")


RULE = rule_of_record(CODE, _find)
