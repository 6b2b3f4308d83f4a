"""The page Explore in a browser: with and without a mouse, a script, a wide screen or a good line."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.explore_page import FACETS, count_beside, opened, settled, total, values_of, words_of
from tests.browser.looking import Scheme, too_wide, violations


def test_a_reader_searches_filters_shares_and_goes_back(page: Page, watch: Watch, site_url: str) -> None:
    opened(page, site_url)
    everything = total(page)
    page.get_by_label("What do you need?").fill("recruitment")
    settled(page)
    found = total(page)
    assert 0 < found < everything
    value = values_of(page, "type").filter(has_text="Practices")
    promised = count_beside(value)
    value.get_by_role("checkbox").check()
    settled(page)
    assert total(page) == promised
    assert words_of(page) == {"q": ["recruitment"], "type": ["practice"]}
    expect(page.get_by_role("button", name="Remove the filter Type: Practices")).to_be_visible()
    titles = page.locator(".cc-entry h3").all_inner_texts()
    shared = page.context.new_page()
    shared.goto(page.url)
    settled(shared)
    assert total(shared) == promised
    assert shared.locator(".cc-entry h3").all_inner_texts() == titles
    assert shared.get_by_label("What do you need?").input_value() == "recruitment"
    shared.close()
    page.go_back()
    settled(page)
    assert (total(page), words_of(page)) == (found, {"q": ["recruitment"]})
    page.go_back()
    settled(page)
    assert (total(page), words_of(page)) == (everything, {})
    page.go_forward()
    settled(page)
    assert total(page) == found
    page.reload()
    settled(page)
    assert total(page) == found
    watch.assert_clean()


def test_what_is_typed_is_one_step_back_however_many_letters(page: Page, site_url: str) -> None:
    opened(page, site_url)
    steps = page.evaluate("history.length")
    page.get_by_label("What do you need?").press_sequentially("domestic work", delay=60)
    settled(page)
    page.keyboard.press("Enter")
    settled(page)
    assert page.evaluate("history.length") == steps + 1
    assert words_of(page) == {"q": ["domestic work"]}


def test_the_count_beside_a_value_is_the_number_of_results_it_gives(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=migrants")
    for facet in FACETS:
        values = values_of(page, facet)
        expect(values.first).to_be_visible()
        for place in {0, values.count() - 1}:
            value = values.nth(place)
            promised = count_beside(value)
            value.get_by_role("checkbox").check()
            settled(page)
            assert total(page) == promised, (facet, value.inner_text())
            value.get_by_role("checkbox").uncheck()
            settled(page)


def test_values_of_one_facet_widen_and_those_of_another_narrow(page: Page, site_url: str) -> None:
    opened(page, site_url, "?country=KEN")
    kenya = total(page)
    opened(page, site_url, "?country=UGA")
    uganda = total(page)
    opened(page, site_url, "?country=KEN&country=UGA")
    both = total(page)
    assert max(kenya, uganda) <= both <= kenya + uganda
    promised = count_beside(values_of(page, "type").filter(has_text="Practices"))
    opened(page, site_url, "?country=KEN&country=UGA&type=practice")
    assert total(page) == promised <= both


def test_a_long_list_is_unfolded_and_searched_without_losing_what_is_chosen(page: Page, site_url: str) -> None:
    opened(page, site_url, "?country=KEN")
    facet = page.locator("[data-facet=country]")
    few = values_of(page, "country").count()
    facet.get_by_role("button", name=re.compile("Show all")).click()
    assert facet.locator("li").count() > few
    field = facet.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill("cote d'iv")
    field.fill("côte")
    expect(facet.locator("li")).to_have_count(1)
    facet.get_by_role("checkbox").check()
    settled(page)
    assert words_of(page)["country"] == ["KEN", "CIV"]
    field.fill("zzzz")
    expect(facet.get_by_text("Nothing in this list matches.")).to_be_visible()


def test_pages_are_links_that_keep_their_place_in_history(page: Page, site_url: str) -> None:
    opened(page, site_url, "?type=practice")
    first = page.locator(".cc-entry h3").first.inner_text()
    page.locator("[data-part=steps]").get_by_role("link", name="Next").click()
    settled(page)
    assert words_of(page)["page"] == ["2"]
    expect(page.locator("#explore-count")).to_be_focused()
    assert page.locator(".cc-entry h3").first.inner_text() != first
    page.go_back()
    settled(page)
    assert page.locator(".cc-entry h3").first.inner_text() == first


def test_a_reader_who_comes_back_from_a_record_finds_their_place(page: Page, site_url: str) -> None:
    opened(page, site_url, "?q=recruitment")
    link = page.locator(".cc-entry h3 a").nth(8)
    link.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    before = page.evaluate("scrollY")
    assert before > 0
    link.click()
    page.wait_for_url(lambda url: "explore" not in url)
    page.go_back()
    settled(page)
    assert abs(page.evaluate("scrollY") - before) < 60


def test_the_keyboard_does_everything(page: Page, watch: Watch, site_url: str) -> None:
    opened(page, site_url)
    page.keyboard.press("/")
    expect(page.get_by_label("What do you need?")).to_be_focused()
    page.keyboard.type("recruitment")
    page.keyboard.press("Enter")
    settled(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('[data-facet=type] input')"):
            break
    promised = page.evaluate("document.activeElement.closest('li').querySelector('.cc-facet__count').textContent")
    page.keyboard.press("Space")
    settled(page)
    assert total(page) == int(promised)
    assert page.evaluate("document.activeElement.matches('[data-facet=type] input:checked')")
    page.get_by_role("button", name=re.compile("Remove the filter")).focus()
    page.keyboard.press("Enter")
    settled(page)
    assert "type" not in words_of(page)
    expect(page.locator("#explore-count")).to_be_focused()
    watch.assert_clean()


def test_the_count_is_announced_once_the_reader_pauses(page: Page, site_url: str) -> None:
    opened(page, site_url)
    status = page.locator("[data-part=announcer]")
    expect(status).to_have_attribute("role", "status")
    expect(status).not_to_be_empty()
    page.evaluate(
        "() => { window.told = []; const status = document.querySelector('[data-part=announcer]');"
        "new MutationObserver(() => window.told.push(status.textContent)).observe(status, {childList: true}); }"
    )
    page.get_by_label("What do you need?").press_sequentially("work", delay=150)
    settled(page)
    page.wait_for_timeout(1300)
    told = page.evaluate("window.told")
    assert len(told) == 1
    assert told[0].startswith(f"{total(page):,} result")


def test_without_a_script_the_page_says_so_and_leads_to_every_index(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}explore/")
    expect(page.locator("noscript .cc-notice")).to_be_visible()
    form = page.locator("form.cc-explore__form")
    assert form.get_attribute("action") == "../explore/"
    browse = page.locator("[data-part=browse]")
    for address in ("practices/", "cases/", "objectives/6/", "objectives/23/"):
        expect(browse.locator(f"a[href='../{address}']")).to_be_visible()
    page.get_by_label("What do you need?").fill("x")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}explore/?q=x")
    expect(browse).to_be_visible()
    context.close()


def test_at_320_pixels_nothing_stands_out_and_the_filters_are_behind_a_button(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    opened(page, site_url, "?q=recruitment&country=KEN")
    assert too_wide(page) == []
    panel = page.locator("#explore-filters")
    expect(panel).to_be_hidden()
    button = page.get_by_role("button", name="Filters (1 chosen)")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    expect(panel).to_be_visible()
    for facet in FACETS:
        values_of(page, facet)
    assert too_wide(page) == []
    page.get_by_role("button", name=re.compile("Show [0-9]+ result")).click()
    expect(panel).to_be_hidden()
    expect(page.locator("#explore-count")).to_be_focused()
    expect(page.locator("#explore-count")).to_be_in_viewport()
    button.click()
    panel.locator("summary").first.focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("query", "scheme"),
    [
        ("", "light"),  # its lists are the longest, and nothing in them has a colour that the others lack
        ("?q=recruitment&country=KEN", "dark"),
        ("?q=zzzzqqqq&type=case", "light"),
    ],
)
def test_axe_finds_nothing_with_every_facet_open(
    page: Page, watch: Watch, site_url: str, scheme: Scheme, query: str
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 1280, "height": 800})
    opened(page, site_url, query)
    for facet in FACETS:
        values_of(page, facet)
    found = violations(page)
    page.set_viewport_size({"width": 360, "height": 800})
    page.locator("[data-part=open]").click()
    assert found + violations(page) == []
    watch.assert_clean()
