"""What every matcher must honour, over subjects of every shape."""

import pytest

from build_tools.config import load_config
from build_tools.corpus import Places
from build_tools.matching import Matcher, Passage, Subject, matchers, subject_of
from tests.unit.pages import sample

MATCHERS = matchers()
NASTY = '<script>alert(1)</script> {}\\ "quotes" \x00\u202e %s 😀 نص 移民 ' * 400
RICH = Subject(
    passages=(
        Passage("en", "Nurses recruited without fees", 1.0),
        Passage("ar", "العمال المهاجرون", 0.6),
        Passage("zh", "移民工人的社会保障", 0.6),
        Passage("xx", NASTY, 0.25),
    ),
    kind="practice.law",
    objectives=(6, 18, 6),
    populations=("domestic-workers", "all", "no-such-term"),
    themes=("free-movement", "no-such-term"),
    countries=("KEN", "DEU", "KEN"),
    regions=("eastern-africa", "africa", "no-such-region"),
)
SUBJECTS = {
    "empty": Subject(),
    "rich": RICH,
    "every objective": Subject(objectives=tuple(range(1, 24))),
    "200 countries": Subject(countries=tuple(sample.countries(200))),
    **{
        entry.address: subject_of(entry.type.name, entry.fields, entry.body, Places(sample.vocabularies()))
        for entry in list(sample.corpus())[:40]
    },
}
every_matcher = pytest.mark.parametrize("matcher", MATCHERS, ids=lambda matcher: matcher.name)


def test_there_are_matchers() -> None:
    assert {"objectives", "populations", "themes", "concepts", "words", "kind", "regions"} <= {
        matcher.name for matcher in MATCHERS
    }


@every_matcher
@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=list(SUBJECTS))
def test_traits_have_strengths_above_nothing_and_at_most_one(matcher: Matcher, subject: Subject) -> None:
    for trait, strength in matcher.traits(subject, sample.vocabularies()).items():
        assert trait
        assert 0 < strength <= 1


@every_matcher
@pytest.mark.parametrize("subject", SUBJECTS.values(), ids=list(SUBJECTS))
def test_traits_are_the_same_each_time_and_in_the_same_order(matcher: Matcher, subject: Subject) -> None:
    first = matcher.traits(subject, sample.vocabularies())
    assert list(matcher.traits(subject, sample.vocabularies()).items()) == list(first.items())


@every_matcher
def test_a_subject_of_which_nothing_is_known_has_no_traits(matcher: Matcher) -> None:
    assert not matcher.traits(Subject(), sample.vocabularies())


@every_matcher
def test_every_trait_has_a_name_for_readers(matcher: Matcher) -> None:
    for trait in matcher.traits(RICH, sample.vocabularies()):
        assert matcher.label(trait, sample.vocabularies()).strip()


@every_matcher
def test_every_matcher_has_a_sentence_for_its_reasons(matcher: Matcher) -> None:
    forms = sample.strings()["similar_records"]["reasons"][matcher.name]
    assert {"one", "other"} <= forms.keys()
    assert all("{shared}" in form for form in forms.values())


@every_matcher
def test_what_a_matcher_yields_to_exists(matcher: Matcher) -> None:
    assert set(matcher.unless) <= {found.name for found in MATCHERS} - {matcher.name}
    assert matcher.weight > 0


def test_the_settings_weigh_every_matcher_and_nothing_else() -> None:
    weights = load_config(sample.ROOT, environment={}).weights
    assert set(weights) == {matcher.name for matcher in MATCHERS}


def test_there_is_no_sentence_without_a_matcher() -> None:
    assert set(sample.strings()["similar_records"]["reasons"]) == {matcher.name for matcher in MATCHERS}
