"""Records as plain values, from JSON or YAML, to what was filled in: our own dumps, and lists of anything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from build_tools.corpus.names import listed
from build_tools.diagnostics import Diagnostic
from build_tools.doors._columns import Headings
from build_tools.doors._tables import TYPE
from build_tools.forms import Form, Question
from build_tools.intake import codes
from build_tools.intake.filled import Answer, Filled, Given
from build_tools.parse.problems import ReadingProblem

COMPUTED = (TYPE, "address", "digest")
"""What dumps say beside the fields, and follows from them."""
LISTS = ("records", "data", "items", "results")
"""The keys under which files keep their list of records."""


@dataclass(frozen=True, slots=True)
class Told:
    """A value that should be a record, where it stands, and what is to be said of it."""

    place: str
    value: Any
    remarks: tuple[Diagnostic, ...] = ()


def records_in(value: Any, name: str) -> Iterator[Told]:
    """Yield the records of a file: a list of them, a list under a key, or a single one.

    Raises:
        ReadingProblem: it holds nothing of that kind.
    """
    if isinstance(value, dict):
        lists = [value[key] for key in LISTS if isinstance(value.get(key), list)]
        value = lists[0] if lists else [value]
    if not isinstance(value, list):
        message = f"{name} should hold records, a list of fields with values, but holds a single value."
        raise ReadingProblem(codes.OTHER_FILE, message, "Write [{…}, {…}] in JSON, or “- title: …” in YAML.")
    for number, one in enumerate(value, 1):
        yield Told(f"record {number}", one)


def filled_records(records: Iterable[Told], name: str, forms: Sequence[Form]) -> Iterator[Filled]:
    """Yield records as answers, each for the form that it fills.

    Raises:
        ReadingProblem: nothing tells which form that is.
    """
    known = {form.type.name: Headings(form) for form in forms}
    for told in records:
        if isinstance(told.value, dict):
            yield _filled(told, _headings_for(told.value, known, name), name)
        else:
            yield _no_record(told, name)


def raw_records(records: Iterable[Told], name: str) -> Iterator[Filled]:
    """Yield records as answers by path, for mapping files: “organisation.name”, whatever the place in a list."""
    for told in records:
        if not isinstance(told.value, dict):
            yield _no_record(told, name)
            continue
        answers: dict[str, Answer] = {}
        for path, given in _flat(told.value, "", told.place):
            answers[path] = (*answers.get(path, ()), given)
        yield Filled(told.place, answers, told.remarks, file=name)


def _no_record(told: Told, name: str) -> Filled:
    remarks = told.remarks
    if not remarks:
        message = f"{told.place.capitalize()} holds no fields with values."
        remarks = (Diagnostic(codes.UNREAD, name, message, "Write its fields, or take it out."),)
    return Filled(told.place, {}, remarks, file=name)


def _flat(value: Any, path: str, place: str) -> Iterator[tuple[str, Given]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{path}.{key}" if path else str(key), place)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(inner, path, place)
    elif value is not None:
        yield path, Given(_text(value), f"“{path}” of {place}")


def _headings_for(value: Mapping[str, Any], known: Mapping[str, Headings], name: str) -> Headings:
    own = str(value.get(TYPE, ""))
    if own in known:
        return known[own]
    counts = {kind: sum(headings.path(key) is not None for key in value) for kind, headings in known.items()}
    best = [kind for kind, count in counts.items() if count == max(counts.values())]
    if len(best) > 1:
        message = f"The fields of {name} do not tell what kind of records they are: {listed(best)}."
        raise ReadingProblem(codes.OTHER_FILE, message, f"Say it with --type, or by “{TYPE}” in each record.")
    return known[best[0]]


def _filled(told: Told, headings: Headings, name: str) -> Filled:
    kind = headings.form.type
    answers: dict[str, Answer] = {}
    as_told: dict[str, Any] = {}
    remarks = list(told.remarks)
    for key, value in told.value.items():
        path = headings.path(key)
        if key in COMPUTED:
            continue
        place = f"“{key}” of {told.place}"
        if path is None and key in kind.model.model_fields:
            if _can_be_kept(value):
                as_told[key] = value
            else:
                remarks.append(_cannot_be_kept(place, name))
            continue
        question = headings.question(path) if path else None
        answer = answer_of(question, value, place, is_typed=key in kind.model.model_fields)
        if path is None or len(path) == 1:
            named = path[0] if path else key
            answers[named] = (*answers.get(named, ()), *answer)
        else:
            answers[path[0]] = (*answers.get(path[0], ()), {path[2]: answer})
    return Filled(told.place, answers, tuple(remarks), kind.name, name, as_told)


def _can_be_kept(value: Any) -> bool:
    """Tell whether a value can be written: JSON can spell numbers without end and halves of characters."""
    try:
        orjson.dumps(value)
    except TypeError:
        return False
    return True


def _cannot_be_kept(place: str, name: str) -> Diagnostic:
    message = f"What stands in {place} holds a number or a character that no file can keep."
    return Diagnostic(codes.UNREAD, name, message, "Write it in digits and letters, or leave it out.")


def answer_of(question: Question | None, value: Any, place: str, *, is_typed: bool) -> Answer:
    """Return a plain value as an answer: lists as entries, fields with values as groups."""
    if value is None:
        return ()
    if isinstance(value, list):
        return tuple(one for inner in value for one in answer_of(question, inner, place, is_typed=True))
    if isinstance(value, dict):
        parts = {part.name: part for part in question.parts} if question else {}
        group = {
            key: answer_of(parts.get(key), inner, f"“{key}” in {place}", is_typed=True) for key, inner in value.items()
        }
        return (group,)
    return (Given(_text(value), place, is_one=is_typed),)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
