import datetime
from collections import Counter
from itertools import product
from typing import Any

from build_tools.cartography.counts import ANY, Counts, count_places
from build_tools.corpus import Corpus, FacetReader, build_corpus, publishable
from build_tools.corpus.publication import is_listed
from tests.unit.pages import sample

TODAY = datetime.date(2026, 11, 21)


def reader(corpus: Corpus) -> FacetReader:
    return FacetReader(corpus, TODAY)


def counted(corpus: Corpus) -> Counts:
    return count_places(map(reader(corpus).values, filter(is_listed, corpus)))


def test_every_number_equals_a_recount_by_the_facets() -> None:
    corpus = publishable(sample.corpus()).corpus
    counts = counted(corpus)
    expected: Counter[tuple[str, str, str]] = Counter()
    for entry in filter(is_listed, corpus):
        values = reader(corpus).values(entry)
        expected.update(product(values["country"], (ANY, *values["type"]), (ANY, *values["objective"])))
    found = {
        (country, *choice): number for country, numbers in counts.by_place.items() for choice, number in numbers.items()
    }
    assert found == expected


def test_a_record_without_a_country_counts_beside_the_map() -> None:
    policy: dict[str, Any] = {"kind": "policy", "implementers": ["iom"]}
    withdrawn = {"on": "2026-01-01", "reason": "No."}
    corpus = build_corpus(
        [
            sample.entry("practice", "nowhere", **policy, objectives=[6]),
            sample.entry("practice", "somewhere", **policy, countries=["XKX", "TUV"]),
            sample.entry("practice", "gone", **policy, countries=["KEN"], withdrawn=withdrawn),
        ],
        {},
        sample.vocabularies(),
    )
    counts = counted(corpus)
    assert counts.of((ANY, ANY)) == {"TUV": 1, "XKX": 1}
    assert (counts.records[ANY, ANY], counts.placed[ANY, ANY]) == (2, 1)
    assert (counts.records["practice", "6"], counts.placed["practice", "6"]) == (1, 0)


def test_an_index_without_records_has_no_numbers() -> None:
    corpus = build_corpus([], {}, sample.vocabularies())
    counts = counted(corpus)
    assert (counts.by_place, counts.records, counts.of((ANY, ANY))) == ({}, {}, {})
