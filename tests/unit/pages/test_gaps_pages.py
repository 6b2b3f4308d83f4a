from typing import Any

from build_tools.analysis.gaps import Cell, Strength
from build_tools.corpus import build_corpus, publishable
from build_tools.pages import charts, gaps
from build_tools.pages._gaps import Cells
from build_tools.pages._sentences import Sentence, woven
from build_tools.pages._tables import Tables, value
from tests.unit.exploring import counts_linked_to_explore, shown_by_explore
from tests.unit.pages import sample


def cells() -> Cells:
    return Cells(Tables(publishable(sample.corpus()).corpus, sample.site()))


def text_of(sentence: Sentence) -> str:
    return "".join(piece["text"] for piece in sentence)


def test_a_gap_is_told_in_one_plain_sentence_with_its_counts_linked() -> None:
    cell = Cell(9, "review-arab-states", practices=0, evidence=1, cases=2, funds=3)
    sentence = cells().sentence(cell)
    assert text_of(sentence) == (
        "Objective 9 · Counter smuggling, Arab States: 2 cases ask; here are no practices, "
        "1 piece of evidence and 3 funds."
    )
    assert [piece["href"] for piece in sentence if piece["href"]] == [
        "objectives/9/",
        "explore/?objective=9&region=review-arab-states&type=case",
        "explore/?objective=9&region=review-arab-states&type=evidence",
        "explore/?objective=9&region=review-arab-states&type=funding",
    ]


def test_where_nobody_asks_the_sentence_says_so() -> None:
    cell = Cell(13, "review-africa", practices=1, evidence=0, cases=0, funds=0)
    assert text_of(cells().sentence(cell)) == (
        "Objective 13 · Alternatives to detention, Africa: nobody asks; 1 practice, no evidence and no funds."
    )


def test_everywhere_has_no_region_in_its_addresses() -> None:
    cell = Cell(9, "", practices=4, evidence=0, cases=0, funds=0, evaluated=1, strength=Strength.EVALUATED)
    assert cells().counts(cell)["practices"]["href"] == "explore/?objective=9&type=practice"
    assert cells().evaluated(cell)["href"] == (
        "explore/?objective=9&type=practice&basis=evaluated&basis=impact-evaluation"
    )


def test_a_sentence_keeps_the_order_that_its_language_gives() -> None:
    pieces = {"a": value("A", href="a/"), "b": value("B")}
    assert text_of(woven("{b} before {a}.", pieces)) == "B before A."
    assert text_of(woven("{a}{b}", pieces)) == "AB"


def test_every_number_of_the_sample_is_what_explore_shows() -> None:
    corpus = publishable(sample.corpus()).corpus
    pages = [*gaps.pages(corpus, sample.site()), *charts.pages(corpus, sample.site())]
    counts = list(dict.fromkeys(pair for page in pages for pair in counts_linked_to_explore(page.context)))
    assert len(counts) > 40
    for address, number in counts:
        assert shown_by_explore(corpus, address) == number > 0, address


def test_hidden_cases_are_told_as_a_number_only() -> None:
    page = next(iter(gaps.pages(publishable(sample.corpus()).corpus, sample.site(hidden_cases=2))))
    assert "2 more cases are public as a number only and count in no cell." in page.context["limits"]


def test_years_before_the_last_twenty_share_a_bar_that_leads_to_each_of_them() -> None:
    entries = [
        sample.entry("practice", f"of-{year}", kind="policy", implementers=[{"name": "X", "type": "other"}], start=year)
        for year in (1990, 1995, 2001, 2020)
    ]
    corpus = build_corpus(entries, {}, sample.vocabularies())
    page = next(iter(charts.pages(corpus, sample.site())))
    drawing: Any = page.context["charts"][0]["drawing"]
    assert len(drawing["labels"]) == 21
    assert drawing["labels"][0] == "to 2000"
    assert drawing["series"][0][0] == {
        "value": 2,
        "title": "to 2000: 2 practices",
        "href": "explore/?type=practice&year=1990&year=1995",
    }
    assert [row["label"] for row in page.context["charts"][0]["rows"]] == ["2020", "2001", "1995", "1990"]


def test_without_records_there_is_nothing_to_boast_of() -> None:
    corpus = build_corpus([], {}, sample.vocabularies())
    first, second = gaps.pages(corpus, sample.site())
    assert first.context["ranked"] == second.context["ranked"] == []
    page = next(iter(charts.pages(corpus, sample.site())))
    assert {chart["most"] for chart in page.context["charts"]} == {""}
