"""Reads the corpus for commands that look things up, and finds the record that a person names."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rapidfuzz import fuzz, process

from build_tools.cli._group import Project
from build_tools.cli._progress import engine_of
from build_tools.config import Config
from build_tools.corpus import Corpus, Entry
from build_tools.errors import UsageError
from build_tools.pipeline import Reading, read_corpus
from build_tools.records import RecordType, record_type, record_types

NEAR = 72
"""How alike (0 to 100) a word must be to be proposed."""
PROPOSED = 3


@contextmanager
def opened(project: Project) -> Iterator[tuple[Config, Reading]]:
    """Open the project and read its records."""
    config = project.config()
    with engine_of(config) as engine:
        yield config, read_corpus(config, engine)


def did_you_mean(word: str, known: Sequence[str]) -> str:
    """Return a sentence that proposes what a person may have meant, or nothing."""
    near = process.extract(word, known, scorer=fuzz.WRatio, limit=PROPOSED, score_cutoff=NEAR)
    names = [name for name, _, _ in near]
    return f" Did you mean {' or '.join(names)}?" if names else ""


def find_type(name: str) -> RecordType:
    """Return the type of that name or folder.

    Raises:
        UsageError: there is none.
    """
    try:
        return record_type(name)
    except KeyError:
        names = [found.name for found in record_types()]
        message = f"There is no type {name!r}.{did_you_mean(name, names)} The types are: {', '.join(names)}."
        raise UsageError(message) from None


def find_term(corpus: Corpus, vocabulary: str, word: str) -> str:
    """Return the id of the term that a word means, be it an id, a label or an alias.

    Raises:
        UsageError: no term is called so.
    """
    by_name = {name.casefold(): term_id for name, term_id in reversed(list(corpus.vocabularies[vocabulary].names()))}
    found = by_name.get(word.casefold())
    if found is None:
        names = [name for name, _ in corpus.vocabularies[vocabulary].names()]
        message = f"{word!r} is not among the {vocabulary}.{did_you_mean(word, names)}"
        raise UsageError(message)
    return found


def find_entry(corpus: Corpus, name: str) -> Entry:
    """Return the record of an id, or of folder/id where several types use the id.

    Raises:
        UsageError: there is none, there are several, or its file has findings.
    """
    wanted = "/".join(name.removesuffix(".md").removesuffix(".yml").split("/")[-2:])
    folder, _, record_id = wanted.rpartition("/")
    types = [find_type(folder)] if folder else list(record_types())
    found = [entry for entry in (corpus.find(kind.name, record_id) for kind in types) if entry]
    if len(found) == 1:
        return found[0]
    if found:
        message = f"Several records have the id {record_id!r}: use one of {', '.join(e.address for e in found)}."
        raise UsageError(message)
    keys = {(kind.name, record_id) for kind in types}
    broken = [path for key, path in corpus.broken.items() if key in keys]
    if broken:
        message = f"{broken[0]} has findings and cannot be shown: `commons check {broken[0]}` tells them."
        raise UsageError(message)
    known = [entry.address if folder else entry.id for entry in corpus]
    near = did_you_mean(wanted, known)
    message = f"There is no record {name!r}.{near} `commons search` finds records by their words."
    raise UsageError(message)


def find_case(corpus: Corpus, name: str) -> Entry:
    """Return the case of an id.

    Raises:
        UsageError: there is none.
    """
    entry = find_entry(corpus, name if "/" in name else f"cases/{name}")
    if entry.type.name != "case":
        message = f"{entry.address} is no case."
        raise UsageError(message)
    return entry
