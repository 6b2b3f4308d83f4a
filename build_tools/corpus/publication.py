"""What of a corpus may be published: cases kept to a summary or to a number never reach pages, dumps or indexes."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from build_tools.corpus.corpus import Corpus, Entry, Key, build_corpus, references
from build_tools.digests import canonical_json, digest_value

SUMMARY_FIELDS = ("title", "language", "countries", "objectives", "stage", "withdrawn", "publish")
"""All that `publish: summary` shows."""


def publication(entry: Entry) -> str:
    """Return how much of a record is public: full, summary or count."""
    return str(entry.fields.get("publish", "full"))


def has_page(entry: Entry) -> bool:
    """Tell whether a record has a page at all."""
    return publication(entry) != "count"


def is_open(entry: Entry) -> bool:
    """Tell whether everything about a record is public and holds, so that other pages may tell what it names."""
    return publication(entry) == "full" and not entry.is_withdrawn


def is_listed(entry: Entry) -> bool:
    """Tell whether a record stands in the indexes."""
    return has_page(entry) and not entry.is_withdrawn


@dataclass(frozen=True, slots=True)
class Publication:
    """The corpus that readers get, and how many cases stand in it only as a number."""

    corpus: Corpus
    hidden: int


def publishable(corpus: Corpus) -> Publication:
    """Return the corpus without what is not public; also references to hidden cases are taken out."""
    levels = {entry.key: publication(entry) for entry in corpus.by_type["case"]}
    hidden = frozenset(key for key, level in levels.items() if level == "count")
    reduced = frozenset(key for key, level in levels.items() if level == "summary")
    if not hidden and not reduced:
        return Publication(corpus, 0)
    former = {old for old, present in corpus.former.items() if present in hidden and old not in corpus.entries}
    kept = [_published(entry, hidden | former, reduced) for entry in corpus if entry.key not in hidden]
    broken = {key: path for key, path in corpus.broken.items() if key not in hidden}
    return Publication(build_corpus(kept, broken, corpus.vocabularies), len(hidden))


def _published(entry: Entry, hidden: frozenset[Key], reduced: frozenset[Key]) -> Entry:
    if entry.key in reduced:
        fields = {name: entry.fields[name] for name in SUMMARY_FIELDS if name in entry.fields}
        shown = _with_fields(entry, fields, body="", summary="", need="", origin="request", sources=())
        return replace(shown, digest=digest_value(fields))  # that of the file would tell when what is withheld changes
    to_hidden = [pointer for pointer, _, key in references(entry) if key in hidden]
    if not to_hidden:
        return entry
    fields = dict(entry.fields)
    for pointer in reversed(to_hidden):
        fields = _without(fields, pointer.strip("/").split("/"))
    return _with_fields(entry, fields, body=entry.body)


def _with_fields(entry: Entry, fields: Mapping[str, Any], *, body: str, **filled: object) -> Entry:
    """Return an entry whose record holds these fields only; required ones that are withheld are filled as given."""
    if filled:
        typed = {name: getattr(entry.record, name) for name in fields}
        record = entry.type.model.model_construct(**{**typed, **filled})
    else:
        record = entry.type.model.model_validate_json(canonical_json(dict(fields)))
    return replace(entry, record=record, fields=fields, body=body)


def _without(value: Any, steps: list[str]) -> Any:
    """Return a value without what the steps lead to; an entry of a list goes whole."""
    step, rest = steps[0], steps[1:]
    if isinstance(value, list):
        position = int(step)
        return [inner for number, inner in enumerate(value) if number != position]
    if not rest:
        return {name: inner for name, inner in value.items() if name != step}
    return {name: _without(inner, rest) if name == step else inner for name, inner in value.items()}
