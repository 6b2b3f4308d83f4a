"""`SHA256SUMS`: what `sha256sum -c` compares the downloads with, from within the folder where they lie."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release

FOLDER = "data/"


def export(_corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `data/SHA256SUMS`, a line for every file of data that was published before, by path."""
    lines = (
        f"{entry.sha256}  {path.removeprefix(FOLDER)}\n"
        for path, entry in sorted(release.files.items())
        if path.startswith(FOLDER)
    )
    yield Artefact(f"{FOLDER}SHA256SUMS", "".join(lines).encode())


EXPORTER = Exporter("checksums", export, when="site")
