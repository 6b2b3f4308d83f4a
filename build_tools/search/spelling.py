"""Words as they may have been meant: the forms that records have, and which of them is nearest to a wrong one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from build_tools.search.folding import IS_SIGN
from build_tools.search.packing import pack, unpack
from build_tools.search.shards import KeyEntry, in_script_order

SWAPPED_ENDINGS = (
    "ization", "ations", "ation", "ments", "ment", "ings", "ness", "ing", "ers", "ies", "ors", "ion", "ed", "er", "es",
    "ly", "or", "al", "e", "s", "y",
    "issements", "issement", "atrices", "ateurs", "ateur", "euses", "euse", "eurs", "eur", "ees", "ee", "aux", "ent",
    "ant", "ante", "antes", "ants", "ez", "ait",
    "aciones", "acion", "amiento", "amientos", "adores", "adora", "ador", "ados", "adas", "ado", "ada", "idos", "idas",
    "ando", "iendo", "ar", "as", "os", "o", "a", "coes", "cao", "ais",
    "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ых", "их", "ая", "яя", "ое", "ее", "ые", "ие", "ый", "ий",
    "ой", "ую", "юю", "ам", "ям", "ах", "ях", "ов", "ев", "ей", "ом", "ем", "ия", "ию", "ии", "а", "я", "о", "е", "ы",
    "и", "у", "ю", "ь",
    "ات", "ون", "ين", "ان", "ها", "هم", "يه", "ه", "ي", "ا",
)  # fmt: skip
"""Endings by which forms of one word differ, folded: one may be put in the place of another to find a form that
records have."""
BEGINNING = 4
"""Letters that two forms of a word share at least."""
RARE = 2
"""Words of fewer records may be mistakes themselves, and are not offered."""
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which on one slip is forgiven, and two."""


def forgiven(word: str) -> int:
    """Return how many slips a word of this length may have."""
    return 2 if len(word) >= TWO_SLIPS else 1 if len(word) >= ONE_SLIP else 0


def bases_of(word: str) -> list[str]:
    """Return the beginnings of a word that remain when an ending is taken off, the longest first."""
    bases = {word.removesuffix(ending) for ending in ("", *SWAPPED_ENDINGS) if word.endswith(ending)}
    return sorted((base for base in bases if len(base) >= BEGINNING), key=len, reverse=True)


def swapped(word: str, forms: Sequence[str]) -> list[str]:
    """Return those of some forms that differ from a word by their ending only, with the longest beginning shared."""
    endings = {"", *SWAPPED_ENDINGS}
    for base in bases_of(word):
        found = [form for form in forms if form.startswith(base) and form[len(base) :] in endings]
        if found:
            return found
    return []


@dataclass(frozen=True, slots=True)
class Spelling:
    """The forms that may be offered, and in how many records each is: its logarithm, a digit."""

    forms: Sequence[str]
    digits: str

    def nearest(self, word: str) -> str:
        """Return the nearest form: fewest slips, then most records, then first in order; empty where none is near."""
        most = forgiven(word)
        best = (most + 1, 0, "")
        for form, digit in zip(self.forms, self.digits, strict=True):
            if most and abs(len(form) - len(word)) <= most:
                slips = OSA.distance(word, form, score_cutoff=most)
                if slips <= most and (slips, -int(digit)) < best[:2]:
                    best = (slips, -int(digit), form)
        return best[2]


def write_spelling(keys: Mapping[str, KeyEntry], field_words: frozenset[str]) -> bytes:
    """Return the file of the forms that may be offered; words of the names of the field also where they are rare."""
    counts = {form: _count(entry, keys) for form, entry in keys.items() if entry.stems and _is_offered(form)}
    forms = sorted(
        (form for form, count in counts.items() if count >= RARE or form in field_words), key=in_script_order
    )
    digits = "".join(str(min(9, counts[form].bit_length() - 1)) for form in forms)
    return pack({"forms": " ".join(forms), "digits": digits})


def read_spelling(data: bytes) -> Spelling:
    """Return the forms of a file."""
    told, _ = unpack(data)
    return Spelling(told["forms"].split(" ") if told["forms"] else [], told["digits"])


def _is_offered(form: str) -> bool:
    return len(form) >= ONE_SLIP - 1 and form[0] != "#" and not form.isdecimal() and not IS_SIGN.match(form)


def _count(entry: KeyEntry, keys: Mapping[str, KeyEntry]) -> int:
    return max(len(keys[stem].hits) for stem in entry.stems)
