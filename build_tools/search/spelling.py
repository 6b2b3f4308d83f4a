"""Words as they may have been meant: the forms that records have, and which of them is nearest to a wrong one."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from build_tools.search.folding import IS_SIGN, spoken
from build_tools.search.packing import pack, unpack
from build_tools.search.shards import KeyEntry, in_script_order

FAMILIES = tuple(tuple(family.split(" ")) for family in (
    "able ability abilities ably",
    "ible ibility ibilities ibly",
    "ate ates ated ating ation ations ative ator ators",
    "ize izes ized izing ization izations izer izers",
    "ify ifies ified ifying ification ifications",
    "y ies ied ying",
    "ent ence ency encies ents",
    "ant ance ancy ancies ants",
    "- s e es ed ing ings er ers or ors ion ions ment ments al als ly ness ive ives ity ities ful",
    "er e ee es ees ez ait ant ante antes ants ement ements",
    "eur eurs euse euses ateur ateurs atrice atrices ation ations",
    "ir it is ie ies issement issements issant",
    "al ale ales aux",
    "ar a as an o ado ada ados adas ando acion aciones amiento amientos ador adora adores adoras acao acoes",
    "er ir e es en ido ida idos idas iendo indo imiento imientos edor edora edores",
    "o a os as",
    "cao coes",
    "al ais el eis il is",
    "а ы и у ю е ой ою ей ом ем ам ям ами ями ах ях ов ев - о ь",
    "я и ю ей ям ями ях ь е",
    "ия ии ию ией ий иям иями иях ие ия иям",
    "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ых их ую юю ыми ими",
    "ать ает ают ал ала али ание ания ании анием",
    "ить ит ят ил ила или ение ения ении ением",
    "- ه ي يه ات ون ين ان ها هم ا",
))  # fmt: skip
"""Endings, folded, that forms of one word exchange (- is none): one is put in the place of another of its family to
find a form that records have."""
BEGINNING = 4
"""Letters that two forms of a word share at least."""
RARE = 2
"""Words of fewer records may be mistakes themselves, and are not offered."""
ONE_SLIP, TWO_SLIPS = 4, 8
"""Letters from which on one slip is forgiven, and two."""


def forgiven(word: str) -> int:
    """Return how many slips a word of this length may have."""
    return 2 if len(word) >= TWO_SLIPS else 1 if len(word) >= ONE_SLIP else 0


def relatives(word: str) -> list[list[str]]:
    """Return words that differ from a word by their ending only; those that share the longest beginning first."""
    by_base: dict[str, dict[str, None]] = {}
    for family in FAMILIES:
        endings = ["" if ending == "-" else ending for ending in family]
        for ending in endings:
            base = word.removesuffix(ending)
            if word.endswith(ending) and len(base) >= BEGINNING:
                by_base.setdefault(base, {}).update(dict.fromkeys(base + other for other in endings))
    bases = sorted(by_base, key=lambda base: -len(base))
    return [[relative for relative in by_base[base] if relative != word] for base in bases]


@dataclass(frozen=True, slots=True)
class Spelling:
    """The forms that may be offered, and in how many records each is: its logarithm, a digit.

    `written` has those that records write otherwise than they are folded: labour. `right` are words of the names of
    the field, in any language, that no record has and that are near to a form: they are no mistakes.
    """

    forms: Sequence[str]
    digits: str
    written: Mapping[str, str] = field(default_factory=dict)
    right: Container[str] = ()

    def nearest(self, word: str) -> str:
        """Return the nearest form: fewest slips, then most records, then first in order; empty where none is near."""
        most = 0 if word in self.right else forgiven(word)
        best = (most + 1, 0, "")
        for form, digit in zip(self.forms, self.digits, strict=True):
            if most and abs(len(form) - len(word)) <= most and begins_like(form, word):
                slips = OSA.distance(word, form, score_cutoff=most)
                if slips <= most and (slips, -int(digit)) < best[:2]:
                    best = (slips, -int(digit), form)
        return best[2]


def begins_like(form: str, word: str) -> bool:
    """Tell whether a word may be meant as a form: few people miss the first letter, and words of other languages do."""
    return form[0] == word[0] or form[:2] == word[1::-1] or (len(word) >= TWO_SLIPS and form[1:] == word[1:])


def write_spelling(keys: Mapping[str, KeyEntry], field_words: frozenset[str], shown: str) -> bytes:
    """Return the file of the forms that may be offered; words of the names of the field also where they are rare.

    `shown` is a text that writes words as people want to see them.
    """
    counts = {form: _count(entry, keys) for form, entry in keys.items() if entry.stems and _is_offered(form)}
    forms = sorted(
        (form for form, count in counts.items() if count >= RARE or form in field_words), key=in_script_order
    )
    digits = "".join(str(min(9, counts[form].bit_length() - 1)) for form in forms)
    unknown = (word for word in sorted(field_words) if word not in keys or not keys[word].stems)
    return pack({
        "forms": " ".join(forms),
        "digits": digits,
        "written": _written(forms, shown),
        "right": " ".join(_near_to_any(unknown, forms)),
    })  # fmt: skip


def _near_to_any(words: Iterable[str], forms: Sequence[str]) -> Iterator[str]:
    """Yield the words that would be taken for mistakes."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for form in forms:
        by_letter[form[0]].append(form)
    rests = {form[1:] for form in forms}
    for word in words:
        if forgiven(word) and not IS_SIGN.match(word):
            near = [form for letter in dict.fromkeys(word[:2]) for form in by_letter.get(letter, ())]
            is_near = process.extractOne(word, near, scorer=OSA.distance, score_cutoff=forgiven(word)) is not None
            if is_near or word[1:] in rests:
                yield word


def _written(forms: Sequence[str], text: str) -> dict[str, str]:
    """Return the forms that a text writes otherwise than they are folded, each as it is written most often."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for (folded, written), count in Counter(spoken(text)).items():
        counts[folded][written.lower()] += count
    most = {form: min(counts[form].items(), key=lambda row: (-row[1], row[0]))[0] for form in forms if form in counts}
    return {form: written for form, written in most.items() if written != form}


def read_spelling(data: bytes) -> Spelling:
    """Return the forms of a file."""
    told, _ = unpack(data)
    return Spelling(
        told["forms"].split(" ") if told["forms"] else [],
        told["digits"],
        told["written"],
        frozenset(told["right"].split(" ")),
    )


def _is_offered(form: str) -> bool:
    return len(form) >= ONE_SLIP - 1 and form[0] != "#" and not form.isdecimal() and not IS_SIGN.match(form)


def _count(entry: KeyEntry, keys: Mapping[str, KeyEntry]) -> int:
    return max(len(keys[stem].hits) for stem in entry.stems)
