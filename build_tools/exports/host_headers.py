"""What a host is to send with the data, in the form that Netlify and Cloudflare Pages read."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release

FOR_DATA = ("/api/*", "/data/*", "/feeds/*")
FRESH_SECONDS = 600
"""As long as GitHub Pages lets a file be kept: a program that comes again sooner need not ask."""


def export(_corpus: Corpus, _release: Release) -> Iterator[Artefact]:
    """Yield `_headers`: pages of other hosts may read the data; who kept a file asks whether it is still the same."""
    headers = ("Access-Control-Allow-Origin: *", f"Cache-Control: public, max-age={FRESH_SECONDS}, must-revalidate")
    blocks = ["\n".join([pattern, *(f"  {header}" for header in headers)]) for pattern in FOR_DATA]
    yield Artefact("_headers", ("\n\n".join(blocks) + "\n").encode())


EXPORTER = Exporter("host-headers", export)
