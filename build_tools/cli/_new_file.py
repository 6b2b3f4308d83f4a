"""The id of a record that is begun, which nothing else bears."""

import os

from build_tools.config import Config
from build_tools.corpus import Corpus
from build_tools.errors import UsageError
from build_tools.records import RecordType
from build_tools.records.drafts import proposed_id
from build_tools.source.files import ID, ID_MAX, ID_MIN


def choose_id(kind: RecordType, wanted: str, title: str, corpus: Corpus, config: Config) -> str:
    """Return the id that is wanted, or one made of the title.

    Raises:
        UsageError: it cannot be an id, it is taken, or none can be made.
    """
    if not wanted:
        proposed = proposed_id(title)
        if not proposed:
            message = "An id cannot be made without a title: use --title, or choose the id with --id."
            raise UsageError(message)
        tried = [proposed, *(f"{proposed[: ID_MAX - 3].rstrip('-')}-{number}" for number in range(2, 100))]
        wanted = next((name for name in tried if not _is_taken(kind, name, corpus, config)), proposed)
    if not ID.fullmatch(wanted) or not ID_MIN <= len(wanted) <= ID_MAX:
        near = proposed_id(wanted)
        message = f"{wanted!r} cannot be an id: use {ID_MIN} to {ID_MAX} small letters, digits and single hyphens"
        message += f", for example {near}." if near else "."
        raise UsageError(message)
    if _is_taken(kind, wanted, corpus, config):
        message = f"There is, or was, a {kind.name} with the id {wanted!r}: choose another one with --id."
        raise UsageError(message)
    return wanted


def _is_taken(kind: RecordType, name: str, corpus: Corpus, config: Config) -> bool:
    key = (kind.name, name)
    files = (root / kind.folder / f"{name}{kind.suffix}" for root in config.content)
    return corpus.find(*key) is not None or key in corpus.broken or any(map(os.path.lexists, files))
