from build_tools.corpus import build_corpus
from build_tools.upkeep.addresses.figures import AddressFigures, address_figures
from build_tools.upkeep.addresses.named import named_addresses
from build_tools.upkeep.addresses.state import Checked
from tests.unit.hub_requests import request_at
from tests.unit.pages import sample
from tests.unit.pages.sample import entry


def checked(address: str, state: str, day: str) -> Checked:
    return Checked(address, state, "200", day, "2026-12-20")  # type: ignore[arg-type] # one of three


def test_what_a_ledger_holds_beside_the_addresses_that_are_named_does_not_count() -> None:
    ledger = {
        "a": checked("a", "works", "2026-11-01"),
        "b": checked("b", "dead", "2026-11-08"),
        "other": checked("other", "dead", "2026-11-22"),
    }
    figures = address_figures(["a", "b", "c"], ledger)
    assert figures == AddressFigures(named=3, works=1, dead=1, unclear=0, last="2026-11-08")
    assert figures.unasked == 1
    assert address_figures(["c"], ledger).last == ""


def test_addresses_are_those_of_every_field_that_holds_one_with_every_place_and_without_fragments() -> None:
    source = {"title": "S", "publisher": "P", "url": "https://example.org/s#part", "archived_url": "https://a.org/s"}
    evidence = entry(
        "evidence", "one", kind="report", publishers=["x"], sources=[source], doi="10.1/x", url="https://e.org/"
    )
    fund = entry(
        "funding",
        "two",
        operator=["x"],
        kind="trust-fund",
        status="open",
        url="https://example.org/s",
        sources=[source],
    )
    named = named_addresses(build_corpus([evidence, fund], {}, sample.vocabularies()))
    assert {address: [(place.entry.id, place.pointer) for place in places] for address, places in named.items()} == {
        "https://a.org/s": [("one", "/sources/0/archived_url"), ("two", "/sources/0/archived_url")],
        "https://doi.org/10.1/x": [("one", "/doi")],
        "https://e.org/": [("one", "/url")],
        "https://example.org/s": [("one", "/sources/0/url"), ("two", "/sources/0/url"), ("two", "/url")],
    }


def test_no_address_of_what_is_not_public_to_the_last_word_is_named() -> None:
    source = [{"title": "S", "publisher": "P", "url": "https://example.org/s"}]
    withdrawn = {"on": "2026-01-01", "reason": "R."}
    entries = [
        request_at("assessed", publish="count", sources=source),
        request_at("received", publish="summary", sources=source),
        entry("practice", "gone", kind="law", implementers=["x"], sources=source, withdrawn=withdrawn),
    ]
    assert named_addresses(build_corpus(entries, {}, sample.vocabularies())) == {}
