"""Feedback as the comment of a proposal: the most important first, details folded, within what GitHub takes."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from build_tools.feedback._base import CountTold, Feedback, FieldTold, FindingTold, Named, Passage, RecordTold
from build_tools.feedback._groups import Group, groups
from build_tools.feedback._words import (
    SEVERITIES,
    became,
    count_told,
    is_duplicate,
    left_out_sentence,
    place_of,
    short,
    tally,
    verdict,
)
from build_tools.feedback._wrapping import difference_lines
from build_tools.reporters._comment import PLAIN, fenced, named, shown
from build_tools.reporters._counts import counted
from build_tools.reporters._summary import COMMENT_BYTES

MARKER = "<!-- commons report -->"
"""The first line: by it the comment is found again, so that there is one that is updated."""
CLOSING = 1_500
"""Bytes kept free for what was left out and where it is."""
SHARE = 0.4
"""Of the room, findings take no more, so that a comment on many broken files still says what changed."""
LISTED = 100
"""Records in the list, before the details."""
SHOWN_FIELDS, SHOWN_LINES = 30, 60
"""Of one record; the preview and the JSON have the others."""
SHOWN_VALUE = 300


class _Room:
    """The bytes that are left, and what did not fit."""

    def __init__(self, bytes_max: int) -> None:
        self.left = bytes_max - CLOSING
        self.cut: list[str] = []

    def take(self, text: str) -> str:
        """Return a text and its line end where it fits, else nothing."""
        whole = f"{text}\n"
        size = len(whole.encode())
        if size > self.left:
            return ""
        self.left -= size
        return whole

    def take_all(self, head: str, rows: Sequence[str], what: str, share: float = 1.0) -> str:
        """Return a head with the rows that fit below it; note how many did not."""
        least = self.left * (1 - share)
        told = self.take(head) if rows else ""
        for position, row in enumerate(rows):
            part = self.take(row) if told and self.left > least else ""
            if not part:
                self.note(len(rows) - position, len(rows), what)
                break
            told += part
        return told

    def note(self, left_out: int, of: int, what: str) -> None:
        if left_out:
            self.cut.append(f"{left_out:,} of {of:,} {what}")


def comment(feedback: Feedback, whole: str = "", bytes_max: int = COMMENT_BYTES) -> str:
    """Return the comment; `whole` is the address where the whole report and the preview can be downloaded."""
    room = _Room(bytes_max)
    parts = [room.take("\n".join(_head(feedback, whole)))]
    findings = [finding for finding in feedback.findings if not is_duplicate(finding)]
    doubles = [finding for finding in feedback.findings if is_duplicate(finding)]
    heading = "What to mend" if any(one.severity == "error" for one in findings) else "What to look at"
    table = f"\n### {heading}\n\n| | What | Where | How to mend it |\n| --- | --- | --- | --- |"
    parts.append(room.take_all(table, [_finding(one) for one in findings], "findings", SHARE))
    parts.append(room.take_all("\n### Is it there already?\n", [_double(one) for one in doubles], "look-alikes", SHARE))
    parts += _records(feedback.records, room)
    parts.append(_folded("What the filters of the search find", _counts(feedback.counts), room))
    parts.append(_folded("Other files", [f"- {shown(file.kind)}: {named(file.path)}" for file in feedback.files], room))
    return "".join([*parts, *_closing(feedback, room.cut, whole)])


def _head(feedback: Feedback, whole: str) -> Iterator[str]:
    yield MARKER
    yield "## What this proposal does to the records"
    yield ""
    yield f"**{verdict(feedback)}** Against {shown(short(feedback.base))}: {tally(feedback.records)}."
    if feedback.left_out:
        yield ""
        yield left_out_sentence(feedback.left_out)
    if whole and any(record.has_before or record.has_after for record in feedback.records):
        yield ""
        preview = f"[preview]({whole}): download it, unpack it, open `index.html`."
        yield f"The changed pages, as they will look, are in the {preview}"


def _finding(finding: FindingTold) -> str:
    what = f"{shown(finding.message)} ({shown(finding.code)})"
    return f"| **{SEVERITIES[finding.severity]}** | {what} | {named(place_of(finding))} | {shown(finding.hint)} |"


def _double(finding: FindingTold) -> str:
    return f"- {named(place_of(finding))}: {shown(finding.message)} {shown(finding.hint)}"


def _records(records: Sequence[RecordTold], room: _Room) -> Iterator[str]:
    """Yield a line for each record, and below it what changed, as far as there is room once all lines have theirs."""
    if not records:
        return
    yield room.take("\n### What changes")
    listed = [*takewhile(bool, (room.take(_line(record)) for record in records[:LISTED]))]
    room.note(len(records) - len(listed), len(records), "records")
    folded = 0
    for record, line in zip(records, listed, strict=False):
        details = _details(record)
        told = room.take(details) if details else ""
        folded += bool(details) and not told
        yield line + told
    room.note(folded, len(listed), "records with what changed in them")


def _line(record: RecordTold) -> str:
    title = f"**{shown(record.title, SHOWN_VALUE)}**" if record.title else "A record"
    return f"\n{title} · {shown(record.type)} · {shown(became(record))} · {named(record.path)}"


def _details(record: RecordTold) -> str:
    """Return what changed in a record, folded; nothing where there is nothing to tell."""
    found = [*groups(record)]
    parts = [*_fields(record.fields), *_passages(record.passages), *_links(found)]
    counts = (
        (len(record.fields), "field"),
        (len(record.passages), "passage of the page", "passages of the page"),
        (sum(len(group.ends) + group.more for group in found), "link"),
    )
    told = ", ".join(counted(*count) for count in counts if count[0])
    return "\n".join(["", f"<details><summary>{told}</summary>", *parts, "", "</details>"]) if parts else ""


def _fields(fields: Sequence[FieldTold]) -> Iterator[str]:
    if not fields:
        return
    yield from ("", "| Field | Before | Now |", "| --- | --- | --- |")
    for field in fields[:SHOWN_FIELDS]:
        values = " | ".join("" if value is None else shown(value, SHOWN_VALUE) for value in (field.before, field.after))
        yield f"| {shown(field.label)} | {values} |"
    yield from _more(len(fields) - SHOWN_FIELDS, "field")


def _passages(passages: Sequence[Passage]) -> Iterator[str]:
    if not passages:
        return
    lines = [*islice(difference_lines(passages), SHOWN_LINES + 1)]
    yield from ("", "On its page:", "", *fenced(lines[:SHOWN_LINES]))
    if len(lines) > SHOWN_LINES:
        yield from ("", "The page differs in more lines than these.")


def _links(found: Sequence[Group]) -> Iterator[str]:
    if not found:
        return
    yield ""
    for group in found:
        yield f"- {group.heading}, {'new' if group.is_new else 'no longer'}:"
        yield from (f"  - {_end(*end)}" for end in group.ends)
        if group.more:
            yield f"  - and {group.more:,} more"


def _end(record: Named, why: str) -> str:
    told = f"{shown(record.title, SHOWN_VALUE)} ({named(record.address)})"
    return f"{told}: {shown(why)}" if why else told


def _more(count: int, what: str) -> Iterator[str]:
    if count > 0:
        yield from ("", f"and {counted(count, f'more {what}')}")


def _counts(counts: Sequence[CountTold]) -> list[str]:
    return [f"- {shown(count_told(one))}" for one in counts]


def _folded(heading: str, rows: Sequence[str], room: _Room) -> str:
    """Return rows below a heading, folded; of many the first."""
    if not rows:
        return ""
    more = [f"- and {len(rows) - LISTED:,} more"] if len(rows) > LISTED else []
    lines = ["", f"<details><summary>{heading} ({len(rows):,})</summary>", "", *rows[:LISTED], *more, "", "</details>"]
    told = room.take("\n".join(lines))
    room.note(0 if told else len(rows), len(rows), f"lines of “{heading}”")
    return told


def _closing(feedback: Feedback, cut: Sequence[str], whole: str) -> Iterator[str]:
    """Yield what is not told here, and how to see all of it."""
    command = f"`commons report --base {feedback.base}`" if PLAIN.fullmatch(feedback.base) else "`commons report`"
    if cut:
        where = f"[the whole report]({whole}) has it" if whole else f"{command} tells it"
        yield f"\nThere is more than fits here: {', '.join(cut)} left out; {where}.\n"
    if feedback.unread_before:
        files = counted(feedback.unread_before, "file")
        yield f"\nBefore this proposal, {files} could not be read by the rules of today.\n"
    if feedback.unshown:
        yield f"\nOf {counted(feedback.unshown, 'case')} not all is public: what is withheld is not told here.\n"
    yield f"\n<sub>{command} says the same on your own machine. Nothing here is published until it is merged.</sub>\n"
