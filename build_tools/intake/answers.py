"""What was filled in to the fields of a record; where codes are read from words, a note says so."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from build_tools.diagnostics import Code, Diagnostic
from build_tools.forms import NARRATIVE, Form, Question
from build_tools.intake import codes
from build_tools.intake.fields import UNWRITABLE
from build_tools.intake.filled import ID, Answer, Filled, Given
from build_tools.intake.meanings import Meanings, Meant, Unread
from build_tools.intake.terms import AND
from build_tools.intake.values import organisation_of, read_value
from build_tools.records.shape import shown

SPLIT = re.compile(r"[;\n\u061b\uff1b]")
"""What stands between the entries of a list: semicolons, of Arabic and Chinese too, and line ends."""
COMMAS = re.compile(r"[,\u060c\u3001\uff0c]")
MARK = r"[-*\u2022\u2013\u2014\u00b7\u25aa\u25cf]"
BULLET = re.compile(rf"\s*{MARK}\s+")
NUMBERED_BULLET = re.compile(rf"\s*(?:{MARK}|\d{{1,2}}[.)]|\(?[a-z\d]{{1,2}}\))\s+")
"""What people write before the entries of a list; numbers only before sentences, as they also count objectives."""
NO_NAME = "stands without the name of an organisation"
SEVERAL = 2
ENTRIES_MAX = 400
"""Entries of a list that are looked up one by one: there are 250 countries. More is no list of names."""
NAME_PIECES = 4
"""Pieces between commas of which one name can be made."""
NOTHING = frozenset(["", "-", "\u2013", "\u2014", "n/a", "n.a.", "none", "_no response_", "null"])
"""Answers that say that there is none."""
WITH_CURRENCY = re.compile(r"\s*([A-Z]{3}|€)?\s*(.*?)\s*([A-Z]{3}|€)?\s*")
CURRENCY_SIGNS = {"€": "EUR"}
"""Signs of one currency only: there are many dollars and pounds."""


class Told(NamedTuple):
    """The fields that were read, the narrative, and the notes: what was mended, what cannot be read.

    `places` lead from the pointers of fields to where their answers stand, those of empty answers included.
    """

    fields: dict[str, Any]
    body: str
    notes: tuple[Diagnostic, ...]
    places: dict[str, str]


def fields_of(form: Form, filled: Filled, meanings: Meanings) -> Told:
    """Return the fields that somebody filled in; what cannot be read is not among them and has a note of its own."""
    reader = _Reader(filled.file, meanings)
    known = {question.name: question for question in form.questions}
    fields: dict[str, Any] = {**form.fixed, **filled.as_told}
    for name, answer in filled.answers.items():
        if name in known:
            value = reader.answer(known[name], answer, f"/{name}")
            if value not in (None, [], {}):
                fields[name] = value
        elif name != ID:
            reader.left_over(name, answer)
    body = str(fields.pop(NARRATIVE, ""))
    return Told(fields, body, (*filled.remarks, *reader.notes), reader.places)


@dataclass(slots=True)
class _Reader:
    """Reads the answers of one record, and notes what it mended or could not read."""

    file: str
    meanings: Meanings
    notes: list[Diagnostic] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)

    def answer(self, question: Question, answer: Answer, pointer: str) -> Any:
        """Return the value of a field or of a part of one; None where nothing was answered."""
        if question.kind == "group":
            return self._groups(question, answer, pointer)
        values: list[Any] = []
        for one in answer:
            if isinstance(one, Given):
                self.places.setdefault(pointer, one.place)
                values += self._values(question, one, pointer, len(values))
            else:
                values += self._organisation(question, one, f"{pointer}/{len(values)}")
        if question.is_many:
            return _without_repeats(values)
        if len(values) > 1:
            self._refuse_several(question, answer, pointer)
            return None
        return values[0] if values else None

    def _groups(self, question: Question, answer: Answer, pointer: str) -> Any:
        groups: list[dict[str, Any]] = []
        parts = {part.name: part for part in question.parts}
        for one in answer:
            place = f"{pointer}/{len(groups)}" if question.is_many else pointer
            if isinstance(one, Given):
                self._refuse(question, one, Unread("stands where several answers should", _parts_hint(question)), place)
                continue
            given = next(_filled_in(one), None)
            if given is None:
                continue
            self.places.setdefault(place, given.place)
            answers = self._with_currency(parts, one, place)
            for name in [name for name in answers if name not in parts]:
                self.left_over(name, answers[name])
            group = {
                name: self.answer(parts[name], answers[name], f"{place}/{name}") for name in parts if name in answers
            }
            if kept := {name: value for name, value in group.items() if value not in (None, [], {})}:
                groups.append(kept)
        if question.is_many or len(groups) < SEVERAL:
            return groups if question.is_many else next(iter(groups), None)
        place = self.places[pointer]
        message = f"{question.label} is asked once and is answered {len(groups)} times, first in {place}."
        self._note(codes.UNREAD, message, "Keep one of the answers.", pointer)
        return None

    def _values(self, question: Question, given: Given, pointer: str, before: int) -> Iterator[Any]:
        text = self._showable(given)
        if text.strip().casefold() in NOTHING and not (text.strip() and self._is_one_name(question, text.strip())):
            return  # “None” is a term of some vocabularies
        entries = [text] if given.is_one or not question.is_many else self._entries(question, text)
        for position, entry in enumerate(entries, before):
            place = f"{pointer}/{position}" if question.is_many else pointer
            found = read_value(question, entry, self.meanings)
            if isinstance(found, Unread):
                self._refuse(question, Given(entry, given.place), found, place)
                continue
            if found.said:
                self._note(
                    codes.MENDED, f"{shown(entry)} in {given.place} was read as {found.said}.", MENDED_HINT, place
                )
            yield found.value

    def _entries(self, question: Question, text: str) -> list[str]:
        """Return the entries of a list that stands in one text."""
        if question.kind == "text":
            return _lines(text)
        if self._is_one_name(question, text.strip()):
            return [text.strip()]
        parts = [_without_bullet(part) for part in SPLIT.split(text)]
        if len(parts) + len(COMMAS.findall(text)) > ENTRIES_MAX:
            return [text]
        if question.kind in COMMA_KINDS:
            parts = [piece for part in parts for piece in self._at_commas(question, part)]
        return [part for part in parts if part]

    def _at_commas(self, question: Question, part: str) -> list[str]:
        """Return the entries of a text with commas, unless all of it is one name: “Tanzania, United Republic of”."""
        if self._is_read(question, part):
            return [part]
        pieces = [piece for piece in (piece.strip() for piece in COMMAS.split(part)) if piece]
        joined = [one for piece in self._joined(question, pieces) for one in self._at_and(question, piece)]
        return joined if question.kind == "term" or all(self._is_read(question, one) for one in joined) else [part]

    def _joined(self, question: Question, pieces: Sequence[str]) -> Iterator[str]:
        """Yield pieces, joined again where a name has a comma in it: Kenya | Tanzania, United Republic of."""
        start = 0
        while start < len(pieces):
            tried = range(min(len(pieces), start + NAME_PIECES), start + 1, -1)
            names = ((end, ", ".join(pieces[start:end])) for end in tried)
            found = ((end, name) for end, name in names if self._is_read(question, name))
            start, name = next(found, (start + 1, pieces[start]))
            yield name

    def _at_and(self, question: Question, piece: str) -> list[str]:
        """Return the terms of “women and children” or “objectives 1-3”; else the piece itself."""
        if question.kind != "term" or self._is_read(question, piece):
            return [piece]
        if question.vocabulary == "objectives":
            found, unknown = self.meanings.terms.listed("objectives", piece)
            return [*found, *unknown]
        named = [one.strip() for one in AND.split(piece)]
        return named if all(self._is_read(question, one) for one in named) else [piece]

    def _is_one_name(self, question: Question, text: str) -> bool:
        """Tell whether a whole text is the name of one term or organisation, whatever marks are in it."""
        if question.kind == "organisation":
            return isinstance(self.meanings.record("organisation", text), Meant)
        return question.kind == "term" and self._is_read(question, text)

    def _is_read(self, question: Question, text: str) -> bool:
        return isinstance(read_value(question, text, self.meanings), Meant)

    def _organisation(self, question: Question, group: Mapping[str, Answer], pointer: str) -> Iterator[Any]:
        """Yield the organisation that is told with name and type."""
        parts = {part.name: part for part in question.parts}
        read = {
            name: self.answer(parts[name], inner, f"{pointer}/{name}") for name, inner in group.items() if name in parts
        }
        for other in [other for other in group if other not in parts]:
            self.left_over(other, group[other])
        given = next(_filled_in({name: group.get(name, ()) for name in ("name", "type")}), None)
        if given is None:
            return
        name, kind = read.get("name"), read.get("type")
        if not name:
            self._refuse(question, given, Unread(NO_NAME, "Write its name."), pointer)
        elif not kind:
            yield from self._values(question, Given(given.text, given.place, is_one=True), pointer, 0)
        elif isinstance(found := organisation_of(str(name), str(kind), self.meanings), Unread):
            self._refuse(question, given, found, pointer)
        else:
            if found.said:
                self._note(codes.MENDED, f"{shown(name)} was read as {found.said}.", MENDED_HINT, pointer)
            yield found.value

    def _with_currency(
        self, parts: Mapping[str, Question], group: Mapping[str, Answer], pointer: str
    ) -> Mapping[str, Answer]:
        """Return a group in which the currency that stands with an amount stands where it belongs."""
        if "currency" not in parts:
            return group
        changed: dict[str, Answer] = dict(group)
        for name, answer in group.items():
            if parts.get(name) and parts[name].kind == "number":
                changed[name] = tuple(self._amount(one, changed, pointer) for one in answer)
        return changed

    def _amount(self, one: Any, group: dict[str, Answer], pointer: str) -> Any:
        found = WITH_CURRENCY.fullmatch(" ".join(one.text.split())) if isinstance(one, Given) else None
        sign = found and (found[1] or found[3])
        if not found or not sign or (found[1] and found[3]):
            return one
        currency = CURRENCY_SIGNS.get(sign, sign)
        told = [given.text.strip() for given in group.get("currency", ()) if isinstance(given, Given)]
        if told and any(told) and told != [currency]:
            return one
        if not any(told):
            group["currency"] = (Given(currency, one.place),)
            message = f"{shown(one.text)} in {one.place} names its currency: it was read as {currency}."
            self._note(codes.MENDED, message, MENDED_HINT, f"{pointer}/currency")
        return Given(found[2], one.place, one.is_one)

    def _showable(self, given: Given) -> str:
        text, count = UNWRITABLE.subn(" ", given.text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
        if count:
            message = f"Characters that cannot be shown were left out of {given.place}."
            self._note(codes.MENDED, message, "Delete what is not visible there.", "")
        return text

    def left_over(self, name: str, answer: Answer) -> None:
        """Note what no question asks for, so that it is not lost."""
        for one in answer:
            if isinstance(one, Given) and one.text.strip():
                message = (
                    f"{shown(one.text)} in {one.place} answers “{name}”, which is not asked here; it was left out."
                )
                self._note(codes.UNKNOWN_HEADING, message, "Put it where it belongs, or leave it out.", "")

    def _refuse(self, question: Question, given: Given, unread: Unread, pointer: str) -> None:
        message = f"{shown(given.text)} in {given.place} ({question.label}) {unread.why}."
        self._note(codes.UNREAD, message, unread.hint, pointer)

    def _refuse_several(self, question: Question, answer: Sequence[object], pointer: str) -> None:
        given = [one for one in answer if isinstance(one, Given)]
        message = (
            f"{question.label} takes one answer and has {len(given)}: {', '.join(shown(one.text) for one in given)}."
        )
        self._note(codes.UNREAD, message, f"Keep one of them, in {given[0].place}.", pointer)

    def _note(self, code: Code, message: str, hint: str, pointer: str) -> None:
        self.notes.append(Diagnostic(code, self.file, message, hint, pointer))


MENDED_HINT = "Nothing has to be done, unless it was meant otherwise."
COMMA_KINDS = ("term", "organisation", "record", "date", "day", "address")


def _without_bullet(part: str) -> str:
    found = BULLET.match(part)
    return part[found.end() if found else 0 :].strip()


def _lines(text: str) -> list[str]:
    """Return the entries of a list of texts: a line each; one without a bullet goes on with the bullet before it."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    marked = [line for line in lines if NUMBERED_BULLET.match(line)]
    if not marked or not NUMBERED_BULLET.match(lines[0]):
        return lines
    entries: list[str] = []
    for line in lines:
        if found := NUMBERED_BULLET.match(line):
            entries.append(line[found.end() :])
        else:
            entries[-1] = f"{entries[-1]} {line}"
    return entries


def _filled_in(group: Mapping[str, Answer]) -> Iterator[Given]:
    """Yield the answers in a group that say something."""
    for answer in group.values():
        for one in answer:
            if not isinstance(one, Given):
                yield from _filled_in(one)
            elif one.text.strip().casefold() not in NOTHING:
                yield one


def _without_repeats(values: list[Any]) -> list[Any]:
    kept: dict[str, Any] = {}
    for value in values:
        kept.setdefault(repr(value), value)  # groups cannot be hashed
    return list(kept.values())


def _parts_hint(question: Question) -> str:
    needed = [f"“{part.label}”" for part in question.parts if part.is_needed]
    return f"Answer {' and '.join(needed)}, each in its place."
