"""Rows of a table to records: which row bears the headings, which form they fill, what each cell answers."""

import string
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_tools.corpus.names import listed, plain
from build_tools.diagnostics import Diagnostic
from build_tools.doors._columns import MEND, NEEDED, Headings, Path
from build_tools.forms import Form
from build_tools.intake import codes
from build_tools.intake.filled import Answer, Filled, Given
from build_tools.parse.problems import ReadingProblem
from build_tools.records.shape import shown

LOOKED_AT = 30
"""Rows among which the headings are looked for."""
FEWEST = 2
"""Headings that a row needs to be that of the headings."""
TYPE = "record_type"
"""The heading under which a row says what type of record it is."""
LETTERS = string.ascii_uppercase
NO_ANSWERS = frozenset([TYPE, MEND])

Knows = Callable[[str], bool]
"""Tells whether a heading is known."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its place, its cells as text with the place of each, and what is to be said of it."""

    place: str
    cells: Sequence[Given]
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Tell whether no cell says anything."""
        return not any(cell.text.strip() for cell in self.cells)


def column_letter(place: int) -> str:
    """Return the letters by which spreadsheets call a column, counted from 1: A to Z, then AA."""
    letters = ""
    while place:
        place, rest = divmod(place - 1, len(LETTERS))
        letters = LETTERS[rest] + letters
    return letters


def knows_any(forms: Sequence[Form]) -> Knows:
    """Return what tells whether a heading is one of some forms."""
    known = [Headings(form) for form in forms]
    kept: dict[str, bool] = dict.fromkeys(NO_ANSWERS, True)

    def knows(heading: str) -> bool:
        if heading not in kept:
            kept[heading] = any(one.path(heading) for one in known)
        return kept[heading]

    return knows


def find_headings(rows: Sequence[Row], knows: Knows) -> int | None:
    """Return the place of the row of headings among the first rows: the one with most names that are known."""
    counts = [len({plain(cell.text) for cell in row.cells if cell.text.strip() and knows(cell.text)}) for row in rows]
    best = max(counts, default=0)
    if best >= FEWEST or (best and len([cell for cell in rows[counts.index(best)].cells if cell.text.strip()]) == best):
        return counts.index(best)
    return None


def raw_records(heads: Row, rows: Iterable[Row], file: str, hint: str = "") -> Iterator[Filled]:
    """Yield the rows under the headings as answers by heading; empty ones, and repeated headings, are passed over."""
    headings = [cell.text.strip() for cell in heads.cells]
    for row in rows:
        texts = [cell.text.strip() for cell in row.cells]
        if (row.is_empty and not row.remarks) or texts[: len(headings)] == headings:
            continue
        answers: dict[str, Answer] = {}
        for position, cell in enumerate(row.cells):
            heading = headings[position] if position < len(headings) else ""
            answers[heading] = (*answers.get(heading, ()), cell)
        yield Filled(row.place, answers, row.remarks, hint, file)


def with_first_remarks(records: Iterable[Filled], remarks: Sequence[Diagnostic]) -> Iterator[Filled]:
    """Yield records, the first of them with what is to be said of the whole file."""
    for record in records:
        yield replace(record, remarks=(*remarks, *record.remarks)) if remarks else record
        remarks = ()


def recognised(records: Iterable[Filled], forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield records with answers by field, each for the form that its headings fill.

    Raises:
        ReadingProblem: the headings do not tell which form it is.
    """
    known = {form.type.name: Headings(form) for form in forms}
    chosen: dict[tuple[str, tuple[str, ...]], _Reading] = {}
    for record in records:
        own = _own_type(record, known)
        key = (own or record.type, tuple(record.answers))
        if key not in chosen:
            chosen[key] = _Reading.of(known[own] if own else _headings_of(record, known), record.answers)
        yield chosen[key].read(record)


def _own_type(record: Filled, known: Mapping[str, Headings]) -> str:
    told = [one.text.strip() for one in record.answers.get(TYPE, ()) if isinstance(one, Given)]
    return told[0] if told and told[0] in known else ""


def _headings_of(record: Filled, known: Mapping[str, Headings]) -> Headings:
    """Return the headings of the form that a table fills: by the name of its sheet, else by its headings."""
    for headings in known.values():
        kind = headings.form.type
        if plain(record.type) in {plain(name) for name in (kind.name, kind.folder, headings.form.label)}:
            return headings
    counts = {name: sum(headings.path(one) is not None for one in record.answers) for name, headings in known.items()}
    best = [name for name, count in counts.items() if count == max(counts.values())]
    if len(best) == 1:
        return known[best[0]]
    message = f"The headings of {record.file} do not tell what kind of records they are: {listed(best)}."
    raise ReadingProblem(codes.OTHER_FILE, message, "Say it with --type, for example --type practice.")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the headings of one table mean."""

    headings: Headings
    paths: Mapping[str, Path | None]

    @classmethod
    def of(cls, headings: Headings, names: Iterable[str]) -> "_Reading":
        return cls(headings, {name: headings.path(name) for name in names})

    def read(self, record: Filled) -> Filled:
        """Return a record with answers by field; what stands under unknown headings is remarked."""
        answers: dict[str, Answer] = {}
        groups: dict[str, dict[int, dict[str, Answer]]] = {}
        remarks: list[Diagnostic] = []
        for heading, answer in record.answers.items():
            path = self.paths[heading]
            if path is None:
                remarks += self._unknown(heading, answer, record.file) if heading not in NO_ANSWERS else ()
            elif len(path) == 1:
                answers[path[0]] = (*answers.get(path[0], ()), *answer)
            else:
                group = groups.setdefault(path[0], {}).setdefault(path[1], {})
                group[path[2]] = (*group.get(path[2], ()), *answer)
        for name, numbered in groups.items():
            answers[name] = (*answers.get(name, ()), *(numbered[number] for number in sorted(numbered)))
        return replace(
            record, answers=answers, remarks=(*record.remarks, *remarks), type=self.headings.form.type.name
        )  # fmt: skip

    def _unknown(self, heading: str, answer: Answer, file: str) -> Iterator[Diagnostic]:
        for one in answer:
            if isinstance(one, Given) and one.text.strip():
                under = f"“{heading.removesuffix(NEEDED)}”, which no template has" if heading else "no heading"
                near = listed(self.headings.near(heading)) if heading else ""
                message = f"{shown(one.text)} in {one.place} stands under {under}; it was left out."
                hint = f"Did you mean {near}?" if near else "Put it under a heading of the template, or leave it out."
                yield Diagnostic(codes.UNKNOWN_HEADING, file, message, hint)


def refuse_no_headings(name: str, first: Sequence[Row], forms_known: str) -> ReadingProblem:
    """Return the problem of a table in which no row bears headings that are known."""
    texts = [cell.text.strip() for row in first for cell in row.cells if cell.text.strip()]
    seen = f" It begins with {listed(texts[:4], 'and')}." if texts else " It is empty."
    message = f"No row of {name} bears headings of a template.{seen}"
    hint = f"`commons template {forms_known}` writes a file with the headings; a mapping file (--map) explains others."
    return ReadingProblem(codes.OTHER_FILE, message, hint)
