"""What a reader does with a record: follow a suggestion, cite it, pass it on, suggest a change."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watch
from tests.browser.looking import SMALLEST

PRACTICE = "practices/zurich-city-card-municipal-identity/"


def test_a_suggestion_says_why_and_leads_to_the_record(page: Page, watch: Watch, site_url: str) -> None:
    page.goto(f"{site_url}{PRACTICE}")
    first = page.locator("section[aria-labelledby=elsewhere] .cc-similar > li").first
    expect(first.locator(".cc-similar__why")).to_contain_text("both ")
    link = first.locator("a")
    title = link.inner_text()
    link.press("Enter")
    expect(page.locator("h1")).to_have_text(title)
    watch.assert_clean()


def test_a_citation_is_copied_by_keyboard_and_the_page_says_so(page: Page, watch: Watch, site_url: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}{PRACTICE}")
    summary = page.locator("details.cc-form > summary", has_text="BibTeX")
    summary.press("Enter")
    button = page.locator('[data-cc-copy="cite-bibtex"]')
    expect(button).to_be_visible()
    button.press("Enter")
    expect(button).to_have_text("Copied")
    expect(page.get_by_role("status").filter(has_text="Copied")).to_have_count(1)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("@misc{practice-zurich-city-card-municipal-identity,")
    watch.assert_clean()


def test_the_files_for_reference_managers_are_where_the_page_says(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{PRACTICE}")
    for name, beginning in (("BibTeX", "@misc{"), ("RIS", "TY  - ELEC\r\n")):
        page.locator("details.cc-form > summary", has_text=name).press("Space")
        href = page.locator("details.cc-form[open] a[download]", has_text=name).get_attribute("href") or ""
        answer = page.request.get(f"{site_url}{PRACTICE}{href}")
        assert answer.ok
        assert answer.text().startswith(beginning)


def test_the_address_is_shown_copied_and_sent_by_mail_though_the_site_was_built_without_it(
    page: Page, watch: Watch, site_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}{PRACTICE}#share")
    address = f"{site_url}{PRACTICE}"
    expect(page.locator("#share-address")).to_have_text(address)
    expect(page.locator("[data-cc-mail]")).to_have_attribute("href", re.compile(r"^mailto:\?subject=.+&body=.+"))
    page.locator('[data-cc-copy="share-address"]').press("Enter")
    expect(page.locator("[data-cc-told]")).to_have_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == address
    watch.assert_clean()


def test_where_the_device_can_share_the_page_hands_it_title_and_address(page: Page, site_url: str) -> None:
    page.add_init_script("navigator.share = async (what) => { window.handed = what; };")
    page.goto(f"{site_url}{PRACTICE}")
    page.locator("[data-cc-native]").press("Enter")
    handed = page.evaluate("window.handed")
    assert handed["url"] == f"{site_url}{PRACTICE}"
    assert "Züri City Card" in handed["title"]


def test_without_a_script_citations_are_there_to_read_and_no_button_is_idle(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}{PRACTICE}")
    expect(page.locator(".cc-cite")).to_contain_text("Compact Commons contributors")
    page.locator("details.cc-form > summary", has_text="RIS").click()
    expect(page.locator("#cite-ris")).to_contain_text("TY - ELEC")
    expect(page.locator(".cc-page button:visible")).to_have_count(0)
    context.close()


def test_open_citations_do_not_make_a_small_screen_scroll_sideways(page: Page, site_url: str) -> None:
    page.set_viewport_size(SMALLEST)
    page.goto(f"{site_url}{PRACTICE}")
    for summary in page.locator("details.cc-form > summary").all():
        summary.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALLEST["width"]
