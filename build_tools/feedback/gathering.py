"""All that is told of a change, gathered from its two sides."""

from collections.abc import Iterable, Iterator, Sequence

from build_tools.config import Config
from build_tools.corpus.corpus import Key
from build_tools.corpus.publication import has_page
from build_tools.diagnostics import Diagnostic, Severity, sort_worst_first
from build_tools.feedback._base import STATES, Feedback, FileTold, FindingTold, LinkTold, Passage, RecordTold
from build_tools.feedback.checking import findings_of
from build_tools.feedback.counts import changed_counts
from build_tools.feedback.fields import field_told
from build_tools.feedback.links import links_by_record
from build_tools.feedback.showing import Showing
from build_tools.feedback.sides import Side, Sides
from build_tools.feedback.texts import passages
from build_tools.feedback.touched import Touched, renamed_records, touched_records, unshown_records
from build_tools.pipeline import located
from build_tools.records import record_type, record_types

COMPARED = 200
"""Pages that are compared line by line; of a change of more records, who reads to the end looks at the fields."""
LINES, LONGEST = 100, 2_000
"""Lines of one page that a report tells, and characters of a line."""
KINDS_OF_FILES = (
    ("content/pages/", "page"),
    ("content/releases/", "release"),
    ("schemas/vocabularies/", "vocabulary"),
    ("schemas/", "schema"),
    ("site_config/i18n/", "words of the site"),
    ("site_config/", "look of the site"),
    (".github/", "workflow"),
    ("build_tools/", "program"),
    ("tests/", "test"),
)
OTHER_FILE = "other file"


class Gathered:
    """A change, with what its tellers need: the records that it touched, and their pages on both sides."""

    def __init__(self, sides: Sides) -> None:
        """Find the records that a change touched."""
        self.sides = sides
        self.touched = sorted(touched_records(sides), key=_importance)
        compared = self.touched[:COMPARED]
        self.before = Showing(sides.before, frozenset(one.old for one in compared if one.old))
        self.after = Showing(sides.after, frozenset(one.new for one in compared if one.new))

    def feedback(self, config: Config) -> Feedback:
        """Return all that is told of the change."""
        before, after = self.sides.before, self.sides.after
        found = findings_of(after.reading, config, after.engine, self.sides.changed)
        return Feedback(
            base=self.sides.base_name,
            head=self.sides.head_name,
            records_before=len(before.corpus),
            records_after=len(after.corpus),
            records=tuple(self._records()),
            findings=tuple(map(_finding, sort_worst_first(located(found, after.reading.content)))),
            left_out=tuple(sorted({one.path for one in found if one.severity is Severity.ERROR})),
            files=tuple(_files(self.sides, config)),
            counts=tuple(changed_counts(before, after)),
            unread_before=len({finding.path for finding in before.reading.findings}),
            unshown=unshown_records(self.sides),
        )

    def _records(self) -> Iterator[RecordTold]:
        keys = frozenset(one.key for one in self.touched)
        links = links_by_record(self.sides.before, self.sides.after, renamed_records(self.touched), keys)
        for one in self.touched:
            yield self._record(one, links.get(one.key, ()))

    def _record(self, one: Touched, links: Sequence[LinkTold]) -> RecordTold:
        found = record_type(one.key[0])
        before = self.before.lines(one.old) if one.old else []
        after = self.after.lines(one.new) if one.new else []
        strings = self.sides.after.config.strings
        return RecordTold(
            state=one.state,
            type=str(strings["types"][found.name]["one"]),
            address=f"{found.folder}/{one.key[1]}",
            title=one.title,
            path=_path(one, self.sides),
            moved=one.moved,
            has_before=_has_page(one.old, self.sides.before),
            has_after=_has_page(one.new, self.sides.after),
            fields=tuple(field_told(change, strings) for change in one.fields),
            # A page that is new or gone differs everywhere: its record is told, and the preview shows it.
            passages=tuple(_cut(passages(before, after))) if before and after else (),
            links=tuple(links),
        )


def _importance(one: Touched) -> tuple[int, Key]:
    return (STATES.index(one.state), one.key)


def _cut(found: Iterable[Passage]) -> Iterator[Passage]:
    """Yield passages until they have as many lines as a report takes; the preview has all."""
    left = LINES
    for one in found:
        if left <= 0:
            return
        before, after = one.before[:left], one.after[:left]
        left -= len(before) + len(after)
        yield Passage(one.heading, tuple(map(_short, before)), tuple(map(_short, after)))


def _short(line: str) -> str:
    return line if len(line) <= LONGEST else f"{line[:LONGEST]}…"


def _has_page(key: Key | None, side: Side) -> bool:
    return key is not None and key in side.corpus.entries and has_page(side.corpus.entries[key])


def _path(one: Touched, sides: Sides) -> str:
    """Return the file of a record, where it lies or lay."""
    found = record_type(one.key[0])
    for side in (sides.after, sides.before):
        corpus = side.reading.corpus
        if one.key in corpus.broken:
            return corpus.broken[one.key]
        if one.key in corpus.entries:
            return corpus.entries[one.key].path
    return f"{found.folder}/{one.key[1]}{found.suffix}"


def _finding(finding: Diagnostic) -> FindingTold:
    return FindingTold(
        finding.severity.value,
        finding.code.id,
        finding.code.slug,
        finding.path,
        finding.line,
        finding.column,
        finding.message,
        finding.hint,
    )


def _files(sides: Sides, config: Config) -> Iterator[FileTold]:
    """Yield the changed files that hold no record, by kind."""
    folder = config.relative(config.content[0])
    folders = {f"{folder}/{found.folder}" for found in record_types()}
    others = [path for path in sides.changed if path.rpartition("/")[0] not in folders]
    kinds = [kind for _, kind in KINDS_OF_FILES]
    told = [FileTold(_kind_of_file(path), path) for path in others]
    yield from sorted(told, key=lambda file: ((*kinds, OTHER_FILE).index(file.kind), file.path))


def _kind_of_file(path: str) -> str:
    return next((kind for beginning, kind in KINDS_OF_FILES if path.startswith(beginning)), OTHER_FILE)
