"""What the browser is told of the traits of records: what each record offers, as small numbers, by trait."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from build_tools.corpus import Corpus, Places, Vocabularies
from build_tools.exports._base import Release
from build_tools.matching import Matcher, TraitsOf, subject_of, traits_of
from build_tools.matching.blend import Vector
from build_tools.matching.fit import Fit
from build_tools.search.packing import pack, varints

FOLDER = "match"
FORMAT = 1
"""The model names it, and a script of another format does not read on."""
BLOCK = 1_000
"""Records of which one file tells the titles, some 40 kB: which of them is fetched tells nothing of a need."""
HIGHEST = 255
"""What a record offers of a trait, from 0 to 1, is written as a byte."""
NAMED = "{trait}"

Column = list[tuple[int, int]]
"""(record, what it offers as a byte) in rising order of records."""


def traits_of_release(corpus: Corpus, release: Release) -> list[TraitsOf]:
    """Return the traits of all records, in their order: those that are known, else found again."""
    if release.traits:
        return list(release.traits)  # read once: each is asked for many times
    places = Places(corpus.vocabularies)
    subjects = (subject_of(entry.type.name, entry.fields, entry.body, places) for entry in corpus)
    return [traits_of(subject, corpus.vocabularies) for subject in subjects]


def written(offered: float) -> int:
    """Return what a record offers of a trait as it is written."""
    return round(offered * HIGHEST)


def columns_of(vectors: Iterable[tuple[int, Vector]]) -> dict[int, Column]:
    """Return for each trait which records have it; each record comes with its number in the browser."""
    found: defaultdict[int, Column] = defaultdict(list)
    for place, vector in sorted(vectors, key=lambda pair: pair[0]):
        for number, offered in vector.items():
            if part := written(offered):
                found[number].append((place, part))
    return dict(found)


def write_columns(
    fit: Fit, columns: Mapping[int, Column], matchers: Sequence[Matcher], vocabularies: Vocabularies
) -> bytes:
    """Return the file of the traits of some matchers: names, labels and rarity of each, and the records that have it.

    Traits stand in order of their names, by matcher. A label is told where the form of the matcher does not give it.
    """
    told: list[dict[str, Any]] = []
    numbers: list[bytes] = []
    for matcher in matchers:
        own = [number for number in columns if fit.traits[number][0] == matcher.name]
        ordered = sorted(own, key=lambda number: fit.traits[number][1])
        traits = [fit.traits[number][1] for number in ordered]
        form = matcher.label(NAMED, vocabularies)
        labels = [matcher.label(trait, vocabularies) for trait in traits]
        told.append({
            "name": matcher.name,
            "form": form,
            "traits": "\n".join(traits),
            "labels": [
                (place, label)
                for place, (trait, label) in enumerate(zip(traits, labels, strict=True))
                if label != form.replace(NAMED, trait)
            ],
            "counts": [len(columns[number]) for number in ordered],
            "rarities": [fit.rarity(*fit.traits[number]) for number in ordered],
        })  # fmt: skip
        numbers += [_written(columns[number]) for number in ordered]
    return pack(told, b"".join(numbers))


def _written(column: Column) -> bytes:
    steps: list[int] = []
    last = -1
    for place, _ in column:
        steps.append(place - last)
        last = place
    return varints(steps) + bytes(part for _, part in column)
