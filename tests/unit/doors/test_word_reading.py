"""What people do to Word documents, and what is read of it: nothing is lost without a word."""

import copy
import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from build_tools.doors._base import Given
from build_tools.doors._docx_notes import MERGED, TRACKED, UNREAD
from build_tools.intake import codes
from tests.unit.doors.word_filling import (
    FORMS,
    control_of,
    fill,
    messages,
    opened,
    read_all,
    read_one,
    saved,
    told,
    write,
)
from tests.unit.doors.word_pages import add, answers_on, insert, page, paragraph, run, table, without_absent

PRACTICE = FORMS["practice"]
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


SPELT: dict[str, Callable[[], WordDocument]] = {
    "heading": lambda: page("# Title", "Skills", "# Summary", "It helps."),
    "lower heading": lambda: page("### Title", "Skills", "### Summary", "It helps."),
    "numbered": lambda: page("# 1. Title", "Skills", "# 1.2) Summary:", "It helps."),
    "marked": lambda: page("# Title (must be answered)", "Skills", "# SUMMARY *", "It helps."),
    "bold line": lambda: page("**Title**", "Skills", "**Summary:**", "It helps."),
    "line with colon": lambda: page("Title:", "Skills", "Summary :", "It helps."),
    "bold words before": lambda: page("**Title:** Skills", "**Summary** : It helps."),
    "French": lambda: page("# Titre", "Skills", "# Résumé", "It helps."),
    "Arabic": lambda: page("# العنوان", "Skills", "# ملخص", "It helps."),
    "Chinese": lambda: page("# 标题", "Skills", "# 摘要", "It helps."),
    "words of the Hub": lambda: page("# Title of the practice", "Skills", "# Brief summary", "It helps."),
}


@pytest.mark.parametrize("document", SPELT.values(), ids=SPELT)
def test_a_heading_is_known_in_whatever_way_it_is_written(document: Callable[[], WordDocument]) -> None:
    filled = read_one(document())
    assert {name: told(answer) for name, answer in filled.answers.items()} == {
        "title": ["Skills"],
        "summary": ["It helps."],
    }
    assert not without_absent(messages(filled))


def test_a_place_names_the_heading_as_it_stands_in_the_document() -> None:
    filled = read_one(page("# 1. Title", "Skills", "# Summary", "It helps."))
    assert filled.answers["title"] == (Given("Skills", "the heading “1. Title”"),)
    assert (filled.place, filled.type, filled.file) == ("the document", "practice", "filled.docx")


def test_questions_in_the_first_column_of_a_table_are_headings() -> None:
    document = page("Our practice")
    table(document, ("Field", "Answer"), ("1. Title", "Skills"), ("Summary", "It helps."), ("Kind", "Project"))
    found = answers_on(document)
    assert found == {"title": ["Skills"], "summary": ["It helps."], "kind": ["Project"]}


def test_a_heading_spelt_otherwise_is_read_and_told() -> None:
    filled = read_one(page("# Title", "Skills", "# Sumary", "It helps."))
    assert told(filled.answers["summary"]) == ["It helps."]
    assert without_absent(messages(filled)) == ["The heading “Sumary” was read as “Summary”."]
    assert codes.READ_AS in {remark.code for remark in filled.remarks}


def test_the_questions_that_a_document_does_not_have_are_named() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Themes", "# Lessons")
    needed, others = messages(read_one(document))
    assert needed == (
        "The document does not have the questions that must be answered: “Kind”, “Who carries it out” and “Sources”."
    )
    assert others.startswith("The document does not have the questions that may be left out: “Language of your text”, ")
    assert "Themes" not in others


def test_headings_that_fit_several_types_are_read_as_the_one_that_is_sent_most_and_the_doubt_is_told() -> None:
    filled = read_one(page("# Title", "Skills", "# Summary", "It helps."))
    doubt = filled.remarks[0]
    assert (filled.type, doubt.code) == ("practice", codes.DOUBTFUL)
    assert doubt.message == "The headings fit several types alike; the document was read as practice."
    assert doubt.hint == (
        "Import it with --type if it is another: “evidence”, “case”, “organisation”, “funding”, “expertise”, "
        "“platform” or “workstream”."
    )


def test_a_heading_of_another_matter_and_its_text_are_told_and_not_lost() -> None:
    filled = read_one(page("Annex 3", "# Title", "Skills", "# Budget", "Two million.", "# Summary", "It helps."))
    assert without_absent(messages(filled)) == [
        "The heading “Budget” is none of the template's.",
        "Not read, since it is no answer to a question: before the first question: “Annex 3”.",
        "Not read, since it is no answer to a question: under the heading “Budget”: “Two million.”.",
    ]
    assert UNREAD in {remark.hint for remark in filled.remarks}


def test_an_answer_in_the_style_of_a_heading_is_told_and_not_lost() -> None:
    filled = read_one(page("# Title", "# Skills Passport", "# Summary", "It helps."))
    assert without_absent(messages(filled)) == ["The heading “Skills Passport” is none of the template's."]


def test_headings_within_the_narrative_stay_in_it_with_lists_links_and_tables() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# The whole story", "Once.", "## Results", "Good.")
    for line in ("* One", "* Two", "### Next", "**Bold** and plain"):
        add(document, line)
    table(document, ("Year", "People"), ("2020", "5|6"))
    address = document.part.relate_to("https://example.org/a", LINK, is_external=True)
    insert(document, f'<w:p><w:hyperlink r:id="{address}">{run("a page")}</w:hyperlink></w:p>')
    story = (
        "Once.\n\n## Results\n\nGood.\n\n- One\n- Two\n\n### Next\n\n**Bold** and plain\n\n"
        "| Year | People |\n| --- | --- |\n| 2020 | 5\\|6 |\n\n[a page](https://example.org/a)"
    )
    assert answers_on(document)["body"] == [story]


def test_a_link_keeps_its_address_in_text_and_is_the_address_where_one_is_asked() -> None:
    document = page("# Title", "Skills", "# Summary")
    address = document.part.relate_to("https://example.org/a", LINK, is_external=True)
    insert(document, f'<w:p>{run("See ")}<w:hyperlink r:id="{address}">{run("the ")}{run("page")}</w:hyperlink></w:p>')
    field = '<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    begin, middle, end = (field.format(kind=kind) for kind in ("begin", "separate", "end"))
    code = '<w:r><w:instrText> HYPERLINK "https://example.org/b" </w:instrText></w:r>'
    insert(document, paragraph(begin, code, middle, run("Another"), end, run(" one.")))
    add(document, "# Sources")
    made = table(document, ("Title of the source", "Publisher", "Web address"), ("Report", "IOM", ""))
    link = f'<w:hyperlink r:id="{address}">{run("here")}</w:hyperlink>'
    made.part.element.xpath("//w:tc")[-1].insert(0, insert(document, paragraph(link)))
    found = answers_on(document)
    assert found["summary"] == ["See the page (https://example.org/a)\n\nAnother (https://example.org/b) one."]
    assert found["sources"] == [{"title": ["Report"], "publisher": ["IOM"], "url": ["https://example.org/a"]}]


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    document = page("# Title")
    insert(document, paragraph(run("Old "), f'<w:ins w:id="1">{run("new ")}</w:ins>', '<w:del w:id="2"><w:r>'
           "<w:delText>gone </w:delText></w:r></w:del>", run("end")))  # fmt: skip
    add(document, "# Summary")
    deleted_mark = '<w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>'
    insert(document, paragraph(run("It "), properties=deleted_mark))
    insert(document, paragraph(run("helps.")))
    filled = read_one(document)
    assert told(filled.answers["title"]) == ["Old new end"]
    assert told(filled.answers["summary"]) == ["It helps."]
    pending = "Tracked changes are pending: 1 insertion and 2 deletions."
    message = f"{pending} What was inserted was read, what was deleted was not."
    assert (message, TRACKED) in {(remark.message, remark.hint) for remark in filled.remarks}


def test_what_is_not_carried_over_is_counted() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.")
    names = ("w:r", "w:drawing", "wp:inline", "a:graphic", "a:graphicData", "pic:pic", "pic:blipFill")
    picture = f"<{'><'.join(names)}><a:blip/></{'></'.join(reversed(names))}>"
    remark = '<w:r><w:commentReference w:id="0"/></w:r>'
    insert(document, paragraph(picture, picture, remark))
    insert(document, paragraph("<w:r><w:object/></w:r>", run("secret", "<w:rPr><w:vanish/></w:rPr>")))
    document.sections[0].header.paragraphs[0].text = "Ministry of Labour"
    document.sections[0].footer.paragraphs[0].text = "1 / 2"
    assert without_absent(messages(read_one(document))) == [
        "1 comment was not carried over.",
        "2 pictures were not carried over.",
        "1 embedded document was not carried over.",
        "Hidden text was not read: “secret”.",
        "The head or foot of the page was not read: “Ministry of Labour”.",
    ]


def test_the_text_of_a_text_box_is_read_once_under_its_question() -> None:
    document = page("# Title", "Skills", "# Summary")
    content = f"<w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent>"
    new, old = f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp>", f"<v:textbox>{content}</v:textbox>"
    drawn = f"<w:drawing><wp:anchor>{new}</wp:anchor></w:drawing>"
    choices = f"<mc:Choice Requires='wps'>{drawn}</mc:Choice><mc:Fallback><w:pict>{old}</w:pict></mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    insert(document, paragraph(run("It helps."), f"<w:r>{both}</w:r>"))
    filled = read_one(document)
    assert told(filled.answers["summary"]) == ["It helps.\n\nIn a box."]
    assert "1 text box was read as if the text stood in the paragraph." in messages(filled)


def test_text_boxes_in_text_boxes_are_read_once_each() -> None:
    inside = paragraph(run("deep"))
    for _ in range(12):
        drawn = f"<w:drawing><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing>"
        inside = paragraph(run("box"), f"<w:r>{drawn}</w:r>")
    document = page("# Title", "Skills", "# Summary")
    insert(document, inside)
    (text,) = answers_on(document)["summary"]
    assert str(text).split() == [*["box"] * 12, "deep"]


def test_a_group_in_a_table_of_two_columns_and_one_without_headings_are_read() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Sources")
    table(document, ("Title of the source", "Report"), ("Publisher", "IOM"), ("Web address", "https://example.org"))
    add(document, "# Who carries it out")
    table(document, ("Testland", "government"), ("ILO", "un"))
    filled = read_one(document)
    assert told(filled.answers["sources"]) == [
        {"title": ["Report"], "publisher": ["IOM"], "url": ["https://example.org"]}
    ]
    assert [one["name"] for one in told(filled.answers["implementers"])] == [["Testland"], ["ILO"]]
    place = "the heading “Who carries it out”"
    assert f"The table under {place} has no row of headings; its columns were read in their order." in messages(filled)


def test_a_footnote_stays_in_a_text_and_is_told_where_there_is_no_room_for_it() -> None:
    document = page()
    for heading in ("Title", "Summary"):
        add(document, f"# {heading}")
        insert(document, paragraph(run("Said"), '<w:r><w:footnoteReference w:id="2"/></w:r>'))
    target = io.BytesIO()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    note = ('<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">'
            "<w:p><w:r><w:t>As of 2020.</w:t></w:r></w:p></w:footnote></w:footnotes>")  # fmt: skip
    with zipfile.ZipFile(io.BytesIO(saved(document))) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/_rels/document.xml.rels":
                end = f'<Relationship Id="rIdNotes" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                text = text.replace(b"</Relationships>", end.encode())
            archive.writestr(name, text)
        archive.writestr("word/footnotes.xml", note)
    (filled,) = read_all(target.getvalue())
    assert told(filled.answers["title"]) == ["Said"]
    assert told(filled.answers["summary"]) == ["Said (As of 2020.)"]
    place = "the heading “Title”, a footnote"
    assert f"Not read, since it is no answer to a question: {place}: “As of 2020.”." in messages(filled)


def test_rows_that_are_added_deleted_or_empty_and_headings_that_are_repeated_make_no_entries() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Sources")
    table(
        document,
        ("Web page", "Publisher", "Title"),
        ("https://example.org/a", "IOM", "One"),
        ("", "", ""),
        ("https://example.org/gone", "IOM", "Gone"),
        ("https://example.org/b", "ILO", "Two"),
    )
    row = list(document.element.body.iter(qn("w:tr")))[3]
    deleted = docx.oxml.OxmlElement("w:trPr")
    row.insert(0, deleted)
    deleted.append(docx.oxml.OxmlElement("w:del"))
    sources = read_one(document).answers["sources"]
    assert told(sources) == [
        {"url": ["https://example.org/a"], "publisher": ["IOM"], "title": ["One"]},
        {"url": ["https://example.org/b"], "publisher": ["ILO"], "title": ["Two"]},
    ]
    assert isinstance(sources[1], dict)
    assert sources[1]["url"][0].place == "row 4 of the table under the heading “Sources”, column “Web address”"


def test_a_column_that_nobody_asked_for_is_told() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Who carries it out")
    table(document, ("Name of the organisation", "Kind of organisation", "Budget"), ("ILO", "", "5"), ("X", "ngo", ""))
    filled = read_one(document)
    assert told(filled.answers["implementers"]) == ["ILO", {"name": ["X"], "type": ["ngo"]}]
    place = "row 2 of the table under the heading “Who carries it out”, column 3"
    assert f"Not read, since it is no answer to a question: {place}: “5”." in messages(filled)


def test_merged_cells_count_for_each_row_and_are_told() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Sources")
    made = table(document, ("Title of the source", "Publisher", "Web address"), ("One", "IOM", "https://example.org/a"),
                 ("Two", "", "https://example.org/b"))  # fmt: skip
    made.cell(1, 1).merge(made.cell(2, 1))
    filled = read_one(document)
    assert [one["publisher"] for one in told(filled.answers["sources"])] == [["IOM"], ["IOM"]]
    place = "row 3 of the table under the heading “Sources”"
    message = f"Merged cells: {place}. Their text was read for each row, and for the first column."
    assert (message, MERGED) in {(remark.message, remark.hint) for remark in filled.remarks}


def test_sources_written_as_lines_are_entries_too() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.", "# Sources")
    add(document, "Annual report, https://example.org/a")
    add(document, "With kind regards")
    for line in ("Title of the source: Law 5", "Publisher: Parliament", "Web address: https://example.org/b"):
        add(document, line)
    add(document, "# Results")
    add(document, "* Many people found work.")
    filled = read_one(document)
    found = {name: told(answer) for name, answer in filled.answers.items()}
    place = "the heading “Sources”"
    assert f"Not read, since it is no answer to a question: {place}: “With kind regards”." in messages(filled)
    assert found["sources"] == [
        {"url": ["https://example.org/a"], "title": ["Annual report"]},
        {"title": ["Law 5"], "publisher": ["Parliament"], "url": ["https://example.org/b"]},
    ]
    assert found["results"] == [{"statement": ["Many people found work."]}]


def test_help_that_was_left_in_place_is_no_answer_and_what_follows_it_is() -> None:
    help_text = PRACTICE.questions[0].help
    document = page(
        "# Title", help_text, "[Write here]", "Skills", "# Summary", f"{PRACTICE.questions[1].help} It helps."
    )
    filled = read_one(document)
    assert {name: told(answer) for name, answer in filled.answers.items()} == {
        "title": ["Skills"],
        "summary": ["It helps."],
    }
    assert without_absent(messages(filled)) == ["Taken for text of the template, not for an answer: “[Write here]”."]


def test_what_is_written_into_the_help_of_the_template_is_told() -> None:
    document = opened("practice")
    text = next(one for one in document.element.body.iter(qn("w:t")) if one.text == PRACTICE.questions[0].help)
    text.text = f"{text.text} Skills of nurses"
    (message,) = [one for one in messages(read_one(document)) if "Skills of nurses" in one]
    assert message.startswith("Not read, since it is no answer to a question: the heading “Title”")


def test_text_below_the_frame_of_an_answer_belongs_to_it() -> None:
    document = opened("practice")
    control = control_of(document, "practice", "summary")
    write(control, ["It helps."])
    below = insert(document, paragraph(run("A lot.")))
    control.addnext(below)
    assert answers_on(document) == {"summary": ["It helps.\n\nA lot."]}


def test_two_filled_templates_in_one_document_are_two_records() -> None:
    first, second = opened("practice"), opened("practice")
    fill(first, PRACTICE, {"title": "One", "sources": [{"title": ["A"]}]})
    fill(second, PRACTICE, {"title": "Two", "summary": "It helps."})
    for element in list(second.element.body)[:-1]:
        first.element.body.find(qn("w:sectPr")).addprevious(copy.deepcopy(element))
    found = read_all(saved(first))
    assert [one.place for one in found] == ["record 1 of the document", "record 2 of the document"]
    assert [told(one.answers["title"]) for one in found] == [["One"], ["Two"]]
    assert [sorted(one.answers) for one in found] == [["sources", "title"], ["summary", "title"]]


def test_macros_are_not_run_and_their_presence_is_told() -> None:
    target = io.BytesIO(saved(page("# Title", "Skills", "# Summary", "It helps.")))
    with zipfile.ZipFile(target, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    (filled,) = read_all(target.getvalue(), "filled.docm")
    assert "The document holds macros (programs). They were neither read nor run." in messages(filled)


STRICT = {
    "schemas.openxmlformats.org/wordprocessingml/2006/main": "purl.oclc.org/ooxml/wordprocessingml/main",
    "schemas.openxmlformats.org/officeDocument/2006/relationships": "purl.oclc.org/ooxml/officeDocument/relationships",
}


def test_the_strict_edition_of_the_format_is_read_alike() -> None:
    target = io.BytesIO()
    whole = io.BytesIO(saved(page("# Title", "Skills", "# Summary", "It helps.")))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            text = source.read(name)
            for loose, strict in STRICT.items():
                text = text.replace(loose.encode(), strict.encode())
            archive.writestr(name, text)
    (filled,) = read_all(target.getvalue())
    assert told(filled.answers["title"]) == ["Skills"]


def test_headings_of_a_word_in_another_language_are_headings() -> None:
    document = page("# Title", "Skills", "# Summary", "It helps.")
    for style in document.styles.element.iter(qn("w:style")):
        if style.get(qn("w:styleId")) == "Heading1":
            style.set(qn("w:styleId"), "berschrift1")
    for style in document.element.body.iter(qn("w:pStyle")):
        if style.get(qn("w:val")) == "Heading1":
            style.set(qn("w:val"), "berschrift1")
    assert answers_on(document) == {"title": ["Skills"], "summary": ["It helps."]}
