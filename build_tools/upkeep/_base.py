"""What a checkup is, what it may know beside the corpus, and what it finds."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from build_tools import registry
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import publication
from build_tools.matching import Similar
from build_tools.upkeep.addresses.state import Checked


@dataclass(frozen=True, slots=True)
class Around:
    """What a checkup may know beside the corpus: the day, what is known of addresses, the similar records of each."""

    today: datetime.date
    checked: Mapping[str, Checked] = field(default_factory=dict)
    similar: Similar = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Need:
    """Something that needs a hand.

    `subject` is where the site shows what it is about, without a slash at its end (`practices/x`, `objectives/7`).
    `path` is its file, empty where there is none or nobody may be told; `pointer` the place in it. `note` is the name
    of one of the group's phrases and `words` what it is filled with; days in it are ISO 8601. `address` is the web
    address that it is about.
    """

    subject: str
    title: str
    note: str
    words: Mapping[str, str | int] = field(default_factory=dict)
    path: str = ""
    pointer: str = ""
    address: str = ""


def need_of(entry: Entry, note: str, *, pointer: str = "", address: str = "", **words: str | int) -> Need:
    """Return a need of a record."""
    return Need(entry.address, entry.record.title, note, words, entry.path, pointer, address)


@dataclass(frozen=True, slots=True)
class Checkup:
    """A kind of upkeep: its name, under which its texts stand, and a pure function that finds what needs it.

    What comes first is what to begin with. `asks_ledger` says that nothing is known before addresses were asked.
    """

    name: str
    find: Callable[[Corpus, Around], Iterable[Need]]
    asks_ledger: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """What one checkup found; not `is_known` where it had nothing to look at, so that no need means nothing."""

    name: str
    needs: tuple[Need, ...]
    is_known: bool = True


def checkups() -> tuple[Checkup, ...]:
    """Return every checkup, by the name of its module."""
    return registry.discover("build_tools.upkeep", "CHECKUP")


def groups_of(corpus: Corpus, around: Around, order: Iterable[str]) -> tuple[Group, ...]:
    """Return what every checkup finds, those first that `order` names first; empty groups too."""
    found = {checkup.name: _group(checkup, corpus, around) for checkup in checkups()}
    names = [name for name in order if name in found]
    return tuple(found[name] for name in [*names, *sorted(found.keys() - set(names))])


def _group(checkup: Checkup, corpus: Corpus, around: Around) -> Group:
    return Group(checkup.name, tuple(checkup.find(corpus, around)), bool(around.checked) or not checkup.asks_ledger)


def records_in_use(corpus: Corpus, *types: str) -> Iterator[Entry]:
    """Yield the records, of some types or of all, that hold and of which all is there to judge.

    Of a case that readers get as a summary, most fields are empty because they are withheld.
    """
    for entry in corpus:
        is_cut = publication(entry) == "summary" and not entry.path
        if (not types or entry.type.name in types) and not entry.is_withdrawn and not is_cut:
            yield entry
