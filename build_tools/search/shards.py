"""The words of the index in shards: files of like size, each of the words that begin alike."""

import operator
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_tools.search.packing import pack, read_varints, unpack, varints

SHARD_SIZE = 24_000
"""Bytes of a shard before it is compressed, about: some 9 kB after."""
IMPACT_BITS = 5
IMPACT_MASK = (1 << IMPACT_BITS) - 1
KEY_COST, FORM_COST, POSTING_COST = 4, 2, 2

Postings = tuple[list[int], list[int]]
"""(documents in rising order, impact in each)."""


@dataclass(slots=True)
class KeyEntry:
    """All that stands under one key: the stems of a form, phrases that begin with it, postings, observed names.

    A key is a folded word, a stem or a token (`#concept/kafala`).
    """

    stems: list[str] = field(default_factory=list)
    phrases: Sequence[Any] = ()
    hits: list[int] = field(default_factory=list)
    """Documents in rising order, each with its impact in the lowest bits."""
    names: list[str] = field(default_factory=list)


def in_script_order(key: str) -> bytes:
    """Order keys as JavaScript compares texts: by units of UTF-16."""
    return key.encode("utf-16-be", "surrogatepass")


def shard_name(start: str) -> str:
    """Return the name of the file whose keys begin here; it tells nothing of any record."""
    return f"words/{start.encode('utf-8', 'surrogatepass').hex() or '00'}.idx"


def split(entries: Mapping[str, KeyEntry]) -> Iterator[tuple[str, list[str]]]:
    """Yield (beginning, keys) of each shard.

    Keys that begin alike stay together until they are too many: what one record changes moves no boundary elsewhere.
    """
    keys = sorted(entries, key=in_script_order)
    yield from _split([(key, _size(key, entries[key])) for key in keys], 1)


def _size(key: str, entry: KeyEntry) -> int:
    texts = sum(map(len, entry.names))
    if entry.phrases:
        texts += sum(len(str(phrase)) // 2 for phrase in entry.phrases)
    return KEY_COST + len(key) + FORM_COST * len(entry.stems) + texts + POSTING_COST * len(entry.hits)


def _split(sized: list[tuple[str, int]], depth: int) -> Iterator[tuple[str, list[str]]]:
    children: dict[str, list[tuple[str, int]]] = {}
    for key, size in sized:
        children.setdefault(key[:depth], []).append((key, size))
    start, waiting, total = "", list[str](), 0
    for prefix, child in children.items():
        size = sum(size for _, size in child)
        if waiting and total + size > SHARD_SIZE:
            yield start, waiting
            waiting, total = [], 0
        if size > SHARD_SIZE and len(child) > 1:
            yield from _split(child, depth + 1)
        else:
            start = start if waiting else prefix
            waiting = [*waiting, *(key for key, _ in child)]
            total += size
    if waiting:
        yield start, waiting


def write_shard(keys: Sequence[str], entries: Mapping[str, KeyEntry]) -> bytes:
    """Return the file of some keys."""
    forms: list[int | str] = []
    postings: list[int] = []
    phrases: dict[str, Any] = {}
    names: dict[str, list[str]] = {}
    numbers: list[bytes] = []
    for place, key in enumerate(keys):
        entry = entries[key]
        forms.append(0 if not entry.stems else 1 if entry.stems == [key] else " ".join(entry.stems))
        if entry.phrases:
            phrases[str(place)] = [[" ".join(rest), " ".join(tokens)] for rest, tokens in entry.phrases]
        if entry.hits:
            data = write_postings(entry.hits)
            postings += [place, len(entry.hits), len(data)]
            numbers.append(data)
        if entry.names:
            names[str(place)] = entry.names
    told = {"keys": " ".join(keys), "forms": forms, "phrases": phrases, "postings": postings, "names": names}
    return pack(told, b"".join(numbers))


def write_postings(hits: Sequence[int]) -> bytes:
    """Return postings as bytes: the steps from document to document, then the impacts."""
    documents = [hit >> IMPACT_BITS for hit in hits]
    steps = map(operator.sub, documents, [-1, *documents])
    return varints(steps) + bytes(map(IMPACT_MASK.__and__, hits))


class Shard:
    """An open shard."""

    def __init__(self, data: bytes) -> None:
        told, self._numbers = unpack(data)
        self.keys: list[str] = told["keys"].split(" ")
        self._forms = told["forms"]
        self._places = {key: place for place, key in enumerate(self.keys)}
        self._phrases = told["phrases"]
        self._names = told["names"]
        self._postings: dict[int, tuple[int, int]] = {}
        start, rows = 0, iter(told["postings"])
        for place, count, length in zip(rows, rows, rows, strict=True):
            self._postings[place] = (count, start)
            start += length

    def stems(self, form: str) -> list[str]:
        """Return the stems of a form; none where no record has it."""
        place = self._places.get(form, -1)
        told = self._forms[place] if place >= 0 else 0
        if not told:
            return []
        return [form] if told == 1 else str(told).split(" ")

    def forms(self, beginning: str = "") -> Iterable[str]:
        """Return the forms with a beginning, in order."""
        return [key for key, told in zip(self.keys, self._forms, strict=True) if told and key.startswith(beginning)]

    def phrases(self, first: str) -> list[tuple[list[str], list[str]]]:
        """Return what may follow a first word, the longest first: (other words, tokens)."""
        told = self._phrases.get(str(self._places.get(first, -1)), ())
        return [(rest.split(" ") if rest else [], tokens.split(" ")) for rest, tokens in told]

    def postings(self, key: str) -> Postings:
        """Return the postings of a stem or a token."""
        count, start = self._postings.get(self._places.get(key, -1), (0, 0))
        steps, behind = read_varints(self._numbers, start, count)
        documents, document = list[int](), -1
        for step in steps:
            document += step
            documents.append(document)
        return documents, list(self._numbers[behind : behind + count])


def shard_of(key: str, starts: Sequence[bytes]) -> int:
    """Return the position of the shard that a key is in; `starts` are beginnings as `in_script_order` gives them."""
    return max(0, bisect_right(starts, in_script_order(key)) - 1)
