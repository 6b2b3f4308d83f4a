"""A term must stand in its vocabulary."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.corpus.names import Names, names_of
from build_tools.corpus.vocabularies import Vocabulary, language_known
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._marks import Term
from build_tools.records.drafts import BLANK
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._marked import marked

CODE = Code("CC302", "unknown-term", Severity.ERROR, "A term that its vocabulary does not have")

LISTED = 16
"""Terms that a hint names one by one; a longer list is read in its file."""
STANDARDS = {
    "countries": "Write the three capital letters of ISO 3166-1 alpha-3, for example KEN.",
    "languages": "Write the language tag of BCP 47, for example fr or zh-Hans.",
    "currencies": "Write the three capital letters of ISO 4217, for example USD.",
}


def _hint(vocabulary: Vocabulary, near: tuple[str, ...]) -> str:
    if near:
        labels = ((found, vocabulary.terms[found].label) for found in near)
        return f"Did you mean {' or '.join(f'“{found}” ({label})' for found, label in labels)}?"
    if vocabulary.name in STANDARDS:
        return STANDARDS[vocabulary.name]
    if len(vocabulary.terms) <= LISTED:
        return f"Use one of: {', '.join(vocabulary.terms)}."
    return f"Choose one from schemas/vocabularies/{vocabulary.name}.yml, or propose a new term there."


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    by_name = corpus.vocabularies.by_name
    names = {name: Names(names_of(vocabulary)) for name, vocabulary in by_name.items()}
    known: set[tuple[str, str | int]] = set()  # most terms stand in many records
    for entry in corpus:
        for pointer, value, mark in marked(entry, Term):
            if (mark.vocabulary, value) in known or str(value).startswith(BLANK):  # a blank is a finding already
                continue
            vocabulary, term = by_name[mark.vocabulary], str(value)
            if term in vocabulary.terms or (mark.vocabulary == "languages" and language_known(term, vocabulary)):
                known.add((mark.vocabulary, value))
                continue
            message = f"“{term}” is not in the list “{vocabulary.title}”."
            yield Diagnostic(CODE, entry.path, message, _hint(vocabulary, names[mark.vocabulary].near(term)), pointer)


RULE = Rule(code=CODE, check=_check)
