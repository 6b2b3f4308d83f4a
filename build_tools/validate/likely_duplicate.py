"""Two records should not tell of the same thing."""

from collections.abc import Iterator

from rapidfuzz import fuzz

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.names import plain
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC304", "likely-duplicate", Severity.WARNING, "Two records that seem to tell of the same thing")

SAME_TITLE = 95
"""Of 100: the titles differ in a letter or in the order of words."""
LIKE_TITLE = 75
"""Of 100: the titles share most of their words; summary and countries decide."""
LIKE_SUMMARY = 60
"""Of 100: the summaries share more than half of their words."""
SAME_WORD = 80
"""Of 100: singular and plural, or a slip of the pen."""

ROMAN = frozenset("ivx")
"""Phase II is another phase than phase III."""


def _share_place(one: Entry, other: Entry) -> bool:
    """Tell whether two records lie in one country, or one of them names none."""
    first, second = set(one.record.countries), set(other.record.countries)
    return not first or not second or bool(first & second)


def _sets_apart(words: set[str], others: set[str]) -> bool:
    """Tell whether some word or number of a title has no counterpart in the other."""
    return any(
        word not in others and (word.isdecimal() or not any(fuzz.ratio(word, other) >= SAME_WORD for other in others))
        for word in words
    )


def likeness(one: Entry, other: Entry) -> int | None:
    """Return how alike two titles are (0 to 100) where the records seem to be the same thing; else None.

    Titles that each have a word of their own name two things: two editions, two phases, two regions.
    """
    if one.type is not other.type or not _share_place(one, other):
        return None
    first, second = plain(one.record.title), plain(other.record.title)
    title = fuzz.token_sort_ratio(first, second)
    if title < LIKE_TITLE or _apart(set(first.split()), set(second.split())):
        return None
    summary = fuzz.token_set_ratio(plain(one.record.summary), plain(other.record.summary))
    return round(title) if summary >= LIKE_SUMMARY or title >= SAME_TITLE else None


def _apart(first: set[str], second: set[str]) -> bool:
    numbers = any(set(word) <= ROMAN or any(map(str.isdecimal, word)) for word in first ^ second)
    return numbers or (_sets_apart(first, second) and _sets_apart(second, first))


def _check(corpus: Corpus, context: RuleContext) -> Iterator[Diagnostic]:
    if context.candidates is None:
        return
    seen: set[tuple[str, ...]] = set()
    for entry in corpus:
        if entry.is_withdrawn or entry.record.superseded_by:
            continue
        for other, _score in context.candidates(entry):
            first, later = sorted((entry, other), key=lambda found: found.key)
            pair = (*first.key, *later.key)
            retired = other.is_withdrawn or other.record.superseded_by
            if entry.key == other.key or pair in seen or retired or likeness(entry, other) is None:
                continue
            seen.add(pair)
            message = f"It seems to be the same as “{first.record.title}” ({first.path})."
            hint = (
                "If so, keep one and set “superseded_by” in the other; if not, say in the titles what sets them apart."
            )
            yield Diagnostic(CODE, later.path, message, hint, "/title", related=(first.path,))


RULE = Rule(code=CODE, check=_check)
