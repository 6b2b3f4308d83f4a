from collections.abc import Sequence
from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.matching import TraitsOf, matchers, postings
from build_tools.matching.blend import STEPS, Blend, Vector
from build_tools.matching.neighbours import Neighbours

STRENGTHS = st.sampled_from([0.1, 0.25, 0.4, 0.6, 1.0])
SUBJECTS: st.SearchStrategy[TraitsOf] = st.fixed_dictionaries(
    {},
    optional={
        "words": st.dictionaries(st.sampled_from("abcdefghijklmnop"), STRENGTHS, max_size=6),
        "concepts": st.dictionaries(st.sampled_from("qrstuvw"), STRENGTHS, max_size=4),
        "objectives": st.dictionaries(st.sampled_from(["1", "6", "18"]), STRENGTHS, max_size=2),
    },
)
CORPORA = st.lists(SUBJECTS, min_size=2, max_size=30)
few = settings(deadline=None, max_examples=30)


def neighbours_of(corpus: Sequence[TraitsOf]) -> Neighbours:
    blend = Blend(corpus, matchers(), {})
    return Neighbours(blend, map(blend.vector, corpus), ["practice"] * len(corpus))


def found(neighbours: Neighbours, position: int) -> list[tuple[float, int]]:
    vector = neighbours.vectors.vector(position)
    return neighbours.nearest(vector, neighbours.pool(vector, "practice", but=position))


def product(one: Vector, other: Vector) -> float:
    return sum(one[number] * other[number] for number in one.keys() & other.keys())


@few
@given(CORPORA)
def test_in_a_small_corpus_exactly_those_are_found_that_share_something(corpus: list[TraitsOf]) -> None:
    neighbours = neighbours_of(corpus)
    vectors = [neighbours.vectors.vector(position) for position in range(len(corpus))]
    for position, vector in enumerate(vectors):
        exact = [(round(product(vector, other), 3), place) for place, other in enumerate(vectors) if place != position]
        sharing = [pair for pair in exact if vector.keys() & vectors[pair[1]].keys()]
        assert found(neighbours, position) == sorted(sharing, key=lambda pair: (-pair[0], pair[1]))


@few
@given(CORPORA, st.integers(1, 6), st.integers(1, 4))
def test_of_many_the_pool_holds_those_with_the_largest_products(corpus: list[TraitsOf], pool: int, step: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "POOL", pool)
        patch.setattr(postings, "STEP", step)
        neighbours = neighbours_of(corpus)
        vectors = [neighbours.vectors.vector(position) for position in range(len(corpus))]
        for position, vector in enumerate(vectors):
            others = [place for place in range(len(corpus)) if vector.keys() & vectors[place].keys()]
            others.sort(key=lambda place: (-product(vector, vectors[place]), place))
            best = [place for place in others if place != position][:pool]
            assert neighbours.pool(vector, "practice", but=position) == sorted(best)


@few
@given(CORPORA, st.integers(1, 40), st.integers(1, 10))
def test_with_a_small_budget_fewer_are_found_and_their_likeness_stays(
    corpus: list[TraitsOf], budget: int, head: int
) -> None:
    whole = neighbours_of(corpus)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "BUDGET", budget)
        patch.setattr(postings, "HEAD", head)
        part = neighbours_of(corpus)
        for position in range(len(corpus)):
            assert set(found(part, position)) <= set(found(whole, position))


@few
@given(CORPORA)
def test_likeness_is_the_same_from_both_sides_and_lies_between_nothing_and_one(corpus: list[TraitsOf]) -> None:
    neighbours = neighbours_of(corpus)
    for one in range(len(corpus)):
        for other in range(one):
            likeness = neighbours.likeness(neighbours.vectors.vector(one), other)
            assert likeness == neighbours.likeness(neighbours.vectors.vector(other), one)
            assert 0 <= likeness <= 1


@few
@given(st.data())
def test_the_order_in_which_records_come_moves_no_likeness_and_no_number(data: st.DataObject) -> None:
    corpus = data.draw(CORPORA)
    order = data.draw(st.permutations(range(len(corpus))))
    first, second = neighbours_of(corpus), neighbours_of([corpus[place] for place in order])
    for place, position in enumerate(order):
        assert second.vectors.vector(place) == first.vectors.vector(position)
        alike = {(likeness, order[other]) for likeness, other in found(second, place)}
        assert alike == set(found(first, position))


@few
@given(CORPORA, SUBJECTS)
def test_one_record_more_moves_a_vector_only_where_a_rarity_takes_a_step(
    corpus: list[TraitsOf], more: TraitsOf
) -> None:
    before, after = Blend(corpus, matchers(), {}), Blend([*corpus, more], matchers(), {})
    rarities_before, rarities_after = rarities(before, len(corpus)), rarities(after, len(corpus) + 1)
    for traits in corpus:
        named = {(name, trait) for name, found_ in traits.items() for trait in found_}
        if all(rarities_before.get(pair) == rarities_after.get(pair) for pair in named):
            assert by_name(before, traits) == by_name(after, traits)


def rarities(blend: Blend, size: int) -> dict[tuple[str, str], float]:
    return {
        trait: round(STEPS * log(size / count)) / STEPS for trait, count in zip(blend.traits, blend.counts, strict=True)
    }


def by_name(blend: Blend, traits: TraitsOf) -> dict[tuple[str, str], float]:
    return {blend.traits[number]: part for number, part in blend.vector(traits).items()}
