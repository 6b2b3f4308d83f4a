"""What a text suggests beyond what a request names, for a person to confirm: objectives and people, with why."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Vocabularies
from build_tools.corpus.concepts import Concept
from build_tools.matching._terms import running_label
from build_tools.matching._wording import enumerated
from build_tools.matching.concepts import label as concept_label
from build_tools.matching.populations import EVERYONE
from build_tools.matching.understanding import SURE, Understood

MOST_GUESSES = 4
LEAST_STRENGTH = 0.3
"""Below it, an objective that nobody named is not suggested beside others."""
GROUP = "group"
SHOWN_CONCEPTS = 3


@dataclass(frozen=True, slots=True)
class Guess:
    """What a request did not say and its text suggests: a term of a vocabulary, from 0 to 1 how sure, and why."""

    vocabulary: str
    term: str
    label: str
    score: float
    words: str


class Guesses:
    """Puts into words what a text suggests."""

    def __init__(self, vocabularies: Vocabularies, strings: Mapping[str, Any]) -> None:
        """Take the vocabularies, and the texts of the interface."""
        self._vocabularies = vocabularies
        self._words: Mapping[str, str] = strings["match"]["guesses"]
        self._formats = str(strings["language"]["formats"])
        self.people: Mapping[str, str] = dict(self._people_by_concept())
        """Terms of the people concerned, by the concept that bears their name."""

    def _people_by_concept(self) -> Iterator[tuple[str, str]]:
        """Yield the concepts of groups that bear the name of a term of the people concerned, with that term."""
        terms = {
            name.casefold(): term.id
            for term in self._vocabularies["populations"].terms.values()
            for name in (term.id.replace("-", " "), term.label, *term.aliases)
        }
        for concept in self._vocabularies.concepts.values():
            named = (terms.get(name.casefold()) for name in _english_names(concept))
            term = next((term_id for term_id in named if term_id), "")
            if concept.facet == GROUP and term and term != EVERYONE:
                yield concept.id, term

    def of(self, understood: Understood) -> tuple[Guess, ...]:
        """Return what the text of a request suggests and the request does not name, the surest first."""
        return (*self._objectives(understood), *self._groups(understood))

    def _objectives(self, understood: Understood) -> Iterator[Guess]:
        """Where objectives are named, only those that the text speaks of as plainly are suggested beside them."""
        named = understood.request.objectives
        least = SURE if named else LEAST_STRENGTH
        fitting = [hint for hint in understood.hints if hint.strength >= least and int(hint.objective) not in named]
        for hint in [hint for hint in fitting if hint.concepts][:MOST_GUESSES]:
            label = self._vocabularies.label("objectives", hint.objective)
            yield Guess("objectives", hint.objective, label, hint.strength, self._why(hint.concepts))

    def _why(self, concepts: tuple[str, ...]) -> str:
        named = [concept_label(found, self._vocabularies) for found in concepts[:SHOWN_CONCEPTS]]
        return self._words["concepts"].replace("{concepts}", enumerated(named, self._formats))

    def _groups(self, understood: Understood) -> Iterator[Guess]:
        named = set(understood.request.populations)
        found: dict[str, dict[str, float]] = {}
        for concept, strength in understood.told.get("concepts", {}).items():
            term = self.people.get(concept)
            if term and term not in named:
                found.setdefault(term, {})[concept] = strength
        strongest = sorted(found, key=lambda term: (-max(found[term].values()), term))
        for term in strongest[:MOST_GUESSES]:
            label = running_label("populations", term, self._vocabularies)
            yield Guess("populations", term, label, round(max(found[term].values()), 3), self._why(tuple(found[term])))


def _english_names(concept: Concept) -> Iterator[str]:
    return (name for tag, name in concept.names() if tag == "en")
