"""What the browser is told of the traits of records: their parts of a score as small numbers, by trait."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from build_tools.corpus import Vocabularies
from build_tools.matching import Matcher
from build_tools.matching.blend import Blend, Vector
from build_tools.search.packing import pack, varints

FOLDER = "match"
FORMAT = 1
"""The model names it, and a script of another format does not read on."""
BLOCK = 1_000
"""Records of which one file tells the titles, some 40 kB: which of them is fetched tells nothing of a need."""
HIGHEST = 255
"""A part is written as a byte: a step is some thousandths of a score."""
NAMED = "{trait}"

Column = list[tuple[int, int]]
"""(record, part as a byte) in rising order of records."""


def step_of(vectors: Iterable[Vector]) -> float:
    """Return what one step of a written part stands for: the largest part takes the whole byte."""
    return max((part for vector in vectors for part in vector.values()), default=1.0) / HIGHEST


def written_parts(vector: Vector, step: float) -> dict[int, int]:
    """Return the parts of a record as they are written; those that round to nothing are left out."""
    return {number: found for number, part in vector.items() if (found := round(part / step))}


def columns_of(parts: Sequence[Mapping[int, int]], places: Sequence[int]) -> dict[int, Column]:
    """Return for each trait which records have it; `places` tells the number of each record in the browser."""
    found: defaultdict[int, Column] = defaultdict(list)
    for place, told in sorted(zip(places, parts, strict=True), key=lambda pair: pair[0]):
        for number, part in told.items():
            found[number].append((place, part))
    return dict(found)


def write_columns(
    blend: Blend, columns: Mapping[int, Column], matchers: Sequence[Matcher], vocabularies: Vocabularies
) -> bytes:
    """Return the file of the traits of some matchers: names, labels and rarity of each, and the records that have it.

    Traits stand in order of their names, by matcher. A label is told where the form of the matcher does not give it.
    """
    told: list[dict[str, Any]] = []
    numbers: list[bytes] = []
    for matcher in matchers:
        own = [number for number in columns if blend.traits[number][0] == matcher.name]
        ordered = sorted(own, key=lambda number: blend.traits[number][1])
        traits = [blend.traits[number][1] for number in ordered]
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
            "rarities": [blend.rarity(number) for number in ordered],
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
