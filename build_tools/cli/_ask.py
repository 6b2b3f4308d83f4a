"""Asks a person at a terminal for what a new record needs."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import click

from build_tools.cli._corpus import find_term
from build_tools.corpus import Corpus
from build_tools.errors import UsageError
from build_tools.records import RecordType
from build_tools.records._base import SUMMARY_MAX, SUMMARY_MIN
from build_tools.records.drafts import required_terms
from build_tools.reporters._printable import printable_text

Answer = TypeVar("Answer")
Alike = Callable[[str], Sequence[str]]
"""For a title, the records that may be the same thing, a line each."""


def ask_what_is_needed(kind: RecordType, values: dict[str, Any], corpus: Corpus, alike: Alike) -> None:
    """Ask for the fields that are not known yet; an empty answer leaves a blank to fill later.

    Raises:
        click.Abort: it is one of the records that there are.
    """
    if "title" not in values:
        values["title"] = click.prompt("Title", value_proc=_text_of(3, 300), err=True)
    _ask_whether_new(alike(values["title"]))
    if "summary" not in values:
        question = f"Summary, {SUMMARY_MIN} to {SUMMARY_MAX} characters (Enter: later)"
        _keep(values, "summary", _ask(question, _text_of(SUMMARY_MIN, SUMMARY_MAX)))
    if "countries" not in values:
        question = "Countries, codes or names with commas between (Enter: none)"
        _keep(values, "countries", _ask(question, lambda text: _terms(corpus, "countries", text)))
    if "objectives" not in values:
        numbers = list(corpus.vocabularies["objectives"].terms)
        question = f"Objectives of the Compact, {numbers[0]} to {numbers[-1]} with commas between (Enter: none)"
        _keep(values, "objectives", _ask(question, lambda text: [*map(int, _terms(corpus, "objectives", text))]))
    for name, vocabulary in required_terms(kind.model).items():
        if name not in values:
            _keep(values, name, _ask_term(kind, name, vocabulary, corpus))
    if "sources" not in values:
        _keep(values, "sources", _ask_source())


def _ask_whether_new(alike: Sequence[str]) -> None:
    if alike:
        click.echo("Is it one of these?", err=True)
        for line in alike:
            click.echo(f"  {printable_text(line)}", err=True)
        if not click.confirm("It is another one; go on", default=True, err=True):
            raise click.Abort


def _ask_term(kind: RecordType, name: str, vocabulary: str, corpus: Corpus) -> str | None:
    click.echo(f"{kind.model.model_fields[name].description}", err=True)
    for term in corpus.vocabularies[vocabulary].terms.values():
        click.echo(f"  {term.id:<24} {printable_text(term.label)}", err=True)
    return _ask(f"{name.capitalize()} (Enter: later)", lambda text: find_term(corpus, vocabulary, text))


def _ask_source() -> list[dict[str, str]] | None:
    url = _ask("Address of the page it rests on (Enter: later)", _address)
    if not url:
        return None
    title = click.prompt("Title of that page", value_proc=_text_of(1, 400), err=True)
    publisher = click.prompt("Who published it", value_proc=_text_of(1, 200), err=True)
    return [{"title": title, "publisher": publisher, "url": url}]


def _ask(question: str, read: Callable[[str], Answer]) -> Answer | None:
    """Return what the answer means, or None for an empty one; ask again where it cannot be read."""

    def answer(text: str) -> Answer | None:
        try:
            return read(text.strip()) if text.strip() else None
        except UsageError as error:
            raise click.BadParameter(str(error)) from error

    found: Answer | None = click.prompt(question, default="", show_default=False, value_proc=answer, err=True)
    return found


def _keep(values: dict[str, Any], name: str, value: object) -> None:
    if value:
        values[name] = value


def _terms(corpus: Corpus, vocabulary: str, text: str) -> list[str]:
    return [find_term(corpus, vocabulary, part.strip()) for part in text.split(",") if part.strip()]


def _text_of(shortest: int, longest: int) -> Callable[[str], str]:
    def read(text: str) -> str:
        stripped = " ".join(text.split())
        if not shortest <= len(stripped) <= longest:
            message = f"It has {len(stripped)} characters; it should have {shortest} to {longest}."
            raise click.BadParameter(message)
        return stripped

    return read


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")) or any(map(str.isspace, text)):
        message = "Begin it with https://, and leave no blanks in it."
        raise click.BadParameter(message)
    return text
