import random

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from tests.unit.pages.sample import entry, vocabularies

IDS = [f"record-{letter}" for letter in "abcdef"]
ADDRESSES = [f"{folder}/{name}" for folder in ("practices", "cases") for name in IDS]
REFERENCES = st.lists(st.sampled_from(ADDRESSES), max_size=3, unique=True)
PRACTICES = st.dictionaries(st.sampled_from(IDS), REFERENCES, max_size=4)
LEVELS = st.sampled_from(["full", "summary", "count"])
CASES = st.dictionaries(st.sampled_from(IDS), st.tuples(LEVELS, REFERENCES), max_size=4)


def entries_of(practices: dict[str, list[str]], cases: dict[str, tuple[str, list[str]]]) -> list[Entry]:
    found = [
        entry("practice", name, kind="policy", implementers=[{"name": "X", "type": "other"}], related=related)
        for name, related in practices.items()
    ]
    found += [
        entry(
            "case", name, origin="request", need="A need.", stage="received", publish=level,
            similar=[{"record": reference, "why": "Alike."} for reference in references],
        )
        for name, (level, references) in cases.items()
    ]  # fmt: skip
    return found


def corpus_of(entries: list[Entry]) -> Corpus:
    return build_corpus(entries, {}, vocabularies())


@settings(deadline=None)
@given(PRACTICES, CASES, st.randoms(use_true_random=False))
def test_the_order_in_which_records_come_does_not_matter(
    practices: dict[str, list[str]], cases: dict[str, tuple[str, list[str]]], chance: random.Random
) -> None:
    entries = entries_of(practices, cases)
    shuffled = list(entries)
    chance.shuffle(shuffled)
    first, second = corpus_of(entries), corpus_of(shuffled)
    assert list(first.entries) == list(second.entries)
    assert first.outgoing == second.outgoing
    assert first.incoming == second.incoming


@settings(deadline=None)
@given(PRACTICES, CASES)
def test_every_relation_is_told_once_from_each_end(
    practices: dict[str, list[str]], cases: dict[str, tuple[str, list[str]]]
) -> None:
    corpus = corpus_of(entries_of(practices, cases))
    outgoing = [relation for found in corpus.outgoing.values() for relation in found]
    incoming = [relation for found in corpus.incoming.values() for relation in found]
    assert sorted(map(repr, outgoing)) == sorted(map(repr, incoming))
    assert all(relation.source in corpus.entries and relation.target in corpus.entries for relation in outgoing)
    written = sum(len(related) for related in practices.values()) + sum(len(found) for _, found in cases.values())
    assert len(outgoing) <= written


@settings(deadline=None)
@given(PRACTICES, CASES)
def test_what_is_published_never_names_a_hidden_case_and_publishing_twice_changes_nothing(
    practices: dict[str, list[str]], cases: dict[str, tuple[str, list[str]]]
) -> None:
    published = publishable(corpus_of(entries_of(practices, cases)))
    hidden = {f"cases/{name}" for name, (level, _) in cases.items() if level == "count"}
    told = repr([(found.key, dict(found.fields), found.record) for found in published.corpus])
    assert not [reference for reference in hidden if f"'{reference}'" in told]
    assert published.hidden == len(hidden)
    again = publishable(published.corpus)
    assert again.hidden == 0
    assert [(found.key, dict(found.fields)) for found in again.corpus] == [
        (found.key, dict(found.fields)) for found in published.corpus
    ]
