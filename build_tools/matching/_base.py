"""What is compared, what a matcher is, what a link says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from build_tools.corpus import Vocabularies

Traits = Mapping[str, float]
"""What a subject may share with others, each with how much of it there is: above 0, at most 1."""
Shared = tuple[str, ...]
"""Traits that two subjects share, those that count most first."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text in a language (BCP 47), and how much its words count: a title tells more than what follows it."""

    language: str
    text: str
    strength: float


@dataclass(frozen=True, slots=True)
class Subject:
    """What is compared: what matchers may know of a record, or of a request that is not one.

    `kind` is `type.term`, as in the facets. `regions` hold the wider ones too, and those of the countries; `themes` and
    `populations` only what was named.
    """

    passages: tuple[Passage, ...] = ()
    kind: str = ""
    objectives: tuple[int, ...] = ()
    populations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Matcher:
    """One way in which two subjects can be alike.

    `traits` is a pure function that says what of a subject can be shared; two subjects are the more alike the more of
    it they share and the rarer that is. `weight` counts where the settings say nothing. `label` names a shared trait
    in words; the sentence around it is `similar_records.reasons.<name>` of the strings, which names at most `shown` of
    them. `unless` names matchers whose reason makes that of this one say nothing new. A trait that more than the share
    `common` of the records have counts for nothing. `asked` is the weight where a request is answered, for which the
    matcher counts for nothing without it.
    """

    name: str
    weight: int
    traits: Callable[[Subject, Vocabularies], Traits]
    label: Callable[[str, Vocabularies], str]
    unless: tuple[str, ...] = ()
    shown: int = 3
    common: float = 0.6
    asked: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a link was made: the matcher, its part of the score, what is shared, and that in plain words."""

    matcher: str
    score: float
    shared: Shared
    words: str


@dataclass(frozen=True, slots=True)
class Link:
    """A computed link to a record (its type and id), with its score from 0 to 1 and its reasons, strongest first."""

    target: tuple[str, str]
    score: float
    reasons: tuple[Reason, ...]
