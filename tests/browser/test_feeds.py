"""What a reader does to follow what is new: subscribe to the calendar, find the feed of an objective."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Watch


def test_the_calendar_is_subscribed_to_by_its_address_though_the_site_was_built_without_it(
    page: Page, watch: Watch, site_url: str
) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{site_url}objectives/6/")
    page.get_by_role("link", name="Follow what is new here").press("Enter")
    expect(page.locator("#objective-6")).to_be_in_viewport()
    address = f"{site_url}feeds/deadlines.ics"
    expect(page.locator("#calendar-address")).to_have_text(address)
    expect(page.locator("[data-cc-subscribe]")).to_be_visible()
    expect(page.locator("[data-cc-subscribe]")).to_have_attribute("href", address.replace("http:", "webcal:"))
    page.locator("[data-cc-copy=calendar-address]").press("Enter")
    assert page.evaluate("navigator.clipboard.readText()") == address
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR\r\n")
    watch.assert_clean()
