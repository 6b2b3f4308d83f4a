"""What a request did not say and its text suggests: objectives of the Compact, with why."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import fsum, log

from build_tools.corpus import Concept, Vocabularies
from build_tools.matching.fit import Fit
from build_tools.matching.traits import TraitsOf

MOST_GUESSES = 5
LATER = 0.5
"""A concept names the objectives that it points to the most important first; each later one counts for less."""
DOUBT = 3.0
"""So many records of the usual kind are thought to stand beside those that have a word: few of them prove little."""


@dataclass(frozen=True, slots=True)
class Hint:
    """An objective that a text points to: from 0 to 1 how strongly, and the concepts that say so, strongest first."""

    objective: str
    strength: float
    concepts: tuple[str, ...]


class Inference:
    """Reads objectives out of a text: what its concepts point to, and what records with its words name."""

    def __init__(self, fit: Fit, records: Sequence[TraitsOf], vocabularies: Vocabularies) -> None:
        """Take how rare traits are, and the traits of all records, by position."""
        self._fit = fit
        self._objectives = [tuple(told.get("objectives", ())) for told in records]
        self._concepts: Mapping[str, Concept] = vocabularies.concepts

    def objectives(self, told: TraitsOf) -> tuple[Hint, ...]:
        """Return the objectives that a text points to, the most likely first, equal ones by number.

        A text that names no concept points to none: words alone prove nothing.
        """
        by_concept = self._by_concept(told)
        if not by_concept:
            return ()
        of_concepts = _strongest({name: fsum(parts.values()) for name, parts in by_concept.items()})
        of_words = _strongest(self._by_words(told))
        both = {
            name: (of_concepts.get(name, 0.0) + of_words.get(name, 0.0)) / 2
            for name in of_concepts.keys() | of_words.keys()
        }
        order = sorted(both, key=lambda name: (-both[name], int(name)))
        return tuple(Hint(name, round(both[name], 3), _strongest_first(by_concept.get(name, {}))) for name in order)

    def _by_concept(self, told: TraitsOf) -> Mapping[str, Mapping[str, float]]:
        """Return what each concept adds to each objective."""
        found: dict[str, dict[str, float]] = {}
        for concept_id, strength in told.get("concepts", {}).items():
            weight = strength * self._fit.rarity("concepts", concept_id)
            for place, number in enumerate(self._concepts[concept_id].objectives if weight else ()):
                found.setdefault(str(number), {})[concept_id] = weight / (1 + LATER * place)
        return found

    def _by_words(self, told: TraitsOf) -> Mapping[str, float]:
        """Return how much more often than others the records with the words of a text name each objective."""
        parts: dict[str, list[float]] = {}
        for stem, strength in told.get("stems", {}).items():
            weight = strength * self._fit.rarity("stems", stem)
            for objective, more in self.more_often(stem).items() if weight else ():
                parts.setdefault(objective, []).append(weight * more)
        return {objective: fsum(found) for objective, found in parts.items()}

    def more_often(self, stem: str) -> Mapping[str, float]:
        """Return by objective the logarithm of how much likelier it is where a stem stands, where it is likelier."""
        having = self._fit.having("stems", stem)
        counts = Counter(objective for position in having for objective in self._objectives[position])
        found = {}
        for objective, count in counts.items():
            usual = len(self._fit.having("objectives", objective)) / len(self._objectives)
            likelier = (count + DOUBT * usual) / ((len(having) + DOUBT) * usual) if usual else 0.0
            if likelier > 1:
                found[objective] = log(likelier)
        return found


def _strongest(found: Mapping[str, float]) -> dict[str, float]:
    """Return the strongest few, as parts of the strongest."""
    order = sorted(found, key=lambda name: (-found[name], int(name)))
    most = found[order[0]] if order else 1.0
    return {name: found[name] / most for name in islice(order, MOST_GUESSES)}


def _strongest_first(parts: Mapping[str, float]) -> tuple[str, ...]:
    return tuple(sorted(parts, key=lambda name: (-parts[name], name)))
