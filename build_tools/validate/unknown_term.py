"""A term must stand in its vocabulary."""

from collections.abc import Iterator

import pycountry
from babel.core import get_global

from build_tools.corpus import Corpus
from build_tools.corpus.vocabularies import Vocabulary, language_known
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._marks import Term
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._marked import marked
from build_tools.validate._names import Names

CODE = Code("CC302", "unknown-term", Severity.ERROR, "A term that its vocabulary does not have")

LISTED = 16
"""Terms that a hint names one by one; a longer list is read in its file."""
STANDARDS = {
    "countries": "Write the three capital letters of ISO 3166-1 alpha-3, for example KEN.",
    "languages": "Write the language tag of BCP 47, for example fr or zh-Hans.",
    "currencies": "Write the three capital letters of ISO 4217, for example USD.",
}
OTHER_COUNTRY_CODES = {
    "UAE": "ARE", "GER": "DEU", "DRC": "COD", "KSA": "SAU", "SUI": "CHE", "NED": "NLD", "POR": "PRT", "ROM": "ROU",
    "RSA": "ZAF", "PHI": "PHL", "NGR": "NGA", "KOS": "XKX", "SPA": "ESP", "SWI": "CHE", "DEN": "DNK", "GRE": "GRC",
}  # fmt: skip
"""Codes of other lists that texts use for countries; none of them is a code of ISO 3166-1."""


def _names(vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    yield from vocabulary.names()
    if vocabulary.name == "countries":
        for country in pycountry.countries:
            yield country.alpha_2, country.alpha_3
        yield from OTHER_COUNTRY_CODES.items()
        for alias, meant in get_global("territory_aliases").items():  # UK is GB
            found = pycountry.countries.get(alpha_2=meant[0])
            if found and len(meant) == 1 and alias.isalpha():
                yield alias, found.alpha_3


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
    names = {name: Names(_names(vocabulary)) for name, vocabulary in by_name.items()}
    known: set[tuple[str, str | int]] = set()  # most terms stand in many records
    for entry in corpus:
        for pointer, value, mark in marked(entry, Term):
            if (mark.vocabulary, value) in known:
                continue
            vocabulary, term = by_name[mark.vocabulary], str(value)
            if term in vocabulary.terms or (mark.vocabulary == "languages" and language_known(term, vocabulary)):
                known.add((mark.vocabulary, value))
                continue
            message = f"“{term}” is not in the list “{vocabulary.title}”."
            yield Diagnostic(CODE, entry.path, message, _hint(vocabulary, names[mark.vocabulary].near(term)), pointer)


RULE = Rule(code=CODE, check=_check)
