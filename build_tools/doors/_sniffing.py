"""What a file is by its bytes, whatever its name says."""

import io
import zipfile
import zlib
from typing import Literal

from build_tools.intake import codes
from build_tools.parse.problems import ReadingProblem

What = Literal[
    "workbook", "document", "old-office", "locked", "open-spreadsheet", "open-text", "archive", "broken-archive", "pdf",
    "picture", "web-page", "text", "nothing", "binary",
]  # fmt: skip
CALLED: dict[What, str] = {
    "workbook": "an Excel workbook (.xlsx)",
    "document": "a Word document (.docx)",
    "old-office": "a file of an old Office (.xls or .doc)",
    "locked": "a file that is locked by a password",
    "open-spreadsheet": "an OpenDocument spreadsheet (.ods)",
    "open-text": "an OpenDocument text (.odt)",
    "archive": "an archive (.zip)",
    "broken-archive": "a damaged or incomplete file",
    "pdf": "a PDF",
    "picture": "a picture",
    "web-page": "a web page (HTML)",
    "text": "plain text",
    "nothing": "an empty file",
    "binary": "a file of an unknown kind",
}
WAY_OUT: dict[What, str] = {
    "old-office": "Open it in Excel, Word or LibreOffice and save it as .xlsx or .docx.",
    "locked": "Open it, take the password away, and save it again.",
    "open-spreadsheet": "Open it in LibreOffice and save it as .xlsx or .csv.",
    "open-text": "Open it in LibreOffice and save it as .docx.",
    "broken-archive": "Download or copy it again: a part of it is missing.",
    "web-page": "It may be the page of a login in place of the file: download it again.",
    "nothing": "Fill it in, and save it.",
}
OLE, ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "EncryptedPackage".encode("utf-16-le")
HEADS: dict[What, tuple[bytes, ...]] = {
    "pdf": (b"%pdf",),
    "picture": (b"\x89png", b"\xff\xd8\xff", b"gif8"),
    "web-page": (b"<!doctype html", b"<html"),
}
"""How files begin, in small letters."""
MIME_MAX = 100
"""Bytes of the part in which OpenDocument tells what it is; a packed part may unfold to gigabytes."""
UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def what_it_is(data: bytes) -> What:
    """Return what kind of file some bytes are."""
    if not data.strip():
        return "nothing"
    if data.startswith(OLE):
        return "locked" if ENCRYPTED in data else "old-office"
    if data.startswith(b"PK"):
        return _in_archive(data)
    head = data[:1024].lstrip().lower()
    by_head = next((what for what, marks in HEADS.items() if head.startswith(marks)), None)
    if by_head:
        return by_head
    return "binary" if b"\x00" in data[:4096] and not data.startswith(UTF_16_MARKS) else "text"


def _in_archive(data: bytes) -> What:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            mime = _mime(archive) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, LookupError, zlib.error):
        return "broken-archive"
    if "xl/workbook.xml" in names:
        return "workbook"
    if any(name.startswith("word/document") for name in names):  # some programs number it
        return "document"
    if b"opendocument.spreadsheet" in mime:
        return "open-spreadsheet"
    return "open-text" if b"opendocument.text" in mime else "archive"


def _mime(archive: zipfile.ZipFile) -> bytes:
    with archive.open("mimetype") as opened:
        return opened.read(MIME_MAX)


def refuse_other(data: bytes, name: str, wanted: What) -> None:
    """Stop at a file that is something else than it should be.

    Raises:
        ReadingProblem: it is something else; the message says what.
    """
    found = what_it_is(data)
    if found == wanted:
        return
    message = f"{name} should be {CALLED[wanted]}, but is {CALLED[found]}."
    hint = WAY_OUT.get(found, f"Save it again as {CALLED[wanted]}, or give it the ending of what it is.")
    raise ReadingProblem(codes.OTHER_FILE, message, hint)
