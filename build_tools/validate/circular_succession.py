"""Records must not follow one another in a circle, by succession or by belonging."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC320", "circular-succession", Severity.ERROR, "Records lead to one another in a circle")

FIELDS = (
    ("superseded_by", "", "Delete “superseded_by” in the record that holds today."),
    ("part_of", "organisation", "Delete “part_of” in the organisation that stands above the others."),
)
"""Fields that may not lead in a circle, with the type that they name."""


def _following(corpus: Corpus, field: str, type_name: str) -> dict[Key, Key]:
    found: dict[Key, Key] = {}
    for entry in corpus:
        text = entry.fields.get(field)
        target = corpus.resolve(text, type_name) if isinstance(text, str) else None
        if target and target.key != entry.key:  # a record that names itself is another finding
            found[entry.key] = target.key
    return found


def _circles(following: dict[Key, Key]) -> Iterator[list[Key]]:
    """Yield every circle once, beginning with its first key in order."""
    done: set[Key] = set()
    for start in sorted(following):
        walked: dict[Key, None] = {}
        current: Key | None = start
        while current is not None and current not in done and current not in walked:
            walked[current] = None
            current = following.get(current)
        if current is not None and current in walked:
            steps = list(walked)
            circle = steps[steps.index(current) :]
            first = circle.index(min(circle))
            yield circle[first:] + circle[:first]
        done.update(walked)


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for field, type_name, hint in FIELDS:
        for circle in _circles(_following(corpus, field, type_name)):
            entries: list[Entry] = [corpus.entries[key] for key in circle]
            way = " → ".join(entry.address for entry in [*entries, entries[0]])
            message = f"“{field}” leads in a circle: {way}."
            related = tuple(entry.path for entry in entries[1:])
            yield Diagnostic(CODE, entries[0].path, message, hint, f"/{field}", related=related)


RULE = Rule(code=CODE, check=_check)
