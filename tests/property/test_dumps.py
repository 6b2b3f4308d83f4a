"""Whatever records hold, every dump gives them back as they are; a cell of CSV gives back every text."""

import csv
import io
import re
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.corpus import Corpus
from build_tools.dumps import open_dump
from build_tools.tables import Column, cell_of, cell_text, csv_line, published_form
from tests.unit.dumps.awkward import HARD_TEXTS, LETTERS, corpora
from tests.unit.dumps.formats import FORMATS, write_dumps

TEXT = Column("text", "text", "A text.")
RUN = re.compile(r"\s*[=+\-@|%\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
ANY_TEXT = st.text(st.sampled_from("'=+-@|%\t\r\n\";,a \u200e") | LETTERS) | st.sampled_from(HARD_TEXTS)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(corpora())
def test_every_dump_gives_back_the_records_that_it_was_made_of(records: Corpus) -> None:
    published = tuple(map(published_form, records))
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_dumps(records, folder)
        for told, path in FORMATS.items():
            assert open_dump(folder / path).records == published, told


@settings(max_examples=500)
@given(st.lists(ANY_TEXT, min_size=1, max_size=3))
def test_every_text_comes_back_from_its_cell_and_none_is_a_command(texts: list[str]) -> None:
    line = csv_line([cell_text(text) for text in texts])
    (cells,) = csv.reader(io.StringIO(line, newline=""), strict=True)
    assert not [cell for cell in cells if not cell or RUN.match(cell)]
    assert [cell_of(cell, TEXT) for cell in cells] == texts
