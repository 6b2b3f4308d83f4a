"""The controls of Word in which people write, tick and choose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from build_tools.doors._docx_marks import EMPTY_BOX, TICKED_BOX, term_tag
from build_tools.doors._docx_styles import LANGUAGE, make

WORD_2010 = "http://schemas.microsoft.com/office/word/2010/wordml"
BOX_FONT = "MS Gothic"
"""Has the boxes, on every system that Word knows."""
PROMPT_STYLE_ID = "PlaceholderText"
Choice = tuple[str, str]
"""What is shown, and the term that it stands for."""


@dataclass(frozen=True, slots=True)
class Controls:
    """Makes controls; each gets a number that no other of the document has."""

    numbers: "count[int]"
    write: str
    choose: str
    """What an empty control shows, in square brackets."""

    def around(self, blocks: Iterable[BaseOxmlElement], label: str, tag: str) -> BaseOxmlElement:
        """Return a control around paragraphs or tables, in which everything can be written."""
        return self._control(label, tag, blocks)

    def fixed(self, blocks: Iterable[BaseOxmlElement], label: str, tag: str) -> BaseOxmlElement:
        """Return a control around text that cannot be changed by mistake; it can be deleted as a whole."""
        return self._control(label, tag, blocks, lock="contentLocked")

    def text(self, paragraph: BaseOxmlElement, label: str, tag: str) -> BaseOxmlElement:
        """Return a control around a paragraph, for plain text."""
        paragraph.append(self._prompt(self.write))
        return self._control(label, tag, [paragraph], kind=make("text"), is_empty=True)

    def rich(self, paragraph: BaseOxmlElement, label: str, tag: str) -> BaseOxmlElement:
        """Return a control around a paragraph, for several of them with lists and links."""
        paragraph.append(self._prompt(self.write))
        return self._control(label, tag, [paragraph], is_empty=True)

    def line(self, label: str) -> BaseOxmlElement:
        """Return a control in a line, for plain text."""
        return self._control(label, "", [self._prompt(self.write)], kind=make("text"), is_empty=True)

    def day(self, label: str) -> BaseOxmlElement:
        """Return a control in a line, with a calendar to choose a day from."""
        kind = make("date")
        kind.append(make("dateFormat", val="yyyy-MM-dd"))
        kind.append(make("lid", val=LANGUAGE))
        kind.append(make("storeMappedDataAs", val="date"))
        kind.append(make("calendar", val="gregorian"))
        return self._control(label, "", [self._prompt(self.choose)], kind=kind, is_empty=True)

    def choice(self, label: str, choices: Sequence[Choice], *, is_open: bool = False) -> BaseOxmlElement:
        """Return a control in a line, with a list to choose from; in an open one something else can be written."""
        kind = make("comboBox" if is_open else "dropDownList")
        for shown, term in choices:
            kind.append(make("listItem", displayText=shown, value=term))
        return self._control(label, "", [self._prompt(self.choose)], kind=kind, is_empty=True)

    def box(self, label: str, term: str) -> BaseOxmlElement:
        """Return a box to tick, in a line."""
        kind = etree.Element(f"{{{WORD_2010}}}checkbox", nsmap={"w14": WORD_2010})
        _add(kind, "checked", val="0")
        _add(kind, "checkedState", val=f"{ord(TICKED_BOX):04X}", font=BOX_FONT)
        _add(kind, "uncheckedState", val=f"{ord(EMPTY_BOX):04X}", font=BOX_FONT)
        shown = run(EMPTY_BOX)
        fonts = make("rFonts", ascii=BOX_FONT, hAnsi=BOX_FONT, eastAsia=BOX_FONT, hint="eastAsia")
        properties = make("rPr")
        properties.append(fonts)
        shown.insert(0, properties)
        return self._control(label, term_tag(term), [shown], kind=kind)

    def _prompt(self, text: str) -> BaseOxmlElement:
        prompt = run(f"[{text}]")
        properties = make("rPr")
        properties.append(make("rStyle", val=PROMPT_STYLE_ID))
        prompt.insert(0, properties)
        return prompt

    def _control(  # noqa: PLR0913 - what the format knows of a control, each named where it is called
        self,
        label: str,
        tag: str,
        content: Iterable[BaseOxmlElement],
        *,
        kind: "etree._Element | None" = None,
        lock: str = "",
        is_empty: bool = False,
    ) -> BaseOxmlElement:
        properties = make("sdtPr")
        properties.append(make("alias", val=label))
        if tag:
            properties.append(make("tag", val=tag))
        properties.append(make("id", val=str(next(self.numbers))))
        if lock:
            properties.append(make("lock", val=lock))
        if is_empty:
            properties.append(make("showingPlcHdr"))
        if kind is not None:
            properties.append(kind)
        inside = make("sdtContent")
        inside.extend(content)
        control = make("sdt")
        control.append(properties)
        control.append(inside)
        return control


def run(text: str) -> BaseOxmlElement:
    """Return a run of text."""
    made, inside = make("r"), make("t")
    inside.text = text
    inside.set(qn("xml:space"), "preserve")
    made.append(inside)
    return made


def _add(parent: "etree._Element", name: str, **attributes: str) -> None:
    child = etree.SubElement(parent, f"{{{WORD_2010}}}{name}")
    for key, value in attributes.items():
        child.set(f"{{{WORD_2010}}}{key}", value)
