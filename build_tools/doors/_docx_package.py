"""The bytes of a Word document to its parts as XML, or the reason why they are none."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from lxml import etree

from build_tools.doors._sniffing import refuse_other
from build_tools.intake import codes
from build_tools.parse.problems import ReadingProblem

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

SIZE_LIMIT = 50_000_000
"""Bytes of a file."""
PART_LIMIT = 40_000_000
"""Bytes of one part when unpacked; the template of a practice has 210,000."""
ENTRY_LIMIT = 5_000
"""Entries of the archive."""
RATIO_LIMIT = 400
"""How many times larger a part may be than packed: the template is 15 times, spaces are 1,000 times."""
RATIO_FROM = 1_000_000
"""Bytes of a part below which its ratio does not matter."""
SAVE_AS = "Open it in your word processor and save it as “Word document (.docx)”, then send that file."
TEMPLATE = "`commons template practice --format docx` writes a template to fill."
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, etree.XMLSyntaxError)
MAIN_PART = "word/document.xml"
RELATIONSHIPS = "_rels/.rels"


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a part leads to: another part, or an address outside."""

    kind: str
    target: str
    is_outside: bool


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a document that hold text; `has_macros` where programs lie beside it."""

    body: "Element"
    relationships: Mapping[str, Relationship]
    parts: Mapping[str, "Element"]
    """By the last word of their kind: styles, footnotes, endnotes; headers and footers by their names."""
    has_macros: bool


def open_package(data: bytes, name: str) -> Package:
    """Return the parts of a document.

    Raises:
        ReadingProblem: it is none, or cannot be opened.
    """
    _check_size(data)
    refuse_other(data, name, "document")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _package(archive)
    except DAMAGED as error:
        message = "The file is damaged: it begins like a Word document and cannot be read to its end."
        hint = f"Send it once more, or open and save it again. {SAVE_AS}"
        raise ReadingProblem(codes.OTHER_FILE, message, hint) from error


def _refuse(message: str, hint: str) -> NoReturn:
    raise ReadingProblem(codes.OTHER_FILE, message, hint)


def _check_size(data: bytes) -> None:
    if len(data) > SIZE_LIMIT:
        message = f"The file has {len(data):,} bytes; a Word document may have at most {SIZE_LIMIT:,}."
        _refuse(message, "Delete the pictures, which are not carried anyway, and save it again.")


def _package(archive: zipfile.ZipFile) -> Package:
    entries = {entry.filename: entry for entry in archive.infolist()}
    if len(archive.infolist()) > ENTRY_LIMIT:
        message = f"The file holds {len(archive.infolist()):,} parts; a document has some dozens."
        _refuse(message, SAVE_AS)
    if any(entry.flag_bits & 1 for entry in entries.values()):
        _refuse("The document is protected by a password.", "Take the password off and save it again.")
    main = _main_part(archive, entries)
    beside = posixpath.join(posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels")
    relationships = _relationships(archive, entries, beside)
    parts = {}
    for relationship in relationships.values():
        name = posixpath.normpath(posixpath.join(posixpath.dirname(main), relationship.target)).lstrip("/")
        if relationship.kind in TEXT_PARTS and not relationship.is_outside and name in entries:
            key = f"{relationship.kind} {name}" if relationship.kind in MANY else relationship.kind
            parts[key] = _xml(archive, entries[name])
    root = _xml(archive, entries[main])
    body = next((child for child in root if etree.QName(child).localname == "body"), None)
    if body is None:
        _refuse("The document has no text.", SAVE_AS)
    has_macros = any(name.lower().endswith("vbaproject.bin") for name in entries)
    return Package(body, relationships, parts, has_macros)


MANY = frozenset(["header", "footer"])
TEXT_PARTS = frozenset(["styles", "footnotes", "endnotes", *MANY])


def _main_part(archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo]) -> str:
    told = [one.target for one in _relationships(archive, entries, RELATIONSHIPS).values() if one.kind == MAIN_KIND]
    for name in (*(target.lstrip("/") for target in told), MAIN_PART):
        if name in entries:
            return name
    _refuse("The document has no text.", SAVE_AS)


MAIN_KIND = "officeDocument"


def _relationships(
    archive: zipfile.ZipFile, entries: Mapping[str, zipfile.ZipInfo], name: str
) -> dict[str, Relationship]:
    if name not in entries:
        return {}
    return {
        str(one.get("Id")): Relationship(
            str(one.get("Type", "")).rpartition("/")[2], str(one.get("Target", "")), one.get("TargetMode") == "External"
        )
        for one in _xml(archive, entries[name])
    }


def _xml(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> "Element":
    """Return a part as XML; its size is counted while it is unpacked, since what the archive says may be a lie."""
    with archive.open(entry) as opened:
        data = opened.read(PART_LIMIT + 1)
    is_bomb = len(data) > RATIO_FROM and len(data) > RATIO_LIMIT * max(1, entry.compress_size)
    if len(data) > PART_LIMIT or is_bomb:
        message = f"The part {entry.filename} is far larger unpacked than any text; the file may be made to do harm."
        _refuse(message, f"Copy the text into a new document. {TEMPLATE}")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        message = f"The part {entry.filename} declares entities, which no word processor writes."
        _refuse(message, f"Copy the text into a new document. {TEMPLATE}")
    return root
