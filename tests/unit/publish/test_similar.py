"""Similar records are found again only where what they rest on is new."""

from pathlib import Path
from typing import Any

import pytest

from build_tools.config import load_config
from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from build_tools.engine import Engine, open_engine
from build_tools.matching import Similar, known_traits
from build_tools.matching.traits import Told
from build_tools.publish.similar import SEEN, known_similar
from tests.unit.pages import sample

TOPICS = ("nurses", "cooks", "pilots", "welders", "tailors", "masons")
NEW_SOURCES: dict[str, Any] = {"sources": [{"title": "Another", "publisher": "Else", "url": "https://example.org/2"}]}


def practice(number: int, **changes: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    fields: dict[str, Any] = {
        "title": f"Recruitment of {TOPICS[number % len(TOPICS)]}, and what came of it {'again ' * number}",
        "kind": "agreement",
        "objectives": [6, 18] if number % 2 else [6, 21],
        "countries": [("KEN", "DEU", "PHL", "COL")[number % 4]],
        "implementers": ["an-organisation"],
    }
    return sample.entry("practice", f"practice-{number}", **{**fields, **changes})


def corpus_of(**changes: Any) -> Corpus:  # noqa: ANN401 - any field of a practice
    """Return a corpus in which the first practice has other fields."""
    entries = [practice(0, **changes), *(practice(number) for number in range(1, 12))]
    return publishable(build_corpus(entries, {}, sample.vocabularies())).corpus


def traits_in(corpus: Corpus, engine: Engine) -> Told:
    return known_traits(list(corpus), corpus.vocabularies, engine)


def found_after(first: Corpus, second: Corpus, cache: Path) -> tuple[Similar, int]:
    """Return the links of a corpus that follows another one, and how often links were looked for."""
    config = load_config(sample.ROOT)
    with open_engine(cache, "serial") as engine:
        known_similar(first, traits_in(first, engine), config, engine)
        similar = known_similar(second, traits_in(second, engine), config, engine)
        return similar, engine.timings.stages[SEEN].made


def test_a_new_source_leads_to_no_new_search(tmp_path: Path) -> None:
    similar, made = found_after(corpus_of(), corpus_of(**NEW_SOURCES), tmp_path / "one")
    assert made == 1
    assert similar == found_after(corpus_of(**NEW_SOURCES), corpus_of(**NEW_SOURCES), tmp_path / "other")[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Recruitment of nobody"},
        {"countries": ["UGA"]},
        {"objectives": [1]},
        {"related": ["practices/practice-3"]},
        {"superseded_by": "practices/practice-3"},
        {"withdrawn": {"on": "2026-01-01", "reason": "It was wrong."}},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_after_a_change_that_counts_the_links_are_those_of_a_clean_build(
    changes: dict[str, Any], tmp_path: Path
) -> None:
    similar, made = found_after(corpus_of(), corpus_of(**changes), tmp_path / "one")
    assert made == 2
    assert similar == found_after(corpus_of(**changes), corpus_of(**changes), tmp_path / "other")[0]
