"""The Word template of each type is one that Word opens, that a screen reader can walk and that is always the same."""

import io
import posixpath
import re
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree

from build_tools.doors._docx_marks import TAG, fixed_tag
from build_tools.doors.docx import DOOR
from build_tools.forms import FORM_TYPES, form_of
from build_tools.records import record_type
from tests.unit.doors.word_filling import (
    CORPUS,
    FORMS,
    STRINGS,
    fill,
    messages,
    opened,
    read_all,
    read_one,
    template_of,
    told,
)
from tests.unit.doors.word_pages import without_controls

of_every_type = pytest.mark.parametrize("type_name", FORMS)
TAG_MAX = 64
"""Characters that Word takes as the tag or the name of a control."""


@of_every_type
def test_an_empty_template_holds_no_answer_and_needs_no_remark(type_name: str) -> None:
    (filled,) = read_all(template_of(FORMS[type_name]))
    assert (filled.type, dict(filled.answers), filled.remarks) == (type_name, {}, ())


def test_the_template_of_what_officers_write_too_is_read_back_empty() -> None:
    form = form_of(record_type("case"), STRINGS, is_whole=True)
    assert DOOR.template
    (filled,) = DOOR.read(DOOR.template(form, CORPUS, STRINGS), "case.docx", [form])
    assert (dict(filled.answers), filled.remarks) == ({}, ())


def test_the_same_template_has_the_same_bytes() -> None:
    assert DOOR.template
    assert DOOR.template(FORMS["funding"], CORPUS, STRINGS) == DOOR.template(FORMS["funding"], CORPUS, STRINGS)


@of_every_type
def test_each_control_has_a_number_of_its_own_and_names_that_word_takes(type_name: str) -> None:
    document = opened(type_name)
    numbers = [number.get(qn("w:val")) for number in document.element.body.iter(qn("w:id"))]
    assert len(numbers) == len(set(numbers)) > len(FORMS[type_name].questions)
    for name in ("w:tag", "w:alias"):
        assert all(len(str(one.get(qn("w:val")))) <= TAG_MAX for one in document.element.body.iter(qn(name)))
    for control in document.element.body.iter(qn("w:dropDownList"), qn("w:comboBox")):
        for attribute in ("w:displayText", "w:value"):
            offered = [one.get(qn(attribute)) for one in control]
            assert all(offered)
            assert len(offered) == len(set(offered))


@of_every_type
def test_headings_lead_from_the_title_through_sections_to_questions(type_name: str) -> None:
    form, document = FORMS[type_name], opened(type_name)
    names = {style.style_id: style.name for style in document.styles}
    styles = [(names.get(one.style or "", ""), one.text) for one in document.element.body.iter(qn("w:p"))]
    headings = [(name, text.removesuffix(" (must be answered)")) for name, text in styles if name.startswith("Heading")]
    expected = []
    for section in form.sections:
        expected.append(("Heading 1", section.label))
        expected += [("Heading 2", question.label) for question in section.questions]
    assert headings[-len(expected) :] == expected
    needed = {text.removesuffix(" (must be answered)") for _, text in styles if text.endswith("(must be answered)")}
    assert needed == {question.label for question in form.questions if question.is_needed}


@of_every_type
def test_every_table_has_words_for_those_who_cannot_see_it_and_headings_that_are_marked(type_name: str) -> None:
    for table in opened(type_name).element.body.iter(qn("w:tbl")):
        assert next(table.iter(qn("w:tblCaption"))).get(qn("w:val"))
        assert next(table.iter(qn("w:tblDescription"))).get(qn("w:val"))
        look = next(table.iter(qn("w:tblLook")))
        headings = [row for row in table.iter(qn("w:tr")) if next(row.iter(qn("w:tblHeader")), None) is not None]
        assert len(headings) == int(str(look.get(qn("w:firstRow"))))
        assert {look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))} == {"0", "1"}


def test_a_template_names_its_title_and_language_and_no_author() -> None:
    document = opened("practice")
    properties = document.core_properties
    assert (properties.title, properties.language) == ("Practice: template for a contribution", "en-GB")
    assert not any((properties.author, properties.last_modified_by, properties.comments, properties.keywords))
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {"en-GB"}


def test_every_part_is_declared_and_every_relationship_leads_somewhere() -> None:
    with zipfile.ZipFile(io.BytesIO(template_of(FORMS["practice"]))) as archive:
        names = set(archive.namelist())
        types = etree.fromstring(archive.read("[Content_Types].xml"))
        for name in names - {"[Content_Types].xml"}:
            known = {f"/{name}", name.rpartition(".")[2]}
            assert any(known & {one.get("PartName"), one.get("Extension")} for one in types)
        for name in (one for one in names if one.endswith(".rels")):
            folder = posixpath.dirname(posixpath.dirname(name))
            for one in etree.fromstring(archive.read(name)):
                assert posixpath.normpath(posixpath.join(folder, str(one.get("Target")))) in names
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_text_that_is_fixed_cannot_be_changed_by_mistake_and_tells_when_it_was() -> None:
    for control in opened("practice").element.body.iter(qn("w:sdt")):
        tag = next(control.iter(qn("w:tag")), None)
        if tag is not None and str(tag.get(qn("w:val"))).startswith(f"{TAG}:fixed"):
            assert next(control.iter(qn("w:lock"))).get(qn("w:val")) == "contentLocked"
    assert fixed_tag("One  text\n") == fixed_tag("One text") != fixed_tag("Another text")


@pytest.mark.parametrize("type_name", FORM_TYPES)
def test_a_template_from_which_a_program_took_all_controls_and_styles_is_read_by_its_headings(type_name: str) -> None:
    form, document = FORMS[type_name], opened(type_name)
    fill(document, form, {"title": "One", "summary": "It helps.", "objectives": ["3", "10"], "countries": ["Kenya"]})
    filled = read_one(without_controls(document))
    assert filled.type == type_name
    assert {name: told(answer) for name, answer in filled.answers.items()} == {
        "title": ["One"],
        "summary": ["It helps."],
        "objectives": ["3. Information provision", "10. Eradicate trafficking"],
        "countries": ["Kenya"],
    }
    told_of_template, head = messages(filled)
    assert told_of_template.startswith("Taken for text of the template, not for an answer: “[At most 300 ")
    assert re.match(r"Not read, since it is no answer to a question: before the first question: “\w+: template", head)


def test_a_template_opens_again_with_the_library_that_others_use() -> None:
    again = docx.Document(io.BytesIO(template_of(FORMS["practice"])))
    assert len(again.element.body.findall(qn("w:sdt"))) > len(FORMS["practice"].questions)
