import pytest

from build_tools.corpus import Places
from tests.unit.pages.sample import entry, vocabularies


def regions_of(*, regions: tuple[str, ...] = (), countries: tuple[str, ...] = ()) -> tuple[str, ...]:
    implementers = [{"name": "X", "type": "other"}]
    fields = {"kind": "policy", "implementers": implementers, "regions": regions, "countries": countries}
    found = entry("practice", "a-practice", "", **fields)
    return Places(vocabularies()).of_record(found.record)


@pytest.mark.parametrize(
    ("region", "reviews"),
    [
        ("africa", {"review-africa"}),
        ("northern-africa", {"review-africa", "review-arab-states"}),
        ("horn-of-africa", {"review-africa"}),
        ("latin-america-and-the-caribbean", {"review-latin-america-caribbean"}),
        ("pacific", {"review-asia-pacific"}),
        ("central-asia", {"review-asia-pacific", "review-europe-north-america"}),
        ("asia", set()),
        ("americas", set()),
        ("oecd", set()),
        ("world", set()),
    ],
)
def test_a_region_that_lies_in_a_review_region_whole_counts_there_and_one_that_does_not_counts_in_none(
    region: str, reviews: set[str]
) -> None:
    assert {found for found in regions_of(regions=(region,)) if found.startswith("review-")} == reviews


def test_an_area_that_is_in_no_review_region_does_not_come_into_one_by_its_wider_region() -> None:
    assert "africa" in regions_of(countries=("ESH",))
    assert "review-africa" not in regions_of(countries=("ESH",))
