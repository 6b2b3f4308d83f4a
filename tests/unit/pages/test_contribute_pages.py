"""The pages of the forms: every question is asked, with its help, and what the script is told can end no script."""

import json
import re
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.forms import form_of
from build_tools.pages.contribute_form import EDIT, pages
from build_tools.pages.rendering import open_templates, render_content
from build_tools.pages.slots import slot_contexts
from build_tools.records import record_types
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())
MAIL = "hub@example.org"
NAMES = [found.name for found in record_types()]


def html_of(name: str, **changes: Any) -> str:  # noqa: ANN401 - fields of the site
    made = {page.address: page for page in pages(sample.corpus(), sample.site(**changes))}
    page = made[f"contribute/new/{name}/"]
    return render_content(TEMPLATES, page.template, {**page.context, "base": "../../../"})


@pytest.mark.parametrize("name", NAMES)
def test_a_form_asks_every_question_with_its_label_and_help(name: str) -> None:
    tree = LexborHTMLParser(html_of(name))
    form = form_of(next(found for found in record_types() if found.name == name), sample.strings())
    asked = [found.attributes["data-question"] for found in tree.css("[data-question]")]
    assert [one for one in asked if one in {question.name for question in form.questions}]
    for question in form.questions:
        (found,) = tree.css(f"form > section > [data-question='{question.name}']")
        assert question.label in found.text()
        assert question.help in found.text() or question.help.rstrip(".") == question.label
        assert bool(found.css(".cc-form__needed")) or not question.is_needed


@pytest.mark.parametrize("name", NAMES)
def test_every_control_has_a_name_and_is_described_by_what_is_there(name: str) -> None:
    tree = LexborHTMLParser(html_of(name))
    ids = {found.attributes["id"] for found in tree.css("[id]")}
    labelled = {found.attributes["for"] for found in tree.css("label[for]")}
    for control in tree.css("form input:not([type='checkbox']), form select, form textarea"):
        assert control.attributes["id"] in labelled
    for found in tree.css("[aria-describedby]"):
        assert set((found.attributes["aria-describedby"] or "").split()) <= ids


def test_what_the_script_is_told_keeps_the_order_of_fields_and_cannot_end_it() -> None:
    told = re.findall(r'data-part="told">(.*?)</script>', html_of("practice"), re.DOTALL)[0]
    assert "<" not in told
    outline = json.loads(told)["outline"]
    assert list(outline["models"]["Practice"])[:3] == ["title", "summary", "language"]


def test_without_an_address_for_mail_nothing_can_be_sent_without_the_script() -> None:
    plain, mailed = LexborHTMLParser(html_of("practice")), LexborHTMLParser(html_of("practice", contact_email=MAIL))
    assert "disabled" in plain.css("button[type='submit']")[0].attributes
    assert mailed.css("form")[0].attributes["action"] == f"mailto:{MAIL}"
    assert "disabled" not in mailed.css("button[type='submit']")[0].attributes


def test_the_page_for_changes_is_one_for_all_records_and_for_no_search_engine() -> None:
    found = [page for page in pages(sample.corpus(), sample.site()) if page.address == EDIT]
    assert [page.noindex for page in found] == [True]


def test_the_ways_in_lead_to_each_form_and_to_the_files_that_there_are() -> None:
    slots = slot_contexts(sample.corpus(), sample.site())
    led = [form["href"] for slot in ("forms", "others") for form in slots["contribute-forms"][slot]]
    assert sorted(led) == sorted(f"contribute/new/{name}/" for name in NAMES)
    assert slots["contribute-templates"]["kinds"] == []
