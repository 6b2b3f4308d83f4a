"""Measures how similar records are found: the ten nearest of each record, with reasons, and how the time grows.

    python -m tests.performance.match_bench                              # 1,000 and 10,000 records of each kind
    python -m tests.performance.match_bench --counts 1000 10000 100000   # the last takes some minutes
    python -m tests.performance.match_bench --kinds mixed                # one kind

Two kinds: `generated` are the practices of the other measurements, all of the same 76 words, so that everything is like
everything; `mixed` take each trait from one of three real practices, so that rare ones stay rare and much is nearly the
same. What the candidates miss is counted on a sample: `recall` is the share of the exact first ten that is found
(another of equal likeness counts), `kept` the likeness found, of what there was to find.

The floor is the exact product of the same vectors with SciPy, and its first ten; it grows with the square and is
measured on a part of the rows where there are many. Needs SciPy for that row (`pip install scipy`); without it the row
is left out. Seconds are processor seconds of one process. Asserts nothing.
"""

import argparse
import importlib
import importlib.util
import json
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial
from itertools import pairwise
from math import log
from typing import Any

import numpy
import orjson
import yaml

from build_tools.config import Config, load_config
from build_tools.corpus import Places, Vocabularies, load_vocabularies, publishable
from build_tools.engine import held_collector, open_engine
from build_tools.matching import TraitsOf, known_traits, matchers, subject_of, traits_of
from build_tools.matching.blend import Blend
from build_tools.matching.neighbours import Neighbours
from build_tools.matching.reasons import Speaker
from build_tools.matching.traits import Told
from build_tools.pipeline import read_corpus
from tests.performance.bench import ROOT
from tests.performance.generated import practice_text

FIRST = 10
SAMPLE = 200
EXACT_ROWS = 10_000
"""Rows of the floor that are measured; the time for all follows from them."""
CHUNK = 1_000
PARENTS = (0.4, 0.4, 0.2)
"""How much of the traits of each of three real practices a mixed one has."""
GROUP = "practice"
KINDS = ("generated", "mixed")

Row = dict[str, float]
Found = Sequence[Sequence[tuple[float, int]]]


class Clock:
    """Processor seconds of steps, and the peak of memory after each."""

    def __init__(self) -> None:
        self.seconds: Row = {}
        self.megabytes: Row = {}

    def measure(self, name: str, step: Callable[[], Any]) -> Any:  # noqa: ANN401 - what the step returns
        """Run a step, and add what it took to what is known under its name."""
        begun = time.process_time()
        result = step()
        self.seconds[name] = self.seconds.get(name, 0.0) + time.process_time() - begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        self.megabytes[name] = peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)
        return result


def generated_traits(count: int, vocabularies: Vocabularies, clock: Clock) -> Iterator[bytes]:
    """Yield the traits of generated practices as the stage keeps them; only what the stage does is measured."""
    places = Places(vocabularies)
    for number in range(count):
        _, front, body = practice_text(number).split("---\n", 2)
        fields = yaml.load(front, Loader=yaml.CSafeLoader)
        yield clock.measure("traits", partial(stage_traits, fields, body, places, vocabularies))


def stage_traits(fields: Mapping[str, Any], body: str, places: Places, vocabularies: Vocabularies) -> bytes:
    """Return the traits of a practice as the stage keeps them."""
    return orjson.dumps(traits_of(subject_of(GROUP, fields, body, places), vocabularies))


@cache
def real_traits(config: Config) -> Sequence[TraitsOf]:
    """Return the traits of the real practices."""
    with open_engine(config.cache) as engine:
        corpus = publishable(read_corpus(config, engine).corpus).corpus
        return list(known_traits([entry for entry in corpus if entry.type.name == GROUP], corpus.vocabularies, engine))


def mixed_traits(count: int, config: Config) -> Iterator[bytes]:
    """Yield traits mixed from those of three real practices each, the same for a number."""
    real = real_traits(config)
    for number in range(count):
        chance = random.Random(number)  # noqa: S311 - a measurement, not a secret
        mixed: dict[str, dict[str, float]] = {}
        for parent, share in zip(chance.sample(real, len(PARENTS)), PARENTS, strict=True):
            for name, traits in parent.items():
                mixed.setdefault(name, {}).update(
                    {key: told for key, told in traits.items() if chance.random() < share}
                )
        yield orjson.dumps(mixed)


def nearest_of_all(neighbours: Neighbours, count: int) -> list[list[tuple[float, int]]]:
    """Return the first ten of every record."""
    found = []
    for position in range(count):
        vector = neighbours.vectors.vector(position)
        found.append(neighbours.nearest(vector, neighbours.pool(vector, GROUP, but=position))[:FIRST])
    return found


def tell_reasons(neighbours: Neighbours, found: Found, speaker: Speaker) -> int:
    """Tell the reasons of every link as they are stored, and return how many bytes that takes."""
    size = 0
    for position, links in enumerate(found):
        vector = neighbours.vectors.vector(position)
        told = [
            [score, [[reason.matcher, reason.score, reason.shared, reason.words] for reason in reasons]]
            for score, other in links
            for reasons in [speaker.reasons(neighbours.parts(vector, other))]
        ]
        size += len(orjson.dumps(told))
    return size


def compared(neighbours: Neighbours, found: Found) -> Row:
    """Return which share of the exact first ten was found, and of their likeness, on a sample."""
    chosen = random.Random(len(found)).sample(range(len(found)), min(SAMPLE, len(found)))  # noqa: S311 - a measurement
    everyone = list(range(len(found)))
    hits = places = 0
    kept = whole = 0.0
    for position in chosen:
        exact = neighbours.nearest(neighbours.vectors.vector(position), everyone)[: FIRST + 1]
        best = [score for score, other in exact if other != position][:FIRST]
        scores = [score for score, _ in found[position]]
        hits += sum(score >= best[-1] for score in scores)
        places, kept, whole = places + len(best), kept + sum(scores), whole + sum(best)
    return {"recall": hits / places, "kept": kept / whole}


def floor(neighbours: Neighbours, count: int) -> Row:
    """Return the seconds of the exact product of all vectors and its first ten, where SciPy is there."""
    if importlib.util.find_spec("scipy") is None:
        return {}
    csr_array = importlib.import_module("scipy.sparse").csr_array

    vectors = neighbours.vectors
    starts = numpy.concatenate([[0], numpy.cumsum(vectors.lengths)])
    taken = vectors.numbers != vectors.nothing
    parts, numbers = vectors.parts[taken].astype(numpy.float64), vectors.numbers[taken]
    rows = csr_array((parts, numbers, starts), shape=(count, vectors.nothing))
    columns = rows.T.tocsr()
    measured = min(count, EXACT_ROWS if count <= EXACT_ROWS else CHUNK)
    begun = time.process_time()
    for start in range(0, measured, CHUNK):
        product = rows[start : start + CHUNK] @ columns
        for place in range(len(product.indptr) - 1):
            values = product.data[product.indptr[place] : product.indptr[place + 1]]
            if len(values) > FIRST:
                numpy.argpartition(values, len(values) - FIRST)
    return {"floor": (time.process_time() - begun) * count / measured, "rows of it": measured}


def measure(count: int, kind: str) -> dict[str, Row]:
    """Measure one size of one kind: seconds and megabytes by step, and what the candidates miss."""
    config, clock = load_config(ROOT), Clock()
    vocabularies = load_vocabularies(config.vocabularies)
    many = generated_traits(count, vocabularies, clock) if kind == "generated" else mixed_traits(count, config)
    # Copied, as they come back from a worker: what orjson wrote holds five times its length.
    told = Told([memoryview(one).tobytes() for one in many])
    with held_collector():
        blend = clock.measure("vectors", lambda: Blend(told, matchers(), config.weights))
        neighbours = clock.measure("vectors", lambda: Neighbours(blend, map(blend.vector, told), [GROUP] * count))
        found = clock.measure("nearest", lambda: nearest_of_all(neighbours, count))
        speaker = Speaker(matchers(), vocabularies, config.strings)
        clock.measure("reasons", lambda: tell_reasons(neighbours, found, speaker))
    quality = {**compared(neighbours, found), **floor(neighbours, count)}
    return {"seconds": clock.seconds, "megabytes": clock.megabytes, "quality": quality}


def show(kind: str, results: Mapping[int, Mapping[str, Row]]) -> None:
    """Print a table for one kind: a row for each size, then how each step grows."""
    print(f"\n{kind}: processor seconds (records a second), and peak memory after each step", flush=True)
    for count, result in results.items():
        steps = [
            f"{name} {seconds:.2f} s ({count / seconds:,.0f}/s, {result['megabytes'][name]:,.0f} MB)"
            for name, seconds in result["seconds"].items()
        ]
        print(f"  {count:>7,}  {'   '.join(steps)}")
        quality = result["quality"]
        print(
            f"           recall of the first {FIRST} {quality['recall']:.3f}, likeness kept {quality['kept']:.4f}",
            end="",
        )
        if "floor" in quality:
            ours = result["seconds"]["nearest"]
            told = f"exact product {quality['floor']:.2f} s from {quality['rows of it']:,.0f} rows"
            print(f"; {told}, ours takes {ours / quality['floor']:.2f} of it", end="")
        print(flush=True)
    counts = list(results)
    for one, other in pairwise(counts):
        grown = [
            f"{name} {log(results[other]['seconds'][name] / seconds) / log(other / one):.2f}"
            for name, seconds in results[one]["seconds"].items()
        ]
        print(f"  from {one:,} to {other:,} the time grows with the number to the power of: {', '.join(grown)}")


def main() -> None:
    """Read the sizes and kinds, and measure each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--counts", type=int, nargs="*", default=[1_000, 10_000], help="numbers of records")
    parser.add_argument("--kinds", nargs="*", choices=KINDS, default=KINDS, help="kinds of records")
    parser.add_argument("--alone", action="store_true", help="measure one size of one kind here, and print JSON")
    options = parser.parse_args()
    if options.alone:
        print(json.dumps(measure(options.counts[0], options.kinds[0])))
        return
    print(f"Python {platform.python_version()}, NumPy {numpy.__version__}")
    for kind in options.kinds:
        results = {}
        for count in options.counts:
            command = [sys.executable, "-m", "tests.performance.match_bench", "--alone", "--counts", str(count)]
            run = subprocess.run([*command, "--kinds", kind], cwd=ROOT, capture_output=True, check=True)
            results[count] = json.loads(run.stdout)
        show(kind, results)


if __name__ == "__main__":
    main()
