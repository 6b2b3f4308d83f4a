"""The page that answers a request in the browser: by keyboard, against hostile words, with nothing told to anybody."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from build_tools.config import load_config
from build_tools.corpus import Vocabularies, load_vocabularies
from build_tools.intake.reading import read_request
from tests.browser.conftest import Watch
from tests.browser.looking import NARROW, WIDE, open_page, too_wide, violations
from tests.conftest import GOLDEN, REPOSITORY
from tests.evaluation.ask import asked
from tests.serving import served
from tests.unit.exports.matching import REQUESTS, match_files, matched_corpus, told_to_page

ADDRESS = "connect/ask/"
NEED = (
    "Les travailleuses domestiques au Liban subissent des retenues de salaire et la confiscation de leurs passeports; "
    "nous voulons réformer le système de parrainage et créer un mécanisme de plainte."
)
HOSTILE = "<img src=x onerror=\"document.title='hurt'\"> &amp; {shared} # needs: [1] `x` \u0007\u2028 " * 3
LONGEST = 50_000
CHOOSE_ALL = """isChosen => {
  for (const box of document.querySelectorAll('[data-choice="objectives"]')) box.checked = isChosen;
}"""


VECTORS: dict[str, Any] = json.loads((GOLDEN / "match" / "vectors.json").read_bytes())
ANSWERS = """async ([requests, told]) => {
  const at = path => new URL(path, document.baseURI);
  const {openModel} = await import(at('assets/javascripts/ask/model.js').href);
  const {answerTo} = await import(at('assets/javascripts/ask/answer.js').href);
  const model = await openModel(at('match/'));
  const countryName = code => told.names[code] ?? code;
  const found = {};
  const setting = {model, told, countryName};
  for (const [name, request] of Object.entries(requests)) found[name] = await answerTo(request, setting);
  return found;
}"""
CLOSE = 0.006
"""What a record offers is rounded to a byte: so much may a score differ from Python's."""


@pytest.fixture(scope="module")
def vocabularies() -> Vocabularies:
    return load_vocabularies(load_config(REPOSITORY).vocabularies)


@pytest.fixture
def asking(page: Page, site_url: str) -> Page:
    """The page, with the form in view."""
    page.goto(f"{site_url}{ADDRESS}")
    expect(page.locator("#ask-need")).to_be_visible()
    return page


def wait_for_answer(page: Page) -> None:
    expect(page.locator('[data-part="ask"][data-ready="full"]')).to_be_visible()
    expect(page.locator("#ask-results")).to_be_focused()


def find(page: Page) -> None:
    page.locator('[data-part="form"] button[type="submit"]').click()
    wait_for_answer(page)


def titles(page: Page, name: str) -> list[str]:
    return page.locator(f'[data-list="{name}"] h4').all_inner_texts()


def test_a_need_in_french_is_answered_by_keyboard_and_nothing_of_it_leaves_the_browser(
    asking: Page, site_url: str, watch: Watch, vocabularies: Vocabularies, tmp_path: Path
) -> None:
    asked: list[str] = []
    asking.on("request", lambda request: asked.append(request.url))
    asking.locator("#ask-need").focus()
    asking.keyboard.insert_text(NEED)
    asking.keyboard.press("Tab")
    asking.keyboard.type("Lebanon")
    expect(asking.get_by_role("button", name="Remove Lebanon")).to_be_visible()
    asking.locator("#ask-title").focus()
    asking.keyboard.type("Kafala")
    asking.keyboard.press("Enter")
    wait_for_answer(asking)

    assert any("sponsorship" in title or "domestic" in title.lower() for title in titles(asking, "practices")[:3])
    assert "sponsorship system" in asking.locator('[data-list="practices"] .cc-ask__why').first.inner_text()
    for name in ("evidence", "countries", "organisations", "expertise", "funding"):
        assert titles(asking, name), name
    assert len(asking.locator('[data-list="funding"] .cc-ask__rulings li').all()) >= len(titles(asking, "funding"))
    expect(asking.locator('[data-part="announcer"]')).to_contain_text("Practices: ")

    fetched = [unquote(url).removeprefix(site_url) for url in asked]
    assert all(re.fullmatch(r"match/[a-z0-9-]+\.idx|assets/.*", path) for path in fetched), fetched
    assert not [word for word in re.findall(r"\w{5,}", NEED.lower()) if word in " ".join(fetched).lower()]
    assert asking.evaluate("location.search + location.hash") == ""

    with asking.expect_download() as downloading:
        asking.get_by_role("button", name="Download request.yml").click()
    downloading.value.save_as(tmp_path / "request.yml")
    sent = read_request("request.yml", (tmp_path / "request.yml").read_bytes(), vocabularies)
    assert sent.findings == ()
    assert sent.request
    assert (sent.request.need, sent.request.countries, sent.request.title) == (NEED, ("LBN",), "Kafala")
    watch.assert_clean()


def test_what_was_written_is_kept_in_the_tab_until_it_is_cleared(asking: Page, watch: Watch) -> None:
    asking.locator('[data-part="form"] button[type="submit"]').click()
    expect(asking.locator('[data-part="message"]')).to_contain_text("Write first what is needed.")
    asking.locator("#ask-country").fill("Atlantis")
    asking.get_by_role("button", name="Add").click()
    expect(asking.locator('[data-part="message"]')).to_contain_text("“Atlantis” is no country")
    asking.locator("#ask-country").fill("")
    asking.locator("#ask-need").fill("Nurses leave for work abroad and their skills are not recognised.")
    asking.locator('[data-part="objectives"] summary').click()
    asking.locator('[data-choice="objectives"][value="18"]').check()
    find(asking)
    asking.locator('[data-list="practices"] a').first.click()
    asking.go_back()
    expect(asking.locator('[data-part="ask"][data-ready="full"]')).to_be_visible()
    assert asking.locator("#ask-need").input_value().startswith("Nurses leave")
    assert asking.locator('[data-choice="objectives"][value="18"]').is_checked()

    asking.get_by_role("button", name="Make a link to this request").click()
    link = asking.locator('[data-part="said"] a').get_attribute("href") or ""
    assert "Nurses" in link.partition("#")[2]
    asking.get_by_role("button", name="Clear everything").click()
    assert asking.evaluate("sessionStorage.length") == 0
    asking.goto(link)
    asking.reload()
    expect(asking.locator('[data-part="ask"][data-ready="full"]')).to_be_visible()
    assert asking.locator("#ask-need").input_value().startswith("Nurses leave")
    watch.assert_clean()


def test_hostile_and_endless_words_are_only_words(
    asking: Page, watch: Watch, vocabularies: Vocabularies, tmp_path: Path
) -> None:
    title = asking.title()
    asking.locator("#ask-need").fill(HOSTILE)
    asking.evaluate(CHOOSE_ALL, True)  # noqa: FBT003 - what the page's script is given
    find(asking)
    assert asking.title() == title
    assert asking.locator('[data-part="body"] img').count() == 0
    with asking.expect_download() as downloading:
        asking.get_by_role("button", name="Download request.yml").click()
    downloading.value.save_as(tmp_path / "request.yml")
    sent = read_request("request.yml", (tmp_path / "request.yml").read_bytes(), vocabularies)
    assert sent.request
    assert sent.request.need.split() == re.sub("[\u0007\u2028]", " ", HOSTILE).split()
    assert len(sent.request.objectives) == 23

    asking.locator("#ask-need").fill(("Нужна помощь с контрактами 合同 " * LONGEST)[:LONGEST])
    find(asking)
    expect(asking.locator('[data-part="characters"]')).to_contain_text("50,000 characters. This is long")
    asking.locator("#ask-need").fill("zzzz qqqq xxxx")
    asking.evaluate(CHOOSE_ALL, False)  # noqa: FBT003 - the same
    find(asking)
    expect(asking.locator('[data-list="practices"]')).to_contain_text("Nothing here fits well.")
    watch.assert_clean()


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_the_answer_is_accessible_in_both_schemes(page: Page, site_url: str, size: ViewportSize) -> None:
    open_page(page, f"{site_url}{ADDRESS}", "light", size)
    page.locator("#ask-need").fill("Seasonal workers return without their social security contributions.")
    for summary in page.locator(".cc-ask__more summary").all()[:3]:
        summary.click()
    find(page)
    assert violations(page) == []
    assert too_wide(page) == []
    page.emulate_media(color_scheme="dark")
    assert violations(page) == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page without scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_without_a_script_the_page_says_what_to_do_instead(plain: Page, site_url: str) -> None:
    plain.goto(f"{site_url}{ADDRESS}")
    expect(plain.locator("#ask-instead")).to_be_visible()
    expect(plain.locator("noscript pre")).to_contain_text("commons match --request request.yml")
    assert not plain.locator('[data-part="form"]').is_visible()


@pytest.fixture(scope="module")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A folder with the scripts and the files of the small corpus of the vectors."""
    folder = tmp_path_factory.mktemp("match")
    scripts = Path("assets") / "javascripts"
    shutil.copytree(REPOSITORY / "site_config" / "theme" / scripts, folder / scripts)
    (folder / "index.html").write_text("<!doctype html><title>Ask</title>", encoding="utf-8")
    for path, data in match_files(matched_corpus()).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    with served(folder) as address:
        yield address


def plain_rows(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return suggestions of the page as Python tells its own."""
    return [
        {
            "id": row["record"]["id"],
            "score": row["score"],
            "reasons": [reason["words"] for reason in row["reasons"]],
            "eligible": row.get("ruling", {}).get("eligible"),
            "why": row.get("ruling", {}).get("why"),
        }
        for row in rows
    ]


def test_the_browser_answers_as_python_does(browser: Browser, small_url: str) -> None:
    told = told_to_page(matched_corpus())
    told["names"] = {term.id: term.label for term in matched_corpus().vocabularies["countries"].terms.values()}
    context = browser.new_context()
    page = context.new_page()
    page.goto(small_url)
    found = page.evaluate(ANSWERS, [{name: asked(request) for name, request in REQUESTS.items()}, told])
    context.close()

    for name, vector in VECTORS.items():
        answer = found[name]
        for kind, rows in answer["lists"].items():
            shown = {row["id"]: row for row in plain_rows(rows)}
            assert shown.keys() == {row["id"] for row in vector[kind]}, (name, kind)
            for row in vector[kind]:
                mine = shown[row["id"]]
                assert mine["score"] == pytest.approx(row["score"], abs=CLOSE), (name, kind, row["id"])
                assert mine["reasons"] == row["reasons"], (name, kind, row["id"])
                assert (mine["eligible"], mine["why"]) == (row.get("eligible"), row.get("why")), (name, row["id"])
        assert {peer["code"] for peer in answer["countries"]} == {peer["id"] for peer in vector["countries"]}, name
        guessed = [(guess["vocabulary"], guess["id"], [guess["words"]]) for guess in answer["guesses"]]
        assert guessed == [(guess["vocabulary"], guess["id"], guess["reasons"]) for guess in vector["inferred"]], name
        assert answer["notes"] == vector["notes"], name
