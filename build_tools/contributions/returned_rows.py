"""What was refused as a workbook to mend and send again: each row as it was, with what is wrong beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

from build_tools.contributions.judging import Judgement
from build_tools.contributions.sent_file import SentFile
from build_tools.corpus import Corpus, publishable
from build_tools.diagnostics import Severity
from build_tools.doors import Filled
from build_tools.doors._template_workbook import workbook_of
from build_tools.forms import Form
from build_tools.intake import codes


def returned_rows(
    sent: SentFile, forms: Sequence[Form], corpus: Corpus, strings: Mapping[str, Any]
) -> bytes:  # fmt: skip
    """Return a workbook with a sheet for each type of which something was refused; nothing where nothing was."""
    public = publishable(corpus).corpus
    rows: dict[str, list[tuple[Filled, str]]] = {}
    for filled, judgement in zip(sent.filled, sent.judgements, strict=True):
        if judgement.state == "refused" and not _is_there(judgement):
            rows.setdefault(judgement.type, []).append((filled, _told(judgement)))
    asked = {form.type.name: form for form in forms}
    return workbook_of([(asked[name], found) for name, found in rows.items()], public, strings) if rows else b""


def _is_there(judgement: Judgement) -> bool:
    """Tell whether a record was refused for nothing else than being there already."""
    errors = [one for one in (*judgement.notes, *judgement.findings) if one.severity is Severity.ERROR]
    return all(one.code is codes.SENT_TWICE for one in errors)


def _told(judgement: Judgement) -> str:
    """Return what is to be mended, a line each."""
    told = (*judgement.notes, *judgement.findings)
    found = [one for one in told if one.severity is Severity.ERROR or one.code is codes.UNKNOWN_HEADING]
    return "\n".join(f"{one.message} {one.hint}" for one in found)
