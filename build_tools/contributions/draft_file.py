"""The text of a new record's file, with its blanks and hints."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_tools.config import Config
from build_tools.contributions.record_file import SCHEMAS
from build_tools.corpus import Corpus
from build_tools.records import RecordType
from build_tools.records.drafts import Known, draft


def draft_text(kind: RecordType, known: Known, file: Path, corpus: Corpus, config: Config) -> str:
    """Return what the file of a record holds that is begun with what is known of it."""
    address = os.path.relpath(config.root / SCHEMAS / f"{kind.name}.json", file.parent).replace(os.sep, "/")
    choices: Mapping[str, Sequence[str]] = {
        name: tuple(vocabulary.terms) for name, vocabulary in corpus.vocabularies.by_name.items()
    }
    return draft(kind, known, choices, address)
