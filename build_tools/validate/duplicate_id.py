"""An id names one record of its type, today and among former ids."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.corpus.corpus import Key
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import Rule, RuleContext

CODE = Code("CC303", "duplicate-id", Severity.ERROR, "An id that another record bears")


def _doubles(corpus: Corpus) -> Iterator[Diagnostic]:
    hint = "Rename one file; if both tell of the same thing, join them and delete one."
    for double in corpus.doubles:
        twin = corpus.entries[double.key]
        message = f"The {double.type.name} id “{double.id}” is already that of {twin.path}."
        yield Diagnostic(CODE, double.path, message, hint, related=(twin.path,))
    for key, path in corpus.broken.items():
        twin_of_broken = corpus.entries.get(key)
        if twin_of_broken and twin_of_broken.path != path:
            message = f"The {key[0]} id “{key[1]}” is already that of {twin_of_broken.path}."
            yield Diagnostic(CODE, path, message, hint, related=(twin_of_broken.path,))


def _former(corpus: Corpus) -> Iterator[Diagnostic]:
    claimed: dict[Key, str] = {}
    for entry in corpus:
        for position, old in enumerate(entry.record.former_ids):
            key = (entry.type.name, old)
            pointer = f"/former_ids/{position}"
            holder = corpus.entries.get(key)
            if holder is entry:
                message = f"“{old}” is the id that this record bears today."
                yield Diagnostic(CODE, entry.path, message, "Delete it from “former_ids”.", pointer)
            elif holder:
                message = f"The former id “{old}” is the id of {holder.path}."
                hint = "Delete it here, or rename the other file: an id is never used again."
                yield Diagnostic(CODE, entry.path, message, hint, pointer, related=(holder.path,))
            elif claimed.setdefault(key, entry.path) != entry.path:
                message = f"The former id “{old}” is also a former id of {claimed[key]}."
                hint = "Keep it in the record to which its old address shall lead."
                yield Diagnostic(CODE, entry.path, message, hint, pointer, related=(claimed[key],))


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    yield from _doubles(corpus)
    yield from _former(corpus)


RULE = Rule(code=CODE, check=_check)
