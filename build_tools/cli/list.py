"""`commons list`: the records, one a line."""

import csv
import io
from typing import Any

import click

from build_tools.cli._corpus import find_term, find_type, opened
from build_tools.cli._group import Project
from build_tools.cli._terminal import say, styled
from build_tools.corpus import Corpus, Entry
from build_tools.reporters._printable import printable_json, printable_text
from build_tools.tables import cell_text

COLUMNS = ("type", "id", "title", "countries", "objectives", "path")


@click.command(name="list")
@click.argument("type_name", metavar="[TYPE]", required=False)
@click.option("--country", "countries", metavar="COUNTRY", multiple=True, help="Code or name; any of those given.")
@click.option("--objective", "objectives", metavar="NUMBER", multiple=True, help="Its number; any of those given.")
@click.option("--broken", is_flag=True, help="The files that are left out because of findings.")
@click.option("--format", "format_name", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True,
              help="How to print.")  # fmt: skip
@click.pass_obj
def list_records(
    project: Project,
    *,
    type_name: str | None,
    countries: tuple[str, ...],
    objectives: tuple[str, ...],
    broken: bool,
    format_name: str,
) -> None:
    """List the records, of one TYPE or of all."""
    kind = find_type(type_name) if type_name else None
    with opened(project) as (_, reading):
        corpus = reading.corpus
        if broken:
            paths = [path for (name, _), path in sorted(corpus.broken.items()) if kind is None or kind.name == name]
            _write([{"path": path} for path in paths], ("path",), format_name)
            return
        wanted = {find_term(corpus, "countries", word) for word in countries}
        numbers = {int(find_term(corpus, "objectives", word)) for word in objectives}
        rows = [
            row_of(entry, corpus)
            for entry in (corpus.by_type[kind.name] if kind else corpus)
            if (not wanted or wanted & set(entry.record.countries))
            and (not numbers or numbers & set(entry.record.objectives))
        ]
    _write(rows, COLUMNS, format_name)


def row_of(entry: Entry, corpus: Corpus) -> dict[str, Any]:
    """Return what a list tells of a record."""
    return {
        "type": entry.type.name,
        "id": entry.id,
        "title": entry.record.title,
        "countries": list(entry.record.countries),
        "country_names": [corpus.vocabularies.label("countries", code) for code in entry.record.countries],
        "objectives": list(entry.record.objectives),
        "path": entry.path,
        "address": entry.address,
    }


def _write(rows: list[dict[str, Any]], columns: tuple[str, ...], format_name: str) -> None:
    if format_name == "json":
        say(printable_json(rows, indent=2))
    elif format_name == "csv":
        say(_csv(rows, columns).rstrip("\n"))
    else:
        for row in rows:
            say(_line(row))


def _line(row: dict[str, Any]) -> str:
    if "address" not in row:
        return printable_text(row["path"])
    return f"{styled(row['address'], bold=True)}  {styled(row['title'])}"


def _csv(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(_cell(row[column]) for column in columns)
    return text.getvalue()


def _cell(value: object) -> str:
    """Return a value as a cell: lists with blanks between, and nothing that a spreadsheet would run."""
    text = " ".join(map(str, value)) if isinstance(value, list) else printable_text(str(value))
    return cell_text(text) if text else ""


COMMAND = list_records
