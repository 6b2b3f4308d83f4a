"""The forms: filled by keyboard alone, kept, mended, sent; and records changed without loss."""

import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from build_tools.config import load_config
from build_tools.diagnostics import Diagnostic
from build_tools.engine import open_engine
from build_tools.forms import FORM_TYPES, form_of
from build_tools.parse import parse_document
from build_tools.parse.formatting import format_record
from build_tools.pipeline import apply_rules, read_corpus
from build_tools.records import record_type, record_types
from build_tools.records.key_order import key_order
from tests.browser.conftest import Watch, new_page
from tests.browser.form_filling import Typist
from tests.browser.looking import NARROW, too_wide, violations
from tests.conftest import REPOSITORY

DAY = datetime.date(2026, 11, 22)
FORM = "[data-part='contribute'][data-ready]"
EDITED = """async ([type, folder, ids]) => {
  const module = path => import(`/assets/javascripts/contribute/${path}.js`);
  const [{RecordForm}, {recordFile}] = await Promise.all(['record-form', 'record-file'].map(module));
  const page = new DOMParser().parseFromString(await (await fetch(`/contribute/new/${type}/`)).text(), 'text/html');
  const root = document.adoptNode(page.querySelector("[data-part='contribute']"));
  document.querySelector('article').replaceChildren(root);
  const told = JSON.parse(root.querySelector('script').textContent);
  const form = new RecordForm(root, told);
  const files = [];
  for (const id of ids) {
    const data = await (await fetch(`/${folder}/${id}.json`)).json();
    const model = told.outline.models[told.outline.model];
    const fields = Object.fromEntries(Object.entries(data).filter(([name]) => name in model));
    const edited = {address: `${folder}/${id}`, id, fields, body: data.narrative ?? '', digest: data.digest};
    if (form.edited === undefined) await form.start(edited);
    form.edited = edited;
    form.fill(fields, edited.body, id);
    const record = form.record();
    files.push(recordFile(record.fields, record.body, told));
  }
  return files;
}"""
of_typed_forms = pytest.mark.xdist_group("typed-forms")
"""The forms are typed by one worker, once."""
EVERY = 9
"""Of so many real records, one is put through its form."""


@pytest.fixture
def form(page: Page, site_url: str) -> Page:
    """The form for a practice."""
    page.goto(f"{site_url}contribute/new/practice/")
    page.wait_for_selector(FORM)
    return page


@pytest.fixture(scope="module")
def typed(browser: Browser, site_url: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of records, one of each type that has a form for everybody, each typed by keyboard and downloaded."""
    content = tmp_path_factory.mktemp("typed")
    for name in FORM_TYPES:
        watch = Watch(hosts=frozenset([urlsplit(site_url).netloc]))
        with new_page(browser, watch) as page:
            page.goto(f"{site_url}contribute/new/{name}/")
            page.wait_for_selector(FORM)
            Typist(page, name).fill()
            page.wait_for_selector(f"{FORM}[data-ready='file'], [data-part='summary']:not([hidden])")
            assert page.locator("[data-part='summary']").is_hidden(), page.locator("[data-part='summary']").inner_text()
            expect(page.locator("#form-result")).to_be_focused()
            with page.expect_download() as waiting:
                page.get_by_role("button", name="Download the file").press("Enter")
            file = content / record_type(name).folder / waiting.value.suggested_filename
            file.parent.mkdir()
            waiting.value.save_as(file)
            assert name != FORM_TYPES[0] or not violations(page)
        watch.assert_clean()
    return content


@of_typed_forms
def test_a_form_filled_by_keyboard_makes_a_file_that_check_finds_nothing_in(typed: Path, tmp_path: Path) -> None:
    config = load_config(REPOSITORY, content=[REPOSITORY / "content", typed])
    with open_engine(tmp_path, "") as engine:
        reading = read_corpus(config, engine)
        found_by_rules = apply_rules(reading, engine, today=DAY, only_errors=False)
    findings = [*reading.findings, *reading.alone, *found_by_rules]
    paths = {source.path: data for source, data, _ in reading.content.files if source.file.is_relative_to(typed)}
    assert len(paths) == len(FORM_TYPES)
    assert [found for found in findings if found.path in paths] == []
    for path, data in paths.items():
        form = record_type(path.split("/")[-2])
        assert format_record(path, data, form.form, key_order(form.model)) == data


@of_typed_forms
@pytest.mark.parametrize("name", FORM_TYPES)
def test_the_file_of_a_form_holds_an_answer_to_every_question(typed: Path, name: str) -> None:
    (file,) = (typed / record_type(name).folder).iterdir()
    document = parse_document(file.name, file.read_bytes(), record_type(name).form)
    assert not isinstance(document, Diagnostic)
    strings = load_config(REPOSITORY).strings
    asked = {question.name for question in form_of(record_type(name), strings).questions} - {"body", "language"}
    assert asked - document.fields.keys() == set(), "no answer"
    assert bool(document.body) == (record_type(name).form == "markdown")


@pytest.mark.parametrize("name", [found.name for found in record_types()])
def test_a_record_that_nobody_changes_keeps_every_byte(page: Page, site_url: str, watch: Watch, name: str) -> None:
    found = record_type(name)
    files = sorted((REPOSITORY / "content" / found.folder).iterdir())[::EVERY]
    page.goto(f"{site_url}contribute/edit/")
    texts = page.evaluate(EDITED, [found.name, found.folder, [file.stem for file in files]])
    for file, text in zip(files, texts, strict=True):
        assert text == file.read_text(encoding="utf-8"), file.name
    watch.assert_clean()


def test_what_is_missing_is_told_above_and_beside_the_questions(form: Page, watch: Watch) -> None:
    form.fill("#q-title", "One centre for workers")
    form.fill("#q-sources-0-url", "example.org/report")
    form.fill("#q-start", "31.3.2019")
    form.get_by_role("button", name="Check and make the file").click()
    summary = form.locator("[data-part='summary']")
    expect(summary).to_be_focused()
    told = summary.inner_text()
    for message in (
        "The field “summary” is missing.",
        "The field “title” is missing. Add “title:”: Title as the source bears it.",
        "“31.3.2019” in “start” is not a date.",
    ):
        assert message in told
    start = form.locator("#q-start")
    assert start.get_attribute("aria-invalid") == "true"
    assert (start.get_attribute("aria-describedby") or "").endswith("q-start-fault")
    assert "is not a date" in form.locator("#q-start-fault").inner_text()
    form.get_by_role("link", name="is not a date").press("Enter")
    expect(start).to_be_focused()
    form.keyboard.press("ControlOrMeta+a")
    form.keyboard.type("2019-03")
    form.keyboard.press("Tab")
    assert start.get_attribute("aria-invalid") is None
    assert not violations(form)
    watch.assert_clean()


def test_a_title_brings_up_records_that_are_like_it(form: Page, watch: Watch) -> None:
    form.locator("#q-title").press_sequentially("Abidjan Declaration statelessness", delay=1)
    found = form.locator("[data-part='alike'] a").first
    expect(found).to_contain_text("Abidjan Declaration")
    assert found.get_attribute("target") == "_blank"
    assert "like this title" in form.locator("[data-part='announcer']").inner_text()
    expect(form.locator("#form-id")).to_have_value("abidjan-declaration-statelessness")
    watch.assert_clean()


def test_a_draft_outlives_the_page_and_is_deleted_when_asked(form: Page, watch: Watch) -> None:
    form.fill("#q-title", "Αθήνα: one <b>centre</b>")
    form.get_by_role("button", name="Add another: Lessons").click()
    form.fill("#q-lessons-1", "A lesson in the second entry")
    form.fill("#q-countries-0", "Kenya")
    form.reload()
    form.wait_for_selector(FORM)
    assert form.locator("[data-part='draft']").is_visible()
    assert form.input_value("#q-title") == "Αθήνα: one <b>centre</b>"
    assert form.input_value("#q-countries-0") == "Kenya"
    assert form.input_value("#q-lessons-0") == "A lesson in the second entry"
    form.get_by_role("button", name="Delete my draft").click()
    form.reload()
    form.wait_for_selector(FORM)
    assert form.input_value("#q-title") == ""
    assert form.locator("[data-part='draft']").is_hidden()
    watch.assert_clean()


def test_the_form_opens_without_a_connection_once_it_was_open(form: Page) -> None:
    form.evaluate("navigator.serviceWorker.ready.then(() => undefined)")
    form.reload()
    form.wait_for_selector(FORM)
    form.context.set_offline(offline=True)
    form.reload()
    form.wait_for_selector(FORM)
    form.fill("#q-countries-0", "Nowhere land")
    form.get_by_role("button", name="Check and make the file").click()
    assert "“Nowhere land”" in form.locator("[data-part='summary']").inner_text()


def test_a_change_keeps_what_the_form_does_not_ask(page: Page, site_url: str, watch: Watch) -> None:
    page.set_viewport_size(NARROW)
    page.goto(f"{site_url}practices/abidjan-declaration-statelessness-west-africa/")
    page.get_by_role("link", name="Change this record in a form").click()
    page.wait_for_selector(FORM)
    page.fill("#q-innovation", "New words.")
    page.get_by_role("button", name="Check and make the file").click()
    page.wait_for_selector(f"{FORM}[data-ready='file']")
    file = REPOSITORY / "content" / "practices" / "abidjan-declaration-statelessness-west-africa.md"
    before = file.read_text(encoding="utf-8").splitlines()
    after = page.locator("[data-part='file']").evaluate("found => found.textContent").splitlines()
    assert [line for line in after if line not in before] == ["innovation: New words."]
    assert [line for line in before if line not in after] == []
    assert [*too_wide(page), *violations(page)] == []
    watch.assert_clean()
