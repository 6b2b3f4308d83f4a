"""`commons new`: the file of a new record, to be filled in."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import click
from rapidfuzz import fuzz

from build_tools.cli._ask import ask_what_is_needed
from build_tools.cli._corpus import did_you_mean, find_term, find_type
from build_tools.cli._group import Project
from build_tools.cli._new_file import choose_id
from build_tools.cli._progress import engine_of
from build_tools.cli._terminal import remark, say
from build_tools.config import Config
from build_tools.contributions.draft_file import draft_text
from build_tools.corpus import Corpus
from build_tools.diagnostics import Diagnostic
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import read_yaml
from build_tools.pipeline import read_corpus
from build_tools.records import RecordType
from build_tools.records._codes import MISSING_FIELD
from build_tools.records._marks import Term, marked_values
from build_tools.records.drafts import BLANK, Known
from build_tools.records.shape import build_record
from build_tools.search import open_index

ALIKE = 75
"""How much of the shorter of two titles the other has (0 to 100), for it to be worth a question."""
ALIKE_WHOLE = 45
"""How alike the whole titles must be besides: a title of one common word is part of many others."""
ALIKE_SHOWN = 3


@dataclass(slots=True)
class NewRecord:
    """What is known of the new record so far."""

    type: RecordType
    id: str
    values: dict[str, Any] = field(default_factory=dict)


@click.command(name="new")
@click.argument("type_name", metavar="TYPE")
@click.option("--title", default="", help="What it is called.")
@click.option("--summary", default="", help="What it is, in 40 to 700 characters.")
@click.option("--language", default="", metavar="TAG", help="Language of the text; en where not given.")
@click.option("--country", "countries", metavar="COUNTRY", multiple=True, help="Code or name; repeatable.")
@click.option("--objective", "objectives", metavar="NUMBER", multiple=True, help="Its number; repeatable.")
@click.option("--set", "settings", metavar="FIELD=VALUE", multiple=True, help="Any other field, its value in YAML.")
@click.option("--id", "record_id", default="", help="The file name without ending; by default made of the title.")
@click.option("--print", "only_print", is_flag=True, help="Print the file and write nothing.")
@click.pass_obj
def new(
    project: Project,
    *,
    type_name: str,
    title: str,
    summary: str,
    language: str,
    countries: tuple[str, ...],
    objectives: tuple[str, ...],
    settings: tuple[str, ...],
    record_id: str,
    only_print: bool,
) -> None:
    """Write the file of a new record of a TYPE, with marked blanks for what is still needed.

    On a terminal it asks for what it needs to know; in a script it takes what the options say.
    """
    kind = find_type(type_name)
    config = project.config()
    with engine_of(config) as engine:
        corpus = read_corpus(config, engine).corpus
    given = {"title": title, "summary": summary, "language": language}
    values: dict[str, Any] = {name: text for name, text in given.items() if text}
    if objectives:
        values["objectives"] = [int(find_term(corpus, "objectives", word)) for word in objectives]
    if countries:
        values["countries"] = [find_term(corpus, "countries", word) for word in countries]
    values.update(_set_fields(kind, settings))
    record = NewRecord(kind, record_id, values)
    asks = sys.stdin.isatty() and not only_print
    if asks:
        ask_what_is_needed(kind, record.values, corpus, lambda title: _alike(kind, title, corpus, config))
    _check_values(record, corpus)
    record.id = choose_id(kind, record.id, record.values.get("title", ""), corpus, config)
    if not asks and title:
        for line in _alike(kind, title, corpus, config):
            remark(f"Is it this one? {line}")
    file = config.content[0] / kind.folder / f"{record.id}{kind.suffix}"
    text = draft_text(kind, Known(record.values), file, corpus, config)
    if only_print:
        say(text.rstrip("\n"))
        return
    write_file(file, text.encode())
    path = config.relative(file)
    say(path)
    remark(f"Next: 1. Open {path}{_what_to_fill(text.count(BLANK))}.")
    remark("         A line that begins with # is a field that you may use: take the # away.")
    remark(f"      2. commons check {path} says what is still to be mended, and how.")
    remark(f"      3. make serve shows it at /{kind.folder}/{record.id}/, to you alone.")
    remark(f"      4. git add {path}, commit, and open a pull request; CONTRIBUTING.md tells the way without Git.")


def _what_to_fill(blanks: int) -> str:
    return f" and fill the {blanks} {'blank' if blanks == 1 else 'blanks'} marked {BLANK}" if blanks else ""


def _set_fields(kind: RecordType, settings: Sequence[str]) -> dict[str, Any]:
    """Return the fields that `--set` gives."""
    values: dict[str, Any] = {}
    for setting in settings:
        name, equals, text = setting.partition("=")
        names = list(kind.model.model_fields)
        if not equals or name not in names:
            near = did_you_mean(name, names) or f" Its fields are: {', '.join(names)}."
            wrong = f"a {kind.name} has no field {name!r}.{near}" if equals else "write it as FIELD=VALUE."
            message = f"--set {setting}: {wrong}"
            raise UsageError(message)
        try:
            values[name] = read_yaml(text)
        except ReadingProblem as problem:
            message = f"--set {setting}: {problem.message} {problem.hint}"
            raise UsageError(message) from problem
    return values


def _check_values(record: NewRecord, corpus: Corpus) -> None:
    """Refuse values that do not fit their fields, before a file holds them."""
    found = build_record(record.type, record.values, "")
    wrong = [one for one in found if one.code is not MISSING_FIELD] if isinstance(found, list) else []
    if wrong:
        finding: Diagnostic = wrong[0]
        message = f"{finding.message} {finding.hint}"
        raise UsageError(message)
    for _, value, mark in marked_values(record.type.model, record.values):
        if isinstance(mark, Term) and corpus.vocabularies.term(mark.vocabulary, value) is None:
            find_term(corpus, mark.vocabulary, str(value))  # says what may have been meant


def _alike(kind: RecordType, title: str, corpus: Corpus, config: Config) -> list[str]:
    """Return the records that may be the same thing, a line each."""
    index = open_index(corpus, config.cache / "search")
    near = [entry for entry, _ in index.alike_title(title, kind.name)]
    index.close()
    alike = [entry for entry in near if _is_alike(title.casefold(), entry.record.title.casefold())]
    return [f"{entry.address}  {entry.record.title}" for entry in alike[:ALIKE_SHOWN]]


def _is_alike(title: str, other: str) -> bool:
    return fuzz.token_set_ratio(title, other) >= ALIKE and fuzz.token_sort_ratio(title, other) >= ALIKE_WHOLE


COMMAND = new
