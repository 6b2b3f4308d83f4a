"""The names by which the field is known: concepts, terms and countries, as runs of folded words that lead to tokens."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from babel import Locale

from build_tools.corpus import FACETS, Vocabularies
from build_tools.corpus.facets import KIND_VOCABULARIES
from build_tools.search.folding import folded_words
from build_tools.search.stop_words import STOP_WORDS

LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh", "pt")
CONCEPT, COUNTRY = "concept", "country"
COUNTRY_NAMES = {
    "ARE": ("UAE", "Emirates"), "BOL": ("Bolivia",), "BRN": ("Brunei Darussalam",), "CIV": ("Ivory Coast",),
    "COD": ("DRC", "DR Congo", "Democratic Republic of the Congo", "RDC"), "COG": ("Republic of the Congo",),
    "CPV": ("Cabo Verde", "Cape Verde"), "CZE": ("Czech Republic",), "GBR": ("UK", "Great Britain", "Britain"),
    "IRN": ("Islamic Republic of Iran",), "KOR": ("Republic of Korea", "Korea"), "LAO": ("Lao PDR",),
    "MDA": ("Republic of Moldova",), "MKD": ("Macedonia",), "MMR": ("Burma", "Myanmar"), "NLD": ("Holland",),
    "PRK": ("DPRK",), "PSE": ("Palestine", "State of Palestine"), "RUS": ("Russian Federation",),
    "SWZ": ("Swaziland",), "SYR": ("Syrian Arab Republic",), "TLS": ("East Timor",), "TUR": ("Turkey", "Türkiye"),
    "TZA": ("United Republic of Tanzania",), "USA": ("USA", "United States of America", "EEUU", "EUA"),
    "VNM": ("Viet Nam", "Vietnam"),
}  # fmt: skip
"""Names in use beside those of CLDR."""
PHRASE_WORDS = 8
"""Longer names are sentences that nobody types: titles of objectives and targets."""

Names = tuple[tuple[str, str, str], ...]
"""(token, BCP 47 tag, name)."""
Continuations = list[list[list[str]]]
"""What may follow a first word, the longest first: [the other words, the tokens it then is]."""
Table = dict[str, Continuations]
"""Phrases by their first word; plain JSON."""


def token_of(facet: str, value: str) -> str:
    """Return the token of a concept, a country or a value of a facet."""
    return f"#{facet}/{value}"


def field_names(vocabularies: Vocabularies) -> Iterator[tuple[str, str, str]]:
    """Yield (token, BCP 47 tag, name) for everything that has names."""
    for concept in vocabularies.concepts.values():
        for language, name in concept.names():
            yield token_of(CONCEPT, concept.id), language, name
    yield from _country_names(vocabularies)
    for facet, vocabulary, prefix in term_vocabularies():
        for term in vocabularies[vocabulary].terms.values():
            token = token_of(facet, prefix + term.id)
            for name in (term.label, term.title, *term.aliases):
                yield token, "en", name
            for language, name in (*term.label_in.items(), *term.title_in.items()):
                yield token, language, name


def _country_names(vocabularies: Vocabularies) -> Iterator[tuple[str, str, str]]:
    portuguese = Locale.parse("pt").territories
    two_letters = {name: code for code, name in Locale.parse("en").territories.items()}
    for country in vocabularies["countries"].terms.values():
        token = token_of(COUNTRY, country.id)
        yield token, "pt", portuguese.get(two_letters.get(country.label, ""), "")
        for name in (country.label, *COUNTRY_NAMES.get(country.id, ())):
            yield token, "en", name
        for language, name in country.label_in.items():
            yield token, language, name


def term_vocabularies() -> Iterator[tuple[str, str, str]]:
    """Yield (facet, vocabulary, what stands before the id in values of the facet) of terms that a query may name."""
    for facet in FACETS:
        if facet.vocabulary in {"objectives", "regions", "sdgs", "populations", "themes"}:
            yield facet.name, facet.vocabulary, ""
    for type_name, vocabulary in KIND_VOCABULARIES.items():
        yield "kind", vocabulary, f"{type_name}."


class Node:
    """Words of a phrase: its name so far, what it is where it ends here, and the words that may follow."""

    __slots__ = ("following", "name", "tokens")

    def __init__(self, name: str) -> None:
        self.name = name
        self.tokens: Sequence[str] = ()
        self.following: dict[str, Node] = {}


class Phrases:
    """Phrases of one language or of several, as a tree of words: a word that no phrase goes on with ends the search."""

    def __init__(self, table: Table) -> None:
        self.first: dict[str, Node] = {}
        for first, continuations in table.items():
            for rest, tokens in continuations:
                node = self.first.setdefault(first, Node(first))
                for word in rest:
                    node = node.following.setdefault(word, Node(f"{node.name} {word}"))
                node.tokens = tokens


def phrases_by_language(vocabularies: Vocabularies) -> dict[str, Table]:
    """Return the phrases of each language as plain JSON, for the stage that tags; see `Phrases` for the shape."""
    of_language: dict[str, dict[tuple[str, ...], dict[str, None]]] = {language: {} for language in LANGUAGES}
    for token, language, name in field_names(vocabularies):
        if language in of_language and (phrase := phrase_words(name)):
            of_language[language].setdefault(phrase, {})[token] = None
    return {language: grouped(found) for language, found in of_language.items()}


def phrase_words(name: str) -> tuple[str, ...]:
    """Return the words of a name without those at its beginning that say nothing; none where it is no phrase."""
    found = folded_words(name)
    whole = len(found)
    while found and found[0] in STOP_WORDS:
        found.pop(0)
    lost_too_much = len(found) == 1 < whole - 1
    return () if lost_too_much or len(found) > PHRASE_WORDS else tuple(found)


def grouped(found: Mapping[tuple[str, ...], Iterable[str]]) -> Table:
    """Return phrases by their first word, the longest first."""
    by_first: Table = {}
    for phrase in sorted(found, key=lambda words_: (words_[0], -len(words_), words_)):
        by_first.setdefault(phrase[0], []).append([list(phrase[1:]), sorted(found[phrase])])
    return by_first


def joined(by_language: Mapping[str, Table]) -> Table:
    """Return the phrases of all languages as one table: in a query any language may be meant."""
    found: dict[tuple[str, ...], dict[str, None]] = {}
    for table in by_language.values():
        for first, continuations in table.items():
            for rest, tokens in continuations:
                found.setdefault((first, *rest), {}).update(dict.fromkeys(tokens))
    return grouped(found)
