"""A difference as Markdown: the notes of a release, by kind of change."""

import re
from collections.abc import Iterator, Sequence

from build_tools.versions.comparison import Comparison
from build_tools.versions.difference import KINDS, Change
from build_tools.versions.ledger import ReleaseTold
from build_tools.versions.telling import MEANING, address_of, counted, moved

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|&~!])")
LISTED = 200
"""Records of one kind; a list that nobody reads to its end says less than its number."""


def markdown_of(compared: Comparison) -> str:
    """Return headings by kind of change, and a line for each record with the fields that changed."""
    head = [f"# {_plain(compared.old_name)} to {_plain(compared.new_name)}", "", f"{counted(compared.changes)}."]
    return "\n".join([*head, *_changes(compared.changes)])


def notes_of_release(told: ReleaseTold, last: ReleaseTold | None, changes: Sequence[Change]) -> str:
    """Return the notes of a release: its counts, what changed since the one before, and how to get it again."""
    by_type = ", ".join(f"{count:,} {name}" for name, count in told.counts.items() if count)
    lines = [
        f"# Release {told.version}",
        "",
        f"Released on {told.date}. Version {told.schema_version} of the schema. Tag of Git: `{told.tag}`.",
        "",
        f"{sum(told.counts.values()):,} records: {by_type}.",
        "",
        f"Since {last.version} of {last.date}: {counted(changes)}." if last else "The first release.",
    ]
    return "\n".join([*lines, *_changes(changes), ""])


def _changes(changes: Sequence[Change]) -> Iterator[str]:
    """Yield the lines below the head."""
    for kind in KINDS:
        found = [change for change in changes if change.kind == kind]
        if found:
            yield from ("", f"## Records {MEANING[kind]}", "")
            yield from (_line(change) for change in found[:LISTED])
            if len(found) > LISTED:
                yield f"- and {len(found) - LISTED:,} more"


def _line(change: Change) -> str:
    fields = ", ".join(dict.fromkeys(field.pointer.split("/")[1].replace("_", " ") for field in change.fields))
    told = f"- {_plain(change.title) or 'Without a title'} (`{address_of(change)}`)"
    told += f", {moved(change)}" if moved(change) else ""
    return f"{told}: {_plain(fields)}" if fields else told


def _plain(text: str) -> str:
    """Return text of others as Markdown that shows it as it is, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
