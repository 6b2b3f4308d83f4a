"""`commons show`: one record, with its relations both ways."""

import textwrap
from collections.abc import Iterator
from typing import Any

import click

from build_tools.cli._corpus import find_entry, opened
from build_tools.cli._group import Project
from build_tools.cli._terminal import say, styled, width
from build_tools.corpus import Corpus, Entry, Relation
from build_tools.records.case import Case
from build_tools.records.stages import missing_next, next_stage
from build_tools.reporters._printable import printable_json, printable_text

HEAD = ("title", "summary")
"""Fields that stand above the others."""
INDENT = "  "


@click.command(name="show")
@click.argument("record_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Everything, as JSON.")
@click.pass_obj
def show(project: Project, record_id: str, *, as_json: bool) -> None:
    """Show a record and what it is connected with.

    ID is its file name without ending; folder/ID where several types use the id.
    """
    with opened(project) as (_, reading):
        entry = find_entry(reading.corpus, record_id)
        if as_json:
            say(printable_json(_whole(entry, reading.corpus), indent=2))
        else:
            for line in _lines(entry, reading.corpus):
                say(line)


def _whole(entry: Entry, corpus: Corpus) -> dict[str, Any]:
    return {
        "type": entry.type.name,
        "id": entry.id,
        "path": entry.path,
        "digest": entry.digest,
        "fields": dict(entry.fields),
        "body": entry.body,
        "relations": [_relation(found, corpus, incoming=False) for found in corpus.outgoing.get(entry.key, ())],
        "named_by": [_relation(found, corpus, incoming=True) for found in corpus.incoming.get(entry.key, ())],
    }


def _relation(relation: Relation, corpus: Corpus, *, incoming: bool) -> dict[str, str]:
    other = corpus.entries[relation.source if incoming else relation.target]
    return {"kind": relation.kind, "record": other.address, "title": other.record.title}


def _lines(entry: Entry, corpus: Corpus) -> Iterator[str]:
    yield styled(entry.record.title, bold=True)
    yield styled(f"{entry.type.name} · {entry.path}", dim=True)
    if entry.is_withdrawn:
        yield styled("withdrawn", colour="red")
    yield ""
    yield from _wrapped(entry.record.summary, "")
    yield ""
    for name, value in entry.fields.items():
        if name not in HEAD:
            yield from _field(name, _with_labels(name, value, corpus), "")
    yield from _next_stage(entry)
    if entry.body:
        yield ""
        yield from (printable_text(line) for line in entry.body.split("\n"))
    for heading, found, incoming in (
        ("Names", corpus.outgoing.get(entry.key, ()), False),
        ("Is named by", corpus.incoming.get(entry.key, ()), True),
    ):
        if found:
            yield ""
            yield styled(heading, bold=True)
            for relation in found:
                told = _relation(relation, corpus, incoming=incoming)
                yield styled(f"{INDENT}{told['kind']}: {told['record']}  {told['title']}")


def _next_stage(entry: Entry) -> Iterator[str]:
    """Yield what a request needs before it can move on."""
    case = entry.record
    if not isinstance(case, Case) or not (following := next_stage(case)):
        return
    missing = missing_next(case)
    yield ""
    yield styled(f"Next stage: {following}", bold=True)
    for one in missing:
        yield from _wrapped(f"- {one.need}. {one.repair}", INDENT)
    if not missing:
        yield f"{INDENT}Everything that it needs is there."


def _with_labels(name: str, value: object, corpus: Corpus) -> object:
    """Add the names of countries and objectives, which are codes in the record."""
    if name not in ("countries", "objectives") or not isinstance(value, list):
        return value
    return [f"{term} ({corpus.vocabularies.label(name, term)})" for term in value]


def _field(name: str, value: object, indent: str) -> Iterator[str]:
    label = name.replace("_", " ")
    if isinstance(value, dict):
        yield styled(f"{indent}{label}:", dim=True)
        for key, inner in value.items():
            yield from _field(key, inner, indent + INDENT)
    elif isinstance(value, list) and not all(isinstance(one, int) for one in value):
        yield styled(f"{indent}{label}:", dim=True)
        for one in value:
            yield from _entry_of_list(one, indent + INDENT)
    else:
        text = ", ".join(map(str, value)) if isinstance(value, list) else _plain(value)
        yield from _wrapped(f"{label}: {text}", indent)


def _entry_of_list(value: object, indent: str) -> Iterator[str]:
    if isinstance(value, dict):
        told = [line for name, inner in value.items() for line in _field(name, inner, indent + INDENT)]
        yield f"{indent}- {told[0].lstrip()}" if told else f"{indent}-"
        yield from told[1:]
    else:
        yield from _wrapped(f"- {_plain(value)}", indent)


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _wrapped(text: str, indent: str) -> list[str]:
    """Return text in lines; long words, such as addresses, stay whole."""
    safe = printable_text(text, len(text))
    return textwrap.wrap(
        safe, width(), initial_indent=indent, subsequent_indent=f"{indent}{INDENT}" if indent else "",
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip


COMMAND = show
