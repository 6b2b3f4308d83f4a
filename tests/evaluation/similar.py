"""Measures the computed links against judgements made by reading: precision of the first five.

    python -m tests.evaluation.similar             # the table
    python -m tests.evaluation.similar --unjudged  # suggestions that nobody has judged yet, as rows to fill in

A judgement is 2 where a reader of the record is well served by the suggestion (same problem and a like answer, for like
people), 1 where it is related and worth a look, 0 where it is not. What is not judged counts as 0. The 30 practices
were chosen by rule: for each objective, and for seven of them once more, the practice with the smallest digest of its
id among those of the region chosen least so far. Each was judged once, by title and summary, without a second opinion.
"""

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from build_tools.config import load_config
from build_tools.corpus import publishable
from build_tools.engine import open_engine
from build_tools.matching import known_traits
from build_tools.pipeline import read_corpus
from build_tools.publish.similar import known_similar

ROOT = Path(__file__).parents[2]
JUDGEMENTS = ROOT / "tests" / "data" / "similar-judgements.tsv"
FIRST = 5
WELL_SERVED = 2

Judgements = Mapping[str, Mapping[str, int]]
"""Grades by record and suggested record, as folder/id."""


def read_judgements() -> Judgements:
    """Return the judgements as they stand in the file."""
    found: dict[str, dict[str, int]] = {}
    for line in JUDGEMENTS.read_text(encoding="utf-8").splitlines()[1:]:
        record, suggested, grade = line.split("\t")
        found.setdefault(record, {})[suggested] = int(grade)
    return found


def suggestions(records: Iterator[str]) -> dict[str, list[str]]:
    """Return the first suggestions for records, as folder/id."""
    config = load_config(ROOT)
    with open_engine(config.cache, config.executor) as engine:
        corpus = publishable(read_corpus(config, engine).corpus).corpus
        similar = known_similar(corpus, known_traits(list(corpus), corpus.vocabularies, engine), config, engine)
    by_address = {entry.address: entry for entry in corpus}
    return {
        record: [corpus.entries[link.target].address for link in similar.get(by_address[record].key, ())[:FIRST]]
        for record in records
        if record in by_address
    }


def show(judged: Judgements, suggested: Mapping[str, list[str]]) -> None:
    """Print precision by record and over all."""
    whole: list[int] = []
    unjudged = 0
    for record, found in suggested.items():
        grades = [judged[record].get(address, 0) for address in found]
        unjudged += sum(address not in judged[record] for address in found)
        whole += grades
        print(f"{record:<75} {' '.join(map(str, grades))}")
    count = len(whole) or 1
    print(f"{len(suggested)} records, {len(whole)} suggestions, {unjudged} of them not judged (counted as 0)")
    print(f"precision at {FIRST}: {sum(grade > 0 for grade in whole) / count:.2f} worth a look (1 or 2)")
    print(f"precision at {FIRST}: {sum(grade >= WELL_SERVED for grade in whole) / count:.2f} well served (2)")


def main() -> None:
    """Read the judgements, compute the links, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--unjudged", action="store_true", help="print rows for what nobody has judged")
    options = parser.parse_args()
    judged = read_judgements()
    suggested = suggestions(iter(judged))
    if not options.unjudged:
        show(judged, suggested)
        return
    for record, found in suggested.items():
        for address in found:
            if address not in judged[record]:
                print(f"{record}\t{address}\t?")


if __name__ == "__main__":
    main()
