"""What is understood of a request: its language, what it speaks of, and what a reader should know of the reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from build_tools.corpus import Places, Vocabularies
from build_tools.corpus.concepts import CONCEPT_LANGUAGES
from build_tools.matching._wording import enumerated, language_name, plural
from build_tools.matching.field import is_of_the_field
from build_tools.matching.inference import Hint, Inference
from build_tools.matching.languages import ENGLISH, language_of
from build_tools.matching.rendering import rendered
from build_tools.matching.requests import Request, subject_of_request
from build_tools.matching.traits import TraitsOf, traits_of

MOST_TEXT = 8_000
"""Characters of a need that are read: what is asked stands at its beginning."""
MOST_OBJECTIVES = 12
"""Who names more than half of the 23 objectives has chosen none."""
LITTLE = 6
"""Fewer telling words say too little of a need."""
OF_GUESSED = 0.8
"""How much of an objective counts that the text suggests and nobody named."""
SURE = 0.5
"""From here on, an objective is what the text speaks of."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A request as it is matched: `told` are its traits with the objectives that were guessed where none is named.

    `hints` are all objectives that the text points to; `notes` are sentences, those `of_objectives` only of use where
    something fits.
    """

    request: Request
    told: TraitsOf
    hints: tuple[Hint, ...]
    notes: tuple[str, ...]
    of_objectives: tuple[str, ...]

    @property
    def objectives_were_guessed(self) -> bool:
        """Tell whether the objectives that count are those that the text suggests."""
        return not self.request.objectives


class Understanding:
    """Reads requests in seven languages."""

    def __init__(
        self, inference: Inference, vocabularies: Vocabularies, places: Places, strings: Mapping[str, Any]
    ) -> None:
        """Take what reads objectives out of a text, the vocabularies, the regions of countries, and the texts."""
        self._inference = inference
        self._vocabularies = vocabularies
        self._places = places
        self._words: Mapping[str, Any] = strings["match"]["notes"]
        self._formats = str(strings["language"]["formats"])

    def understood(self, request: Request) -> Understood:
        """Return what is understood of a request."""
        text = f"{request.title}\n{request.need}"[:MOST_TEXT]
        language = language_of(text, request.language)
        objectives = () if len(request.objectives) > MOST_OBJECTIVES else request.objectives
        read = replace(request, need=request.need[:MOST_TEXT], language=language or ENGLISH, objectives=objectives)
        written = traits_of(subject_of_request(read, self._places), self._vocabularies)
        told = dict(rendered(written, read.language, self._vocabularies))
        hints = self._inference.objectives(told)
        if hints and not objectives:
            told["objectives"] = {hint.objective: hint.strength * OF_GUESSED for hint in hints}
        notes = [*self._of_text(request, language, written)]
        if request.objectives and not objectives:
            notes.append(self._words["all_objectives"].replace("{count}", str(len(request.objectives))))
        return Understood(read, told, hints, tuple(notes), tuple(self._of_objectives(objectives, hints)))

    def _of_text(self, request: Request, language: str, told: TraitsOf) -> Iterator[str]:
        """Yield what is to be said of the text and its language."""
        text = f"{request.title} {request.need}".strip()
        if not text:
            yield self._words["no_text"]
            return
        if len(request.need) > MOST_TEXT:
            yield self._words["long"].replace("{count}", f"{MOST_TEXT:,}")
        is_short = len(told.get("stems", ())) < LITTLE
        if not told.get("concepts") and language not in CONCEPT_LANGUAGES:
            if not (is_short and text.isascii()):  # a few plain letters may be of any language, ours too
                yield self._words["unreadable"].replace("{languages}", self._languages())
            if not request.objectives:
                yield self._words["nothing_fits"]
        elif not request.language and language not in {"", ENGLISH}:
            yield self._words["language"].replace("{language}", self._language(language))
        elif request.language and language and language != request.language.partition("-")[0].lower():
            named = self._words["other_language"].replace("{language}", self._language(language))
            yield named.replace("{told}", self._language(request.language.partition("-")[0]))
        if is_short:
            yield self._words["little"]
        if language in CONCEPT_LANGUAGES and not is_of_the_field(text, told.get("concepts", ()), self._vocabularies):
            yield self._words["nothing_fits"]

    def _of_objectives(self, objectives: tuple[int, ...], hints: tuple[Hint, ...]) -> Iterator[str]:
        """Yield what is to be said of the objectives that were named or not."""
        strong = [hint for hint in hints if hint.strength >= SURE and hint.concepts]
        if not objectives and hints:
            yield self._of_numbers("guessed", strong or list(hints[:1]))
        elif objectives and strong and not {int(hint.objective) for hint in strong} & set(objectives):
            yield self._of_numbers("other_objectives", strong)

    def _of_numbers(self, name: str, hints: list[Hint]) -> str:
        form = plural(self._words[name], len(hints), self._formats)
        return form.replace("{objectives}", enumerated([hint.objective for hint in hints], self._formats))

    def _languages(self) -> str:
        return enumerated([self._language(tag) for tag in CONCEPT_LANGUAGES], self._formats)

    def _language(self, tag: str) -> str:
        return language_name(tag, self._formats)
