"""The file of a record that was filled in: its id, its path, its text in canonical form."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from build_tools.config import Config
from build_tools.corpus import Corpus
from build_tools.parse.formatting import format_fields
from build_tools.records import RecordType
from build_tools.records.drafts import proposed_id
from build_tools.records.key_order import key_order
from build_tools.source.files import ID_MAX

SCHEMAS = Path("schemas", "records")
"""Where the schemas lie that editors read, in a project."""
NUMBERED = 1_000
"""Ids that are tried for one title: “name”, “name-2”, “name-3” …"""
ROOM_FOR_NUMBER = len("-1000")


class Shelf:
    """The ids that are taken, and the paths of files that would be new; it keeps what it has given away."""

    def __init__(self, corpus: Corpus, config: Config, root: Path | None = None) -> None:
        """Take what is there, and the content folder for what is new; the first one by default."""
        self._corpus = corpus
        self._config = config
        self._root = root or config.content[0]
        self._given: set[tuple[str, str]] = set()

    def is_taken(self, kind: RecordType, record_id: str) -> bool:
        """Tell whether a record bears an id, bore it, or got it from this shelf."""
        key = (kind.name, record_id)
        files = (root / kind.folder / f"{record_id}{kind.suffix}" for root in (*self._config.content, self._root))
        known = self._corpus.find(*key) is not None or key in self._corpus.broken or key in self._given
        return known or any(map(os.path.lexists, files))

    def new_id(self, kind: RecordType, title: str) -> str:
        """Return an id made of a title that nothing bears, and give it away; empty where none can be made."""
        proposed = proposed_id(title)
        if not proposed:
            return ""
        stem = proposed[: ID_MAX - ROOM_FOR_NUMBER].rstrip("-")
        tried = (proposed, *(f"{stem}-{number}" for number in range(2, NUMBERED)))
        found = next((one for one in tried if not self.is_taken(kind, one)), "")
        return self.give(kind, found)

    def give(self, kind: RecordType, record_id: str) -> str:
        """Give an id away, and return it."""
        self._given.add((kind.name, record_id))
        return record_id

    def file_of(self, kind: RecordType, record_id: str) -> Path:
        """Return the file that a new record would have."""
        return self._root / kind.folder / f"{record_id}{kind.suffix}"

    def schema_of(self, kind: RecordType) -> str:
        """Return the address of a type's schema, as seen from its files."""
        folder = self._root / kind.folder
        return os.path.relpath(self._config.root / SCHEMAS / f"{kind.name}.json", folder).replace(os.sep, "/")


def record_text(kind: RecordType, fields: Mapping[str, Any], body: str, schema: str) -> str:
    """Return what the file of a record holds, as `commons fmt` would write it."""
    head = f"# yaml-language-server: $schema={schema}\n{format_fields(fields, key_order(kind.model))}"
    if kind.form == "yaml":
        return head
    return f"---\n{head}---\n" + (f"\n{body.strip()}\n" if body.strip() else "")
