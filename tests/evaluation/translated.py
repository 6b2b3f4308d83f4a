"""Measures what language costs: the judged requests in seven languages, against the same records."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path

from build_tools.matching.answers import Adviser
from build_tools.matching.requests import Request
from build_tools.parse.yaml_values import read_yaml
from build_tools.search.phrases import LANGUAGES
from tests.evaluation.measures import Measures, mean, measures_of

TRANSLATED = Path(__file__).parents[1] / "data" / "match-requests-translated.yml"

Grades = Mapping[str, Mapping[str, int]]
"""Grades by practice, by request."""


def in_languages(requests: Mapping[str, Request]) -> dict[str, dict[str, Request]]:
    """Return the requests by language: as they were made, or as we translated them."""
    found: dict[str, dict[str, Request]] = {language: {} for language in LANGUAGES}
    for key, request in requests.items():
        found[request.language][key] = request
    for raw in read_yaml(TRANSLATED.read_text(encoding="utf-8")):
        found[raw["language"]][raw["id"]] = replace(requests[raw["id"]], need=raw["text"], language=raw["language"])
    return found


def measured_in(
    adviser: Adviser, requests: Mapping[str, Request], grades: Grades, collection: AbstractSet[str], most: int
) -> dict[str, Measures]:
    """Return what the answers to requests are worth, by request; `most` is how many records an answer may name."""
    found = {}
    for key, request in sorted(requests.items()):
        ranking = [one.target[1] for one in adviser.answer(request, limit=most).practices]
        found[key] = measures_of([name for name in ranking if name in collection], grades[key])
    return found


def show_languages(
    adviser: Adviser, requests: Mapping[str, Request], grades: Grades, collection: AbstractSet[str], most: int
) -> None:
    """Print nDCG@10 by language, with the objectives given and withheld."""
    print("\nnDCG@10   given  withheld")
    for language, given in in_languages(requests).items():
        withheld = {key: replace(request, objectives=()) for key, request in given.items()}
        each = [measured_in(adviser, one, grades, collection, most).values() for one in (given, withheld)]
        print(f"{language:8}  {mean(list(each[0])).ndcg:5.3f}  {mean(list(each[1])).ndcg:8.3f}")
