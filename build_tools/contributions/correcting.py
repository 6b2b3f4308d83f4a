"""A correction in an issue to the changed file of the record, where it tells the part and what should stand there."""

import re
from collections.abc import Mapping
from typing import Any

from build_tools.config import Config
from build_tools.contributions.received import Outcome, Point, Points, Received
from build_tools.corpus import Corpus, Entry, publishable
from build_tools.corpus.names import plain
from build_tools.corpus.publication import is_open
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.digests import digest_bytes, digest_parts
from build_tools.doors._correction import CORRECTION, correctable, correction_questions
from build_tools.doors._issue_body import PLACE, answers_in
from build_tools.engine import Engine
from build_tools.forms import NARRATIVE, Question, form_of
from build_tools.intake.answers import Told, fields_of
from build_tools.intake.body_sections import without_comments
from build_tools.intake.filled import Answer, Filled, Given
from build_tools.intake.issue_event import Issue
from build_tools.intake.legible import legible_text
from build_tools.intake.meanings import Meanings
from build_tools.parse.comments import read_comments
from build_tools.parse.document import decode, halves_of, read_fields
from build_tools.parse.formatting import format_fields
from build_tools.parse.yaml_values import PlaceTable
from build_tools.pipeline import Reading
from build_tools.reading import READ, decode_reading
from build_tools.records import record_type
from build_tools.records.key_order import key_order

SOURCES = "sources"
SERVER = re.compile(r"^[a-z]+://[^/]*", re.IGNORECASE)
"""What stands before the path in an address; a broken one is no error here, but leads to no record."""


def receive_correction(issue: Issue, config: Config, reading: Reading, engine: Engine) -> Received:
    """Return what becomes of a correction.

    Raises:
        ReadingProblem: the issue holds nothing that can be read.
    """
    strings = config.strings
    told = strings["issue_forms"]["correction"]
    text, left_out = legible_text(issue.body.encode(errors="replace"), PLACE)
    questions = correction_questions(form_of(record_type("practice"), strings), strings)
    answers, remarks = answers_in(without_comments(text), questions, PLACE)
    points = Points()
    points.add([*left_out, *remarks])
    entry = find_record(_text(answers, "record"), publishable(reading.corpus).corpus)
    if entry is None:
        return _not_found(_text(answers, "record"), told, points)
    question = _part(entry, _text(answers, "part"), strings)
    noted = Received("noted", CORRECTION, entry.record.title, points=points.told(), near=(entry.address,))
    if question is None or not is_open(entry) or entry.is_private:
        return noted
    filled = Filled(PLACE, {question.name: answers.get("right", ()), SOURCES: answers.get(SOURCES, ())}, file=PLACE)
    read = fields_of(form_of(entry.type, strings), filled, Meanings(reading.corpus))
    points.add(read.notes)
    if not points.are_needed and not (read.body if question.name == NARRATIVE else question.name in read.fields):
        return noted  # nothing stands there that could be proposed
    data = next(data for source, data, _ in reading.content.files if source.path == entry.path)
    changed = _changed(entry, question, read, data)
    points.add(_errors(entry, changed, engine))
    return _proposal(entry, changed, points, is_changed=changed != decode(data))


def find_record(told: str, corpus: Corpus) -> Entry | None:
    """Return the record that an address, an id or a title names; None where none or several do."""
    words = told.strip().strip("<>")
    parts = [part for part in SERVER.sub("", words).partition("#")[0].partition("?")[0].split("/") if part]
    if len(parts) > 1 and (entry := corpus.resolve("/".join(parts[-2:]))):
        return entry
    name = parts[-1] if parts else ""
    found = [entry for entry in corpus if name in (entry.id, f"{entry.id}{entry.type.suffix}")]
    found = found or [entry for entry in corpus if plain(entry.record.title) == plain(words) != ""]
    return found[0] if len(found) == 1 else None


def _part(entry: Entry, told: str, strings: Mapping[str, Any]) -> Question | None:
    """Return the question whose answer is to be changed; None where its name is not that of one."""
    asked = correctable(form_of(entry.type, strings))
    return next((one for one in asked if plain(one.label) == plain(told)), None)


def _proposal(entry: Entry, changed: str, points: Points, *, is_changed: bool) -> Received:
    """Return the changed file, or why it is not proposed."""
    title, near, told = entry.record.title, (entry.address,), points.told()
    if points.are_needed or not is_changed:
        outcome: Outcome = "needs-mending" if points.are_needed else "duplicate"
        return Received(outcome, CORRECTION, title, points=told, near=near)
    digest = digest_parts([CORRECTION, entry.path, changed])
    return Received("proposed", CORRECTION, title, entry.path, changed, digest, is_new=False, points=told, near=near)


def _text(answers: Mapping[str, Answer], name: str) -> str:
    return " ".join(one.text for one in answers.get(name, ()) if isinstance(one, Given)).strip()


def _not_found(told: str, words: Mapping[str, str], points: Points) -> Received:
    message = words["not_found"].format(told=told) if told else words["no_record"]
    return Received(
        "needs-mending", CORRECTION, points=(Point(message, words["find_record"], is_needed=True), *points.told())
    )


def _changed(entry: Entry, question: Question, read: Told, data: bytes) -> str:
    """Return the record's file with another value for one field, and with the source among its sources."""
    halves = halves_of(decode(data), entry.type.form)
    places: PlaceTable = {}
    fields = read_fields(halves, places)
    body = read.body if question.name == NARRATIVE else entry.body
    if question.name in read.fields:
        fields[question.name] = read.fields[question.name]
    there = {source.get("url") for source in fields.get(SOURCES, ()) if isinstance(source, dict)}
    added = [source for source in read.fields.get(SOURCES, ()) if source.get("url") not in there]
    fields[SOURCES] = [*fields.get(SOURCES, ()), *added]
    written = format_fields(fields, key_order(entry.type.model), read_comments(halves.fields, places))
    if entry.type.form == "yaml":
        return written
    return f"---\n{written}---\n" + (f"\n{body}\n" if body else "")


def _errors(entry: Entry, text: str, engine: Engine) -> list[Diagnostic]:
    """Return the errors that the changed file has by itself."""
    data = text.encode()
    keyed = [(digest_parts([entry.path, digest_bytes(data)]), (entry.path, entry.type.folder, data))]
    (result,) = engine.run(READ, keyed)
    read = decode_reading(result)
    findings = read if isinstance(read, list) else read.findings
    return [finding for finding in findings if finding.severity is Severity.ERROR]
