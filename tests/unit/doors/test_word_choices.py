"""What people tick and choose in Word documents, in whatever way, and what is read of it."""

import docx
import pytest
from docx.oxml.ns import qn

from tests.unit.doors.word_filling import (
    FORMS,
    choose,
    control_of,
    fill,
    messages,
    opened,
    read_one,
)
from tests.unit.doors.word_pages import add, answers_on, insert, page, paragraph, run

PRACTICE = FORMS["practice"]
BOXES = {
    "characters": ["☒ Service", "☐ Project", "☑ Law"],
    "brackets": ["[x] Service", "[ ] Project", "[X] Law"],
    "round brackets": ["(x) Service", "( ) Project", "(x) Law"],
    "a tick": ["✓ Service", "□ Project", "✔ Law"],
    "an x before": ["x Service", "☐ Project", "X Law"],
    "an x before the box": ["x ☐ Service", "☐ Project", "X ☐ Law"],
    "an x behind the box": ["☐ x Service", "☐ Project", "☐ X Law"],
    "several in a line": ["☒ Service\t☐ Project\t☒ Law"],
    "all others deleted": ["Service", "Law"],
}


@pytest.mark.parametrize("lines", BOXES.values(), ids=BOXES)
def test_a_box_is_ticked_in_whatever_way(lines: list[str]) -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Themes", *lines)
    assert answers_on(document)["themes"] == ["Service", "Law"]


def test_boxes_of_the_template_ticked_by_another_program_are_read_as_they_look() -> None:
    document = opened("practice")
    control = control_of(document, "practice", "principles")
    boxes = [text for text in control.iter(qn("w:t")) if text.text == "☐"]
    boxes[0].text, boxes[1].text = "☑", "X"
    symbol = docx.oxml.OxmlElement("w:sym")
    symbol.set(qn("w:font"), "Wingdings")
    symbol.set(qn("w:char"), "F0FE")
    add(document, "# Themes")
    themes = insert(document, paragraph("<w:r></w:r>", run(" Statelessness")))
    next(themes.iter(qn("w:r"))).append(symbol)
    found = answers_on(document)
    assert found == {"principles": ["people-centred", "international-cooperation"], "themes": ["Statelessness"]}


def test_the_order_of_objectives_is_that_in_which_they_are_written() -> None:
    document = opened("practice")
    fill(document, PRACTICE, {"objectives": ["3", "6", "18"]})
    control = control_of(document, "practice", "objectives")
    line = [
        one for one in control.iter(qn("w:sdt")) if one.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None
    ]
    choose(line[-1], "18, 6")
    assert answers_on(document)["objectives"] == ["18, 6", "3", "6", "18"]


def test_words_written_over_the_label_of_a_box_are_told() -> None:
    document = opened("practice")
    control = control_of(document, "practice", "principles")
    label = next(text for text in control.iter(qn("w:t")) if text.text == " People-centred")
    label.text = " People-centred (migrants first)"
    message = (
        "Not read, since it is no answer to a question: the heading “Guiding principles”, behind the box "
        "“People-centred”: “People-centred (migrants first)”."
    )
    assert messages(read_one(document)) == [message]


def test_a_day_chosen_from_a_calendar_is_read_in_whatever_form_it_is_shown() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Began")
    shown = run("28 février 2019")
    kind = '<w:date w:fullDate="2019-02-28T00:00:00Z"/>'
    insert(document, paragraph(f"<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>"))
    assert answers_on(document)["start"] == ["2019-02-28"]


def test_something_else_written_into_a_list_of_choices_is_kept() -> None:
    document = opened("practice")
    choose(control_of(document, "practice", "kind"), "A sort of project")
    assert answers_on(document) == {"kind": ["A sort of project"]}


def test_a_prompt_of_another_language_of_word_is_no_answer_and_is_told() -> None:
    document = opened("practice")
    next(
        control_of(document, "practice", "title").iter(qn("w:t"))
    ).text = "Cliquez ou appuyez ici pour entrer du texte."
    told_prompt = "“Cliquez ou appuyez ici pour entrer du texte.”"
    assert messages(read_one(document)) == [
        f"Taken for the prompt of an empty control, not for an answer: {told_prompt}."
    ]
