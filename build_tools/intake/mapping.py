"""Rows of somebody else's table to answers, as a mapping file tells what their columns mean."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from build_tools.corpus.names import plain
from build_tools.diagnostics import Diagnostic
from build_tools.forms import NARRATIVE, Form
from build_tools.intake import codes
from build_tools.intake.filled import Answer, Answers, Filled, Given
from build_tools.intake.mapping_file import PATH_LENGTH, ColumnRule, MappingFile, rules_of
from build_tools.records.shape import shown


def knows_column(mapping: MappingFile) -> Callable[[str], bool]:
    """Return what tells whether a heading stands in a mapping."""
    known = {plain(head) for head in (*mapping.columns, *mapping.ignore)}
    return lambda heading: plain(heading) in known


def mapped(records: Iterator[Filled], mapping: MappingFile, form: Form) -> Iterator[Filled]:
    """Yield records with answers by field, as a mapping tells what their headings mean."""
    rules = {plain(head): rules_of(told) for head, told in mapping.columns.items()}
    ignored = {plain(head) for head in mapping.ignore}
    for record in records:
        gathered = _Gathered()
        remarks: list[Diagnostic] = []
        for heading, answer in record.answers.items():
            for rule in rules.get(plain(heading), ()):
                gathered.add(rule.field, tuple(_read(one, rule) for one in answer))
                remarks += _left_out(answer, rule, record.file)
            if plain(heading) not in rules and plain(heading) not in ignored:
                remarks += _unknown(heading, answer, record.file)
        for field, value in mapping.constants.items():
            place = f"the mapping file (“{field}”)"
            texts = [value] if isinstance(value, str) else value
            gathered.add_constant(field, tuple(Given(text, place, is_one=True) for text in texts))
        yield replace(record, answers=gathered.answers(), remarks=(*record.remarks, *remarks), type=form.type.name)


class _Gathered:
    """Answers by field, as they come in; groups by their numbers."""

    def __init__(self) -> None:
        self._single: dict[str, Answer] = {}
        self._groups: dict[str, dict[int, dict[str, Answer]]] = {}

    def add(self, field: str, answer: Answer) -> None:
        """Add an answer to a field, or to a part of one of its groups."""
        steps = field.split(".")
        if len(steps) == 1:
            told = tuple(one for one in answer if not isinstance(one, Given) or one.text.strip())
            self._single[field] = self._joined(field, (*self._single.get(field, ()), *(told or answer)))
            return
        number = int(steps[1]) if len(steps) == PATH_LENGTH else 1
        group = self._groups.setdefault(steps[0], {}).setdefault(number, {})
        group[steps[-1]] = (*group.get(steps[-1], ()), *answer)

    def add_constant(self, field: str, answer: Answer) -> None:
        """Add what every row has; to a group only where the row told something of it."""
        steps = field.split(".")
        number = int(steps[1]) if len(steps) == PATH_LENGTH else 1
        is_told = any(
            isinstance(one, Given) and one.text.strip()
            for part in self._groups.get(steps[0], {}).get(number, {}).values()
            for one in part
        )
        if len(steps) == 1 or is_told:
            self.add(field, answer)

    def _joined(self, field: str, answer: Answer) -> Answer:
        """Return several texts of the narrative as one, with a blank line between them."""
        texts = [one for one in answer if isinstance(one, Given)]
        if field != NARRATIVE or len(texts) < 2:  # noqa: PLR2004 - several
            return answer
        return (Given("\n\n".join(one.text for one in texts), texts[0].place, is_one=True),)

    def answers(self) -> Answers:
        """Return what was gathered."""
        found = dict(self._single)
        for name, numbered in self._groups.items():
            found[name] = (*found.get(name, ()), *(numbered[number] for number in sorted(numbered)))
        return found


def _read(one: Any, rule: ColumnRule) -> Any:
    """Return an answer with the words of the mapping in place of those of the table."""
    if not isinstance(one, Given) or not one.text.strip():
        return one
    words = _words(rule)
    parts = [words.get(plain(part), part) for part in _parts(one.text.strip(), rule)]
    parts = [f"{part} [{rule.kind}]" if rule.kind else part for part in parts if part]
    if rule.heading and parts:
        parts[0] = f"## {rule.heading}\n\n{parts[0]}"
    return Given("\n".join(parts), one.place, one.is_one)


def _words(rule: ColumnRule) -> dict[str, str]:
    return {plain(word): meant for word, meant in rule.values.items()}


def _parts(text: str, rule: ColumnRule) -> list[str]:
    """Return the entries of a text; words of the mapping that have the mark between entries in them stay whole."""
    words, mark = _words(rule), rule.split
    if not mark or plain(text) in words:
        return [text]
    pieces = [piece.strip() for piece in text.split(mark)]
    found: list[str] = []
    while pieces:
        ends = (end for end in range(len(pieces), 1, -1) if plain(mark.join(pieces[:end])) in words)
        end = next(ends, 1)
        found.append(f"{mark} ".join(pieces[:end]))
        pieces = pieces[end:]
    return found


def _left_out(answer: Answer, rule: ColumnRule, file: str) -> Iterator[Diagnostic]:
    """Yield a note for each word that the mapping leaves out."""
    words = _words(rule)
    for one in answer:
        if isinstance(one, Given) and "" in words.values():
            for part in _parts(one.text.strip(), rule):
                if words.get(plain(part)) == "":
                    message = f"{shown(part)} in {one.place} was left out, as the mapping file says."
                    yield Diagnostic(codes.MENDED, file, message, "Nothing has to be done.")


def _unknown(heading: str, answer: Answer, file: str) -> Iterator[Diagnostic]:
    for one in answer:
        if isinstance(one, Given) and one.text.strip():
            message = f"{shown(one.text)} in {one.place} stands under “{heading}”, which the mapping does not name."
            hint = "Add it under “columns” with its field, or under “ignore”."
            yield Diagnostic(codes.UNKNOWN_HEADING, file, message, hint)
