"""The door of YAML: lists of records with the names of our fields."""

from collections.abc import Iterator, Sequence
from typing import Any

from build_tools.doors._base import Door
from build_tools.doors._records import filled_records, raw_records, records_in
from build_tools.doors._sniffing import refuse_other
from build_tools.doors._tables import Knows
from build_tools.forms import Form
from build_tools.intake import codes
from build_tools.intake.filled import Filled
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import read_yaml


def read(data: bytes, name: str, forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield the records of a file.

    Raises:
        ReadingProblem: it is no YAML, or holds no records.
    """
    return filled_records(records_in(_value(data, name), name), name, forms)


def rows(data: bytes, name: str, _: Knows) -> Iterator[Filled]:
    """Yield the records of a file, as answers by path.

    Raises:
        ReadingProblem: it is no YAML, or holds no records.
    """
    return raw_records(records_in(_value(data, name), name), name)


def _value(data: bytes, name: str) -> Any:
    refuse_other(data, name, "text")
    try:
        return read_yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{name} is not UTF-8 (line {line})."
        raise ReadingProblem(codes.OTHER_FILE, message, "Save it again with the encoding UTF-8.", line) from error


DOOR = Door("yaml", (".yaml", ".yml"), read, None, rows)
