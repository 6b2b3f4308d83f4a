"""The chronicles of published records, and the files of their former versions, kept from Git's history."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import orjson

from build_tools.config import SCHEMA_VERSION, Config
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.corpus.publication import is_open
from build_tools.digests import digest_parts
from build_tools.engine import Engine
from build_tools.provenance import Chronicle, Edit, continued
from build_tools.publish.former import FORMER, MAY_HIDE, Around, FormerFile, edits_of_known, files_of_known
from build_tools.publish.staging import Staging
from build_tools.records import record_type
from build_tools.source import Blobs, Change, Head, History, open_blobs, read_changes

REMEMBERED = "history"


def known_history(config: Config, engine: Engine, head: Head, folders: tuple[str, ...]) -> History:
    """Return the history up to the last commit, from the store where it is there.

    A shallow clone knows no first days: its history is left out and not guessed.
    """
    if not head.complete:
        return History(config.root)
    key = digest_parts([head.name, *folders])
    told = orjson.loads(engine.remember(REMEMBERED, key, lambda: orjson.dumps(read_changes(config.root, folders))))
    return History(config.root, {path: tuple(Change(**one) for one in changes) for path, changes in told.items()})


class _StagedVersions:
    """Keeps former versions in the staged site."""

    def __init__(self, staging: Staging) -> None:
        self._staging = staging

    def has(self, known: bytes) -> bool:
        return all(self._staging.has(path, entry) for path, entry in files_of_known(known))

    def take(self, known: bytes, body: bytes) -> bytes:
        begin = 0
        for path, entry in files_of_known(known):
            self._staging.put(path, body[begin : begin + entry.size], entry.sha256)
            begin += entry.size
        return known


@dataclass(frozen=True, slots=True)
class _Past:
    """A file that a published record lies in, or lay in under a former id."""

    entry: Entry
    id: str
    path: str
    changes: tuple[Change, ...]

    @property
    def key(self) -> str:
        """The digest of all that its versions follow from."""
        told = (part for change in self.changes for part in (change.commit, change.day, change.before, change.after))
        return digest_parts([self.entry.type.name, self.id, self.path, self.entry.digest, *told])

    def read(self, blobs: Blobs) -> FormerFile:
        """Read its contents."""
        names = dict.fromkeys(name for change in self.changes for name in (change.after, change.before) if name)
        contents = dict(blobs.read(names))
        digest = self.entry.digest if self.id == self.entry.id else ""
        return FormerFile(self.entry.type.name, self.id, self.path, digest, self.changes, contents)


def known_chronicles(
    published: Corpus, whole: Corpus, history: History, engine: Engine, staging: Staging
) -> Mapping[Key, Chronicle]:
    """Stage the former versions of a published corpus; return its chronicles.

    Of records of which not everything is public, and of withdrawn ones, nothing is told. `whole` is the corpus with
    what is not public.
    """
    pasts = [past for entry in published if is_open(entry) for past in _pasts(entry, published, history)]
    if not pasts:
        return {}
    around = _around(published, whole, history)
    key = digest_parts([*sorted(around.public_cases), "", *sorted(around.hidden_cases), SCHEMA_VERSION])
    with open_blobs(history.root) as blobs:
        keyed = ((past.key, partial(past.read, blobs)) for past in pasts)
        known = engine.run_artefacts(FORMER, keyed, _StagedVersions(staging), shared=around, shared_key=key)
    return _told(pasts, [edits_of_known(one) for one in known])


def _pasts(entry: Entry, corpus: Corpus, history: History) -> Iterator[_Past]:
    """Yield the file of a record, then those that it had under former ids, as far as Git knows them."""
    folder = entry.path.rpartition("/")[0]
    for record_id in (entry.id, *entry.record.former_ids):
        path = f"{folder}/{record_id}{entry.type.suffix}" if record_id != entry.id else entry.path
        is_own = record_id == entry.id or (entry.type.name, record_id) not in corpus.entries
        if is_own and path in history.changes:
            yield _Past(entry, record_id, path, history.changes[path])


def _around(published: Corpus, whole: Corpus, history: History) -> Around:
    """Return which cases readers know; what else there is or once was, broken or not, they do not."""
    former = (key for key, present in published.former.items() if present in published.entries)
    known = {record_id for name, record_id in (*published.entries, *former) if name == MAY_HIDE}
    every = {key[1] for key in (*whole.entries, *whole.former, *whole.broken) if key[0] == MAY_HIDE}
    folder = f"/{record_type(MAY_HIDE).folder}/"
    every |= {path.rpartition("/")[2].partition(".")[0] for path in history.changes if folder in path}
    return Around(frozenset(known), frozenset(every - known), SCHEMA_VERSION)


def _told(pasts: Sequence[_Past], edits: Sequence[tuple[Edit, ...]]) -> dict[Key, Chronicle]:
    """Return the chronicles of records: what each file tells, the one that it lies in now first."""
    chronicles: dict[Key, Chronicle] = {}
    for past, found in zip(pasts, edits, strict=True):
        told = {edit.commit for edit in found}
        authors = {change.author for change in past.changes if change.commit in told}
        before = chronicles.get(past.entry.key, Chronicle())
        chronicles[past.entry.key] = Chronicle(continued(before.edits, found), before.authors | authors)
    return chronicles
