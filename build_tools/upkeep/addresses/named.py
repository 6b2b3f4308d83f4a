"""The web addresses that records name, and where each stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urldefrag

from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.records._marks import WebAddress, marked_values

DOI_RESOLVER = "https://doi.org/"


@dataclass(frozen=True, slots=True)
class Place:
    """A record, and the pointer to the field of it that holds an address."""

    entry: Entry
    pointer: str


def plain_address(address: str) -> str:
    """Return what of an address is asked for: all but the fragment, which only browsers read."""
    return urldefrag(address.strip()).url


def named_addresses(corpus: Corpus) -> Mapping[str, tuple[Place, ...]]:
    """Return every address of records that hold and are public to the last word, in order, with its places.

    The ledger lies in the public repository and those who are asked learn of the address: what a private folder or a
    case that is not public names is left out.
    """
    found: dict[str, list[Place]] = {}
    for entry in corpus:
        if is_open(entry) and not entry.is_private:
            for pointer, address in _addresses(entry):
                found.setdefault(plain_address(address), []).append(Place(entry, pointer))
    return {address: tuple(found[address]) for address in sorted(found)}


def _addresses(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (pointer, address) for every address of a record; a DOI is one too."""
    for pointer, value, mark in marked_values(entry.type.model, dict(entry.fields)):
        if isinstance(mark, WebAddress):
            yield pointer, str(value)
    if doi := entry.fields.get("doi"):
        yield "/doi", f"{DOI_RESOLVER}{doi}"
