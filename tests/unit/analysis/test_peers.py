"""Which countries are peers, and why."""

from build_tools.analysis.peers import LEAST_ALIKE, MOST_PEERS, MOST_SHARED, peers_of_countries
from build_tools.corpus import FACETS, FacetValues


def record(kind: str, countries: list[str], **values: list[str]) -> FacetValues:
    """Return the values of a record; facets that are not named are empty."""
    found = {facet.name: () for facet in FACETS} | {name: tuple(given) for name, given in values.items()}
    return {**found, "type": (kind,), "country": tuple(countries)}


def others() -> list[FacetValues]:
    """Return records of countries with concerns of their own, so that what few share is rare."""
    return [
        record("practice", [code], objective=[str(number)], theme=[f"theme-{number}"], population=[f"people-{number}"])
        for number, code in enumerate(["AAA", "BBB", "CCC", "DDD", "EEE", "FFF"], start=10)
        for _ in range(3)
    ]


def twins() -> list[FacetValues]:
    return [
        record(kind, [code], objective=["20"], population=["diaspora"])
        for code in ("KEN", "SEN")
        for kind in ("case", "practice", "practice")
    ]


def test_countries_that_share_rare_things_are_peers_of_each_other_for_these_reasons() -> None:
    peers = peers_of_countries([*others(), *twins()])
    assert [peer.country for peer in peers["KEN"]] == ["SEN"]
    assert [peer.country for peer in peers["SEN"]] == ["KEN"]
    assert set(peers["KEN"][0].shared) == {("objective", "20"), ("population", "diaspora")}


def test_the_order_of_the_records_changes_nothing() -> None:
    records = [*others(), *twins(), record("practice", ["KEN", "AAA"], objective=["10"], theme=["theme-10"])]
    assert peers_of_countries(records) == peers_of_countries(reversed(records))


def test_what_every_country_has_makes_none_alike() -> None:
    everywhere = [record("practice", [code], objective=["23", "1"]) for code in ("KEN", "SEN", "FRA") for _ in range(5)]
    assert peers_of_countries(everywhere) == {}


def test_all_migrants_are_nothing_in_common() -> None:
    shared = [record("practice", [code], objective=["20"], population=["all"]) for code in ("KEN", "SEN")] * 5
    assert "KEN" not in peers_of_countries([*others(), *shared])


def test_one_thing_in_common_is_not_enough() -> None:
    shared = [record("case", [code], objective=["20"]) for code in ("KEN", "SEN") for _ in range(5)]
    assert "KEN" not in peers_of_countries([*others(), *shared])


def test_a_programme_in_many_countries_makes_them_less_alike_than_work_of_their_own() -> None:
    both = {"objective": ["20"], "population": ["diaspora"]}
    own = [record("practice", [code], **both) for code in ("KEN", "SEN") for _ in range(2)]
    common = [record("practice", ["KEN", "SEN", "GHA", "MLI", "NER", "TGO"], **both) for _ in range(2)]
    alone = {peer.country: peer.score for peer in peers_of_countries([*others(), *own])["KEN"]}
    joint = {peer.country: peer.score for peer in peers_of_countries([*others(), *common]).get("KEN", ())}
    assert alone["SEN"] > joint.get("SEN", 0.0)


def test_evidence_and_organisations_tell_nothing_of_needs() -> None:
    told = [record(kind, [code], objective=["20"], population=["diaspora"])
            for kind in ("evidence", "organisation", "funding") for code in ("KEN", "SEN")]  # fmt: skip
    assert "KEN" not in peers_of_countries([*others(), *told])


def test_records_without_a_country_or_without_anything_to_share_are_passed_over() -> None:
    assert peers_of_countries([record("case", []), record("case", ["KEN"]), record("practice", [])]) == {}
    assert peers_of_countries([]) == {}


def test_peers_are_few_good_and_in_order() -> None:
    many = [record("practice", [f"A{letter}A"], objective=["20"], population=["diaspora"])
            for letter in "BCDEFGHIJ" for _ in range(3)]  # fmt: skip
    found = peers_of_countries([*others(), *many])["ABA"]
    assert len(found) == MOST_PEERS
    assert [peer.country for peer in found] == sorted(peer.country for peer in found)
    assert all(LEAST_ALIKE <= peer.score <= 1 and len(peer.shared) <= MOST_SHARED for peer in found)
