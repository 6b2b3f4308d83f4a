"""An empty document of Word with the page, the styles and the language of the templates, and its bytes."""

import io
import zipfile
from typing import Any, cast

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from build_tools.doors._docx_marks import ANSWER_STYLE, HELP_STYLE, LIST_STYLE, PROMPT_STYLE

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The first that ZIP knows; that of the day would make other bytes."""
UNIX, PLAIN_FILE = 3, 0o644 << 16
"""Else the system that writes the template would show in it."""
LANGUAGE = "en-GB"
INK, SOFT, LINE = RGBColor(0x1A, 0x2B, 0x3C), RGBColor(0x59, 0x59, 0x59), "8C8C8C"
"""Grey on white as 7 to 1, for words; lines as 3.4 to 1."""
FONT = "Calibri"
MARGIN = Mm(20)
CELL_STYLE, CHOICE_STYLE, TERM_STYLE = "Commons Cell", "Commons Choice", "Commons Term"
STYLES = (
    # name, style it is based on, size, space before and after, colour
    (HELP_STYLE, "Normal", 9.5, 0, 3, SOFT),
    (ANSWER_STYLE, "Normal", 11, 3, 6, None),
    (LIST_STYLE, "List Bullet", 11, 3, 6, None),
    (CELL_STYLE, "Normal", 9.5, 1, 1, None),
    (CHOICE_STYLE, "Normal", 9.5, 0, 1, None),
)
UNUSED = ("thumbnail", "customXml", "extended-properties", "stylesWithEffects")
"""Parts of the library's own template that say nothing, or what is not so."""
TABLE_STYLES = ("Normal Table", "Table Grid")
"""The others of the library's template, nearly a hundred, take nine tenths of its size."""
WORD_2013 = "15"
"""The last whose layout differs from the one before."""
TAB_STOP = Mm(85)


def make(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of the namespace of text, with attributes of the same."""
    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def new_document(title: str, subject: str) -> WordDocument:
    """Return an empty document with its styles; nobody is named as its author."""
    document = Document()
    for part in (document.part.package, document.part):
        for key, relationship in list(part.rels.items()):
            if relationship.reltype.rpartition("/")[2] in UNUSED:
                del part.rels[key]
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    _set_properties(document, title, subject)
    _set_styles(document)
    _number_pages(document)
    _set_settings(document)
    return document


def _set_properties(document: WordDocument, title: str, subject: str) -> None:
    properties = document.core_properties
    properties.title, properties.subject, properties.language = title, subject, LANGUAGE
    properties.author = properties.comments = properties.last_modified_by = properties.keywords = ""
    element = properties._element  # noqa: SLF001 - the library can set these dates and not leave them out
    for name in ("dcterms:created", "dcterms:modified", "cp:revision"):
        for found in element.findall(qn(name)):
            element.remove(found)


def _set_styles(document: WordDocument) -> None:
    for style in list(document.styles):
        if style.type is WD_STYLE_TYPE.TABLE and style.name not in TABLE_STYLES:
            style.delete()
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    for name, size, before in (("Title", 24, 0), ("Heading 1", 16, 22), ("Heading 2", 12.5, 12)):
        style = _paragraph_style(document, name)
        _unlink(document, style)
        _set_font(style, size, INK)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
    normal = _paragraph_style(document, "Normal")
    _set_font(normal, 11, None)
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(6), 1.1
    for name, base, size, before, after, colour in STYLES:
        style = cast("ParagraphStyle", document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
        style.base_style = document.styles[base]
        _set_font(style, size, colour)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    _paragraph_style(document, HELP_STYLE).paragraph_format.keep_with_next = True
    _paragraph_style(document, CHOICE_STYLE).paragraph_format.tab_stops.add_tab_stop(TAB_STOP)
    for name in (ANSWER_STYLE, LIST_STYLE):
        _frame(_paragraph_style(document, name))
    prompt = document.styles.add_style(PROMPT_STYLE, WD_STYLE_TYPE.CHARACTER, builtin=True)
    cast("Any", prompt).font.color.rgb = SOFT


def _set_settings(document: WordDocument) -> None:
    """Say which Word it is made for, since an older one would open it in its mode of compatibility."""
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), WORD_2013)
    for language in document.settings.element.iter(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)


def _paragraph_style(document: WordDocument, name: str) -> ParagraphStyle:
    return cast("ParagraphStyle", document.styles[name])


def _unlink(document: WordDocument, style: ParagraphStyle) -> None:
    """Take away the style for single words that looks like one for paragraphs did before it was changed."""
    document.styles[f"{style.name} Char"].delete()
    link = style.element.find(qn("w:link"))
    if link is not None:
        style.element.remove(link)


def _set_font(style: ParagraphStyle, size: float, colour: RGBColor | None) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):  # they would win over the name
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    if colour is not None:
        style.font.color.rgb = colour


def _frame(style: ParagraphStyle) -> None:
    """Draw a frame round the paragraphs of a style, so that a printed page shows where to write."""
    frame = make("pBdr")
    for side in ("top", "left", "bottom", "right"):
        frame.append(make(side, val="single", sz="4", space="4", color=LINE))
    properties = style.element.get_or_add_pPr()
    properties.insert_element_before(frame, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def _number_pages(document: WordDocument) -> None:
    paragraph = document.sections[0].footer.paragraphs[0]
    for position, instruction in enumerate(("PAGE", "NUMPAGES")):
        if position:
            paragraph.add_run(" / ")
        number = make("fldSimple", instr=instruction)
        run, text = make("r"), make("t")
        text.text = "1"
        run.append(text)
        number.append(run)
        paragraph._p.append(number)  # noqa: SLF001 - the library has no way to add a field


def document_bytes(document: WordDocument) -> bytes:
    """Return the bytes of a document, the same whenever they are written."""
    saved = io.BytesIO()
    document.save(saved)
    packed = io.BytesIO()
    with zipfile.ZipFile(saved) as written, zipfile.ZipFile(packed, "w") as archive:
        for name in written.namelist():  # the types first, as the format wants them
            entry = zipfile.ZipInfo(name, FIXED_TIME)
            entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, written.read(name))
    return packed.getvalue()
