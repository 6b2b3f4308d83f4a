"""What the map says, whatever the records are."""

import json
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.corpus import Corpus, Entry, build_corpus
from build_tools.pages import map as map_pages
from build_tools.pages._base import Page
from build_tools.pages.rendering import open_templates, render_content
from build_tools.pages.slots import slot_contexts
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())


def practice(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    return sample.entry("practice", record_id, kind="policy", implementers=["an-organisation"], **fields)


def corpus_of(*entries: Entry) -> Corpus:
    return build_corpus(entries, {}, sample.vocabularies())


def page_of(corpus: Corpus, address: str = "map/") -> Page:
    return next(page for page in map_pages.pages(corpus, sample.site(dates={})) if page.address == address)


def drawn(page: Page) -> LexborHTMLParser:
    return LexborHTMLParser(render_content(TEMPLATES, page.template, {**page.context, "base": "../"}))


def area(tree: LexborHTMLParser, code: str) -> Any:  # noqa: ANN401 - a node of the parser's own kind
    (found,) = tree.css(f"#map svg #{code}")
    return found


def test_an_index_without_records_still_has_a_map() -> None:
    tree = drawn(page_of(corpus_of()))
    assert not tree.css("#map svg a")
    assert len(tree.css("#map svg g[id]")) == len(sample.vocabularies()["countries"].terms)
    assert tree.css("#map-summary")[0].text() == "No records to show."
    assert not tree.css("table")
    assert area(tree, "KEN").css("title")[0].text() == "Kenya: none"


def test_a_record_without_a_country_is_told_beside_the_map() -> None:
    tree = drawn(page_of(corpus_of(practice("nowhere"), practice("somewhere", countries=["KEN"]))))
    told = "1 record about 1 country or area. 1 more names no country, so it is not on the map."
    assert tree.css("#map-summary")[0].text() == told


def test_a_record_of_every_country_makes_every_area_a_link_of_one_colour() -> None:
    codes = sample.countries(1000)
    tree = drawn(page_of(corpus_of(practice("everywhere", countries=codes))))
    assert len(tree.css("#map svg a.cc-s5[href]")) == len(codes)
    assert not tree.css("#map svg g[id], .cc-map__without")
    assert len(tree.css("tbody tr")) == len(codes)


@pytest.mark.parametrize(
    ("code", "label"), [("XKX", "Kosovo: 1 record"), ("TUV", "Tuvalu: 1 record"), ("CUW", "Curaçao: 1 record")]
)
def test_every_code_has_its_name_its_number_and_its_link(code: str, label: str) -> None:
    found = area(drawn(page_of(corpus_of(practice("there", countries=[code])))), code)
    assert found.tag == "a"
    assert found.attributes["href"] == f"../countries/{code}/"
    assert found.css("title")[0].text() == label


def test_the_map_of_a_type_counts_that_type_only() -> None:
    corpus = corpus_of(practice("one", countries=["KEN"]), sample.cases()[0])
    tree = drawn(page_of(corpus, "map/cases/"))
    assert area(tree, "KEN").css("title")[0].text() == "Kenya: 1 case"
    assert tree.css("#map-heading")[0].text() == "Cases by country"
    assert tree.css(".cc-map__types [aria-current=page]")[0].text() == "Cases"
    tree = drawn(page_of(corpus, "map/funding/"))
    assert area(tree, "KEN").attributes["class"] == "cc-s0"
    assert tree.css("#map-summary")[0].text() == "No records to show."


def test_a_withdrawn_record_and_one_of_which_only_the_number_is_public_are_not_on_the_map() -> None:
    gone = practice("gone", countries=["KEN"], withdrawn={"on": "2026-03-01", "reason": "Wrong."})
    secret = sample.cases()[1]
    assert not drawn(page_of(corpus_of(gone, secret))).css("#map svg a")


def test_the_row_of_a_country_has_the_number_of_each_type_and_leads_to_explore() -> None:
    tree = drawn(page_of(corpus_of(practice("one", countries=["KEN"]), practice("two", countries=["KEN"]))))
    (row,) = tree.css("tbody tr")
    heads = [head.text() for head in tree.css("thead th")]
    cells = [cell.text() for cell in row.css("th, td")]
    assert dict(zip(heads, cells, strict=True)) == {
        **dict.fromkeys(heads, "0"), "Country or area": "Kenya", "Practices": "2", "All": "2",
    }  # fmt: skip
    assert [link.attributes["href"] for link in row.css("a")] == ["../countries/KEN/", "../explore/?country=KEN"]


def test_the_texts_of_the_script_are_json_in_an_attribute() -> None:
    figure = drawn(page_of(sample.corpus())).css("#map")[0]
    texts = json.loads(figure.attributes["data-texts"] or "")
    assert texts["counts"]["practice"] == sample.strings()["types"]["practice"]["count"]


def test_the_small_map_has_a_path_for_each_colour_and_leads_to_the_large_one() -> None:
    context = slot_contexts(sample.corpus(), sample.site())["map"]
    html = render_content(TEMPLATES, "slots/map.html", {**context, "base": "./"})
    tree = LexborHTMLParser(html)
    assert [link.attributes["href"] for link in tree.css("a")] == ["./map/"]
    assert len(tree.css("svg path")) <= 13
    assert len(html) < 60_000
