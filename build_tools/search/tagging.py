"""Tags a text with the concepts, terms and countries whose names it holds: the longest name wins, one at each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.search.folding import words
from build_tools.search.phrases import CONCEPT, Phrases


@dataclass(frozen=True, slots=True)
class Tag:
    """A name in a text: its tokens, the place of its first word, how many words it has."""

    tokens: Sequence[str]
    place: int
    length: int


def tags(spoken: Sequence[str], phrases: Phrases) -> Iterator[Tag]:
    """Yield the names in a run of folded words, in order."""
    first, behind = phrases.first, 0
    for place, word in enumerate(spoken):
        if word in first and place >= behind:
            length, tokens = phrases.longest(spoken, place)
            if length:
                yield Tag(tokens, place, length)
                behind = place + length


def concepts_in(text: str, phrases: Phrases) -> dict[str, int]:
    """Return the ids of the concepts that a text speaks of, with how often; `phrases` are those of its language."""
    found: dict[str, int] = {}
    beginning = f"#{CONCEPT}/"
    for tag in tags([word.folded for word in words(text)], phrases):
        for token in tag.tokens:
            if token.startswith(beginning):
                concept = token.removeprefix(beginning)
                found[concept] = found.get(concept, 0) + 1
    return found
