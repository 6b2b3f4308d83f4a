"""The runs of a paragraph to pieces of text: links, boxes, controls, changes that are pending."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from build_tools.doors._docx_blocks import Piece, Seen
from build_tools.doors._docx_marks import EMPTY_BOX, question_of, term_of
from build_tools.doors._docx_package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

OFF = frozenset(["0", "false", "off", "none"])
TICKS = frozenset("\u2611\u2612\u2713\u2714\u2717\u2718\u25a0\u25cf\u25c9\u2705\u2716\u00d7")
BOXES = frozenset("\u2610\u25a1\u25fb\u25a2\u25cb\u2751\u2b1c")
SYMBOLS = {"a8": EMPTY_BOX, "6f": EMPTY_BOX, "71": EMPTY_BOX, "72": EMPTY_BOX, "a1": "\u25cb",
           "fe": "\u2611", "fd": "\u2612", "78": "\u2612", "fc": "\u2713", "fb": "\u2717", "52": "\u2611",
           "54": "\u2612", "53": "\u2612", "50": "\u2713", "4f": "\u2717", "6e": "\u25a0", "b7": "\u2022"}  # fmt: skip
"""What the characters of the fonts Wingdings and Wingdings 2 show, by the last two digits of their codes."""
MARKUP = frozenset(
    ["pPr", "rPr", "sdtPr", "sdtEndPr", "tblPr", "tcPr", "trPr", "tblGrid", "sectPr", "delText", "rt", "annotationRef",
     "instrText", "delInstrText", "txbxContent"]
)  # fmt: skip
BREAKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}

FULL_DATE = re.compile(r"(\d{4})-\d{2}-(\d{2})")
NUMBER = re.compile(r"\d{1,4}")


def name_of(element: "Element") -> str:
    """Return the name of an element without its namespace, which differs between the two editions of the format."""
    return etree.QName(element).localname


def child_of(element: "Element | None", *names: str) -> "Element | None":
    """Return the element that a chain of names leads to, or None."""
    for name in names:
        if element is None:
            return None
        element = next((child for child in element if name_of(child) == name), None)
    return element


def value_of(element: "Element | None", name: str = "val") -> str:
    """Return an attribute by its name without namespace; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


def is_on(properties: "Element | None", name: str) -> bool:
    """Tell whether a switch of the properties is on."""
    found = child_of(properties, name)
    return found is not None and value_of(found) not in OFF


@dataclass(slots=True)
class Runs:
    """Reads the runs of one paragraph; what stands in frames is kept for those who read blocks."""

    package: Package
    notes_by_id: Mapping[tuple[str, str], str]
    seen: Seen
    pieces: list[Piece] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    frames: list["Element"] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    _links: list[str] = field(default_factory=list)
    _fields: list[list[str]] = field(default_factory=list)
    """The instructions of the fields that are open; the last word is “shown” once their result begins."""

    def read(self, element: "Element") -> None:
        """Read everything in an element."""
        for child in element:
            self._one(child)

    def _one(self, child: "Element") -> None:
        match name_of(child):
            case "r":
                self._run(child)
            case "hyperlink":
                found = self.package.relationships.get(value_of(child, "id"))
                self._linked(child, found.target if found and found.is_outside else "")
            case "fldSimple":
                self._linked(child, _address(value_of(child, "instr")))
            case "sdt":
                self._control(child)
            case "ins" | "moveTo":
                self.seen.insertions += 1
                self.read(child)
            case "del" | "moveFrom":
                self.seen.deletions += 1
            case "AlternateContent":
                self._one_of(child)
            case name:
                if name not in MARKUP:
                    self.read(child)

    def _one_of(self, element: "Element") -> None:
        chosen = child_of(element, "Choice")
        chosen = child_of(element, "Fallback") if chosen is None else chosen
        if chosen is not None:
            for child in chosen:
                self._in_run(child, None)

    def _linked(self, element: "Element", address: str) -> None:
        self._links.append(address)
        self.read(element)
        self._links.pop()

    def _run(self, run: "Element") -> None:
        properties = child_of(run, "rPr")
        if is_on(properties, "vanish"):
            hidden = "".join(str(text.text or "") for text in run if name_of(text) == "t")
            if hidden.strip():
                self.seen.hidden.append(hidden)
            return
        for child in run:
            self._in_run(child, properties)

    def _in_run(self, child: "Element", properties: "Element | None") -> None:
        match name_of(child):
            case "t" | "tab" | "ptab" | "cr" | "noBreakHyphen" | "br" | "sym" as name:
                self._text(_characters(child, name), properties)
            case "footnoteReference" | "endnoteReference" as name:
                found = self.notes_by_id.get((name.removesuffix("Reference"), value_of(child, "id")), "")
                self.notes += [found] if found else []
            case "commentReference":
                self.seen.comments += 1
            case "fldChar":
                self._field(value_of(child, "fldCharType"))
            case "instrText" if self._fields:
                self._fields[-1].insert(0, (self._fields[-1].pop(0) if self._fields[-1] else "") + (child.text or ""))
            case "drawing" | "pict" | "object" as name:
                self._drawn(child, name)
            case "AlternateContent":
                self._one_of(child)
            case "ruby":
                base = child_of(child, "rubyBase")
                self.read(child if base is None else base)
            case _:
                pass

    def _text(self, text: str, properties: "Element | None") -> None:
        if not text or any(not opened or opened[-1] != "shown" for opened in self._fields):
            return
        addresses = [*self._links, *(_address(opened[0]) for opened in self._fields)]
        address = next((one for one in reversed(addresses) if one), "")
        self.pieces.append(Piece(text, address, is_on(properties, "b"), is_on(properties, "i")))

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append([""])
        elif kind == "separate" and self._fields:
            self._fields[-1].append("shown")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _drawn(self, element: "Element", name: str) -> None:
        self.frames += _frames(element)
        if name == "object":
            self.seen.embedded += 1
        elif any(True for _ in element.iter("{*}blip", "{*}imagedata", "{*}chart", "{*}relIds")):
            self.seen.images += 1

    def _control(self, control: "Element") -> None:
        properties, content = child_of(control, "sdtPr"), child_of(control, "sdtContent")
        if content is None or shows_prompt(properties, content, self.seen):
            return
        tag = value_of(child_of(properties, "tag"))
        if question_of(tag):
            self.tags.append(tag)
        if child_of(properties, "checkbox") is not None:
            self._box(properties, content, tag)
            return
        before = len(self.pieces)
        self.read(content)
        text = "".join(piece.text for piece in self.pieces[before:]).strip()
        meant = _chosen(properties, text) or _day(child_of(properties, "date"), text)
        if meant:
            self.pieces[before:] = [Piece(meant)]

    def _box(self, properties: "Element | None", content: "Element", tag: str) -> None:
        """Read a box; what is seen counts, and where it is neither a box nor a tick, what the control says."""
        shown = "".join(str(text.text or "") for text in content.iter("{*}t")).strip()
        is_ticked = value_of(child_of(properties, "checkbox", "checked")) in ("1", "true", "on")
        if shown and shown[0] in BOXES | TICKS | {"x", "X"}:
            is_ticked = shown[0] not in BOXES
        label = value_of(child_of(properties, "alias"))
        self.pieces.append(Piece("", box="ticked" if is_ticked else "empty", term=term_of(tag), label=label))


def _frames(element: "Element") -> Iterator["Element"]:
    """Yield the contents of text boxes; a box within a box is read with the one around it, and each but once."""
    for child in element:
        if name_of(child) == "txbxContent":
            yield child
        elif name_of(child) != "Fallback":
            yield from _frames(child)


def shows_prompt(properties: "Element | None", content: "Element", seen: Seen) -> bool:
    """Tell whether a control shows a prompt and no answer; one that is not ours is kept to be told."""
    if not is_on(properties, "showingPlcHdr"):
        return False
    shown = " ".join("".join(str(text.text or "") for text in content.iter("{*}t")).split())
    if shown and not is_bracketed(shown):
        seen.prompts.append(shown)
    return True


def is_bracketed(text: str) -> bool:
    """Tell whether a text is one remark in square brackets, as the prompts of the template are."""
    return text.startswith("[") and text.endswith("]") and "[" not in text[1:]


def _characters(child: "Element", name: str) -> str:
    """Return the characters that an element of a run stands for."""
    if name == "br":
        return "\n" if value_of(child, "type") in ("", "textWrapping") else ""
    if name == "sym":
        return SYMBOLS.get(value_of(child, "char").lower()[-2:], "")
    return BREAKS.get(name, child.text or "")


def _address(instruction: str) -> str:
    words = instruction.split('"')
    return words[1] if words[0].strip() == "HYPERLINK" and len(words) > 1 else ""


def _chosen(properties: "Element | None", text: str) -> str:
    """Return the value of the choice that is shown; empty where the control offers none of that name."""
    for name in ("dropDownList", "comboBox"):
        control = child_of(properties, name)
        for offered in control if control is not None else ():
            if text and text in (value_of(offered, "displayText"), value_of(offered, "value")):
                return value_of(offered, "value")
    return ""


def _day(control: "Element | None", text: str) -> str:
    """Return the day of a date control where its text says the same in another form: “28 February 2019”."""
    found = FULL_DATE.match(value_of(control, "fullDate"))
    return found[0] if found and {int(found[1]), int(found[2])} <= {int(word) for word in NUMBER.findall(text)} else ""
