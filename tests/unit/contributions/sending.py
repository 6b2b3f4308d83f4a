"""A small project to which records are sent: its forms, its judge, and short ways to fill something in."""

import dataclasses
import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from build_tools.config import load_config
from build_tools.contributions.asked import forms_asked
from build_tools.contributions.judging import Judge, Judgement
from build_tools.contributions.sent_file import SentFile, judge_file
from build_tools.corpus import Corpus
from build_tools.engine import open_engine
from build_tools.forms import Form
from build_tools.intake.mapping_file import MappingFile
from build_tools.pipeline import Content, Reading
from tests.conftest import REPOSITORY
from tests.unit.intake.records import corpus_of, entry

CONFIG = load_config(REPOSITORY, environment={"SOURCE_DATE_EPOCH": "1795305600"})
FORMS = {form.type.name: form for form in forms_asked(CONFIG.strings)}
PRACTICE = FORMS["practice"]
IOM = entry("organisation", "iom", title="International Organization for Migration", acronym="IOM")
ILO = entry("organisation", "ilo", title="International Labour Organization", acronym="ILO")
NURSES = entry("practice", "nurses-who-return", title="Recognising the skills of nurses who return", countries=["KEN"])
CORPUS = corpus_of(IOM, ILO, NURSES)
GOOD = {
    "Title": "Counters for seasonal workers",
    "Summary": "Counters in three ports tell seasonal workers of their rights before they board.",
    "Kind": "Service",
    "Who carries it out": "International Labour Organization",
    "Countries": "Kenya",
    "Objectives of the Compact": "3",
    "Sources 1: Title of the source": "Report",
    "Sources 1: Publisher": "Ministry",
    "Sources 1: Web address": "https://example.org/report",
}
"""A row that is good as it is."""


@contextmanager
def judging(folder: Path, corpus: Corpus = CORPUS) -> Iterator[Judge]:
    """Open a judge who knows some records; what is new would lie in the folder."""
    config = dataclasses.replace(CONFIG, root=folder, content=(folder / "content",), cache=folder / "cache")
    with open_engine(config.cache, "serial") as engine:
        yield Judge(config, Reading(corpus, (), Content((), (), ())), engine)


def sent(
    folder: Path,
    name: str,
    data: bytes,
    *,
    forms: tuple[Form, ...] = (PRACTICE,),
    mapping: MappingFile | None = None,
    corpus: Corpus = CORPUS,
) -> SentFile:
    """Return what becomes of a file."""
    with judging(folder, corpus) as judge:
        return judge_file(name, data, forms, judge, mapping)


def table(*rows: Mapping[str, str]) -> bytes:
    """Return rows as a table in text, with a column for every heading that one of them has."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    lines = [headings, *([row.get(heading, "") for heading in headings] for row in rows)]
    quoted = ['"{}"'.format(cell.replace('"', '""')) for line in lines for cell in line]
    width = len(headings)
    return "".join(
        ",".join(quoted[start : start + width]) + "\n" for start in range(0, len(quoted), width)
    ).encode()  # fmt: skip


def workbook(*rows: Mapping[str, Any]) -> Workbook:
    """Return rows as a workbook with one sheet."""
    headings = list(dict.fromkeys(heading for row in rows for heading in row))
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Practices"
    sheet.append(headings)
    for row in rows:
        sheet.append([row.get(heading) for heading in headings])
    return book


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def told(one: Judgement) -> list[str]:
    """Return notes and findings as a line each, without the repair."""
    return [f"{found.code.id} {found.message}" for found in (*one.notes, *one.findings)]
