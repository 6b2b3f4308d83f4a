"""What the browser says of records and how it writes them: the same as the command, on records made by chance."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pytest
from playwright.sync_api import Page

from build_tools.corpus import Entry, build_corpus, load_vocabularies
from build_tools.diagnostics import Diagnostic
from build_tools.parse import parse_document
from build_tools.parse.formatting import format_record
from build_tools.records import RecordType, record_types
from build_tools.records.drafts import proposed_id
from build_tools.records.key_order import key_order
from build_tools.records.shape import build_record
from build_tools.validate import RuleContext, rules
from tests.browser.made_records import Maker
from tests.conftest import REPOSITORY

SEED = 6
BAD, WEAK, FILES = 150, 60, 40
"""Records of each type: of the wrong shape, for the rules, and for the files."""
ENOUGH = 1_000
"""Records, of those made to be bad, that have to be."""
TODAY = RuleContext(datetime.date(2026, 11, 22))
VOCABULARIES = load_vocabularies(REPOSITORY / "schemas" / "vocabularies")
TITLES = [
    "Safe return: a guide", "Où sont les “travailleurs” d’été ?", "Straße, Øresund, Łódź & İstanbul", "Αθήνα 2019",
    "Миграция и развитие в Казахстане", "  --  ", "a", "it's o'clock", "x" * 100, f"{'word ' * 30}", "½ of 10 € — №5",
    "Programme nº 3 (phase II)", "هجرة العمال", "naïve café\u0301", "a\tb\nc",
]  # fmt: skip
NOT_SPELT = ["移民工人登记", "เมือง"]
"""Titles of which the browser says that it cannot spell them."""
MIRRORED = {"CC306", "CC307", "CC308", "CC309", "CC310", "CC312", "CC317", "CC321", "CC322", "CC324", "CC326", "CC327",
            "CC328", "CC331"}  # fmt: skip
"""The rules about one record that the browser knows as well."""
FOUND = """async ([outlines, records]) => {
  const module = path => import(`/assets/javascripts/contribute/${path}.js`);
  const [{shapeFindings}, {ruleFindings}, {learnNames}, {Names}] =
    await Promise.all(['shape', 'rules', 'repairs', 'names'].map(module));
  const names = new Names(new URL(location.origin));
  await names.open();
  learnNames((list, text) => names.idOf(list, text));
  return records.map(([type, fields, body]) => {
    const outline = outlines[type];
    const shape = shapeFindings(fields, outline);
    if (shape.length) return shape;
    return ruleFindings({type, fields, body, outline, today: '2026-11-22'});
  });
}"""
WRITTEN = """async ([outlines, records]) => {
  const {recordFile} = await import('/assets/javascripts/contribute/record-file.js');
  return records.map(([type, fields, body, form]) =>
    recordFile(fields, body, {outline: outlines[type], form, schema: 'schema.json'}));
}"""
ADDRESSES = """async files => {
  const {githubAddress} = await import('/assets/javascripts/contribute/handing-on.js');
  return files.map(file => githubAddress(file, 'https://example.org/r', 'a/b c'));
}"""
IDS = """async titles => {
  const module = path => import(`/assets/javascripts/contribute/${path}.js`);
  const [{proposedId}, {Names}] = await Promise.all(['record-id', 'names'].map(module));
  const names = new Names(new URL(location.origin));
  await names.open();
  return titles.map(title => proposedId(title, names.letters));
}"""

Finding = tuple[str, str, str, str]
"""Code, pointer, message, hint."""
Made = tuple[str, dict[str, Any], str]
"""Type, fields, narrative."""


@pytest.fixture
def makers() -> dict[str, Maker]:
    """A maker for each type, that makes the same records in every test."""
    return {found.name: Maker(found, SEED) for found in record_types()}


@pytest.fixture
def somewhere(page: Page, site_url: str) -> Page:
    """Any page of the site: the modules are at hand."""
    page.goto(f"{site_url}contribute/edit/")
    return page


def in_browser(page: Page, script: str, makers: dict[str, Maker], made: Sequence[tuple[Any, ...]]) -> list[Any]:
    outlines = {name: maker.outline for name, maker in makers.items()}
    answers: list[Any] = page.evaluate(script, [outlines, made])
    return answers


def told(findings: Iterable[Diagnostic]) -> list[Finding]:
    return sorted((found.code.id, found.pointer, found.message, found.hint) for found in findings)


def told_in_browser(findings: Iterable[dict[str, str]]) -> list[Finding]:
    return sorted((found["code"], found["pointer"], found["message"], found["hint"]) for found in findings)


def assert_equal(made: Sequence[Made], expected: list[list[Finding]], found: list[list[Finding]]) -> None:
    """Fail with the first records of which the browser says something else."""
    unlike = [
        f"{name} {fields!r:.500}\n  only the command: {sorted(set(one) - set(other))}\n"
        f"  only the browser: {sorted(set(other) - set(one))}"
        for (name, fields, _), one, other in zip(made, expected, found, strict=True)
        if one != other
    ]
    assert not unlike, "\n".join([f"{len(unlike)} of {len(made)} differ:", *unlike[:5]])


def test_the_browser_finds_in_bad_records_what_the_command_finds(somewhere: Page, makers: dict[str, Maker]) -> None:
    made = [(name, maker.bad(), "") for name, maker in makers.items() for _ in range(BAD)]
    built = [build_record(makers[name].type, fields, "x") for name, fields, _ in made]
    expected = [told(found) if isinstance(found, list) else [] for found in built]
    are_bad = [bool(one) for one in expected]
    assert sum(are_bad) >= ENOUGH, "too few of the records are bad to tell anything"
    found = in_browser(somewhere, FOUND, makers, made)
    shape = [told_in_browser(one) if is_bad else [] for one, is_bad in zip(found, are_bad, strict=True)]
    assert_equal(made, expected, shape)
    assert not [
        one for one, is_bad in zip(found, are_bad, strict=True) for f in one if not is_bad and f["code"] < "CC3"
    ]


def test_the_browser_keeps_the_rules_about_one_record(somewhere: Page, makers: dict[str, Maker]) -> None:
    made = [(name, maker.weak(), maker.narrative()) for name, maker in makers.items() for _ in range(WEAK)]
    expected = [told(broken_rules(makers[name].type, fields, body)) for name, fields, body in made]
    codes = Counter(code for one in expected for code, *_ in one)
    assert set(codes) == MIRRORED, f"these were never broken: {MIRRORED - set(codes)}"
    found = [told_in_browser(one) for one in in_browser(somewhere, FOUND, makers, made)]
    assert_equal(made, expected, found)


def broken_rules(record_type: RecordType, fields: dict[str, Any], body: str) -> list[Diagnostic]:
    record = build_record(record_type, fields, "x")
    assert not isinstance(record, list), record
    dumped = record.model_dump(mode="json", exclude_defaults=True)
    corpus = build_corpus([Entry(record_type, "x-y-z", "x", "", record, dumped, body)], {}, VOCABULARIES)
    mirrored = [rule for rule in rules() if rule.code.id in MIRRORED]
    return [found for rule in mirrored for found in rule.check(corpus, TODAY)]


def test_the_browser_writes_files_as_the_command_formats_them(somewhere: Page, makers: dict[str, Maker]) -> None:
    made = [
        (name, maker.good(), maker.narrative(), maker.type.form) for name, maker in makers.items() for _ in range(FILES)
    ]
    found = in_browser(somewhere, WRITTEN, makers, made)
    for (name, fields, body, form), text in zip(made, found, strict=True):
        record_type = makers[name].type
        formatted = format_record("x", text.encode(), form, key_order(record_type.model))
        assert formatted == text.encode()
        document = parse_document("x", text.encode(), form)
        assert not isinstance(document, Diagnostic)
        kept = body.lstrip("\n").rstrip() if form == "markdown" else ""
        assert (document.fields, document.body) == (fields, kept)


def test_the_browser_proposes_the_ids_that_the_command_proposes(somewhere: Page) -> None:
    assert somewhere.evaluate(IDS, TITLES) == [proposed_id(title) for title in TITLES]
    assert somewhere.evaluate(IDS, NOT_SPELT) == [""] * len(NOT_SPELT)


def test_a_file_goes_to_github_in_the_address_or_by_copying(somewhere: Page) -> None:
    path = "content/practices/x-y.md"
    new, long, edited = (
        {"path": path, "text": "a: &b #?\n", "isNew": True},
        {"path": path, "text": "é" * 2_000, "isNew": True},
        {"path": path, "text": "a: b\n", "isNew": False},
    )
    begun = "https://example.org/r/new/a/b%20c?filename=content%2Fpractices%2Fx-y.md"
    assert somewhere.evaluate(ADDRESSES, [new, long, edited]) == [
        {"address": f"{begun}&value=a%3A%20%26b%20%23%3F%0A", "isWhole": True},
        {"address": begun, "isWhole": False},
        {"address": f"https://example.org/r/edit/a/b%20c/{path}", "isWhole": False},
    ]
