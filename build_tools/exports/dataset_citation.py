"""The citation of the data as a whole, as files beside the data."""

from collections.abc import Iterator

from build_tools.citations import Version, forms
from build_tools.citations.dataset import DATASET_STEM, dataset_citation
from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release

PLAIN = ".txt"
"""The ending of the form that stands on pages only where a record is cited."""


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/citation.bib`, `data/citation.txt` and the other forms."""
    version = Version(release.site_name, release.site_url, release.build_date.isoformat(), release.strings)
    citation = dataset_citation(corpus, version, release.schema_version)
    for form in forms():
        text = form.write_all((citation,), release.strings)
        whole = text if text.endswith("\n") else f"{text}\n"
        yield Artefact(f"{DATASET_STEM}{form.suffix or PLAIN}", whole.encode())


EXPORTER = Exporter("dataset-citation", export)
