"""The search in the header of every page, in a browser."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Watch
from tests.browser.looking import SCHEMES, Scheme, too_wide, violations
from tests.quality import awkward


def field(page: Page) -> Locator:
    return page.locator("#cc-search-input")


def proposals(page: Page) -> Locator:
    return page.locator("[data-cc-search-results] [role=option]")


def asked(page: Page, words: str) -> None:
    field(page).click()
    page.keyboard.type(words)
    expect(proposals(page).first).to_be_visible()


def test_proposals_come_while_one_types_and_the_last_leads_to_all_of_them(
    page: Page, watch: Watch, site_url: str
) -> None:
    page.goto(f"{site_url}practices/")
    asked(page, "recruitment")
    assert 2 <= proposals(page).count() <= 9
    kinds = proposals(page).locator(".cc-search__facts").all_inner_texts()
    assert {kind.split(" · ")[0] for kind in kinds} <= {"Practice", "Evidence", "Case", "Funding", "Organisation",
                                                       "Expertise", "Platform", "Workstream"}  # fmt: skip
    last = proposals(page).last
    told = re.search(r"[\d,]+", last.inner_text())
    assert told
    last.click()
    page.wait_for_url(f"{site_url}explore/?q=recruitment")
    expect(page.locator("#explore-count")).to_contain_text(told[0])
    page.wait_for_load_state("networkidle")
    watch.assert_clean()


def test_nothing_of_the_index_is_fetched_before_the_field_is_used(page: Page, site_url: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{site_url}practices/", wait_until="networkidle")
    assert not [url for url in fetched if "/search/" in url]
    field(page).focus()
    page.wait_for_load_state("networkidle")
    assert [url for url in fetched if "/search/" in url]


def test_the_keyboard_walks_the_proposals(page: Page, site_url: str, built_site: Path) -> None:
    page.goto(
        site_url
        + next(iter(sorted(built_site.glob("practices/*/index.html")))).parent.relative_to(built_site).as_posix()
        + "/"
    )
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    page.keyboard.type("recruitment")
    expect(proposals(page).first).to_be_visible()
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = proposals(page).nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    expect(field(page)).to_have_attribute("aria-activedescendant", str(second.get_attribute("id")))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert field(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    expect(proposals(page).last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(proposals(page).first).to_be_hidden()
    expect(field(page)).to_have_value("recruitment")
    page.keyboard.press("ArrowDown")
    expect(proposals(page).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    address = str(proposals(page).first.get_attribute("href"))
    page.keyboard.press("Enter")
    page.wait_for_url(address)


def test_enter_without_a_choice_leads_to_explore(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}objectives/")
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()
    page.keyboard.type("domestic work")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}explore/?q=domestic+work")


def test_keys_are_left_alone_in_a_field_and_where_they_are_turned_off(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}about/accessibility/")
    field(page).focus()
    page.keyboard.type("and/or")
    expect(field(page)).to_have_value("and/or")
    box = page.get_by_role("checkbox")
    expect(box).to_be_checked()
    box.uncheck()
    page.reload()
    expect(box).not_to_be_checked()
    page.keyboard.press("/")
    expect(field(page)).not_to_be_focused()


def test_the_choice_of_the_key_is_not_shown_where_it_would_do_nothing(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}about/accessibility/")
    expect(page.locator("[data-cc-slash]")).to_be_hidden()
    expect(page.get_by_text("turn it off here")).to_be_hidden()
    context.close()


def test_the_count_is_announced_once_one_pauses(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}practices/")
    field(page).click()
    status = page.locator("form[data-cc-search] [role=status]")
    page.keyboard.type("recruitment", delay=60)
    expect(proposals(page).first).to_be_visible()
    assert status.inner_text() == ""
    expect(status).to_contain_text(re.compile(r"[\d,]+ result"))


def test_leaving_the_field_closes_the_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}practices/")
    asked(page, "recruitment")
    page.mouse.click(5, 600)
    expect(proposals(page).first).to_be_hidden()
    expect(field(page)).to_have_attribute("aria-expanded", "false")


def test_without_a_script_the_field_leads_to_explore(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}practices/")
    field(page).fill("recruitment")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}explore/?q=recruitment")
    context.close()


def test_a_failure_is_told_and_enter_still_leads_on(page: Page, site_url: str) -> None:
    page.route("**/search/*", lambda route: route.abort())
    page.goto(f"{site_url}practices/")
    field(page).click()
    page.keyboard.type("recruitment")
    expect(page.locator("form[data-cc-search] [role=status]")).to_have_text(
        "Suggestions are not available. Press Enter to search."
    )
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site_url}explore/?q=recruitment")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_open_list_is_clean_for_axe_and_fits_a_small_telephone(
    page: Page, watch: Watch, awkward_url: str, scheme: Scheme
) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{awkward_url}practices/")
    asked(page, "ممارسة practice window")
    page.keyboard.press("ArrowDown")
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(page) == []
    assert too_wide(page) == []
    assert proposals(page).locator("[lang=ar]").first.get_attribute("dir") == "rtl"
    assert page.locator("[data-cc-search-results]").get_by_text("<img").count() > 0
    assert page.locator("[data-cc-search-results] img").count() == 0
    assert page.evaluate(f"typeof {awkward.MARK_OF_TRAP}") == "undefined"
    watch.assert_clean()
