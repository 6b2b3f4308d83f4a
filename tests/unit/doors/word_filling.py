"""Fills a Word template as a person does: writes into its controls, ticks its boxes, adds rows to its tables."""

import copy
import io
import itertools
from collections.abc import Iterator, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from build_tools.config import load_strings
from build_tools.corpus import Corpus, load_vocabularies
from build_tools.doors._base import Answer, Filled, Given
from build_tools.doors._docx_marks import TICKED_BOX, question_tag, term_tag
from build_tools.doors._docx_parts import Column, columns_of
from build_tools.doors.docx import DOOR
from build_tools.forms import Form, Question, form_of
from build_tools.records import record_types
from tests.conftest import REPOSITORY

WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
STRINGS = load_strings(REPOSITORY, "en")
VOCABULARIES = load_vocabularies(REPOSITORY / "schemas" / "vocabularies")
CORPUS = cast("Corpus", SimpleNamespace(vocabularies=VOCABULARIES))
"""All of a corpus that a template needs."""
FORMS = {found.name: form_of(found, STRINGS) for found in record_types()}

Told = str | list[str] | list[dict[str, Any]]
"""An answer as the tests tell it: a text, texts, or the entries of a group."""
_templates: dict[str, bytes] = {}


def template_of(form: Form) -> bytes:
    """Return the template of a form, written once."""
    assert DOOR.template
    key = form.type.name
    if key not in _templates or form is not FORMS[key]:
        _templates[key] = DOOR.template(form, CORPUS, STRINGS)
    return _templates[key]


def opened(type_name: str) -> WordDocument:
    return docx.Document(io.BytesIO(template_of(FORMS[type_name])))


def saved(document: WordDocument) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def read_all(data: bytes, name: str = "filled.docx") -> list[Filled]:
    return list(DOOR.read(data, name, list(FORMS.values())))


def read_one(document: WordDocument) -> Filled:
    (filled,) = read_all(saved(document))
    return filled


def messages(filled: Filled) -> list[str]:
    return [remark.message for remark in filled.remarks]


def told(answer: Answer) -> list[Any]:
    """Return an answer without its places."""
    return [
        one.text if isinstance(one, Given) else {name: told(inner) for name, inner in one.items()} for one in answer
    ]


def control_of(document: WordDocument, type_name: str, question: str) -> Element:
    """Return the control of a question."""
    tag = question_tag(type_name, question)
    controls: Iterator[Element] = document.element.body.iter(qn("w:sdt"))
    return next(one for one in controls if _tag(one) == tag)


def fill(document: WordDocument, form: Form, answers: Mapping[str, Told]) -> None:
    """Write answers into the controls of a template."""
    for question in form.questions:
        if question.name in answers:
            control = control_of(document, form.type.name, question.name)
            _fill(control, question, answers[question.name])


def _tag(control: Element) -> str:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return "" if tag is None else str(tag.get(qn("w:val")))


def _fill(control: Element, question: Question, answer: Told) -> None:
    if question.parts:
        _fill_table(control, question, cast("list[dict[str, Any]]", answer))
    elif boxes := [one for one in control.iter(qn("w:sdt")) if one.find(f".//{WORD_2010}checkbox") is not None][1:]:
        for box in boxes:
            if _tag(box).startswith(term_tag("")) and _tag(box).removeprefix(term_tag("")) in answer:
                _tick(box)
    elif inline := list(control.iter(qn("w:sdt")))[1:]:
        assert isinstance(answer, str)
        choose(inline[0], answer)
    else:
        write(control, [answer] if isinstance(answer, str) else cast("list[str]", answer))


def _tick(box: Element) -> None:
    checked = box.find(f".//{WORD_2010}checked")
    assert checked is not None
    checked.set(f"{WORD_2010}val", "1")
    next(box.iter(qn("w:t"))).text = TICKED_BOX


def choose(control: Element, value: str) -> None:
    """Choose an entry of a list by what it stands for, or write something else, as Word does."""
    _no_prompt(control)
    shown = {str(one.get(qn("w:value"))): str(one.get(qn("w:displayText"))) for one in control.iter(qn("w:listItem"))}
    next(control.iter(qn("w:t"))).text = shown.get(value, value)


def write(control: Element, texts: Sequence[str]) -> None:
    """Write paragraphs into a control in place of its prompt."""
    _no_prompt(control)
    first = next(control.iter(qn("w:p")))
    paragraphs = [first, *(copy.deepcopy(first) for _ in texts[1:])]
    for before, after in itertools.pairwise(paragraphs):
        before.addnext(after)
    for paragraph, text in zip(paragraphs, texts, strict=True):
        next(paragraph.iter(qn("w:t"))).text = text


def _no_prompt(control: Element) -> None:
    for name in ("w:showingPlcHdr", "w:rStyle"):
        for found in list(control.iter(qn(name))):
            parent = found.getparent()
            assert parent is not None
            parent.remove(found)


def _fill_table(control: Element, question: Question, entries: list[dict[str, Any]]) -> None:
    columns = columns_of(question)
    rows = list(control.iter(qn("w:tr")))
    if not question.is_many:
        for row, column in zip(rows, columns, strict=True):
            _fill_cell(list(row.iter(qn("w:tc")))[1], column, entries[0])
        return
    while len(rows) <= len(entries):  # the key Tab in the last cell adds a row
        rows[-1].addnext(copy.deepcopy(rows[-1]))
        rows = list(control.iter(qn("w:tr")))
    for row, entry in zip(rows[1:], entries, strict=False):
        for cell, column in zip(row.iter(qn("w:tc")), columns, strict=True):
            _fill_cell(cell, column, entry)


def _fill_cell(cell: Element, column: Column, entry: Mapping[str, Any]) -> None:
    value: Any = [entry]
    for step in column.steps:
        value = value[0].get(step) if value and isinstance(value[0], dict) else None
    if not value:
        return
    controls = list(cell.iter(qn("w:sdt")))
    if controls:
        choose(controls[0], value[0])
        return
    first = next(cell.iter(qn("w:p")))
    for text in reversed(value):
        paragraph = docx.oxml.OxmlElement("w:p")
        run, inside = docx.oxml.OxmlElement("w:r"), docx.oxml.OxmlElement("w:t")
        inside.text = text
        inside.set(qn("xml:space"), "preserve")
        run.append(inside)
        paragraph.append(run)
        first.addnext(paragraph)


def texts_of(data: bytes) -> Iterator[str]:
    """Yield the texts of the paragraphs of a document, in order."""
    for paragraph in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p")):
        yield "".join(str(text.text or "") for text in paragraph.iter(qn("w:t")))
