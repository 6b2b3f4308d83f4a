"""Asks a person at a terminal for a review."""

import click

from build_tools.corpus import Corpus, Entry
from build_tools.reporters._printable import printable_text
from build_tools.reviewing.answers import Answers
from build_tools.reviewing.criteria import asked_of
from build_tools.reviewing.form import QUESTIONS


def ask_review(entry: Entry, corpus: Corpus) -> Answers:
    """Ask for a review of a record, in the order of the form; who has a conflict of interest is asked for no more."""
    _tell(f"Review of {entry.address}: {entry.record.title}")
    given = {"organisation": _ask("organisation")}
    if corpus.find("organisation", given["organisation"]) is None:
        _tell_choices(corpus, "organisation-types")
        given["organisation_type"] = _ask("organisation_type")
    given["conflict"] = "yes" if click.confirm(_question("conflict"), err=True) else "no"
    if given["conflict"] == "yes":
        given["interest"] = _ask("interest")
        return Answers(given)
    criteria = _ask_criteria(entry, corpus)
    given["decision"] = _ask_term("Decision", corpus, "review-decisions")
    given["note"] = click.prompt("Note for readers (Enter: none)", default="", show_default=False, err=True)
    return Answers(given, criteria)


def _ask_criteria(entry: Entry, corpus: Corpus) -> dict[str, str]:
    _tell("Criteria:")
    answers = {}
    for term in asked_of(corpus.vocabularies, entry.type.name):
        _tell(f"  {term.label}: {term.definition}")
        answers[term.id] = _ask_term(term.label, corpus, "review-verdicts")
    return answers


def _ask_term(question: str, corpus: Corpus, vocabulary: str) -> str:
    choices = click.Choice([*corpus.vocabularies[vocabulary].terms])
    found: str = click.prompt(question, type=choices, err=True)
    return found


def _ask(name: str) -> str:
    found: str = click.prompt(_question(name), default="", show_default=False, err=True)
    return found


def _question(name: str) -> str:
    """Return what the form asks, without what only holds for a form."""
    return QUESTIONS[name].partition("; ")[0].removesuffix(" yes or no.").rstrip(".")


def _tell_choices(corpus: Corpus, vocabulary: str) -> None:
    for term in corpus.vocabularies[vocabulary].terms.values():
        _tell(f"  {term.id:<24} {term.label}")


def _tell(text: str) -> None:
    click.echo(printable_text(text), err=True)
