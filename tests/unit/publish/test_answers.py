"""The answers to cases: found once, found again where something changed, never for what is not public."""

from dataclasses import replace
from pathlib import Path

from build_tools.config import Config, load_config
from build_tools.corpus import Corpus, build_corpus
from build_tools.engine import open_engine
from build_tools.matching import known_traits
from build_tools.matching.traits import Told
from build_tools.publish.answers import known_answers
from tests.unit.pages import sample

OPEN = {"full-case", "declined-case", "request-case"}
"""The cases of the sample of which all is public; of summary-case only a summary is."""


def found_in(config: Config, cache: Path, corpus: Corpus) -> tuple[set[str], int]:
    """Return which cases have an answer, and how often answers were made."""
    with open_engine(cache) as engine:
        traits = known_traits(list(corpus), corpus.vocabularies, engine)
        answers = known_answers(corpus, traits, config, engine, sample.BUILD_DATE)
        assert answers == known_answers(corpus, traits, config, engine, sample.BUILD_DATE)
        return {record_id for _, record_id in answers}, engine.timings.stages["answers"].made


def test_answers_are_remembered_until_something_changes_and_given_only_to_open_cases(tmp_path: Path) -> None:
    config = load_config(sample.ROOT, environment={})
    kept = [entry for entry in sample.published() if "many" not in entry.id]
    corpus = build_corpus(kept, {}, sample.vocabularies())
    assert found_in(config, tmp_path, corpus) == (OPEN, 1)
    assert found_in(config, tmp_path, corpus) == (OPEN, 0)
    changed = build_corpus([*kept[:-1], replace(kept[-1], digest="another")], {}, sample.vocabularies())
    assert found_in(config, tmp_path, changed) == (OPEN, 1)


def test_without_cases_nothing_is_looked_for(tmp_path: Path) -> None:
    config = load_config(sample.ROOT, environment={})
    funds = [entry for entry in sample.published() if entry.type.name == "funding"]
    with open_engine(tmp_path) as engine:
        none = build_corpus(funds, {}, sample.vocabularies())
        assert known_answers(none, Told([b"no JSON"] * len(none)), config, engine, sample.BUILD_DATE) == {}
