"""Figures of `commons import`: rows a second, memory, and round trips of every record through a template.

Run: `.venv/bin/python -m tests.performance.import_bench [ROWS]`; 10,000 rows where no number is given.
"""

import io
import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook, load_workbook

from build_tools.config import Config, load_config
from build_tools.contributions.asked import forms_asked
from build_tools.contributions.judging import Judge
from build_tools.contributions.sent_file import judge_file
from build_tools.corpus import Corpus, Entry
from build_tools.doors._columns import columns_of
from build_tools.doors._tables import Row, raw_records, recognised
from build_tools.doors._written import counts_of, text_in
from build_tools.engine import open_engine
from build_tools.forms import Form
from build_tools.intake.answers import fields_of
from build_tools.intake.filled import Given
from build_tools.intake.meanings import Meanings
from build_tools.pipeline import read_corpus

ROWS = 10_000
WORDS = ("Coastal", "Upland", "Northern", "Southern", "Eastern", "Western", "Urban", "Rural", "Border", "Island")
"""Words that set copies of one record apart, with a number."""


def workbook_of(entries: Sequence[Entry], form: Form, corpus: Corpus, count: int) -> bytes:
    """Return a workbook with so many rows, made of real records under titles that differ."""
    meanings = Meanings(corpus)
    most = {name: max(counts_of(entry.fields).get(name, 0) for entry in entries) for name in ("sources", "results")}
    columns = columns_of(form, most)
    texts = [[text_in(column, entry.fields, entry.body, meanings) for column in columns] for entry in entries]
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Practices")
    sheet.append([column.heading for column in columns])
    for number in range(count):
        row = list(texts[number % len(texts)])
        row[0] = f"{WORDS[number % 10]} {WORDS[number // 10 % 10]} {number} {row[0]}"[:300]
        sheet.append([text or None for text in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def round_trips(corpus: Corpus, forms: Sequence[Form]) -> None:
    """Print how many records of each type come back from a row of their template as they were, without a note."""
    meanings = Meanings(corpus)
    for form in forms:
        clean = 0
        for entry in corpus.by_type[form.type.name]:
            columns = columns_of(form, counts_of(entry.fields))
            heads = Row("", [Given(column.heading, "") for column in columns])
            cells = [Given(text_in(column, entry.fields, entry.body, meanings), column.heading) for column in columns]
            (filled,) = recognised(raw_records(heads, [Row("", cells)], "rows"), [form])
            told = fields_of(form, filled, meanings)
            asked = {question.name for question in form.questions}
            expected = {name: value for name, value in entry.fields.items() if name in asked}
            read = {name: value for name, value in told.fields.items() if name in expected or name not in form.fixed}
            clean += (read, told.body, told.notes) == (expected, entry.body, ())
        print(f"{form.type.name}: {clean} of {len(corpus.by_type[form.type.name])} records come back as they were")


def measure(config: Config, count: int) -> None:
    """Print the figures."""
    with open_engine(config.cache) as engine:
        reading = read_corpus(config, engine)
        round_trips(reading.corpus, forms_asked(config.strings))
        (form,) = forms_asked(config.strings, "practice")
        data = workbook_of(reading.corpus.by_type["practice"], form, reading.corpus, count)
        began = time.perf_counter()
        rows = sum(1 for _ in load_workbook(io.BytesIO(data), read_only=True).worksheets[0].iter_rows(values_only=True))
        floor = time.perf_counter() - began
        began = time.perf_counter()
        sent = judge_file("rows.xlsx", data, [form], Judge(config, reading, engine))
        took = time.perf_counter() - began
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{rows - 1:,} rows, {len(data) / 1e6:.1f} MB: {dict(sent.counts)}, {sent.duplicates:,} alike")
    print(f"openpyxl reads alone in {floor:.1f} s; import in {took:.1f} s ({count / took:,.0f} rows a second)")
    print(f"at most {memory:,.0f} MB")


if __name__ == "__main__":
    measure(load_config(Path()), int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
