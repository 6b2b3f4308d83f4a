from typing import Any

from selectolax.lexbor import LexborHTMLParser

from build_tools.corpus import Entry, build_corpus, publishable
from build_tools.pages import practice, queue
from build_tools.pages._base import Page
from build_tools.pages.rendering import open_templates, render_content
from build_tools.reviewing.version import reviewed_version
from tests.unit.pages import sample
from tests.unit.reviewing.reviews import HARBOURS, NORTH, UN, review_fields

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())
AGAIN = "The reviewer answered again later; only the later answer counts."
ADDRESS = "practices/one-centre/"


def centre(review: dict[str, Any], **fields: Any) -> Entry:  # noqa: ANN401 - any field of a practice
    own = {"kind": "service", "implementers": ["ilo"], "objectives": [16], **fields}
    return sample.entry("practice", "one-centre", review=review, **own)


def section(review: dict[str, Any]) -> LexborHTMLParser:
    """Return the part of a practice's page that tells of its review."""
    corpus = build_corpus([centre(review), *sample.others()], {}, sample.vocabularies())
    page = next(page for page in practice.PAGE_TYPE.pages(corpus, sample.site()) if page.address == ADDRESS)
    tree = LexborHTMLParser(render_content(TEMPLATES, page.template, {**page.context, "base": "../../"}))
    (found,) = tree.css("section[aria-labelledby=review]")
    return LexborHTMLParser(found.html or "")


def drawn(*entries: Entry) -> tuple[Page, LexborHTMLParser]:
    corpus = publishable(build_corpus([*entries, *sample.others()], {}, sample.vocabularies())).corpus
    (page,) = queue.pages(corpus, sample.site())
    return page, LexborHTMLParser(render_content(TEMPLATES, page.template, {**page.context, "base": "../../"}))


def texts(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [" ".join(found.text().split()) for found in tree.css(selector)]


def test_each_review_is_told_by_role_and_organisation_with_its_conflict_and_its_note() -> None:
    told = section({
        "state": "in-review",
        "proposed": "2026-09-01",
        "reviews": [
            review_fields("an-organisation", "stepped-back", interest=f"It pays. {sample.SCRIPT}"),
            review_fields(NORTH, "changes", note=f"No source. {sample.SCRIPT}"),
            review_fields(NORTH, note="Now there is."),
        ],
    })  # fmt: skip
    assert texts(told, ".cc-reviews li p:first-child") == [
        "Step back. UN reviewer, An organisation, 1 October 2026. This review does not count.",
        f"Ask for changes. External reviewer, {NORTH}, 1 October 2026. {AGAIN}",
        "Accept. External reviewer, University of the North, 1 October 2026.",
    ]
    assert texts(told, ".cc-reviews .cc-note")[:2] == [
        f"Conflict of interest declared. It pays. {sample.SCRIPT}", "No conflict of interest declared.",
    ]  # fmt: skip
    assert texts(told, ".cc-reviews__note") == [f"No source. {sample.SCRIPT}", "Now there is."]
    assert told.css("script") == []
    assert texts(told, "ul > li") == [
        "one review that accepts, by an organisation of the United Nations",
        "one more review that accepts, by an organisation outside the United Nations",
    ]


def test_the_criteria_stand_in_a_table_with_a_column_for_each_who_answered_any() -> None:
    met = {"criterion": "replicable", "verdict": "met"}
    told = section({
        "state": "in-review",
        "reviews": [
            review_fields(UN, criteria=[met, {"criterion": "quality", "verdict": "partly"}]),
            review_fields(NORTH, "decline"),
            review_fields(HARBOURS, criteria=[met]),
        ],
    })  # fmt: skip
    assert texts(told, "thead th") == ["Criterion", "iom", HARBOURS]
    assert texts(told, "tbody th") == ["Replicable", "Quality"]
    assert texts(told, "tbody td") == ["Met", "Met", "Partly met", "no answer"]


def test_a_record_that_changed_since_its_review_says_so_first() -> None:
    present = reviewed_version(centre({}))
    reviews = [review_fields(UN, version="0123456789abcdef"), review_fields(NORTH, version=present)]
    some = section({"state": "in-review", "reviews": reviews})
    assert texts(some, "p > strong")[:2] == ["In review.", "The record has changed since some of the reviews."]
    assert "The record has changed since." in texts(some, ".cc-reviews li p")[0]
    everything = section({"state": "in-review", "reviews": reviews[:1]})
    assert texts(everything, "p > strong")[1] == "The record has changed since it was reviewed."
    unchanged = section({"state": "in-review", "reviews": reviews[1:]})
    assert "changed" not in " ".join(texts(unchanged, "p"))


def test_a_record_that_nobody_put_forward_has_no_such_section() -> None:
    page = next(iter(practice.PAGE_TYPE.pages(build_corpus([centre({})], {}, sample.vocabularies()), sample.site())))
    assert "review" not in [block["id"] for block in page.context["sections"]]
    assert "assets/stylesheets/review.css" not in page.styles


def test_an_empty_queue_says_so_plainly_and_how_a_record_comes_there() -> None:
    without = [entry for entry in sample.others() if entry.record.review.state != "in-review"]
    (page,) = queue.pages(build_corpus(without, {}, sample.vocabularies()), sample.site())
    tree = LexborHTMLParser(render_content(TEMPLATES, page.template, {**page.context, "base": "../../"}))
    assert texts(tree, "section[aria-labelledby=open] strong") == ["No record waits for review today."]
    assert page.context["accepted"] == "No record of this site has been accepted after review so far."
    assert len(texts(tree, "section[aria-labelledby=how] li")) == 4
    assert (tree.css("select"), page.scripts) == ([], ())


def test_the_queue_tells_ages_needs_and_objectives_and_never_of_a_case_that_is_not_public() -> None:
    review = {"state": "in-review", "proposed": "2026-11-20"}
    cases = [
        sample.entry(
            "case", f"{level}-one", review=review, origin="request", need="N.", stage="received", publish=level
        )
        for level in ("summary", "count")
    ]
    today = sample.entry(
        "practice", "today", review={**review, "proposed": "2026-11-21"}, kind="service", implementers=["ilo"]
    )
    page, tree = drawn(centre(review, objectives=[23, 6]), today, *cases)
    cards = [card for card in page.context["cards"] if card["text"] != "Full practice"]
    assert [(card["href"], card["age"], card["numbers"]) for card in cards] == [
        (ADDRESS, "waiting for one day", "23 6"), ("practices/today/", "put forward today", ""),
    ]  # fmt: skip
    assert [one["number"] for one in page.context["objectives"] if one["number"] in (6, 23)] == [6, 23]
    assert texts(tree, ".cc-queue__title")[-2:] == ["One centre In review", "Today In review"]
