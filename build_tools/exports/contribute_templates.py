"""Empty documents and workbooks that people fill in, for the types that they send most."""

import functools
from collections.abc import Iterator

from build_tools import registry
from build_tools.corpus import Corpus
from build_tools.digests import canonical_json, digest_parts
from build_tools.doors._base import Door, TemplateWriter
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.forms import FORM_TYPES, form_of
from build_tools.records import record_type

OFFICE = (".docx", ".xlsx")
"""Files that people fill in by a program of their own; the issue forms lie in the repository."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `contribute/templates/practice.docx` and its like, for every door that writes such files."""
    doors: tuple[Door, ...] = registry.discover("build_tools.doors", "DOOR")
    bare = digest_parts([corpus.vocabularies.digest, canonical_json(dict(release.strings))])
    named = digest_parts([bare, *(part for entry in corpus for part in (entry.address, entry.record.title))])
    for name in FORM_TYPES:
        shown = digest_parts([named, *(entry.digest for entry in corpus.by_type[name])])
        for door in doors:
            suffix = door.suffixes[0]
            if door.template and suffix in OFFICE:
                make = functools.partial(_template, door.template, name, corpus, release)
                key = shown if door.shows_records else bare
                data = release.remember(f"template {name}{suffix}", key, make)
                yield Artefact(f"contribute/templates/{name}{suffix}", data)


def _template(write: TemplateWriter, name: str, corpus: Corpus, release: Release) -> bytes:
    return write(form_of(record_type(name), release.strings), corpus, release.strings)


EXPORTER = Exporter("contribute-templates", export)
