"""The door of workbooks: a template with drop-downs, and the rows of filled ones, whatever was done to them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Corpus
from build_tools.doors._base import Door
from build_tools.doors._tables import Knows, knows_any, recognised
from build_tools.forms import Form
from build_tools.intake.filled import Filled


def template(form: Form, corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    """Return the workbook in which people write records of a type, a row each."""
    from build_tools.doors._template_workbook import workbook_template  # noqa: PLC0415 - openpyxl takes 0.2 s to import

    return workbook_template(form, corpus, strings)


def read(data: bytes, name: str, forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield the rows of every sheet that has headings of one of the forms.

    Raises:
        ReadingProblem: it is no workbook, or none of its sheets has such headings.
    """
    return recognised(rows(data, name, knows_any(forms)), forms)


def rows(data: bytes, name: str, knows: Knows) -> Iterator[Filled]:
    """Yield the rows under headings that are known, as answers by heading.

    Raises:
        ReadingProblem: it is no workbook, or none of its sheets has such headings.
    """
    from build_tools.doors._workbook_rows import workbook_rows  # noqa: PLC0415 - openpyxl takes 0.2 s to import

    return workbook_rows(data, name, knows)


DOOR = Door("xlsx", (".xlsx", ".xlsm"), read, template, rows)
