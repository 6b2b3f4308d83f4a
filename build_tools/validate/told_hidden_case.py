"""A public text must not tell the address of a case of which only the number is public."""

import re
from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import has_page, publication
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records import record_type
from build_tools.records._marks import escape_step
from build_tools.validate._base import Rule, RuleContext
from build_tools.validate._references import named_records

CODE = Code("CC342", "told-hidden-case", Severity.ERROR, "A text tells the address of a case that only counts")
ADDRESS = re.compile(rf"\b{record_type('case').folder}/([a-z0-9]+(?:-[a-z0-9]+)*)")
HINT = "Delete it: the site would show it to everyone. Names in fields such as “related” it leaves out by itself."


def _check(corpus: Corpus, _: RuleContext) -> Iterator[Diagnostic]:
    hidden = {case.id for case in corpus.by_type["case"] if not has_page(case)}
    hidden |= {old for (kind, old), key in corpus.former.items() if kind == "case" and key[1] in hidden}
    if not hidden:
        return
    for entry in corpus:
        if publication(entry) != "full":
            continue
        for pointer, address in told_addresses(entry, hidden):
            message = f"“{address}” is the address of a case of which only the number is public."
            yield Diagnostic(CODE, entry.path, message, HINT, pointer)


def told_addresses(entry: Entry, hidden: AbstractSet[str]) -> Iterator[tuple[str, str]]:
    """Yield (pointer, address) wherever a text of a record tells the address of a case that has one of these ids."""
    for pointer, text in _texts(entry):
        for found in ADDRESS.finditer(text):
            if found[1] in hidden:
                line = text.count("\n", 0, found.start()) + 1
                yield (f"{pointer}/{line}" if pointer == "/body" else pointer), found[0]


def _texts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield every text of a record but its references, which the site leaves out by itself."""
    references = {named.pointer for named in named_records(entry)}
    for name, value in entry.fields.items():
        yield from ((pointer, text) for pointer, text in _strings(value, f"/{name}") if pointer not in references)
    yield "/body", entry.body


def _strings(value: object, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield pointer, value
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _strings(inner, f"{pointer}/{position}")
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, f"{pointer}/{escape_step(key)}")


RULE = Rule(code=CODE, check=_check)
