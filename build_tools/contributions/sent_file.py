"""A file that was sent, judged: what became of each of its records, and of the file itself."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_tools.contributions.judging import Judge, Judgement, State
from build_tools.diagnostics import Diagnostic
from build_tools.doors import Filled, door_for
from build_tools.forms import Form
from build_tools.intake import codes
from build_tools.intake.mapping import knows_column, mapped
from build_tools.intake.mapping_file import MappingFile
from build_tools.parse.document import finding_of
from build_tools.parse.problems import ReadingProblem

STATES: tuple[State, ...] = ("good", "mended", "refused")


@dataclass(frozen=True, slots=True)
class SentFile:
    """What became of a file: its name, its records as they were filled in and as they were judged.

    `problem` says why the file, or the rest of it, could not be read.
    """

    name: str
    filled: tuple[Filled, ...]
    judgements: tuple[Judgement, ...]
    problem: Diagnostic | None = None

    @property
    def counts(self) -> Mapping[State, int]:
        """How many records there are of each state."""
        found = Counter(one.state for one in self.judgements)
        return {state: found[state] for state in STATES}

    @property
    def duplicates(self) -> int:
        """How many records, of those that are not refused, seem to tell of the same thing as another."""
        return sum(bool(one.duplicates) for one in self.judgements if one.state != "refused")

    @property
    def has_findings(self) -> bool:
        """Tell whether something was refused."""
        return self.problem is not None or self.counts["refused"] > 0


def judge_file(
    name: str, data: bytes, forms: Sequence[Form], judge: Judge, mapping: MappingFile | None = None
) -> SentFile:
    """Return what becomes of the records in a file; a problem with the file ends it, and keeps what came before."""
    by_type = {form.type.name: form for form in forms}
    opened = _Opened(name, data, forms, mapping)
    judgements = judge.judge_all((by_type.get(one.type, forms[0]), one) for one in opened.records())
    if not opened.filled and opened.problem is None:
        message = f"{name} holds no records: there is nothing under its headings."
        hint = "Write each record into a row of its own, and save it."
        opened.problem = Diagnostic(codes.OTHER_FILE, name, message, hint)
    return SentFile(name, tuple(opened.filled), tuple(judgements), opened.problem)


@dataclass(slots=True)
class _Opened:
    """A file while it is read: the records that came so far, and what ended it before its end."""

    name: str
    data: bytes
    forms: Sequence[Form]
    mapping: MappingFile | None
    filled: list[Filled] = field(default_factory=list)
    problem: Diagnostic | None = None

    def records(self) -> Iterator[Filled]:
        """Yield the records, up to where the file cannot be read."""
        try:
            for one in self._read():
                self.filled.append(one)
                yield one
        except ReadingProblem as problem:
            self.problem = finding_of(problem, self.name)

    def _read(self) -> Iterator[Filled]:
        if self.mapping:
            return _mapped(self.name, self.data, self.forms, self.mapping)
        return door_for(self.name, self.data).read(self.data, self.name, self.forms)


def _mapped(name: str, data: bytes, forms: Sequence[Form], mapping: MappingFile) -> Iterator[Filled]:
    door = door_for(name, data)
    if door.raw is None:
        message = f"{name} has no columns that a mapping file could explain."
        raise ReadingProblem(codes.OTHER_FILE, message, "Leave out --map.")
    form = next(form for form in forms if form.type.name == mapping.type)
    return mapped(door.raw(data, name, knows_column(mapping)), mapping, form)
