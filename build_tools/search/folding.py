"""Folds text into words, by rules of plain ranges and tables that the browser's script reads from the index itself."""

import functools
import re
import unicodedata
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

SEPARATORS = (
    (0x00, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0xA9), (0xAB, 0xAC), (0xAE, 0xB4), (0xB6, 0xB9), (0xBB, 0xBF),
    (0xD7, 0xD7), (0xF7, 0xF7), (0x2B0, 0x2FF), (0x37E, 0x37E), (0x387, 0x387), (0x55A, 0x55F), (0x589, 0x58F),
    (0x5BE, 0x5BE), (0x5C0, 0x5C0), (0x5C3, 0x5C3), (0x5C6, 0x5C6), (0x5F3, 0x5F4), (0x600, 0x60F), (0x61B, 0x61F),
    (0x66A, 0x66D), (0x6D4, 0x6D4), (0x6DD, 0x6DE), (0x6E9, 0x6E9), (0x700, 0x70D), (0x964, 0x965), (0x970, 0x970),
    (0xE4F, 0xE4F), (0xE5A, 0xE5B), (0x1360, 0x1368), (0x2000, 0x200B), (0x2010, 0x205F), (0x2061, 0x206F),
    (0x20A0, 0x20CF), (0x2100, 0x245F), (0x2500, 0x2BFF), (0x2E00, 0x2E7F), (0x2FF0, 0x3004), (0x3006, 0x3029),
    (0x3030, 0x3030), (0x3036, 0x303F), (0x30A0, 0x30A0), (0x30FB, 0x30FB), (0x3200, 0x33FF), (0xD800, 0xF8FF),
    (0xFD3E, 0xFD3F), (0xFE10, 0xFE1F), (0xFE30, 0xFE6F), (0xFF00, 0xFF0F), (0xFF1A, 0xFF20), (0xFF3B, 0xFF40),
    (0xFF5B, 0xFF65), (0xFFE0, 0xFFFF), (0x1F000, 0x1FAFF), (0xE0000, 0x10FFFF),
)  # fmt: skip
"""Where words end: space, punctuation, symbols and pictures; written out, since what a letter is changes from one
version of Unicode to the next, and with it between a browser and a Python."""
SIGNS = ((0x3005, 0x3005), (0x3040, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
         (0xF900, 0xFAFF), (0x20000, 0x323AF))  # fmt: skip
"""Chinese and Japanese signs, which put no blanks between words: read in overlapping pairs."""
MARKS = (
    (0xAD, 0xAD), (0x300, 0x36F), (0x483, 0x489), (0x591, 0x5BD), (0x5BF, 0x5BF), (0x5C1, 0x5C2), (0x5C4, 0x5C5),
    (0x5C7, 0x5C7), (0x610, 0x61A), (0x640, 0x640), (0x64B, 0x65F), (0x670, 0x670), (0x6D6, 0x6DC), (0x6DF, 0x6E8),
    (0x6EA, 0x6ED), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x200C, 0x200F), (0x2060, 0x2060), (0x20D0, 0x20FF),
    (0xFE00, 0xFE0F), (0xFE20, 0xFE2F), (0xFEFF, 0xFEFF),
)  # fmt: skip
"""Accents, vowel signs, joiners, the stretching of Arabic words: taken away."""
LETTERS = {
    "ß": "ss", "ς": "σ", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ħ": "h", "ı": "i",
    "ŋ": "n", "ى": "ي", "ی": "ي", "ة": "ه", "ک": "ك", "ٱ": "ا", "ё": "е",
    **{chr(0x660 + digit): str(digit) for digit in range(10)},
    **{chr(0x6F0 + digit): str(digit) for digit in range(10)},
}  # fmt: skip
"""Letters and digits that are written as others."""
ARTICLES = ("وبال", "وكال", "فبال", "فكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال")
"""The Arabic article, with the particles that are written together with it; taken away where three letters remain."""
ARTICLE_REST = 3
ENDINGS = {
    "isation": "ization", "isations": "izations", "isational": "izational", "ising": "izing", "ised": "ized",
    "iser": "izer", "isers": "izers", "ise": "ize", "ises": "izes", "yse": "yze", "ysed": "yzed", "ysing": "yzing",
}  # fmt: skip
"""British endings and American ones; what is folded is never shown, so “exercize” harms nobody."""
ENDING_REST = 3
BEGINNINGS = {
    "labour": "labor", "behaviour": "behavior", "neighbour": "neighbor", "colour": "color", "favour": "favor",
    "honour": "honor", "harbour": "harbor", "endeavour": "endeavor", "rumour": "rumor", "humour": "humor",
    "centre": "center", "theatre": "theater", "programme": "program", "defence": "defense", "offence": "offense",
    "licence": "license", "practise": "practice", "catalogue": "catalog", "dialogue": "dialog", "counsell": "counsel",
    "travell": "travel", "labell": "label", "modell": "model", "cancell": "cancel", "enroll": "enrol",
    "fulfill": "fulfil", "skillful": "skilful", "cheque": "check", "judgement": "judgment", "ageing": "aging",
    "paediatr": "pediatr", "gynaeco": "gyneco", "grey": "gray",
}  # fmt: skip
"""Beginnings of British and American words, each to the one that both meet in."""
BEGINNING_LENGTHS = (min(map(len, BEGINNINGS)), max(map(len, BEGINNINGS)))


class Word(NamedTuple):
    """A word of a text: folded, as it stands, and where it begins and ends (characters)."""

    folded: str
    written: str
    start: int
    end: int


def _ranges(*groups: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"\\U{low:08x}-\\U{high:08x}" for group in groups for low, high in group)


RUN = re.compile(f"(?:[A-Za-z]\\.){{2,}}[A-Za-z]?|[{_ranges(SIGNS)}]+|[^{_ranges(SEPARATORS, SIGNS)}]+")
"""Initials with stops, a run of signs, a run of letters and digits."""
ASCII_RUN = re.compile(r"(?:[A-Za-z]\.){2,}[A-Za-z]?|[0-9A-Za-z]+")
"""The same where a text is nothing but ASCII, in two thirds of the time."""
IS_SIGN = re.compile(f"[{_ranges(SIGNS)}]")
_TABLE = str.maketrans({
    **LETTERS,
    **dict.fromkeys(chr(code) for low, high in MARKS for code in range(low, high + 1)),
})  # fmt: skip


def words(text: str) -> Iterator[Word]:
    """Yield every word of a text; runs of signs in overlapping pairs."""
    for found in RUN.finditer(text):
        start, end = found.span()
        is_run = len(found[0]) > 1 and IS_SIGN.match(found[0])
        for step, (folded, written) in enumerate(words_of(found[0])):
            place = start + step if is_run else start
            yield Word(folded, written, place, place + len(written) if is_run else end)


def runs(text: str) -> list[str]:
    """Return the runs of a text; what is found of each is best kept, since the same ones come again and again."""
    return (ASCII_RUN if text.isascii() else RUN).findall(text)


def spoken(text: str) -> list[tuple[str, str]]:
    """Return every word of a text as (folded, as it stands); five times as fast as with the places."""
    return [word for run in runs(text) for word in words_of(run)]


@functools.lru_cache(maxsize=300_000)
def words_of(run: str) -> tuple[tuple[str, str], ...]:
    """Return the words of a run as (folded, as it stands): of signs the overlapping pairs."""
    if not IS_SIGN.match(run):
        return tuple((folded, run) for folded in fold(run))
    pairs = [run[place : place + 2] for place in range(max(1, len(run) - 1))]
    return tuple(("".join(_plain(pair).split()), pair) for pair in pairs)


@functools.lru_cache(maxsize=300_000)
def folded_of(run: str) -> tuple[str, ...]:
    """Return the words of a run, folded."""
    return tuple(folded for folded, _ in words_of(run))


def folded_words(text: str) -> list[str]:
    """Return every word of a text, folded; several times as fast as `words`, which tells the places too."""
    return list(chain.from_iterable(map(folded_of, runs(text))))


def fold(run: str) -> tuple[str, ...]:
    """Return the folded words of a run of letters: one as a rule, none where it is nothing but marks."""
    plain = _plain(run.replace(".", ""))
    return tuple(folded for part in RUN.findall(plain) if (folded := _met(part)))


def _plain(run: str) -> str:
    """Return a run without accents and capitals."""
    if run.isascii():
        return run.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFKD", run).lower().translate(_TABLE))


def _met(word: str) -> str:
    """Return a folded word in the spelling that its variants meet in."""
    if "\u0621" <= word[0] <= "\u064a":
        return _without_article(word)
    if not word.isascii():
        return word
    for length in range(BEGINNING_LENGTHS[0], min(len(word), BEGINNING_LENGTHS[1]) + 1):
        meeting = BEGINNINGS.get(word[:length])
        if meeting:
            word = meeting + word[length:]
            break
    place = word.rfind("is") if "is" in word else word.rfind("ys")
    if place >= ENDING_REST and word[place:] in ENDINGS:
        return word[:place] + ENDINGS[word[place:]]
    return word


def _without_article(word: str) -> str:
    for article in ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + ARTICLE_REST:
            return word[len(article) :]
    return word


def folding_rules() -> dict[str, object]:
    """Return all of it as plain JSON, for the script that folds in the browser."""
    return {
        "separators": SEPARATORS,
        "signs": SIGNS,
        "marks": MARKS,
        "letters": LETTERS,
        "articles": ARTICLES,
        "articleRest": ARTICLE_REST,
        "endings": ENDINGS,
        "endingRest": ENDING_REST,
        "beginnings": BEGINNINGS,
        "beginningLengths": BEGINNING_LENGTHS,
    }
