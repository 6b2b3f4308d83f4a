"""Feedback as HTML: the list of changes, and the two states of a page side by side with what differs marked."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any

from build_tools.feedback._base import Feedback, FindingTold, RecordTold
from build_tools.feedback._groups import groups
from build_tools.feedback._words import (
    SEVERITIES,
    became,
    count_told,
    left_out_sentence,
    place_of,
    short,
    tally,
    verdict,
)
from build_tools.feedback.texts import Line, Row, opcodes
from build_tools.pages.rendering import Templates, render_content

WORDS = re.compile(r"\s*\S+")
Part = Mapping[str, str]
"""{mark, text}: mark is empty, `del` or `ins`."""
Places = Mapping[str, Mapping[str, str]]
"""By the address of a record: the files of its page before and after, and of their comparison."""


def index_html(templates: Templates, feedback: Feedback, places: Places | None = None) -> str:
    """Return the list of changes; `places` are the pages that it may lead to, by the address of the record."""
    told = {
        "base": short(feedback.base),
        "verdict": verdict(feedback),
        "tally": tally(feedback.records),
        "left_out": left_out_sentence(feedback.left_out).replace("`", "“", 1).replace("`", "”", 1),
        "findings": [_finding(one) for one in feedback.findings],
        "records": [_record(one, (places or {}).get(one.address, {})) for one in feedback.records],
        "counts": [count_told(one) for one in feedback.counts],
        "files": [{"kind": one.kind, "path": one.path} for one in feedback.files],
        "unread_before": feedback.unread_before,
        "unshown": feedback.unshown,
        "is_styled": places is not None,
    }
    return render_content(templates, "feedback/index.html", told)


def compare_html(templates: Templates, record: RecordTold, rows: Iterable[Row], places: Mapping[str, str]) -> str:
    """Return the two states of the page of a record side by side."""
    told = {"record": _record(record, places), "sections": [*_sections(rows)], "is_styled": True}
    return render_content(templates, "feedback/compare.html", told)


def note_html(templates: Templates, top: str) -> str:
    """Return what every page of the preview begins with; `top` is the way to the preview's own top."""
    return render_content(templates, "feedback/note.html", {"top": top})


def _finding(finding: FindingTold) -> Mapping[str, str]:
    return {
        "do": SEVERITIES[finding.severity],
        "message": finding.message,
        "code": finding.code,
        "place": place_of(finding),
        "hint": finding.hint,
    }


def _record(record: RecordTold, places: Mapping[str, str]) -> Mapping[str, Any]:
    sides = ({"label": field.label, "before": field.before, "after": field.after} for field in record.fields)
    return {
        "title": record.title or record.address,
        "type": record.type,
        "became": became(record),
        "path": record.path,
        "fields": [*sides],
        "groups": [
            {
                "heading": group.heading,
                "is_new": group.is_new,
                "more": group.more,
                "ends": [{"title": end.title, "address": end.address, "why": why} for end, why in group.ends],
            }
            for group in groups(record)
        ],
        **{name: places.get(name, "") for name in ("before", "after", "compare")},
    }


def _sections(rows: Iterable[Row]) -> Iterator[Mapping[str, Any]]:
    """Yield the lines of two pages by their heading: {heading, rows: [{is_same, before, after}]}."""
    heading: str | None = None
    told: list[Mapping[str, Any]] = []
    for row in rows:
        for before, after in zip_longest(row.before, row.after):
            own = (after or before or ("", ""))[0]
            if own != heading:
                if told:
                    yield {"heading": heading, "rows": told}
                heading, told = own, []
            told.append(_side_by_side(before, after, is_same=row.is_same))
    if told:
        yield {"heading": heading, "rows": told}


def _side_by_side(before: Line | None, after: Line | None, *, is_same: bool) -> Mapping[str, Any]:
    gone, come = before[1] if before else "", after[1] if after else ""
    if is_same:
        return {"is_same": True, "before": [_part("", gone)], "after": [_part("", come)]}
    return {"is_same": False, "before": [*_marked(gone, come, "del")], "after": [*_marked(come, gone, "ins")]}


def _marked(words: str, others: str, mark: str) -> Iterator[Part]:
    """Yield a line in parts, with those marked that the other does not have."""
    own = WORDS.findall(words)
    for kind, begin, end, _, _ in opcodes(own, WORDS.findall(others)):
        if end > begin:
            yield _part("" if kind == "equal" else mark, "".join(own[begin:end]))


def _part(mark: str, text: str) -> Part:
    return {"mark": mark, "text": text}
