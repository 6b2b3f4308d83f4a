"""What a door is: a kind of file that people fill in."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.corpus import Corpus
from build_tools.forms import Form
from build_tools.intake.filled import Answer, Answers, Filled, Given

__all__ = ["SIZE_MAX", "Answer", "Answers", "Door", "Filled", "Given", "RawReader", "Reader", "TemplateWriter"]

SIZE_MAX = 100_000_000
"""Bytes of a file; no door reads more, and some less."""
Reader = Callable[[bytes, str, Sequence[Form]], Iterator[Filled]]
"""From the bytes of a file, its name and the forms that it may fill to the records in it.

Raises ReadingProblem where the file is not what its name says.
"""
TemplateWriter = Callable[[Form, Corpus, Mapping[str, Any]], bytes]
"""From a form, the corpus with its vocabularies and the words of the interface to the bytes of an empty template."""
RawReader = Callable[[bytes, str, Callable[[str], bool]], Iterator[Filled]]
"""From the bytes of a file, its name and what tells whether a heading is known to its records, with answers by heading.

For mapping files, which say what the headings mean.
"""


@dataclass(frozen=True, slots=True)
class Door:
    """A kind of file: its name, the endings of its files, what reads a filled one, what writes its template.

    `shows_records` tells that the template has examples and names from the records, and not from the vocabularies only.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Reader
    template: TemplateWriter | None = None
    raw: RawReader | None = None
    shows_records: bool = True
