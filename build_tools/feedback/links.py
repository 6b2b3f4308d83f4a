"""The links that came and went between two states of the records, by the record that they concern."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from build_tools.corpus import Entry
from build_tools.corpus.corpus import Key
from build_tools.corpus.publication import is_open
from build_tools.feedback._base import LinkKind, LinkTold, Named
from build_tools.feedback.fields import label_of
from build_tools.feedback.sides import Side
from build_tools.matching.answers import Answer, Suggestion

Renamed = Mapping[Key, Key]
"""What records are called now, by what they were called."""
Pair = tuple[LinkKind, Key, Key, str]
"""Kind, source, target, and the field where somebody wrote it."""


def links_by_record(before: Side, after: Side, renamed: Renamed, changed: frozenset[Key]) -> dict[Key, list[LinkTold]]:
    """Return the links that came or went with changed records, by the name that these have now.

    A link between two changed records is told once, with the one that names the other. Links between records that did
    not change (one was suggested in the place of another) are left out.
    """
    old, new = dict(_links(before, renamed)), dict(_links(after, {}))
    former = {now: then for then, now in renamed.items()}
    told: defaultdict[Key, list[LinkTold]] = defaultdict(list)
    for pair in {**new, **old}:
        owner = next((key for key in pair[1:3] if key in changed), None)
        if owner and (pair in old) != (pair in new):
            told[owner].append(
                _told(pair, after, new[pair], {}, is_new=True)
                if pair in new
                else _told(pair, before, old[pair], former, is_new=False)
            )
    return told


def _links(side: Side, renamed: Renamed) -> Iterator[tuple[Pair, tuple[str, ...]]]:
    """Yield every link with its words, in the names of today."""
    for kind, source, target, field, words in (*_relations(side), *_similar(side), *_answers(side)):
        yield (kind, renamed.get(source, source), renamed.get(target, target), field), words


def _relations(side: Side) -> Iterator[tuple[LinkKind, Key, Key, str, tuple[str, ...]]]:
    for key, relations in side.corpus.outgoing.items():
        if is_open(side.corpus.entries[key]):
            for relation in relations:
                yield "relation", key, relation.target, relation.kind, ()


def _similar(side: Side) -> Iterator[tuple[LinkKind, Key, Key, str, tuple[str, ...]]]:
    for key, links in side.site.similar.items():
        for link in links:
            yield "similar", key, link.target, "", tuple(reason.words for reason in link.reasons)


def _answers(side: Side) -> Iterator[tuple[LinkKind, Key, Key, str, tuple[str, ...]]]:
    for key, answer in side.site.answers.items():
        for one in _suggestions(answer):
            yield "answer", key, one.target, "", tuple(reason.words for reason in one.reasons)


def _suggestions(answer: Answer) -> Iterator[Suggestion]:
    for found in (answer.practices, answer.evidence, answer.cases, answer.organisations, answer.expertise):
        yield from found
    yield from (fund.suggestion for fund in answer.funding)


def _told(pair: Pair, side: Side, reasons: tuple[str, ...], former: Renamed, *, is_new: bool) -> LinkTold:
    kind, *keys, field = pair
    source, target = (side.corpus.entries[former.get(key, key)] for key in keys)
    words = (label_of(field.split("."), side.site.strings),) if kind == "relation" else reasons
    return LinkTold(kind, is_new, _named(source), _named(target), words)


def _named(entry: Entry) -> Named:
    return Named(entry.address, entry.record.title)
