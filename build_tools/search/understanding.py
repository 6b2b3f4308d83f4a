"""Reads a query: which of its words are names of the field, which are words of records, which are mistaken.

The same as `understanding.js`, step by step; shared test vectors hold the two together.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, Protocol

from build_tools.search.folding import IS_SIGN, Word, words
from build_tools.search.shards import Shard
from build_tools.search.spelling import Spelling, relatives
from build_tools.search.stop_words import STOP_WORDS

WORDS_MAX = 200
"""Words of a query that are read."""
PREFIX_LENGTH = 2
PREFIX_SHARDS = 3
PREFIX_FORMS = 60
"""How much is fetched for the beginning of a word, at most."""
LONE_PREFIX = 4
"""Letters from which on a word that nothing else is near to may be the beginning of another."""
SMALL_LETTER = re.compile(r"[a-z]")
CAPITALS = re.compile(r"[A-Z]{2,}")

Kind = Literal["name", "word", "prefix", "corrected"]


class Lexicon(Protocol):
    """What reading a query needs of the index."""

    def shard(self, key: str) -> Shard:
        """Return the shard that a key is in."""

    def shards_beginning(self, beginning: str, most: int) -> Sequence[Shard]:
        """Return the shards with the keys of a beginning, no more than so many."""

    def spelling(self) -> Spelling:
        """Return the forms that may be offered."""


@dataclass(slots=True)
class Spoken:
    """A word of a query with what is known of it.

    `prefixes` are the forms that begin with it, where it may be unfinished; `instead` is the form that took its place,
    and `shown` the nearest form as records write it.
    """

    word: Word
    is_stop: bool
    is_open: bool
    is_sign: bool
    forms: list[str]
    stems: list[str] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    instead: str = ""
    shown: str = ""

    @property
    def is_mistaken(self) -> bool:
        """No record has it, nor a word that begins with it where it may be unfinished."""
        return not self.is_stop and not self.stems and not self.prefixes


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a query: where it stands, how it was read, what it looks for.

    `words` has the stems of each of its words, `prefixes` those of words that begin like the last.
    """

    start: int
    end: int
    kind: Kind
    label: str
    forms: tuple[str, ...]
    tokens: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    prefixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Understanding:
    """A query as it was read."""

    parts: tuple[Part, ...]
    unknown: tuple[str, ...]
    suggestion: str
    has_words: bool


Named = Mapping[int, tuple[int, Sequence[str]]]
"""From the place of the first word of a name to the place behind it, and its tokens."""


def understand(text: str, lexicon: Lexicon, *, is_typing: bool = False, is_literal: bool = False) -> Understanding:
    """Read a query; a literal one is taken as it is written: no word of it is mended."""
    spoken = _spoken(text, lexicon, is_typing=is_typing)
    named = _named(spoken, lexicon)
    inside = {place for start, (end, _) in named.items() for place in range(start, end)}
    mistaken = [word for place, word in enumerate(spoken) if word.is_mistaken and place not in inside]
    for word in mistaken:
        if is_literal:
            _offer(word, lexicon)
        else:
            _mend(word, lexicon)
    if any(word.instead for word in mistaken):
        named = _named(spoken, lexicon)
    return _understanding(text, spoken, named, lexicon)


def _spoken(text: str, lexicon: Lexicon, *, is_typing: bool) -> list[Spoken]:
    found = list(islice(words(text), WORDS_MAX))
    has_small = bool(SMALL_LETTER.search(text))
    spoken = [
        Spoken(
            word=word,
            is_stop=word.folded in STOP_WORDS and not (has_small and bool(CAPITALS.fullmatch(word.written))),
            is_open=is_typing and place == len(found) - 1 and word.end == len(text),
            is_sign=bool(IS_SIGN.match(word.written)),
            forms=[word.folded],
        )
        for place, word in enumerate(found)
    ]
    if all(word.is_stop for word in spoken):
        for word in spoken:
            word.is_stop = False
    for word in spoken:
        if not word.is_stop:
            word.stems = lexicon.shard(word.word.folded).stems(word.word.folded)
            if word.is_open and (word.is_sign or len(word.word.folded) >= PREFIX_LENGTH):
                word.prefixes = _beginning_with(word.word.folded, lexicon)
    return spoken


def _named(spoken: Sequence[Spoken], lexicon: Lexicon) -> Named:
    """Return the names in a query: the longest wins, one at each place."""
    keys = [word.instead or word.word.folded for word in spoken]
    found: dict[int, tuple[int, Sequence[str]]] = {}
    place = 0
    while place < len(keys):
        end = place + 1
        continuations = [] if spoken[place].is_stop else lexicon.shard(keys[place]).phrases(keys[place])
        for rest, tokens in continuations:
            if keys[place + 1 : place + 1 + len(rest)] == rest:
                end = place + 1 + len(rest)
                found[place] = (end, tokens)
                break
        place = end
    return found


def _mend(word: Spoken, lexicon: Lexicon) -> None:
    """Find what a word that no record has may stand for: another form of it, a longer word, the nearest spelling."""
    folded = word.word.folded
    for forms in [] if word.is_sign else relatives(folded):
        word.forms = [form for form in forms if lexicon.shard(form).stems(form)]
        word.stems = _stems_of(word.forms, lexicon)
        if word.stems:
            return
    if len(folded) >= (1 if word.is_sign else LONE_PREFIX):
        word.prefixes = _beginning_with(folded, lexicon)
    if not word.prefixes and not word.is_sign:
        word.instead = _offer(word, lexicon)
        word.forms = [word.instead] if word.instead else []
        word.stems = _stems_of(word.forms, lexicon)


def _offer(word: Spoken, lexicon: Lexicon) -> str:
    """Return the form that is nearest to a word, and note how it is shown."""
    spelling = lexicon.spelling()
    near = spelling.nearest(word.word.folded)
    word.shown = spelling.written.get(near, near)
    return near


def _beginning_with(beginning: str, lexicon: Lexicon) -> list[str]:
    near = lexicon.shards_beginning(beginning, PREFIX_SHARDS)
    return [form for shard in near for form in shard.forms(beginning)][:PREFIX_FORMS]


def _stems_of(forms: Iterable[str], lexicon: Lexicon) -> list[str]:
    """Return the stems of some forms, each once."""
    return list(dict.fromkeys(stem for form in forms for stem in lexicon.shard(form).stems(form)))


def _understanding(text: str, spoken: Sequence[Spoken], named: Named, lexicon: Lexicon) -> Understanding:
    parts: dict[object, Part] = {}
    unknown: dict[str, None] = {}
    is_sign_known = bool(named) or any(word.is_sign and word.stems for word in spoken)
    place = 0
    while place < len(spoken):
        end, tokens = named.get(place, (place + 1, ()))
        inside = [word for word in spoken[place:end] if not word.is_stop]
        place = end
        if not inside:
            continue
        part = _part(inside, tokens, _stems_of(inside[-1].prefixes, lexicon))
        if tokens or any(part.words) or part.prefixes:
            parts.setdefault((part.tokens, part.words, part.prefixes), part)
        elif not (inside[-1].is_sign and is_sign_known):
            unknown[inside[-1].word.written] = None
    return Understanding(tuple(parts.values()), tuple(unknown), _suggested(text, spoken), bool(spoken))


def _part(inside: Sequence[Spoken], tokens: Sequence[str], prefixes: Sequence[str]) -> Part:
    corrected = next((word.shown for word in inside if word.instead), "")
    is_only_prefix = not inside[-1].stems and bool(prefixes)
    return Part(
        start=inside[0].word.start,
        end=inside[-1].word.end,
        kind="name" if tokens else "corrected" if corrected else "prefix" if is_only_prefix else "word",
        label=corrected or inside[0].word.written,
        forms=tuple(form for word in inside for form in (*word.forms, *word.prefixes)),
        tokens=tuple(tokens),
        words=tuple(tuple(word.stems) for word in inside),
        prefixes=tuple(prefixes),
    )


def _suggested(text: str, spoken: Sequence[Spoken]) -> str:
    """Return the whole query with mistaken words in their nearest spelling; empty where there are none."""
    told, place = "", 0
    for word in spoken:
        if word.shown:
            told += text[place : word.word.start] + word.shown
            place = word.word.end
    return (told + text[place:]).strip() if place else ""
