"""A correction in an issue to the changed file of the record, where it tells the part and what should stand there."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from build_tools.config import Config
from build_tools.contributions.received import Point, Points, Received
from build_tools.corpus import Corpus, Entry, publishable
from build_tools.corpus.names import plain
from build_tools.corpus.publication import is_open
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.digests import digest_bytes, digest_parts
from build_tools.doors._correction import CORRECTION, correctable, correction_questions
from build_tools.doors._issue_body import answers_in
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

NAME = "the issue"
SOURCES = "sources"


def receive_correction(issue: Issue, config: Config, reading: Reading, engine: Engine) -> Received:
    """Return what becomes of a correction.

    Raises:
        ReadingProblem: the issue holds nothing that can be read.
    """
    strings = config.strings
    told = strings["issue_forms"]["correction"]
    text, left_out = legible_text(issue.body.encode(errors="replace"), NAME)
    questions = correction_questions(form_of(record_type("practice"), strings), strings)
    answers, remarks = answers_in(without_comments(text), questions, NAME)
    points = Points()
    points.add([*left_out, *remarks])
    entry = find_record(_text(answers, "record"), publishable(reading.corpus).corpus)
    if entry is None:
        return _not_found(_text(answers, "record"), told, points)
    form = form_of(entry.type, strings)
    question = next((one for one in correctable(form) if plain(one.label) == plain(_text(answers, "part"))), None)
    near = (entry.address,)
    if question is None or not _text(answers, "right") or not is_open(entry) or entry.is_private:
        return Received("noted", CORRECTION, title=entry.record.title, points=points.told(), near=near)
    filled = Filled(NAME, {question.name: answers["right"], SOURCES: answers.get(SOURCES, ())}, file=NAME)
    read = fields_of(form, filled, Meanings(reading.corpus))
    points.add(read.notes)
    data = next(data for source, data, _ in reading.content.files if source.path == entry.path)
    changed = _changed(entry, question, read, data)
    points.add(_errors(entry, changed, engine))
    was_read = bool(read.body) if question.name == NARRATIVE else question.name in read.fields
    is_good = was_read and not any(point.is_needed for point in points.told())
    if is_good and changed == decode(data):
        return Received("duplicate", CORRECTION, title=entry.record.title, points=points.told(), near=near)
    return Received(
        outcome="proposed" if is_good else "needs-mending",
        what=CORRECTION,
        title=entry.record.title,
        path=entry.path,
        text=changed,
        digest=digest_parts([CORRECTION, entry.path, changed]),
        is_new=False,
        points=points.told(),
        near=near,
    )


def find_record(told: str, corpus: Corpus) -> Entry | None:
    """Return the record that an address, an id or a title names; None where none or several do."""
    words = told.strip().strip("<>")
    parts = [part for part in urlsplit(words).path.split("/") if part]
    if len(parts) > 1 and (entry := corpus.resolve("/".join(parts[-2:]))):
        return entry
    name = PurePosixPath(parts[-1]).stem if parts else ""
    found = [entry for entry in corpus if name in (entry.id, f"{entry.id}{entry.type.suffix}")]
    found = found or [entry for entry in corpus if plain(entry.record.title) == plain(words) != ""]
    return found[0] if len(found) == 1 else None


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
