"""Files that are no Word document, whatever their names say, are refused with the way out."""

import io
import zipfile
from collections.abc import Mapping

import docx
import pytest

from build_tools.doors import _docx_package
from build_tools.doors._docx_package import SAVE_AS, TEMPLATE
from build_tools.doors._sniffing import WAY_OUT
from build_tools.doors.docx import DOOR
from build_tools.intake import codes
from build_tools.parse.problems import ReadingProblem
from tests.unit.doors.word_filling import FORMS, opened, read_all, saved, template_of

PRACTICE = FORMS["practice"]
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    "<w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)


def archive(parts: Mapping[str, str | bytes], *, is_packed: bool = False) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED if is_packed else zipfile.ZIP_STORED) as opened_archive:
        for name, text in parts.items():
            opened_archive.writestr(name, text)
    return target.getvalue()


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(ReadingProblem) as caught:
        read_all(data)
    assert caught.value.code is codes.OTHER_FILE
    return caught.value.message, caught.value.hint


DAMAGED = "The file is damaged: it begins like a Word document and cannot be read to its end."
SAVE_IT = "Save it again as a Word document (.docx), or give it the ending of what it is."
FILES: dict[str, tuple[bytes, str, str]] = {
    "PDF": (b"%PDF-1.7\n...", "a PDF", SAVE_IT),
    "web page": (b"\n<!DOCTYPE html><p>Hello", "a web page (HTML)", WAY_OUT["web-page"]),
    "picture": (b"\x89PNG\r\n\x1a\n", "a picture", SAVE_IT),
    "plain text": (b"{\\rtf1 Title}", "plain text", SAVE_IT),
    "nothing": (b"", "an empty file", WAY_OUT["nothing"]),
    "old Word": (OLD_OFFICE, "a file of an old Office (.xls or .doc)", WAY_OUT["old-office"]),
    "locked": (
        OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"),
        "a file that is locked by a password",
        WAY_OUT["locked"],
    ),
    "OpenDocument": (
        archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "an OpenDocument text (.odt)",
        WAY_OUT["open-text"],
    ),
    "workbook": (archive({"xl/workbook.xml": "<x/>"}), "an Excel workbook (.xlsx)", SAVE_IT),
    "archive": (archive({"notes.txt": "Title"}), "an archive (.zip)", SAVE_IT),
    "cut off": (template_of(PRACTICE)[:2000], "a damaged or incomplete file", WAY_OUT["broken-archive"]),
}


@pytest.mark.parametrize(("data", "what", "way_out"), FILES.values(), ids=FILES)
def test_a_file_of_another_kind_is_refused_and_the_way_to_a_docx_told(data: bytes, what: str, way_out: str) -> None:
    assert refusal(data) == (f"filled.docx should be a Word document (.docx), but is {what}.", way_out)


def test_parts_that_are_locked_ask_for_the_password_to_be_taken_off() -> None:
    packed = bytearray(archive({"word/document.xml": "<x/>"}))
    packed[packed.find(b"PK\x01\x02") + 8] |= 1
    message = "The document is protected by a password."
    assert refusal(bytes(packed)) == (message, "Take the password off and save it again.")


def test_a_file_that_was_spoilt_is_told_as_damaged() -> None:
    whole = template_of(PRACTICE)
    spoilt = bytearray(whole)
    place = whole.find(b"word/document.xml") + 300
    spoilt[place : place + 200] = bytes(200)
    for data in (bytes(spoilt), archive({"word/document.xml": "<w:document><w:bo"})):
        message, hint = refusal(data)
        assert message == "The file is damaged: it begins like a Word document and cannot be read to its end."
        assert hint == f"Send it once more, or open and save it again. {SAVE_AS}"


def test_a_document_that_declares_entities_is_not_read() -> None:
    message = "The part word/document.xml declares entities, which no word processor writes."
    assert refusal(archive({"word/document.xml": BOMB})) == (message, f"Copy the text into a new document. {TEMPLATE}")


def test_a_part_that_unpacks_to_many_times_its_size_is_not_read() -> None:
    message = "The part word/document.xml is far larger unpacked than any text; the file may be made to do harm."
    bomb = archive({"word/document.xml": b" " * 3_000_000}, is_packed=True)
    assert refusal(bomb) == (message, f"Copy the text into a new document. {TEMPLATE}")


def test_a_file_above_the_limit_is_refused_by_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_docx_package, "SIZE_LIMIT", 1_000)
    data = template_of(PRACTICE)
    message = f"The file has {len(data):,} bytes; a Word document may have at most 1,000."
    assert refusal(data) == (message, "Delete the pictures, which are not carried anyway, and save it again.")


def test_an_archive_of_thousands_of_parts_is_no_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_docx_package, "ENTRY_LIMIT", 2)
    parts = {"word/document.xml": "<x/>", "a.xml": "<x/>", "b.xml": "<x/>"}
    assert refusal(archive(parts)) == ("The file holds 3 parts; a document has some dozens.", SAVE_AS)


def test_a_letter_without_any_heading_of_a_template_is_told_what_to_do() -> None:
    letter = docx.Document()
    letter.add_heading("Dear colleagues", 1)
    letter.add_paragraph("Please find our practice below.")
    message, hint = refusal(saved(letter))
    assert message.startswith("The document has no headings of a template, such as “Title”, “Summary”, ")
    assert hint == f"Put each answer under the heading of its question. {TEMPLATE}"


def test_the_template_of_another_type_is_told_by_its_name() -> None:
    with pytest.raises(ReadingProblem) as caught:
        list(DOOR.read(saved(opened("funding")), "filled.docx", [PRACTICE]))
    assert caught.value.message == "The document is the template of another type (funding)."
    assert caught.value.hint == "Import it with --type funding."
