"""Documents of Word that people write by themselves, from lines of text and pieces of XML."""

import io

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import Table
from lxml.etree import _Element as Element

from build_tools.doors._docx_styles import document_bytes, new_document
from tests.unit.doors.word_filling import read_one, told

SPACES = (
    f"{nsdecls('w', 'r', 'a', 'wp', 'pic')} "
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


EMPTY = document_bytes(new_document("", ""))
"""With few styles: it is opened three times as fast as the library's own."""


def page(*lines: str) -> WordDocument:
    """Return a document: “# Title” is a heading, “* one” an item, “**Title**” a bold line, “<w:p>” XML as it stands."""
    document = docx.Document(io.BytesIO(EMPTY))
    for line in lines:
        add(document, line)
    return document


def add(document: WordDocument, line: str) -> None:
    if line.startswith("<"):
        insert(document, line)
    elif line.startswith("#"):
        marks, _, text = line.partition(" ")
        document.add_heading(text, len(marks))
    elif line.startswith("* "):
        document.add_paragraph(line[2:], style="List Bullet")
    elif line.startswith("**"):
        bold, _, rest = line[2:].partition("**")
        paragraph = document.add_paragraph()
        paragraph.add_run(bold).bold = True
        paragraph.add_run(rest)
    else:
        document.add_paragraph(line)


def insert(document: WordDocument, xml: str) -> Element:
    """Put XML at the end of the body; its namespaces are known."""
    name, _, rest = xml[1:].partition(">")
    element = parse_xml(f"<{name} {SPACES}>{rest}")
    document.element.body.find(qn("w:sectPr")).addprevious(element)
    return element


def table(document: WordDocument, *rows: tuple[str, ...]) -> Table:
    """Put a table at the end."""
    made: Table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return made


def without_controls(document: WordDocument) -> WordDocument:
    """Take away the controls and the template's own styles, as programs do that know none, and keep what is in them."""
    body = document.element.body
    while (control := next(body.iter(qn("w:sdt")), None)) is not None:
        content = control.find(qn("w:sdtContent"))
        for element in list(content):
            control.addprevious(element)
        control.getparent().remove(control)
    for style in list(body.iter(qn("w:pStyle"))):
        if str(style.get(qn("w:val"))).startswith("Commons"):
            style.getparent().remove(style)
    return document


def without_absent(lines: list[str]) -> list[str]:
    """Return messages without those on questions that a short test document does not have."""
    starts = ("The document does not have the questions", "The headings fit several types alike")
    return [line for line in lines if not line.startswith(starts)]


def answers_on(document: WordDocument) -> dict[str, list[object]]:
    return {name: told(answer) for name, answer in read_one(document).answers.items()}


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'
