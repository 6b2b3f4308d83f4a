"""Reasons in plain words, from what two subjects share."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from math import fsum
from typing import Any

from babel import Locale
from babel.lists import format_list

from build_tools.corpus import Vocabularies
from build_tools.matching._base import Matcher, Reason, Shared

SHOWN_REASONS = 3
FAINT_TRAIT = 0.2
"""A shared trait that counts for less than this part of the strongest goes unsaid."""
FAINT_REASON = 0.08
"""A reason that makes up less than this part of the likeness goes unsaid."""

REMEMBERED = 20_000
"""Sentences that are kept, since the same ones come again and again."""

Parts = Mapping[str, Sequence[tuple[float, str]]]
"""What is shared: (part of the likeness, trait) by matcher, the largest first."""


class Speaker:
    """Puts reasons into words, in the language of the interface."""

    def __init__(self, matchers: Sequence[Matcher], vocabularies: Vocabularies, strings: Mapping[str, Any]) -> None:
        """Take the matchers, what names their traits, and the texts of the interface."""
        self._matchers = {matcher.name: matcher for matcher in matchers}
        self._vocabularies = vocabularies
        self._sentences: Mapping[str, Mapping[str, str]] = strings["similar_records"]["reasons"]
        self._locale = Locale.parse(strings["language"]["formats"], sep="-")
        self._words = lru_cache(maxsize=REMEMBERED)(self._sentence)
        self._listed = lru_cache(maxsize=None)(self._list_of)

    def reasons(self, parts: Parts) -> tuple[Reason, ...]:
        """Return the reasons worth telling, strongest first."""
        weighed = {name: sum(part for part, _ in found) for name, found in parts.items()}
        least = FAINT_REASON * fsum(weighed.values())  # whatever their order
        names = [name for name, weight in weighed.items() if weight >= least]
        names = [name for name in names if not set(self._matchers[name].unless) & weighed.keys()]
        names.sort(key=lambda name: (-weighed[name], name))
        return tuple(self._reason(name, weighed[name], parts[name]) for name in names[:SHOWN_REASONS])

    def _reason(self, name: str, score: float, parts: Sequence[tuple[float, str]]) -> Reason:
        strong = [trait for part, trait in parts if part >= FAINT_TRAIT * parts[0][0]]
        alone = (trait for trait in strong if not _is_part_of_another(trait, strong))
        told = tuple(islice(alone, self._matchers[name].shown))
        return Reason(name, round(score, 3), told, self._words(name, told))

    def _sentence(self, name: str, traits: Shared) -> str:
        forms = self._sentences[name]
        labels = [self._matchers[name].label(trait, self._vocabularies) for trait in traits]
        form = forms.get(str(self._locale.plural_form(len(labels)))) or forms["other"]
        return form.replace("{shared}", self._listed(len(labels)).format(*labels))

    def _list_of(self, count: int) -> str:
        """Return the form of a list, such as “{}, {} and {}”."""
        return str(format_list(["{}"] * count, locale=self._locale)) if count > 1 else "{}" * count


def _is_part_of_another(trait: str, traits: Sequence[str]) -> bool:
    """Tell whether a word is said already by a pair of words that has it."""
    return any(trait != other and f" {trait} " in f" {other} " for other in traits)
