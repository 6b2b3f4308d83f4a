"""A reference must lead to a record of a type that its field can use."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.names import listed
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records import record_type
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._references import NamedRecord, named_records

CODE = Code("CC329", "wrong-target", Severity.ERROR, "A reference to a record of a type that the field cannot use")


def _wanted(entry: Entry, named: NamedRecord) -> tuple[str, ...]:
    """Return the types that a field of mixed references can use; empty where it takes all."""
    if named.pointer == "/superseded_by":
        return (entry.type.name,)
    if named.pointer.startswith("/similar/"):
        return ("practice", "case")
    return ()


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    for entry in corpus:
        if "superseded_by" not in entry.fields and "similar" not in entry.fields:
            continue
        for named in named_records(entry):
            wanted = _wanted(entry, named)
            if named.key and wanted and named.key[0] not in wanted:
                field = named.pointer.split("/")[1]
                message = f"“{field}” cannot be the {named.key[0]} record “{named.text}”."
                hint = f"Name a record in the folder {listed(record_type(name).folder for name in wanted)}."
                yield Diagnostic(CODE, entry.path, message, hint, named.pointer)


RULE = Rule(code=CODE, check=_check)
