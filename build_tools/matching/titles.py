"""Whether two titles name one thing: phases and editions of it among them."""

from rapidfuzz import fuzz

from build_tools.matching._words import spoken_in

SAME_TITLE = 88
"""Of 100: titles that differ in a letter or in the order of words name one thing."""
EDITION_WORDS = frozenset(
    ["phase", "part", "edition", "volume", "round", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
)


def without_edition(title: str) -> str:
    """Return the words of a title without what tells a phase or an edition from another."""
    return " ".join(word for word in spoken_in(title).shown if word not in EDITION_WORDS)


def same_title(one: str, other: str) -> bool:
    """Tell whether two titles, both without their editions, name one thing."""
    return fuzz.token_sort_ratio(one, other, score_cutoff=SAME_TITLE) > 0
