"""Every record that holds, at the address of its version of today, which stays when the record changes."""

from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from build_tools.corpus import Corpus
from build_tools.corpus.publication import is_open
from build_tools.corpus.versions import present_version
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.tables import published_form


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `versions/practices/x/<digest>.json` for every record of which all is public."""
    for entry in corpus:
        if is_open(entry):
            yield Artefact(present_version(entry), version_json(published_form(entry), release.schema_version))


def version_json(form: Mapping[str, Any], schema_version: str) -> bytes:
    """Return a version of a record as its file."""
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    return orjson.dumps({"schema_version": schema_version, **form}, option=options)


EXPORTER = Exporter("record-versions", export)
