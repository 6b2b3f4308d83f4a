"""The slots of the home page: search, doors, tiles, what is new, what was verified."""

from typing import Any

from build_tools.corpus import build_corpus
from build_tools.pages.rendering import open_templates, render_content
from build_tools.pages.slots import RECENT_OF_A_TYPE, TILE_COUNTS, slot_contexts
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())


def slot(name: str) -> Any:  # noqa: ANN401 - as templates see it
    return slot_contexts(sample.corpus(), sample.site())[name]


def shown(name: str, context: Any) -> str:  # noqa: ANN401 - as above
    return render_content(TEMPLATES, f"slots/{name}.html", {**context, "base": "./"})


def test_the_form_leads_to_explore_with_the_words_and_so_does_each_example() -> None:
    html = shown("search", slot("search"))
    assert '<form class="cc-search cc-search--large" role="search" action="./explore/"' in html
    assert 'type="search" name="q" id="cc-search-input"' in html
    assert 'data-texts="{&quot;' in html
    assert 'href="./explore/?q=ethical%20recruitment"' in html


def test_there_are_three_doors_that_each_lead_somewhere() -> None:
    doors = slot("doors")["rows"]
    assert [door["title"] for door in doors] == ["Find what worked", "Ask the hub", "Use the data"]
    assert all(door["links"] for door in doors)


def test_a_tile_has_room_for_few_counts() -> None:
    tiles = slot("objectives")["rows"]
    assert len(tiles) == len(sample.corpus().vocabularies["objectives"].terms)
    assert max(len(tile["counts"]) for tile in tiles) <= TILE_COUNTS
    assert "assets/images/icons.svg#objective-6" in shown("objectives", slot("objectives"))


def test_what_is_new_is_not_of_one_type_alone() -> None:
    types = [row["type"] for row in slot("recent")["rows"]]
    assert max(types.count(found) for found in types) <= RECENT_OF_A_TYPE


def test_what_was_verified_comes_latest_first_with_how_much_that_is() -> None:
    context = slot("verified")
    days = [row["on"]["iso"] for row in context["rows"]]
    assert days == sorted(days, reverse=True)
    assert days
    assert f"{context['count']} of {context['all']} records" in shown("verified", context)


def test_where_nothing_was_verified_the_page_says_so_and_leads_to_how_it_works() -> None:
    kept = [entry for entry in sample.corpus() if not entry.record.verified]
    context: Any = slot_contexts(build_corpus(kept, {}, sample.corpus().vocabularies), sample.site())["verified"]
    assert context["rows"] == []
    html = shown("verified", context)
    assert "Nothing has been verified yet" in html
    assert 'href="./about/#the-rules-we-keep"' in html
