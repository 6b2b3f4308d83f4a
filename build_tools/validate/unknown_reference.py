"""A reference must lead to a record that exists."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.corpus.names import Names, listed
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records import record_type, record_types
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._references import NamedRecord, named_records, paths_of, spelt

CODE = Code("CC301", "unknown-reference", Severity.ERROR, "A reference to a record that does not exist")


def _names_of(entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    for entry in entries:
        for name in (entry.id, entry.record.title, entry.fields.get("acronym"), *entry.fields.get("aliases", ())):
            if name:
                yield name, entry.id


def _folder_hint(corpus: Corpus, text: str) -> str:
    record_id = text.rpartition("/")[2]
    found = [twin.address for name in corpus.by_type if (twin := corpus.entries.get((name, record_id)))]
    if found:
        return f"Did you mean {listed(found)}?"
    return f"Write folder/id; the folders are {', '.join(found.folder for found in record_types())}."


def _hint(named: NamedRecord, key: Key, near: tuple[str, ...]) -> str:
    type_name, record_id = key
    if near:
        return f"Did you mean {listed(spelt(named, (type_name, found)) for found in near)}?"
    found = record_type(type_name)
    inline = " or write {name: …, type: …} here," if type_name == "organisation" else ""
    return f"Add {found.folder}/{record_id}{found.suffix},{inline} or delete the reference."


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    names = {name: Names(_names_of(entries)) for name, entries in corpus.by_type.items()}
    for entry in corpus:
        for named in named_records(entry):
            key = named.key
            if key and (key in corpus.entries or key in corpus.broken or key in corpus.former):
                continue
            if key is None:
                message = f"“{named.text}” names no record: there is no such folder."
                yield Diagnostic(CODE, entry.path, message, _folder_hint(corpus, named.text), named.pointer)
                continue
            message = f"There is no {key[0]} record “{key[1]}”."
            near = names[key[0]].near(key[1])
            related = paths_of(key, entry)
            yield Diagnostic(CODE, entry.path, message, _hint(named, key, near), named.pointer, related=related)


RULE = Rule(code=CODE, check=_check)
