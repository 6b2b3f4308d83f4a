"""Measures the answers to 25 judged requests, with the simple methods beside them.

    python -m tests.evaluation.match               # the table: objectives given, and withheld
    python -m tests.evaluation.match --drop-self   # as if what requests led to were not in the collection
    python -m tests.evaluation.match --each        # every request too
    python -m tests.evaluation.match --shaken 8    # also with weights changed by chance, to see that they are no needle
    python -m tests.evaluation.match --folds 5     # also for each part of the requests what suits the others best
    python -m tests.evaluation.match --languages   # the requests in each of the seven languages, instead of the table
    python -m tests.evaluation.match --runs FOLDER # also write the rankings, in the form of the set's own script

The requests, the judgements and the 266 practices that were judged are those of tests/data/match-*. One assessor judged
971 pairs of them by title, summary and actions, without a second opinion; what nobody judged counts as 0. Of a request
the engine is given the need, the language, the countries and the populations; never the programme that came of it.
"""

import argparse
import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from build_tools.config import Config, load_config
from build_tools.corpus import Corpus, Places, publishable
from build_tools.engine import open_engine
from build_tools.matching import fit
from build_tools.matching.answers import Adviser
from build_tools.matching.requests import Request
from build_tools.matching.traits import TraitsOf, known_traits
from build_tools.parse.yaml_values import read_yaml
from build_tools.pipeline import read_corpus
from tests.evaluation.measures import Measures, chance, mean, measures_of
from tests.evaluation.simple import METHODS, Collection
from tests.evaluation.translated import show_languages

ROOT = Path(__file__).parents[2]
SET = ROOT / "tests" / "data"
OURS = "the engine"
NO_LIMIT = 10_000
TRIED = [(breadth, weight) for breadth in (0.1, 0.2, 0.4, 50.0) for weight in (20, 30, 40, 50)]
"""Breadths, of which 50 is as good as none, and weights of objectives, between which each fold chooses."""

Rankings = Mapping[str, Sequence[str]]
"""Practices best first, by request."""


@dataclass(frozen=True, slots=True)
class Judged:
    """The judged set: requests, grades by request and practice, own programmes by request, practices that count."""

    requests: Mapping[str, Request]
    grades: Mapping[str, Mapping[str, int]]
    own: Mapping[str, frozenset[str]]
    collection: frozenset[str]


def read_judged() -> Judged:
    """Return the set as it stands in the files."""
    requests = read_yaml((SET / "match-requests.yml").read_text(encoding="utf-8"))
    grades: dict[str, dict[str, int]] = {}
    own: dict[str, frozenset[str]] = {}
    for line in (SET / "match-judgements.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        request, practice, grade, is_own = line.split("\t")
        grades.setdefault(request, {})[practice] = int(grade)
        if is_own == "true":
            own[request] = own.get(request, frozenset()) | {practice}
    collection = frozenset((SET / "match-collection.txt").read_text(encoding="utf-8").split())
    return Judged({raw["id"]: _request(raw) for raw in requests}, grades, own, collection)


def _request(raw: Mapping[str, Any]) -> Request:
    return Request(
        need=raw["need"],
        language=raw["language"],
        countries=tuple(raw["countries"]),
        objectives=tuple(int(number) for number in raw["objectives"]),
        populations=tuple(raw["populations"]),
    )


def rankings(adviser: Adviser, corpus: Corpus, judged: Judged) -> dict[str, Rankings]:
    """Return what each method ranks for each request, by method."""
    entries = [entry for entry in corpus if entry.type.name == "practice" and entry.id in judged.collection]
    simple = Collection(entries, Places(corpus.vocabularies))
    found: dict[str, Rankings] = {
        name: {key: simple.ranking(scores(simple, request)) for key, request in judged.requests.items()}
        for name, scores in METHODS.items()
    }
    found[OURS] = ranked_by_us(adviser, judged)
    return found


def ranked_by_us(adviser: Adviser, judged: Judged) -> Rankings:
    """Return what the engine ranks for each request, of the practices that were judged."""
    answers = {key: adviser.answer(request, limit=NO_LIMIT) for key, request in judged.requests.items()}
    return {
        key: [one.target[1] for one in answer.practices if one.target[1] in judged.collection]
        for key, answer in answers.items()
    }


def measured(ranked: Rankings, judged: Judged, *, drop_self: bool) -> dict[str, Measures]:
    """Return what the rankings of a method are worth, by request."""
    dropped = judged.own if drop_self else {}
    return {
        key: measures_of([name for name in ranked[key] if name not in dropped.get(key, ())], grades)
        for key, grades in sorted(judged.grades.items())
    }


def show(title: str, found: Mapping[str, Mapping[str, Measures]], judged: Judged, *, each: bool) -> None:
    """Print the table of methods, then ours by language and against the best simple one."""
    print(f"\n{title}\n{'':30}  nDCG@10  recall@10    MRR  judged@10")
    for name, by_request in found.items():
        _line(name, mean(list(by_request.values())))
    ours = found[OURS]
    for language in sorted({request.language for request in judged.requests.values()}):
        chosen = [one for key, one in ours.items() if judged.requests[key].language == language]
        _line(f"  in {language} ({len(chosen)})", mean(chosen))
    for key, one in ours.items() if each else ():
        _line(f"  {key}"[:30], one)
    simple = {name: mean(list(by_request.values())).ndcg for name, by_request in found.items() if name != OURS}
    best = max(simple, key=simple.__getitem__)
    against = chance([ours[key].ndcg for key in ours], [found[best][key].ndcg for key in ours])
    difference = mean(list(ours.values())).ndcg - simple[best]
    print(f"{OURS} against “{best}”: nDCG@10 {difference:+.3f}, p = {against:.4f} (paired randomisation)")


def _line(name: str, one: Measures) -> None:
    print(f"{name:30}  {one.ndcg:7.3f}  {one.recall:9.3f}  {one.reciprocal_rank:5.3f}  {one.judged:9.2f}")


def write_runs(folder: Path, given: str, found: Mapping[str, Rankings]) -> None:
    """Write a file for each method: request, practice, rank, score (of which only the order counts)."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, ranked in found.items():
        lines = [
            f"{key} {practice} {rank} {1 / rank:.6f}\n"
            for key, practices in ranked.items()
            for rank, practice in enumerate(practices, 1)
        ]
        slug = "-".join("".join(sign if sign.isalnum() else " " for sign in name.lower()).split())
        (folder / f"{slug}-{given}.run").write_text("".join(lines), encoding="utf-8", newline="")


def shaken(corpus: Corpus, config: Config, traits: Sequence[TraitsOf], judged: Judged, times: int) -> list[float]:
    """Return nDCG@10 of the engine with every weight changed by chance, by a third up or down as a rule."""
    draw = random.Random(0)  # noqa: S311 - which weights are tried is no secret
    found: list[float] = []
    for _ in range(times):
        weights = {
            name: round(weight * math.exp(draw.gauss(0, 0.3))) for name, weight in config.request_weights.items()
        }
        adviser = Adviser(corpus, traits, weights, config.strings, config.today.isoformat())
        found.append(mean(_ours(adviser, judged)).ndcg)
    return found


def _ours(adviser: Adviser, judged: Judged) -> list[Measures]:
    return list(measured(ranked_by_us(adviser, judged), judged, drop_self=False).values())


def crossed(corpus: Corpus, config: Config, traits: Sequence[TraitsOf], judged: Judged, folds: int) -> float:
    """Return nDCG@10 of the engine where what is tried was chosen by the requests of the other folds."""
    usual, tables = fit.BREADTH, []
    for breadth, weight in TRIED:
        fit.BREADTH = breadth
        weights = {**config.request_weights, "objectives": weight}
        adviser = Adviser(corpus, traits, weights, config.strings, config.today.isoformat())
        tables.append([one.ndcg for one in _ours(adviser, judged)])
    fit.BREADTH = usual
    found: list[float] = []
    for fold in range(folds):
        best = max(tables, key=lambda row: sum(worth for at, worth in enumerate(row) if at % folds != fold))
        found += best[fold::folds]
    return sum(found) / len(found)


def main() -> None:
    """Read the set, ask the engine and the simple methods, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drop-self", action="store_true", help="leave out the programmes that requests led to")
    parser.add_argument("--each", action="store_true", help="print every request")
    parser.add_argument("--languages", action="store_true", help="print what each language costs, and nothing else")
    parser.add_argument("--runs", type=Path, metavar="FOLDER", help="write the rankings")
    parser.add_argument("--folds", type=int, default=0, metavar="COUNT", help="also choose constants by other requests")
    parser.add_argument("--shaken", type=int, default=0, metavar="TIMES", help="also change the weights by chance")
    options = parser.parse_args()
    config, judged = load_config(ROOT), read_judged()
    with open_engine(config.cache, config.executor) as engine:
        corpus = publishable(read_corpus(config, engine).corpus).corpus
        traits = list(known_traits(list(corpus), corpus.vocabularies, engine))
    adviser = Adviser(corpus, traits, config.request_weights, config.strings, config.today.isoformat())
    if options.languages:
        show_languages(adviser, judged.requests, judged.grades, judged.collection, len(corpus))
        return
    withheld = {key: replace(request, objectives=()) for key, request in judged.requests.items()}
    for given, requests in (("given", judged.requests), ("withheld", withheld)):
        ranked = rankings(adviser, corpus, replace(judged, requests=requests))
        found = {name: measured(one, judged, drop_self=options.drop_self) for name, one in ranked.items()}
        show(f"Objectives {given}", found, judged, each=options.each)
        if options.shaken:
            tried = shaken(corpus, config, traits, replace(judged, requests=requests), options.shaken)
            mean_of, low, high = sum(tried) / len(tried), min(tried), max(tried)
            print(
                f"with weights changed by chance, {len(tried)} times: nDCG@10 {mean_of:.3f} ({low:.3f} to {high:.3f})"
            )
        if options.folds:
            held_out = crossed(corpus, config, traits, replace(judged, requests=requests), options.folds)
            print(
                f"with breadth and weight of objectives chosen by other requests, {options.folds} folds: {held_out:.3f}"
            )
        if options.runs:
            write_runs(options.runs, given, ranked)


if __name__ == "__main__":
    main()
