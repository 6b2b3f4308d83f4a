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


@pytest.mark.parametrize(
    ("country", "reviews"),
    [
        ("KEN", ["review-africa"]),
        ("MAR", ["review-africa", "review-arab-states"]),
        ("KAZ", ["review-asia-pacific", "review-europe-north-america"]),
        ("ESH", []),
        ("XKX", []),
        ("not a code", []),
    ],
)
def test_a_country_lies_in_one_review_region_in_two_or_in_none(country: str, reviews: list[str]) -> None:
    assert [found for found in Places(vocabularies()).of_country(country) if found.startswith("review-")] == reviews


def test_a_country_lies_in_wider_regions_too_but_the_world_is_none_of_them() -> None:
    found = Places(vocabularies()).of_country("KEN")
    assert {"eastern-africa", "sub-saharan-africa", "africa"} <= set(found)
    assert "world" not in found
    assert len(found) == len(set(found))


def test_a_region_is_followed_by_the_wider_ones_that_it_lies_in() -> None:
    places = Places(vocabularies())
    assert places.with_wider("eastern-africa") == ("eastern-africa", "sub-saharan-africa", "africa")
    assert places.with_wider("world") == ()
    assert places.with_wider("nowhere") == ("nowhere",)


def test_a_record_about_the_world_is_in_no_region_but_the_world_and_those_of_its_countries() -> None:
    assert regions_of(regions=("world",)) == ("world",)
    both = regions_of(regions=("world",), countries=("KEN",))
    assert set(both) == {"world", *Places(vocabularies()).of_country("KEN")}


def test_a_record_without_places_is_in_no_region() -> None:
    assert regions_of() == ()


def test_the_regions_of_a_record_stand_in_the_order_of_the_vocabulary_whatever_it_names_first() -> None:
    one = regions_of(regions=("igad", "northern-africa"), countries=("MAR", "KEN"))
    other = regions_of(regions=("northern-africa", "igad"), countries=("KEN", "MAR"))
    order = list(vocabularies()["regions"].terms)
    assert one == other == tuple(sorted(one, key=order.index))


def test_there_are_five_review_regions() -> None:
    assert [term.id for term in Places(vocabularies()).review_regions()] == [
        "review-africa",
        "review-arab-states",
        "review-asia-pacific",
        "review-europe-north-america",
        "review-latin-america-caribbean",
    ]
