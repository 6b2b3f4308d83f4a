"""The blend, the nearest records, the reasons: what the links of a corpus are."""

from collections.abc import Mapping
from typing import Any

import pytest

from build_tools.corpus import Corpus, Entry, Places, build_corpus, publishable
from build_tools.matching import Finder, Link, Similar, postings, similar_records, subject_of, traits_of
from build_tools.matching.blend import Blend
from build_tools.matching.traits import matchers
from build_tools.publish.similar import decode, encode
from tests.unit.pages import sample

NURSES = {
    "title": "Ethical recruitment of nurses",
    "objectives": [6, 18],
    "populations": ["workers"],
    "themes": ["health-workers"],
    "kind": "agreement",
    "implementers": ["an-organisation"],
}
FILLERS = [
    sample.entry(
        "practice",
        f"filler-{number:02}",
        title=f"Something else entirely, {topic}",
        summary=f"It is about {topic} and nothing but {topic}.",
        kind="policy",
        objectives=[1 + number % 5],
        implementers=["an-organisation"],
    )
    for number, topic in enumerate(
        ["trees", "rivers", "music", "bread", "stars", "wool", "glass", "boats", "paper", "salt", "bells", "maps"] * 2
    )
]


def nurses(record_id: str, *countries: str, **changes: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    return sample.entry("practice", record_id, **{**NURSES, "countries": list(countries), **changes})


def links_of(*entries: Entry, weights: Mapping[str, int] | None = None) -> Similar:
    corpus = publishable(build_corpus([*entries, *FILLERS], {}, sample.vocabularies())).corpus
    return links_in(corpus, weights or {})


def links_in(corpus: Corpus, weights: Mapping[str, int]) -> Similar:
    places = Places(corpus.vocabularies)
    traits = [
        traits_of(subject_of(entry.type.name, entry.fields, entry.body, places), corpus.vocabularies)
        for entry in corpus
    ]
    return similar_records(corpus, traits, weights, sample.strings())


def targets(links: tuple[Link, ...]) -> list[str]:
    return [link.target[1] for link in links]


GERMANY = nurses("germany", "DEU", "PHL")
KENYA = nurses("kenya", "KEN", "GBR", title="Recruitment of nurses from Kenya")
PHILIPPINES = nurses("philippines", "PHL", "CAN", title="Philippine nurses abroad and who pays the agency")


def test_records_that_share_much_are_linked_both_ways_with_reasons() -> None:
    links = links_of(GERMANY, KENYA)
    assert targets(links[GERMANY.key]) == ["kenya"]
    assert targets(links[KENYA.key]) == ["germany"]
    words = [reason.words for reason in links[GERMANY.key][0].reasons]
    assert any(text.startswith("both ") for text in words)


def test_reasons_are_in_plain_words_with_numbers_of_objectives_and_names_of_terms() -> None:
    links = links_of(GERMANY, KENYA, weights={"objectives": 1, **dict.fromkeys(_all_but("objectives"), 0)})
    (reason,) = links[GERMANY.key][0].reasons
    assert reason.words in {"objectives 18 and 6 in common", "objectives 6 and 18 in common"}
    assert reason.matcher == "objectives"


def _all_but(name: str) -> list[str]:
    return [matcher.name for matcher in matchers() if matcher.name != name]


def test_a_shared_country_is_told_instead_of_its_region() -> None:
    told = [reason.matcher for link in links_of(GERMANY, PHILIPPINES)[GERMANY.key] for reason in link.reasons]
    assert "regions" not in told


def test_what_people_have_linked_is_not_computed_again() -> None:
    related = nurses("related", "JPN", title="Japan takes in nurses", related=["practices/germany"])
    links = links_of(GERMANY, related)
    assert GERMANY.key not in links
    assert related.key not in links


def test_two_phases_of_one_programme_are_not_suggested_to_each_other_nor_side_by_side() -> None:
    second = nurses("kenya-2", "KEN", "GBR", title="Recruitment of nurses from Kenya, phase II")
    links = links_of(GERMANY, KENYA, second)
    assert len(targets(links[GERMANY.key])) == 1
    assert targets(links[KENYA.key]) == ["germany"]


def test_what_is_withdrawn_or_replaced_is_never_suggested_nor_given_suggestions() -> None:
    gone = nurses("gone", "KEN", title="Nurses of old", withdrawn={"on": "2026-01-01", "reason": "It was wrong."})
    old = nurses("old", "KEN", title="Nurses of once", superseded_by="practices/kenya")
    links = links_of(GERMANY, KENYA, gone, old)
    assert gone.key not in links
    assert not {"gone", "old"} & {target for found in links.values() for target in targets(found)}


def test_cases_that_only_count_lead_nowhere_and_those_in_summary_only_by_what_is_public() -> None:
    shared: dict[str, Any] = {
        "origin": "request",
        "stage": "received",
        "need": "Nurses leave: SECRET-NEED.",
        "countries": ["KEN"],
    }
    counted = sample.entry("case", "counted", **shared, title="Recruitment of nurses", publish="count", objectives=[6])
    partly = sample.entry("case", "partly", **shared, title="A request of 2026", publish="summary")
    links = links_of(GERMANY, KENYA, counted, partly)
    everything = repr(links)
    assert "counted" not in everything
    assert "SECRET" not in everything.upper()
    assert all(link.target != partly.key for found in links.values() for link in found)


def test_the_order_in_which_records_come_changes_nothing() -> None:
    entries = [GERMANY, KENYA, PHILIPPINES]
    assert links_of(*entries) == links_of(*reversed(entries))


def test_equal_scores_are_in_the_order_of_addresses() -> None:
    twins = [nurses(name, "KEN", title=f"Nurses and the {name} accord") for name in ("amber", "birch", "cedar")]
    found = links_of(GERMANY, *twins)[GERMANY.key]
    scores = [(-link.score, link.target) for link in found]
    assert scores == sorted(scores)


def test_a_matcher_with_no_weight_says_nothing() -> None:
    links = links_of(GERMANY, KENYA, weights={"words": 0})
    assert all(reason.matcher != "words" for found in links.values() for link in found for reason in link.reasons)


def test_scores_lie_between_nothing_and_one_and_are_rounded() -> None:
    for found in links_of(GERMANY, KENYA, PHILIPPINES).values():
        for link in found:
            assert 0 < link.score <= 1
            assert link.score == round(link.score, 3)


def test_one_record_alone_has_no_links() -> None:
    corpus = build_corpus([GERMANY], {}, sample.vocabularies())
    assert not links_in(corpus, {})
    assert not links_in(build_corpus([], {}, sample.vocabularies()), {})


def test_one_more_record_without_likeness_moves_no_rarity_by_much() -> None:
    before = Blend([{"words": {"a": 1.0}}] * 3 + [{"words": {"b": 1.0}}] * 400, matchers(), {})
    after = Blend([{"words": {"a": 1.0}}] * 3 + [{"words": {"b": 1.0}}] * 401, matchers(), {})
    assert before.vector({"words": {"a": 1.0}}) == after.vector({"words": {"a": 1.0}})


def test_links_come_back_from_the_store_as_they_went_in() -> None:
    links = links_of(GERMANY, KENYA, PHILIPPINES)
    assert decode(encode(links)) == links


def test_with_few_records_the_candidates_are_all_that_the_exact_order_would_give(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    quick = links_of(GERMANY, KENYA, PHILIPPINES)
    for name in ("BUDGET", "HEAD", "POOL"):
        monkeypatch.setattr(postings, name, 10**9)
    assert links_of(GERMANY, KENYA, PHILIPPINES) == quick


def finder_of(*entries: Entry) -> Finder:
    corpus = publishable(build_corpus([*entries, *FILLERS], {}, sample.vocabularies())).corpus
    places = Places(corpus.vocabularies)
    traits = [
        traits_of(subject_of(entry.type.name, entry.fields, entry.body, places), corpus.vocabularies)
        for entry in corpus
    ]
    return Finder(corpus, traits, {}, sample.strings())


def test_where_what_links_rest_on_stays_they_stay_and_a_change_is_noticed_by_those_whom_it_concerns() -> None:
    title = "Midwives recruited under a bilateral agreement"
    before = finder_of(nurses("one", "KEN"), nurses("two", "UGA", title=title))
    after = finder_of(nurses("one", "KEN"), nurses("two", "UGA", title=title, themes=[]))
    places = range(len(FILLERS) + 2)
    same = [place for place in places if before.basis(place) == after.basis(place)]
    assert all(before.links(place) == after.links(place) for place in same)
    moved = {place for place in places if before.links(place) != after.links(place)}
    assert moved
    assert moved.isdisjoint(same)
