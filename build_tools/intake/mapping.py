"""Rows of somebody else's table to answers, as a mapping file tells what their columns mean."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from build_tools.corpus.names import plain
from build_tools.diagnostics import Diagnostic
from build_tools.forms import NARRATIVE, Form
from build_tools.intake import codes
from build_tools.intake.filled import Answer, Answers, Filled, Given
from build_tools.intake.mapping_file import PATH_LENGTH, ColumnRule, MappingFile, rule_of
from build_tools.records.shape import shown


def knows_column(mapping: MappingFile) -> Callable[[str], bool]:
    """Return what tells whether a heading stands in a mapping."""
    known = {plain(head) for head in (*mapping.columns, *mapping.ignore)}
    return lambda heading: plain(heading) in known


def mapped(records: Iterator[Filled], mapping: MappingFile, form: Form) -> Iterator[Filled]:
    """Yield records with answers by field, as a mapping tells what their headings mean."""
    rules = {plain(head): rule_of(rule) for head, rule in mapping.columns.items()}
    ignored = {plain(head) for head in mapping.ignore}
    for record in records:
        gathered = _Gathered(form)
        remarks: list[Diagnostic] = []
        for heading, answer in record.answers.items():
            rule = rules.get(plain(heading))
            if rule:
                gathered.add(rule.field, tuple(_read(one, rule) for one in answer))
            elif plain(heading) not in ignored:
                remarks += _unknown(heading, answer, record.file)
        for field, value in mapping.constants.items():
            place = f"the mapping file (“{field}”)"
            texts = [value] if isinstance(value, str) else value
            gathered.add_constant(field, tuple(Given(text, place, is_one=True) for text in texts))
        yield replace(record, answers=gathered.answers(), remarks=(*record.remarks, *remarks), type=form.type.name)


class _Gathered:
    """Answers by field, as they come in; groups by their numbers."""

    def __init__(self, form: Form) -> None:
        self._form = form
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
    text = one.text.strip()
    words = {plain(word): meant for word, meant in rule.values.items()}
    if plain(text) in words:
        return Given(words[plain(text)], one.place)
    parts = [part.strip() for part in text.split(rule.split)] if rule.split else [text]
    parts = [words.get(plain(part), part) for part in parts]
    if rule.kind:
        parts = [f"{part} [{rule.kind}]" if part else part for part in parts]
    if rule.heading:
        parts[0] = f"## {rule.heading}\n\n{parts[0]}"
    return Given("\n".join(parts) if rule.split else parts[0], one.place, one.is_one)


def _unknown(heading: str, answer: Answer, file: str) -> Iterator[Diagnostic]:
    for one in answer:
        if isinstance(one, Given) and one.text.strip():
            message = f"{shown(one.text)} in {one.place} stands under “{heading}”, which the mapping does not name."
            hint = "Add it under “columns” with its field, or under “ignore”."
            yield Diagnostic(codes.UNKNOWN_HEADING, file, message, hint)
