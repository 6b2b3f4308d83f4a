"""Links that came and went with a record, as it is told of them: on its page, on the pages of others, for cases."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_tools.feedback._base import LinkKind, LinkTold, Named, RecordTold

SHOWN = 5
"""Records of a group; the JSON has all."""
HEADINGS: dict[tuple[LinkKind, bool], str] = {
    ("relation", True): "Linked by hand",
    ("relation", False): "Named by",
    ("similar", True): "Suggested on its page",
    ("similar", False): "Suggested on the pages of",
    ("answer", True): "Suggested for this case",
    ("answer", False): "Suggested for the cases",
}
"""By the kind of link, and by whether it leads from the record or to it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Links of one kind that came, or went: the records at their ends, each with the reason, and how many more."""

    heading: str
    is_new: bool
    ends: tuple[tuple[Named, str], ...]
    more: int


def groups(record: RecordTold) -> Iterator[Group]:
    """Yield the links of a record in groups; of one that is gone, those by hand: the others went with it."""
    by_hand_only = record.state in {"broken", "removed", "withdrawn"}
    for is_new in (True, False):
        for (kind, leads_from), heading in HEADINGS.items():
            if kind != "relation" and by_hand_only:
                continue
            links = [
                link
                for link in record.links
                if (link.kind, link.is_new) == (kind, is_new) and (link.source.address == record.address) == leads_from
            ]
            if links:
                ends = tuple(_end(link, leads_from=leads_from) for link in links[:SHOWN])
                yield Group(heading, is_new, ends, max(0, len(links) - SHOWN))


def _end(link: LinkTold, *, leads_from: bool) -> tuple[Named, str]:
    """Return the other end of a link; why it is there is said where it leads from the record and is new."""
    is_said = link.kind == "relation" or (link.is_new and leads_from)
    return (link.target if leads_from else link.source), "; ".join(link.words) if is_said else ""
