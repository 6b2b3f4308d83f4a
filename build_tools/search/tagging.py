"""Tags a text with the concepts, terms and countries whose names it holds: the longest name wins, one at each place."""

from collections.abc import Sequence

from build_tools.search.phrases import Node, Phrases


def tags(spoken: Sequence[str], phrases: Phrases) -> list[Node]:
    """Return the names in a run of folded words, in order; written for speed, it sees every word of every record."""
    first, behind, end = phrases.first, 0, len(spoken)
    found: list[Node] = []
    for place in [place for place, word in enumerate(spoken) if word in first]:
        if place < behind:
            continue
        node: Node | None = first[spoken[place]]
        longest, after = None, place + 1
        while node is not None:
            if node.tokens:
                longest, behind = node, after
            if not node.following or after == end:
                break
            node = node.following.get(spoken[after])
            after += 1
        if longest is not None:
            found.append(longest)
    return found
