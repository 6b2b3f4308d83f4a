"""What a person meant who wrote the name of a country, an objective or a term in words of their own."""

import re

from build_tools.corpus import Vocabularies
from build_tools.corpus.names import Names, listed, names_of
from build_tools.corpus.vocabularies import language_known

NUMBER = re.compile(r"(?<![\d.])\d+(?![\d.]*\d)")
"""A whole number, as in “6”, “objective 6” or “6 and 18”."""
RANGE = re.compile(r"(?<![\d.])(\d{1,2})\s*[-\u2013\u2014]\s*(\d{1,2})(?![\d.]*\d)")
"""The numbers from one to another: “1-23”."""
LIST_MARKS = re.compile(r"[,;\n\u060c\u3001\uff0c\uff1b]")
"""What people write between the entries of a list, in Arabic and Chinese too."""
AND = re.compile(r"\s(?:and|et|y|e|и)\s|\s*/\s*|\s\+\s|\s&\s")


class TermFinder:
    """Finds terms by id, label in any language, alias, or what looks much like one of them."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        """Take the vocabularies; the names of each are indexed when first asked for."""
        self._vocabularies = vocabularies
        self._names: dict[str, Names] = {}

    def meant(self, vocabulary: str, word: str) -> str | None:
        """Return the id of the term that a word names, or None."""
        if vocabulary == "languages" and language_known(word, self._vocabularies[vocabulary]):
            return word
        return next(iter(self._known(vocabulary).exact(word)), None)

    def listed(self, vocabulary: str, text: str) -> tuple[list[str], list[str]]:
        """Return the ids that a text names with commas or lines between, and the words that name none."""
        if vocabulary == "objectives" and (numbers := NUMBER.findall(RANGE.sub(_counted, text))):
            known = self._vocabularies[vocabulary].terms
            return [one for one in numbers if one in known], [one for one in numbers if one not in known]
        if whole := self.meant(vocabulary, text):
            return [whole], []
        found: list[str] = []
        unknown: list[str] = []
        for part in filter(None, (" ".join(part.split()).strip(".") for part in LIST_MARKS.split(text))):
            pieces = [part] if self.meant(vocabulary, part) else [one.strip() for one in AND.split(part)]
            named = [self.meant(vocabulary, piece) for piece in pieces]
            if all(named):
                found += [term for term in named if term]
            else:
                unknown.append(part)
        return found, unknown

    def proposal(self, vocabulary: str, word: str) -> str:
        """Return a sentence that says what may have been meant, or what can be written."""
        near = self._known(vocabulary).near(word)
        if near:
            labels = (f"{term} ({self._vocabularies.label(vocabulary, term)})" for term in near)
            return f"Did you mean {listed(labels)}?"
        if vocabulary == "objectives":
            numbers = list(self._vocabularies[vocabulary].terms)
            return f"The objectives have the numbers {numbers[0]} to {numbers[-1]}."
        return HELP.get(vocabulary, f"`commons schema request` lists the {vocabulary}.")

    def _known(self, vocabulary: str) -> Names:
        if vocabulary not in self._names:
            self._names[vocabulary] = Names(names_of(self._vocabularies[vocabulary]))
        return self._names[vocabulary]


def _counted(span: re.Match[str]) -> str:
    return " ".join(map(str, range(int(span[1]), int(span[2]) + 1))) or span[0]


HELP = {
    "countries": "Write the name of the country or its ISO code, for example Kenya or KEN.",
    "languages": "Write the name of the language or its tag, for example French or fr.",
}
