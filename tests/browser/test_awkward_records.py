import pytest
from playwright.sync_api import Dialog, Page

from tests.browser.conftest import Watch
from tests.browser.looking import SMALLEST, cut_off, open_page, too_wide, violations
from tests.quality import awkward

LISTS = (
    "", "practices/", "practices/page/2/", "objectives/6/", "organisations/an-organisation/", "left-out/",
    "contribute/queue/",
    "explore/", "explore/?q=practice%20without%20country", "map/", "gaps/", "charts/", "countries/", "countries/KEN/",
)  # fmt: skip


@pytest.fixture
def dialogs(page: Page) -> list[str]:
    """What asked for attention in a box of its own: only a script that ran away would."""
    found: list[str] = []

    def note(dialog: Dialog) -> None:
        found.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    return found


@pytest.mark.parametrize("path", [*awkward.PAGES, *LISTS])
def test_a_page_of_awkward_records_runs_nothing_fits_a_small_telephone_and_is_clean_for_axe(
    page: Page, watch: Watch, awkward_url: str, dialogs: list[str], path: str
) -> None:
    open_page(page, awkward_url + path, size=SMALLEST)
    page.wait_for_load_state("networkidle")
    found = [*too_wide(page), *cut_off(page), *violations(page)]
    assert not found, "\n".join(found)
    assert page.evaluate(f"typeof {awkward.MARK_OF_TRAP}") == "undefined"
    assert dialogs == []
    assert page.locator("article :is(script:not([type='application/json']), iframe, object, embed)").count() == 0
    assert page.locator("article [onerror], article [onload], article a[href^='javascript:' i]").count() == 0
    watch.assert_clean()


def test_a_trap_is_shown_as_the_text_that_it_is(page: Page, awkward_url: str) -> None:
    open_page(page, awkward_url + awkward.FULL_PRACTICE)
    assert awkward.TRAP in page.locator("h1").inner_text()


@pytest.mark.parametrize(
    ("path", "language", "direction"), [(awkward.ARABIC, "ar", "rtl"), (awkward.CHINESE, "zh", "ltr")]
)
def test_a_record_bears_its_language_and_direction_and_so_does_its_title_in_an_english_list(
    page: Page, awkward_url: str, path: str, language: str, direction: str
) -> None:
    open_page(page, awkward_url + path)
    title = page.locator("h1")
    assert title.evaluate("found => found.closest('[lang]').lang") == language
    assert title.evaluate("found => getComputedStyle(found).direction") == direction
    open_page(page, f"{awkward_url}practices/")
    while not page.locator(f"article a[href$='{path}']").count():
        page.get_by_role("link", name="Next").first.click()
        page.wait_for_load_state()  # a page that is half there has no such link either
    link = page.locator(f"article a[href$='{path}']").first
    assert link.evaluate("found => found.closest('[lang]').lang") == language
    assert link.evaluate("found => getComputedStyle(found).direction") == direction


def test_a_practice_in_two_hundred_countries_names_each_of_them_on_its_page(page: Page, awkward_url: str) -> None:
    open_page(page, awkward_url + awkward.EVERYWHERE, size=SMALLEST)
    text = page.locator("article").text_content() or ""
    assert "Afghanistan" in text
    assert "Kenya" in text


def test_a_type_without_records_says_so(page: Page, watch: Watch, awkward_url: str) -> None:
    open_page(page, f"{awkward_url}{awkward.EMPTY_TYPE}s/")
    assert page.locator("article").inner_text().strip() != page.locator("h1").inner_text().strip()
    watch.assert_clean()


def test_the_queue_can_be_narrowed_to_one_objective(page: Page, watch: Watch, awkward_url: str) -> None:
    open_page(page, f"{awkward_url}contribute/queue/")
    waiting = page.locator(".cc-queue > li")
    assert waiting.count() == 2
    page.get_by_label("Only those that serve").select_option("6")
    assert [waiting.nth(number).is_visible() for number in range(2)] == [True, False]
    page.get_by_label("Only those that serve").select_option("")
    assert [waiting.nth(number).is_visible() for number in range(2)] == [True, True]
    watch.assert_clean()
