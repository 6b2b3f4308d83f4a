"""Empty documents and workbooks that people fill in, for the types that they send most."""

from collections.abc import Iterator

from build_tools import registry
from build_tools.corpus import Corpus
from build_tools.doors._base import Door
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.forms import FORM_TYPES, form_of
from build_tools.records import record_type

OFFICE = (".docx", ".xlsx")
"""Files that people fill in by a program of their own; the issue forms lie in the repository."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `contribute/templates/practice.docx` and its like, for every door that writes such files."""
    doors: tuple[Door, ...] = registry.discover("build_tools.doors", "DOOR")
    for name in FORM_TYPES:
        form = form_of(record_type(name), release.strings)
        for door in doors:
            if door.template and door.suffixes[0] in OFFICE:
                data = door.template(form, corpus, release.strings)
                yield Artefact(f"contribute/templates/{name}{door.suffixes[0]}", data)


EXPORTER = Exporter("contribute-templates", export)
