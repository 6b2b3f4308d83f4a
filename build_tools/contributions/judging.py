"""What was filled in, judged: the file that it would be, and what `commons check` would say of it among all others."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import orjson

from build_tools.config import Config
from build_tools.contributions.likeness import candidates_of
from build_tools.contributions.record_file import Shelf
from build_tools.contributions.trial import TRY, decode_trial
from build_tools.corpus import Corpus, Entry, build_corpus
from build_tools.corpus.corpus import Key, references
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.digests import digest_parts
from build_tools.engine import Engine
from build_tools.forms import Form
from build_tools.intake import codes
from build_tools.intake.answers import Told, fields_of
from build_tools.intake.filled import ID, Filled, Given
from build_tools.intake.meanings import Meanings
from build_tools.pipeline import Reading
from build_tools.records._codes import MISSING_FIELD
from build_tools.source.files import ID as ID_FORM
from build_tools.source.files import ID_MAX, ID_MIN
from build_tools.validate import RuleContext, rules
from build_tools.validate.likely_duplicate import CODE as LIKELY_DUPLICATE

State = Literal["good", "mended", "refused"]
ALIKE_HINT = "If so, nothing has to be sent: change that record itself. If not, say in the titles what sets them apart."
NO_ID = "No id can be made of the title."
NO_ID_HINT = "Write more of it in letters, or choose an id under a heading “id”: small letters, digits and hyphens."
UNNAMED = "without-a-title"
"""The id under which a record without a title is looked at; it is never written."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What became of one record that was filled in.

    `path` is where its file would lie and `text` what it would hold. `notes` are what was mended or could not be read,
    `findings` what `commons check` would tell of the file. `duplicates` are records that seem to tell of the same
    thing: their paths, or their places in the same file. `places` lead from pointers to where the answers stand.
    """

    state: State
    type: str
    place: str
    id: str
    path: str
    text: str
    notes: tuple[Diagnostic, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    duplicates: tuple[str, ...] = ()
    places: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)

    def place_of(self, finding: Diagnostic) -> str:
        """Return where the answer stands that a finding speaks of; the place of the record where nothing is nearer."""
        pointer = finding.pointer
        while pointer:
            if pointer in self.places:
                return self.places[pointer]
            pointer = pointer.rpartition("/")[0]
        return self.place


@dataclass(slots=True)
class _Draft:
    """A record on its way to a judgement."""

    form: Form
    filled: Filled
    told: Told
    id: str
    path: str
    schema: str
    notes: list[Diagnostic]
    text: str = ""
    findings: list[Diagnostic] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    entry: Entry | None = None

    @property
    def is_refused(self) -> bool:
        return any(one.severity is Severity.ERROR for one in (*self.notes, *self.findings))

    def _told(self) -> Iterator[Diagnostic]:
        """Yield the findings; of a row that could not be read at all, that is all that there is to say."""
        is_lost = not self.filled.answers and any(note.severity is Severity.ERROR for note in self.notes)
        return iter(()) if is_lost else _without_echoes(self.findings, self.notes)

    def judgement(self) -> Judgement:
        is_mended = any(note.code is codes.MENDED for note in self.notes)
        return Judgement(
            state="refused" if self.is_refused else "mended" if is_mended else "good",
            type=self.form.type.name,
            place=self.filled.place,
            id=self.id,
            path=self.path,
            text=self.text,
            notes=tuple(self.notes),
            findings=tuple(self._told()),
            duplicates=tuple(dict.fromkeys(self.duplicates)),
            places=self.told.places,
            fields=self.told.fields,
        )


class Judge:
    """Judges records by what is there; each batch is judged together, so that its records can name each other."""

    def __init__(self, config: Config, reading: Reading, engine: Engine, root: Path | None = None) -> None:
        """Take the project's settings, its records and an engine; `root` is the content folder for what is new."""
        self._config = config
        self._engine = engine
        self._corpus = reading.corpus
        self._root = root or config.content[0]
        self._meanings = Meanings(reading.corpus)
        self._is_private = self._root.resolve() != config.content[0].resolve()

    def judge(self, form: Form, filled: Filled) -> Judgement:
        """Return what becomes of one record."""
        return self.judge_all([(form, filled)])[0]

    def judge_all(self, given: Iterable[tuple[Form, Filled]]) -> list[Judgement]:
        """Return what becomes of each record, in order."""
        shelf = Shelf(self._corpus, self._config, self._root)
        drafts: list[_Draft] = []
        self._engine.progress.begin("read rows", None)
        for form, filled in given:
            drafts.append(self._draft(form, filled, shelf))
            self._engine.progress.advance(1)
        self._engine.progress.end()
        self._try(drafts)
        _refuse_repeats(drafts, self._corpus)
        self._apply_rules(drafts)
        _refuse_dependents(drafts, self._corpus)
        return [draft.judgement() for draft in drafts]

    def _draft(self, form: Form, filled: Filled, shelf: Shelf) -> _Draft:
        told = fields_of(form, filled, self._meanings)
        kind, notes = form.type, list(told.notes)
        wanted = next((one for one in filled.answers.get(ID, ()) if isinstance(one, Given) and one.text.strip()), None)
        found = _wrong_id(wanted, filled, is_taken=shelf.is_taken(kind, wanted.text.strip())) if wanted else None
        if found:
            notes.append(found)
        is_usable = wanted is not None and (found is None or found.code is codes.SENT_TWICE)
        title = str(told.fields.get("title", ""))
        record_id = wanted.text.strip() if wanted and is_usable else shelf.new_id(kind, title)
        if title and not record_id:
            notes.append(Diagnostic(codes.UNREAD, filled.file, NO_ID, NO_ID_HINT, "/title"))
        record_id = shelf.give(kind, record_id) or UNNAMED
        path = self._config.relative(shelf.file_of(kind, record_id))
        return _Draft(form, filled, told, record_id, path, shelf.schema_of(kind), notes)

    def _try(self, drafts: Sequence[_Draft]) -> None:
        """Write and read each as if it were a file, and keep those that are records."""
        values = [
            (draft.path, draft.form.type.folder, draft.schema, orjson.dumps(draft.told.fields), draft.told.body)
            for draft in drafts
        ]
        keyed = [(digest_parts([*map(str, value)]), value) for value in values]
        for draft, result in zip(drafts, self._engine.run(TRY, keyed), strict=True):
            trial = decode_trial(result)
            draft.text = trial.text
            if isinstance(trial.read, list):
                draft.findings += trial.read
                continue
            kind, read = draft.form.type, trial.read
            record = kind.model.model_validate_json(read.fields_json)
            fields = orjson.loads(read.fields_json)
            draft.findings += (*read.findings, *trial.findings)
            draft.entry = Entry(kind, draft.id, draft.path, read.digest, record, fields, read.body, self._is_private)

    def _apply_rules(self, drafts: Sequence[_Draft]) -> None:
        """Put the new records among those that are there, and ask the rules that look at all of them."""
        new = {draft.path: draft for draft in drafts if draft.entry and not _is_repeat(draft)}
        entries = [draft.entry for draft in new.values() if draft.entry]
        broken = {**self._corpus.broken, **{_key(one): one.path for one in drafts if not one.entry}}
        corpus = build_corpus([*self._corpus, *entries], broken, self._corpus.vocabularies)
        titles = {entry.path: entry.record.title for entry in corpus}
        context = RuleContext(self._config.today, candidates_of(corpus, frozenset(new)))
        for rule in rules():
            if not rule.alone:
                for finding in rule.check(corpus, context):
                    _hand_out(finding, new, titles)


def _hand_out(finding: Diagnostic, new: Mapping[str, _Draft], titles: Mapping[str, str]) -> None:
    """Give a finding to the new record that it is about, or that brought it about."""
    draft = new.get(finding.path) or next((new[path] for path in finding.related if path in new), None)
    if draft is None:
        return
    if finding.code is LIKELY_DUPLICATE:
        (other,) = (path for path in (finding.path, *finding.related) if path != draft.path)
        place = new[other].filled.place if other in new else other
        draft.duplicates.append(place)
        message = f"It seems to be the same as “{titles[other]}” ({place})."
        finding = replace(finding, path=draft.path, message=message, hint=ALIKE_HINT, related=(other,))
    draft.findings.append(finding)


def _key(draft: _Draft) -> Key:
    return (draft.form.type.name, draft.id)


def _is_repeat(draft: _Draft) -> bool:
    return any(note.code is codes.SENT_TWICE for note in draft.notes)


def _wrong_id(wanted: Given, filled: Filled, *, is_taken: bool) -> Diagnostic | None:
    record_id = wanted.text.strip()
    if not ID_FORM.fullmatch(record_id) or not ID_MIN <= len(record_id) <= ID_MAX:
        message = f"“{record_id[:ID_MAX]}” in {wanted.place} cannot be an id."
        hint = f"Leave it empty, or use {ID_MIN} to {ID_MAX} small letters, digits and single hyphens."
        return Diagnostic(codes.UNREAD, filled.file, message, hint)
    if is_taken:
        message = f"There is, or was, a record with the id “{record_id}” ({wanted.place})."
        hint = "Nothing is overwritten: change that record itself, or choose another id where it is another thing."
        return Diagnostic(codes.SENT_TWICE, filled.file, message, hint)
    return None


def _refuse_repeats(drafts: Sequence[_Draft], corpus: Corpus) -> None:
    """Refuse what says the same as a record that is there, or as an earlier one of the same file."""
    known = {(entry.type.name, entry.digest): entry.path for entry in corpus}
    seen: dict[tuple[str, str], _Draft] = {}
    for draft in drafts:
        if draft.entry is None:
            continue
        key = (draft.form.type.name, draft.entry.digest)
        earlier = seen.setdefault(key, draft)
        other = known.get(key) or (earlier.filled.place if earlier is not draft else "")
        if other:
            message = f"It says the same, word for word, as {other}."
            hint = "Nothing has to be done: one of them is enough."
            draft.notes.append(Diagnostic(codes.SENT_TWICE, draft.filled.file, message, hint))
            draft.duplicates.append(other)


def _refuse_dependents(drafts: Sequence[_Draft], corpus: Corpus) -> None:
    """Refuse records that name a refused one of the same file, and those that name them in turn."""
    new = {_key(draft): draft for draft in drafts if not _is_repeat(draft)}
    waiting = [draft for draft in new.values() if draft.is_refused]
    naming: dict[Key, list[tuple[_Draft, str, str]]] = {}
    for draft in new.values():
        for pointer, text, key in references(draft.entry) if draft.entry else ():
            if key in new and corpus.find(*key) is None:
                naming.setdefault(key, []).append((draft, pointer, text))
    while waiting:
        refused = waiting.pop()
        for draft, pointer, text in naming.pop(_key(refused), ()):
            message = f"It names “{text}”, which was refused ({refused.filled.place})."
            finding = Diagnostic(codes.UNREAD, draft.filled.file, message, "Mend that one first.", pointer)
            was_refused = draft.is_refused
            draft.notes.append(finding)
            if not was_refused:
                waiting.append(draft)


def _without_echoes(findings: Sequence[Diagnostic], notes: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield findings, but not that a field is missing whose answer could not be read."""
    unread = [note.pointer for note in notes if note.code is codes.UNREAD]
    for finding in findings:
        is_echo = finding.code is MISSING_FIELD and any(f"{one}/".startswith(f"{finding.pointer}/") for one in unread)
        if not is_echo:
            yield finding
