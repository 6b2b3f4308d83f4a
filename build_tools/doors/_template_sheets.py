"""The texts of a template: what stands in the instructions, the example and the lists."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.doors._columns import NEEDED, Column, columns_of
from build_tools.doors._written import choices_of, counts_of, text_in
from build_tools.forms import Form, Question
from build_tools.intake.meanings import Meanings

Words = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """What a template of a form is made of: its columns, the words of the interface, what its answers can name."""

    form: Form
    columns: Sequence[Column]
    strings: Words
    meanings: Meanings

    @property
    def words(self) -> Words:
        """The words of templates."""
        found: Words = self.strings["templates"]
        return found

    @property
    def title(self) -> str:
        """The name of the sheet that is filled."""
        return str(self.strings["types"][self.form.type.name]["other"])


def layout_of(form: Form, corpus: Corpus, strings: Words, counts: Mapping[str, int] | None = None) -> Layout:
    """Return what a template of a form is made of; `counts` says how many groups there are of a kind."""
    return Layout(form, columns_of(form, counts), strings, Meanings(corpus))


def instructions(layout: Layout) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the instructions: what to do, then every column."""
    words = layout.words
    yield (words["heading"],)
    for number, step in enumerate(words["steps"], 1):
        yield (f"{number}.", step.replace("{sheet}", layout.title))
    yield ()
    yield tuple(words["columns"].values())
    for column in layout.columns:
        question = column.question
        needed = words["yes"] if column.is_needed else ""
        several = words["yes"] if question.is_many else ""
        yield (column.heading.removesuffix(NEEDED), needed, several, question.help, written(question, words))


def written(question: Question, words: Words) -> str:
    """Return how an answer is written."""
    how = str(words["written"][question.kind])
    if not question.is_many:
        return how
    return f"{how}. {words['several_lines' if question.kind == 'text' else 'several']}"


def example(layout: Layout) -> Iterator[tuple[str, ...]]:
    """Yield the rows of the example: a real record as it would be filled in, with its address and sources."""
    entry = example_record(layout)
    if entry is None:
        return
    words = layout.words["example"]
    sources = "; ".join(f"{source.title} ({source.publisher}), {source.url}" for source in entry.record.sources)
    yield (words["heading"].replace("{title}", entry.record.title),)
    yield (words["source"].replace("{address}", entry.address).replace("{sources}", sources),)
    yield ()
    yield tuple(words["columns"].values())
    for column in columns_of(layout.form, counts_of(entry.fields)):
        text = text_in(column, entry.fields, entry.body, layout.meanings)
        if text:
            yield (column.heading.removesuffix(NEEDED), text)


def example_record(layout: Layout) -> Entry | None:
    """Return the record of the type that answers most questions; the shortest of those."""
    asked = {question.name for question in layout.form.questions}

    def rank(entry: Entry) -> tuple[int, int, str]:
        return (-len(asked & entry.fields.keys()), len(str(entry.fields)) + len(entry.body), entry.id)

    entries = layout.meanings.corpus.by_type[layout.form.type.name]
    return min((entry for entry in entries if not entry.is_withdrawn), key=rank, default=None)


def lists(layout: Layout) -> dict[str, Sequence[str]]:
    """Return what the cells of the columns offer, by the name of the list."""
    found: dict[str, Sequence[str]] = {}
    for column in layout.columns:
        name = list_name(column.question)
        if name and name not in found:
            found[name] = choices_of(column.question, layout.meanings)
    return {name: choices for name, choices in found.items() if choices}


def list_name(question: Question) -> str:
    """Return the name of the list that a question offers; nothing where anything can be written."""
    if question.kind == "record":
        return question.refers
    if question.kind in ("organisation", "yes-no"):
        return question.kind
    return question.vocabulary or (question.name if question.choices else "")
