"""The law of deltas on the real records: between revisions of Git, an earlier one and the delta are the later one.

By hand: `python -m tests.evaluation.deltas` takes every revision that changed the content, or as many as are asked for.
"""

import argparse
import collections
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from build_tools.config import load_config
from build_tools.engine import open_engine
from build_tools.publish.snapshots import snapshot_at
from build_tools.source import read_changes
from build_tools.versions import apply, delta_of, standings_of
from build_tools.versions.delta import change_told
from build_tools.versions.difference import Records


def revisions(root: Path) -> list[str]:
    """Return the commits that changed a record, oldest first."""
    days = {change.commit: change.day for found in read_changes(root, ("content",)).values() for change in found}
    return sorted(days, key=lambda commit: (days[commit], commit))


def spread(found: Sequence[str], count: int) -> list[str]:
    """Return so many of them, from the first to the last."""
    return [found[place * (len(found) - 1) // max(1, count - 1)] for place in range(min(count, len(found)))]


def kinds_between(old: Records, new: Records) -> collections.Counter[str]:
    """Return how many changes of each kind there are, and see that the law holds."""
    delta = delta_of(standings_of(old.values()), new)
    told = {"from": delta.begins, "to": delta.leads, "changes": [change_told(change) for change in delta.changes]}
    applied = apply(old.values(), json.loads(json.dumps(told)))
    if applied != [new[key] for key in sorted(new)]:
        message = "the law does not hold"
        raise AssertionError(message)
    return collections.Counter(change.kind for change in delta.changes)


def main() -> None:
    """Print how many pairs of revisions were tried, and what changed between them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=20, help="revisions, from the first to the last")
    config = load_config(Path())
    chosen = spread(revisions(config.root), parser.parse_args().count)
    kinds: collections.Counter[str] = collections.Counter()
    with open_engine(config.cache) as engine:
        read = [snapshot_at(config, engine, revision).records for revision in chosen]
    pairs = [*pairwise(read), *pairwise(reversed(read)), (read[0], read[-1]), (read[-1], read[0])]
    for old, new in pairs:
        kinds += kinds_between(old, new)
    told = ", ".join(f"{count:,} {kind}" for kind, count in sorted(kinds.items()))
    print(f"{len(read)} revisions, {len(pairs)} pairs, the law holds: {told}")


if __name__ == "__main__":
    main()
