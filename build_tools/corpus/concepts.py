"""The concepts of the field: their names in seven languages, by which a text is tagged with what it speaks of."""

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_tools.errors import VocabularyError
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import read_yaml

CONCEPTS_FILE = "concepts.yml"
CONCEPT_LANGUAGES = ("en", "fr", "es", "ar", "ru", "zh", "pt")
"""The six official languages and Portuguese, in which concepts have names."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept: `facet` is problem, instrument, sector, group, stage or setting.

    `objectives` are those of the Compact that it points to, `broader` the ids of wider concepts. `labels` has one name
    by BCP 47 tag, `aliases` the other forms that texts use, inflected ones too.
    """

    id: str
    facet: str
    definition: str
    objectives: tuple[int, ...]
    broader: tuple[str, ...]
    labels: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]]

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield (BCP 47 tag, name) for every label and alias."""
        for language in CONCEPT_LANGUAGES:
            if language in self.labels:
                yield language, self.labels[language]
            for alias in self.aliases.get(language, ()):
                yield language, alias


@functools.lru_cache(maxsize=4)
def load_concepts(directory: Path, digest: str) -> Mapping[str, Concept]:
    """Return the concepts of a directory of vocabularies by id, in the order of the file.

    `digest` is that of the vocabularies: as long as it stays, the file is read once. A directory without the file has
    no concepts.

    Raises:
        VocabularyError: the file cannot be read or does not hold together.
    """
    del digest
    file = directory / CONCEPTS_FILE
    if not file.is_file():
        return {}
    try:
        terms = read_yaml(file.read_text(encoding="utf-8"))["terms"]
        concepts = {concept.id: concept for concept in map(_concept, terms)}
    except (ReadingProblem, UnicodeDecodeError, KeyError, TypeError, ValueError) as problem:
        place = f":{problem.line}" if isinstance(problem, ReadingProblem) else ""
        message = f"schemas/vocabularies/{CONCEPTS_FILE}{place} cannot be read as concepts: {problem}."
        raise VocabularyError(message) from problem
    astray = sorted({wider for concept in concepts.values() for wider in concept.broader} - concepts.keys())
    if astray or len(concepts) != len(terms):
        reason = f"“broader” names {', '.join(astray)}, which is not there" if astray else "an id is there twice"
        message = f"schemas/vocabularies/{CONCEPTS_FILE}: {reason}."
        raise VocabularyError(message)
    return concepts


def _concept(raw: Mapping[str, Any]) -> Concept:
    return Concept(
        id=str(raw["id"]),
        facet=str(raw["facet"]),
        definition=str(raw.get("definition", "")),
        objectives=tuple(int(number) for number in raw.get("objectives", ())),
        broader=tuple(str(wider) for wider in raw.get("broader", ())),
        labels={tag: str(name) for tag, name in raw["labels"].items()},
        aliases={tag: tuple(map(str, names)) for tag, names in raw.get("aliases", {}).items()},
    )
