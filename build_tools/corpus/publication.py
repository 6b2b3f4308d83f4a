"""What of a corpus may be published: cases kept to a summary or to a number never reach pages, dumps or indexes."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from build_tools.corpus.corpus import Corpus, Entry, Key, build_corpus, references
from build_tools.digests import canonical_json, digest_parts, digest_value

SUMMARY_FIELDS = ("title", "language", "countries", "objectives", "stage", "publish")
"""All that `publish: summary` shows; of a withdrawn case also the day, since its address stays and says so."""


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
    """Return the corpus without what is not public; also references to hidden cases are taken out.

    A case that cannot be read may be a hidden one, so it is treated like one. Where private files lie, nobody is told.
    """
    levels = {entry.key: publication(entry) for entry in corpus.by_type["case"]}
    hidden = frozenset(key for key, level in levels.items() if level == "count")
    former = {old for old, present in corpus.former.items() if present in hidden and old not in corpus.entries}
    unread = {key for key in corpus.broken if key[0] == "case" and key not in corpus.entries}
    unnamed = hidden | former | unread
    kept = [_published(entry, unnamed) for entry in corpus if entry.key not in hidden]
    if all(shown is corpus.entries[shown.key] for shown in kept) and not unnamed:
        return Publication(corpus, 0)
    return Publication(build_corpus(kept, {}, corpus.vocabularies), len(hidden))


def former_version(entry: Entry, public_cases: AbstractSet[str]) -> Entry | None:
    """Return an earlier version of a record as readers may get it today; None where not all of it was public.

    Of cases it names only those that readers know, by the ids given: nobody can tell what the others were.
    """
    if publication(entry) != "full":
        return None
    named = {key for _, _, key in references(entry) if key}
    return _published(entry, frozenset(key for key in named if key[0] == "case" and key[1] not in public_cases))


def _published(entry: Entry, unnamed: frozenset[Key]) -> Entry:
    """Return a record as readers get it: without what is withheld, and without references to what nobody may name.

    Its digest is that of a file without these references; that of its own would prove a guess at their names.
    """
    if publication(entry) == "summary":
        return _summarised(entry)
    shown = replace(entry, path="") if entry.is_private else entry
    to_hidden = [pointer for pointer, _, key in references(entry) if key in unnamed] if unnamed else []
    if not to_hidden:
        return shown
    fields = dict(entry.fields)
    for pointer in reversed(to_hidden):
        fields = _without(fields, pointer.strip("/").split("/"))
    record = entry.type.model.model_validate_json(canonical_json(fields))
    # Without defaults: an empty list would tell that something stood there.
    fields = record.model_dump(mode="json", exclude_defaults=True)
    digest = digest_parts([canonical_json(fields), entry.body])
    return replace(shown, record=record, fields=fields, digest=digest)


def _summarised(entry: Entry) -> Entry:
    """Return a case as its summary shows it; fields that every case needs and that are withheld are empty.

    The digest of the file would tell when something withheld changes, and its path when it did.
    """
    fields = {name: entry.fields[name] for name in SUMMARY_FIELDS if name in entry.fields}
    typed: dict[str, Any] = {name: getattr(entry.record, name) for name in fields}
    if entry.record.withdrawn:
        fields["withdrawn"] = {"on": entry.record.withdrawn.on}
        typed["withdrawn"] = entry.record.withdrawn.model_copy(update={"reason": ""})
    record = entry.type.model.model_construct(**{**typed, "summary": "", "need": "", "origin": "", "sources": ()})
    return replace(entry, path="", digest=digest_value(fields), record=record, fields=fields, body="")


def _without(value: Any, steps: list[str]) -> Any:
    """Return a value without what the steps lead to; an entry of a list goes whole."""
    step, rest = steps[0], steps[1:]
    if isinstance(value, list):
        position = int(step)
        return [inner for number, inner in enumerate(value) if number != position]
    if not rest:
        return {name: inner for name, inner in value.items() if name != step}
    return {name: _without(inner, rest) if name == step else inner for name, inner in value.items()}
