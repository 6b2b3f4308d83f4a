"""What every kind of page must honour, over a small, rich and hostile corpus."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools import registry
from build_tools.pages._base import Page, PageType
from build_tools.pages.rendering import open_templates, render_content
from build_tools.pages.slots import slot_contexts
from tests.unit.pages import sample

PAGE_TYPES: tuple[PageType, ...] = registry.discover("build_tools.pages", "PAGE_TYPE")
TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates")
SHELLS = {"record", "list", "plain", "wide"}
ADDRESS = re.compile(r"([a-z0-9-]+/|[A-Z]{3}/|\d+\.[\da-z]+/)*([a-z0-9-]+\.[a-z]+)?")
"""Directories in small letters, or named by the code of a country or the number of a target; perhaps a file."""
MOST_BYTES = 150_000
NO_TEXT = re.compile(
    r"<style>.*?</style>|\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>| [a-z-]+=\"[^\"<>]*\"?| data-[a-z-]+", re.DOTALL
)
"""What of a template is no text: styles, statements, placeholders, comments, tags and attributes."""


@cache
def pages_of(name: str) -> tuple[Page, ...]:
    found = {page_type.name: page_type for page_type in PAGE_TYPES}
    return tuple(found[name].pages(sample.corpus(), sample.site()))


def rendered(template: str, context: Mapping[str, Any]) -> str:
    return render_content(TEMPLATES, template, {**context, "base": "../../", "t": sample.strings()})


@cache
def html_of_all() -> dict[str, str]:
    pages = [page for page_type in PAGE_TYPES for page in pages_of(page_type.name)]
    return {page.address: rendered(page.template, page.context) for page in pages}


kinds = pytest.mark.parametrize("name", [page_type.name for page_type in PAGE_TYPES])


def editorial_addresses() -> set[str]:
    """Return the addresses of the pages that people write."""
    folder = sample.ROOT / "content" / "pages"
    names = [file.relative_to(folder).with_suffix("").as_posix() for file in folder.rglob("*.md")]
    return {f"{name}/".removesuffix("index/") for name in names}


@kinds
def test_every_kind_makes_at_least_one_page_of_the_sample(name: str) -> None:
    assert pages_of(name)


@kinds
def test_addresses_are_relative_and_plain(name: str) -> None:
    for page in pages_of(name):
        assert ADDRESS.fullmatch(page.address)
        assert page.shell in SHELLS


@kinds
def test_contexts_are_plain_json(name: str) -> None:
    for page in pages_of(name):
        assert json.loads(json.dumps(page.context)) == json.loads(json.dumps(page.context, default=None))


@kinds
def test_titles_and_descriptions_are_there(name: str) -> None:
    for page in pages_of(name):
        assert page.title
        assert page.description


@kinds
def test_two_runs_make_equal_pages(name: str) -> None:
    page_type = next(found for found in PAGE_TYPES if found.name == name)
    assert tuple(page_type.pages(sample.corpus(), sample.site())) == pages_of(name)


def test_no_two_pages_share_an_address() -> None:
    addresses = [page.address for page_type in PAGE_TYPES for page in pages_of(page_type.name)]
    assert len(addresses) == len(set(addresses))


@kinds
def test_the_table_of_contents_names_anchors_of_the_page(name: str) -> None:
    for page in pages_of(name):
        html = html_of_all()[page.address]
        for anchor, label in page.toc:
            assert f'id="{anchor}"' in html
            assert label


@kinds
def test_every_page_has_one_main_heading_and_no_id_twice(name: str) -> None:
    for page in pages_of(name):
        tree = LexborHTMLParser(html_of_all()[page.address])
        assert len(tree.css("h1")) == 1
        ids = [found.attributes["id"] for found in tree.css("[id]")]
        assert len(ids) == len(set(ids))


@kinds
def test_headings_leave_no_level_out(name: str) -> None:
    for page in pages_of(name):
        levels = [int(found) for found in re.findall(r"<h([1-6])", html_of_all()[page.address])]
        assert all(after <= before + 1 for before, after in pairwise(levels))


@kinds
def test_nothing_that_a_record_says_becomes_a_script_or_loads_from_elsewhere(name: str) -> None:
    for page in pages_of(name):
        tree = LexborHTMLParser(html_of_all()[page.address])
        assert not tree.css("script:not([type='application/json']), img, iframe, object, embed, style, link")
        # A form that names no address stays where it is: what is written there is for scripts of the page.
        leading = [form.attributes["action"] or "" for form in tree.css("form") if "action" in form.attributes]
        assert all(address.startswith("../../") for address in leading)
        for found in tree.css("*"):
            assert not [attribute for attribute in found.attributes if attribute.startswith("on")]


@kinds
def test_links_lead_into_the_site_or_to_the_web(name: str) -> None:
    for page in pages_of(name):
        for found in LexborHTMLParser(html_of_all()[page.address]).css("a"):
            address = found.attributes["href"] or ""
            assert address.startswith(("../../", "https://", "http://", "mailto:?", "#"))
            if address.startswith("http"):
                assert found.attributes["rel"] == "nofollow noopener external"


@kinds
def test_tables_have_headings_and_a_caption(name: str) -> None:
    for page in pages_of(name):
        for table in LexborHTMLParser(html_of_all()[page.address]).css(".cc-table table"):
            assert table.css("caption")
            assert table.css("thead th[scope=col]")


@kinds
def test_pages_stay_small(name: str) -> None:
    for page in pages_of(name):
        assert len(html_of_all()[page.address].encode()) < MOST_BYTES


def test_links_into_the_site_lead_to_pages_that_exist() -> None:
    known = {page.address for page_type in PAGE_TYPES for page in pages_of(page_type.name)}
    known |= editorial_addresses()
    for address, html in html_of_all().items():
        for found in LexborHTMLParser(html).css("a"):
            target = (found.attributes["href"] or "").removeprefix("../../").partition("?")[0]
            target = target if target.startswith("#") else target.partition("#")[0]
            is_file = "." in target.rpartition("/")[2]
            if not target.startswith(("http", "#", "mailto:")) and not is_file:
                assert target in known, address


def test_what_is_not_public_stands_nowhere() -> None:
    everything = "".join(html_of_all().values()) + json.dumps(slot_contexts(sample.corpus(), sample.site()))
    told = [
        page.title + page.description + page.edit_path for page_type in PAGE_TYPES for page in pages_of(page_type.name)
    ]
    for secret in ("TOP-SECRET-TITLE", "secret-case", "SECRET-BODY", "SECRET-NEED", "SECRET-SUMMARY"):
        assert secret not in everything
        assert secret not in "".join(told)


@pytest.mark.parametrize("name", list(slot_contexts(sample.corpus(), sample.site())))
def test_every_slot_has_a_template_that_its_context_fills(name: str) -> None:
    context = slot_contexts(sample.corpus(), sample.site())[name]
    assert json.loads(json.dumps(context))
    assert rendered(f"slots/{name}.html", context).strip()


def test_editorial_pages_ask_only_for_slots_that_exist() -> None:
    known = slot_contexts(sample.corpus(), sample.site())
    for file in (sample.ROOT / "content" / "pages").rglob("*.md"):
        for name in re.findall(r"<!-- slot: (\S+) -->", file.read_text(encoding="utf-8")):
            assert name in known, file


def test_templates_hold_no_text_of_their_own() -> None:
    """Between tags and placeholders only marks of punctuation may stand: texts come from the strings."""
    for file in (sample.ROOT / "site_config" / "templates").rglob("*.html"):
        bare = NO_TEXT.sub("", file.read_text(encoding="utf-8"))
        assert not re.findall(r"[A-Za-z]{2,}", bare), file.name


def test_every_text_of_the_interface_says_something() -> None:
    """In braces, YAML takes what follows a comma for a key without a value: half of a sentence would be lost."""
    assert [place for place, text in texts_of(sample.strings()) if not isinstance(text, str) or not text.strip()] == []


def texts_of(value: object, place: str = "") -> Iterator[tuple[str, object]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if parts is None:
        yield place, value
    else:
        for name, part in parts:
            yield from texts_of(part, f"{place}/{name}")


def test_the_sample_fills_every_section_and_every_block_there_is() -> None:
    pages = [page for page_type in PAGE_TYPES for page in pages_of(page_type.name)]
    sections = [section for page in pages if page.template == "record.html" for section in page.context["sections"]]
    blocks = (sample.ROOT / "site_config" / "templates" / "blocks").glob("*.html")
    assert {section["id"] for section in sections} == set(sample.strings()["sections"])
    assert {section["block"] for section in sections} == {file.stem for file in blocks}


def test_the_sample_names_every_fact_there_is() -> None:
    pages = [page for page_type in PAGE_TYPES for page in pages_of(page_type.name) if page.template == "record.html"]
    facts = {fact["name"] for page in pages for fact in page.context["facts"]}
    groups = {
        group["name"] for page in pages for section in page.context["sections"]
        if section["block"] == "parties" for group in section["groups"]
    }  # fmt: skip
    assert facts | groups == set(sample.strings()["fields"])
