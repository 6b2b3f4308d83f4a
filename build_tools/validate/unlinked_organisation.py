"""An organisation that has a record should be named by its id."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.names import plain
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._marks import Term
from build_tools.records.organisation import Organisation
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._marked import marked

CODE = Code("CC323", "unlinked-organisation", Severity.WARNING, "An organisation named in full though it has a record")


def _by_name(corpus: Corpus) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in corpus.by_type["organisation"]:
        if isinstance(entry.record, Organisation):
            for name in (entry.record.title, entry.record.acronym, *entry.record.aliases):
                if name:
                    found[plain(name)].add(entry.id)
    return found


def _inline(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (pointer, name) for every organisation named in full."""
    for pointer, _value, mark in marked(entry, Term):
        parent = pointer.rpartition("/")[0]
        if mark.vocabulary == "organisation-types" and parent:
            found: Any = entry.fields
            for step in parent.split("/")[1:]:
                found = found[int(step)] if isinstance(found, list) else found[step]
            yield parent, str(found["name"])


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    by_name = _by_name(corpus)
    for entry in corpus:
        for pointer, name in _inline(entry):
            bare = name.partition(" (")[0]  # “International Organization for Migration (IOM)”
            ids = by_name.get(plain(name)) or by_name.get(plain(bare)) or set()
            if len(ids) == 1:
                (record_id,) = ids
                related = (corpus.entries["organisation", record_id].path,)
                message = f"“{name}” has a record of its own."
                hint = f"Write its id instead of name and type: {record_id}"
                yield Diagnostic(CODE, entry.path, message, hint, pointer, related=related)


RULE = Rule(code=CODE, check=_check)
