"""What an exporter is, what it is told, and what it gives."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.corpus import Key
from build_tools.digests import digest_parts
from build_tools.engine.files import FileEntry
from build_tools.matching import Similar, TraitsOf
from build_tools.matching.answers import Answer
from build_tools.provenance import Chronicle
from build_tools.upkeep.addresses.ledger import Ledger
from build_tools.versions import PastRelease

Remember = Callable[[str, str, Callable[[], bytes]], bytes]
"""(name, key, what makes the bytes) to the bytes."""


def made_anew(_name: str, _key: str, make: Callable[[], bytes]) -> bytes:
    """Make what is asked for, and remember nothing."""
    return make()


@dataclass(frozen=True, slots=True)
class Release:
    """What exporters may know beside the corpus.

    `hidden` is the number of cases that stand in the totals only; `addresses` are those of every page that search
    engines may list, `left_out` the paths of records that were left out, `similar` the computed links of every record,
    `answers` what is suggested for each case of which all is public, `dates` the days of the first and last change by
    path, `strings` the texts of the interface. `traits` are what each record may share with others, in the order of the
    corpus, and `request_weights` how much each matcher counts when a request is answered. `remember` gives bytes that
    were made before for the same name and key, and else makes them. `files` are those published so far, by path;
    `chronicles` the edits of each record, as far as Git knows them and all may know of them; `releases` were made
    before, oldest first; `checked` is what is known of web addresses, by address.
    """

    site_name: str
    site_url: str
    schema_version: str
    build_date: datetime.date
    hidden: int
    left_out: tuple[str, ...]
    addresses: tuple[str, ...]
    similar: Similar = field(default_factory=dict)
    answers: Mapping[Key, Answer] = field(default_factory=dict)
    dates: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    strings: Mapping[str, Any] = field(default_factory=dict)
    traits: Sequence[TraitsOf] = ()
    request_weights: Mapping[str, int] = field(default_factory=dict)
    remember: Remember = made_anew
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    releases: tuple[PastRelease, ...] = ()
    chronicles: Mapping[Key, Chronicle] = field(default_factory=dict)
    checked: Ledger = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Artefact:
    """A published file: its site-relative path and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class LargeArtefact:
    """A published file that is written in a stream, so that memory does not grow with it.

    `key` is the digest of all that its bytes follow from (beside our code): where that is known, nothing is written.
    `write` gets the path of a file that is not there yet; the same key gives the same bytes. `is_compressed` asks for
    a copy with `.gz` beside it, where the file is large.
    """

    path: str
    key: str
    write: Callable[[Path], None]
    is_compressed: bool = False


def bytes_of(artefact: Artefact | LargeArtefact) -> bytes:
    """Return the bytes of a published file, a large one too: for those that need them in memory."""
    if isinstance(artefact, Artefact):
        return artefact.data
    with TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        artefact.write(file)
        return file.read_bytes()


When = Literal["data", "catalogue", "site"]
"""When an exporter runs: `data` first; `catalogue` when `Release.files` tells the files of the data; `site` when
`Release.addresses` tells the pages, and `Release.files` all data and catalogues."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A way of publishing the corpus."""

    name: str
    export: Callable[[Corpus, Release], Iterable[Artefact | LargeArtefact]]
    when: When = "data"


def records_key(entries: Iterable[Entry], release: Release) -> str:
    """Return the digest of everything that dumps tell of records: where it is the same, so is what is made of them."""
    told = [part for entry in entries for part in (entry.address, entry.digest)]
    head = [release.schema_version, release.site_name, release.site_url, release.build_date.isoformat()]
    return digest_parts([*head, str(release.hidden), *release.left_out, *told])
