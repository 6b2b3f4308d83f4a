"""Files that are no Word document, whatever their names say, are refused with the way out."""

import io
import zipfile
from collections.abc import Mapping

import docx
import pytest

from build_tools.doors import _docx_package
from build_tools.doors._docx_package import SAVE_AS, TEMPLATE
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
PROTECTED = "The document is protected by a password."
ARCHIVE = "The file is an archive (ZIP) that holds no Word document."
FILES: dict[str, tuple[bytes, str]] = {
    "PDF": (b"%PDF-1.7\n...", "The file is a PDF, whatever its name says."),
    "RTF": (b"{\\rtf1 Hello}", "The file is a text in RTF, whatever its name says."),
    "web page": (b"\n<!DOCTYPE html><p>Hello", "The file is a page in HTML or XML, whatever its name says."),
    "picture": (b"\x89PNG\r\n\x1a\n", "The file is a picture, whatever its name says."),
    "plain text": (b"Title\nSkills", "The file is not a Word document, whatever its name says."),
    "old Word": (OLD_OFFICE, "The file is of the old kind of Office (.doc) and not a .docx."),
    "OpenDocument": (
        archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}),
        "The file is an OpenDocument (.odt) and not a .docx.",
    ),
    "workbook": (archive({"xl/workbook.xml": "<x/>"}), "The file is a workbook (Excel), whatever its name says."),
}


@pytest.mark.parametrize(("data", "message"), FILES.values(), ids=FILES)
def test_a_file_of_another_kind_is_refused_and_the_way_to_a_docx_told(data: bytes, message: str) -> None:
    assert refusal(data) == (message, SAVE_AS)


def test_a_protected_document_asks_for_the_password_to_be_taken_off() -> None:
    locked = OLD_OFFICE + "EncryptedPackage".encode("utf-16-le")
    hint = "Take the password off (File, Info, Protect Document) and save it again."
    assert refusal(locked) == (PROTECTED, hint)
    packed = bytearray(archive({"word/document.xml": "<x/>"}))
    packed[packed.find(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(packed)) == (PROTECTED, "Take the password off and save it again.")


def test_an_empty_file_is_told_as_one() -> None:
    assert refusal(b"") == ("The file is empty: it has no bytes.", f"Look whether it was saved. {TEMPLATE}")


def test_an_archive_without_a_document_is_no_document() -> None:
    assert refusal(archive({"notes.txt": "Title"})) == (ARCHIVE, f"Send the document itself. {TEMPLATE}")


def test_a_file_that_was_cut_off_or_spoilt_is_told_as_damaged() -> None:
    whole = template_of(PRACTICE)
    spoilt = bytearray(whole)
    place = whole.find(b"word/document.xml") + 300
    spoilt[place : place + 200] = bytes(200)
    for data in (whole[:2000], bytes(spoilt), archive({"word/document.xml": "<w:document><w:bo"})):
        message, hint = refusal(data)
        assert message == DAMAGED
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
    parts = {f"{number}.xml": "<x/>" for number in range(3)}
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
    assert caught.value.hint == "Import it as funding."
