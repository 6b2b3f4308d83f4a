import json
from typing import Any

from build_tools.cartography.counts import count_places
from build_tools.corpus import Corpus, FacetReader, build_corpus, publishable
from build_tools.corpus.publication import is_listed
from build_tools.exports import map_counts
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import corpus, vocabularies


def told(records: Corpus) -> dict[str, Any]:
    (artefact,) = map_counts.export(records, release_of(records))
    assert artefact.path == "map/counts.json"
    found: dict[str, Any] = json.loads(artefact.data)
    return found


def test_the_file_holds_the_counts_of_the_map_and_nothing_else() -> None:
    records = publishable(corpus()).corpus
    found = told(records)
    reader = FacetReader(records, release_of(records).build_date)
    counts = count_places(map(reader.values, filter(is_listed, records)))
    for table, expected in [
        (found["records"], counts.records),
        *((found["countries"][country], numbers) for country, numbers in counts.by_place.items()),
    ]:
        read = {
            (found["types"][row], found["objectives"][column]): number
            for row, numbers in enumerate(table)
            for column, number in enumerate(numbers)
            if number
        }
        assert read == expected
    assert list(found["countries"]) == list(counts.by_place)


def test_an_index_without_records_has_a_file_too() -> None:
    found = told(build_corpus([], {}, vocabularies()))
    assert found["countries"] == {}
    assert found["records"] == []
