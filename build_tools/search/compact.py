"""Writes the compact index: a head, columns of facets, shards of words, cards, and a list for spelling."""

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson

from build_tools.corpus import Corpus, Entry, facet_reader
from build_tools.digests import digest_parts
from build_tools.engine import Engine
from build_tools.search.cards import BLOCK, write_cards
from build_tools.search.columns import FacetList, facet_lists, write_columns
from build_tools.search.documents import linked_organisations
from build_tools.search.folding import folded_words, folding_rules
from build_tools.search.impacts import IMPACTS, Source
from build_tools.search.knowledge import Knowledge, knowledge_of
from build_tools.search.packing import pack, planes, width_of
from build_tools.search.shards import IMPACT_BITS, KeyEntry, shard_name, split, write_shard
from build_tools.search.spelling import FAMILIES, write_spelling
from build_tools.search.stop_words import STOP_WORDS

FORMAT = 2
"""The head names it, and a script of another format does not read on."""
HEAD, COLUMNS, ORDER, SPELLING = "head.idx", "columns.idx", "order.idx", "spelling.idx"


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """What the index needs beside the corpus: the day of the site, and the words of its interface."""

    today: datetime.date
    strings: Mapping[str, Any]


def write_index(corpus: Corpus, engine: Engine, settings: SearchSettings) -> Iterator[tuple[str, bytes]]:
    """Yield (path below the folder of the index, file) for the whole index of the listed records."""
    entries = listed(corpus)
    known = knowledge_of(corpus.vocabularies, engine)
    keyed = [_keyed(entry, corpus) for entry in entries]
    analyses = engine.run(IMPACTS, keyed, shared=known, shared_key=known.digest)
    with engine.timings.measure(IMPACTS.name):
        reader = facet_reader(corpus, settings.today)
        values = [reader.values(entry) for entry in entries]
        lists = facet_lists(values, corpus, settings.strings)
        yield COLUMNS, write_columns(values, lists)
        yield ORDER, _order(entries)
        yield from write_cards(entries, values, corpus)
        yield from _word_files(analyses, lists, known, _shown_texts(entries))


def listed(corpus: Corpus) -> tuple[Entry, ...]:
    """Return the records that the index has, by address: the number of each is its place here."""
    return tuple(sorted((entry for entry in corpus if not entry.is_withdrawn), key=lambda entry: entry.address))


def _keyed(entry: Entry, corpus: Corpus) -> tuple[str, Source]:
    """Return the digest of all that the analysis of a record is made from, and that."""
    names = tuple(linked_organisations(entry, corpus))
    source = (entry.type.name, entry.id, entry.fields, entry.body, names)
    return digest_parts([entry.address, entry.digest, *names]), source


def _order(entries: Sequence[Entry]) -> bytes:
    """Return the file that tells the place of each record by title, equal titles by address."""
    titles = [" ".join(folded_words(entry.record.title)) for entry in entries]
    ranks = [0] * len(entries)
    for rank, number in enumerate(sorted(range(len(entries)), key=lambda number: (titles[number], number))):
        ranks[number] = rank
    width = width_of(len(entries))
    return pack({"count": len(entries), "width": width}, planes(ranks, width))


def _shown_texts(entries: Sequence[Entry]) -> str:
    """Return the titles and summaries of records, from which one sees how they write their words."""
    return "\n".join(f"{entry.record.title} {entry.record.summary}" for entry in entries)


def _word_files(
    analyses: Sequence[bytes], lists: Sequence[FacetList], known: Knowledge, shown: str
) -> Iterator[tuple[str, bytes]]:
    keys = gathered(analyses)
    yield SPELLING, write_spelling(keys, known.words, shown)
    for first, continuations in known.phrases.items():
        keys.setdefault(first, KeyEntry()).phrases = continuations
    shards = list(split(keys))
    for start, within in shards:
        yield shard_name(start), write_shard(within, keys)
    yield HEAD, _head(len(analyses), lists, [start for start, _ in shards], known)


def gathered(analyses: Sequence[bytes]) -> dict[str, KeyEntry]:
    """Return what stands under each key, gathered from the analyses of the records in the order of their numbers."""
    hits: defaultdict[str, list[int]] = defaultdict(list)
    forms: set[str] = set()
    names: set[str] = set()
    for number, analysis in enumerate(analyses):
        told = orjson.loads(analysis)
        shifted = number << IMPACT_BITS
        for key, impact in zip(told["keys"], told["impacts"], strict=True):
            hits[key].append(shifted + impact)
        forms.update(told["forms"])
        names.update(told["names"])
    keys = {key: KeyEntry(hits=found) for key, found in hits.items()}
    for row in sorted(forms):
        form, stem = row.split(" ")
        keys.setdefault(form, KeyEntry()).stems.append(stem)
    for row in sorted(names):
        token, _, name = row.partition(" ")
        keys[token].names.append(name)
    return keys


def _head(count: int, lists: Sequence[FacetList], starts: Sequence[str], known: Knowledge) -> bytes:
    return pack({
        "format": FORMAT,
        "count": count,
        "block": BLOCK,
        "facets": [facet.told() for facet in lists],
        "shards": starts,
        "folding": folding_rules(),
        "stop_words": " ".join(sorted(STOP_WORDS)),
        "families": FAMILIES,
        "labels": known.labels,
    })  # fmt: skip
