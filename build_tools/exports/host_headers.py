"""What a host is to send with the data, in the form that Netlify and Cloudflare Pages read."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release

FRESH_SECONDS = 600
"""As long as GitHub Pages lets a file be kept: a program that comes again sooner need not ask."""
YEAR_SECONDS = 365 * 24 * 60 * 60
FRESH = f"Cache-Control: public, max-age={FRESH_SECONDS}, must-revalidate"
HEADERS = {
    "/*": "Access-Control-Allow-Origin: *",
    "/api/*": FRESH,
    "/data/*": FRESH,
    "/feeds/*": FRESH,
    "/versions/*": f"Cache-Control: public, max-age={YEAR_SECONDS}, immutable",
}
"""By the addresses that they are for; a file gets those of every line that it falls under."""


def export(_corpus: Corpus, _release: Release) -> Iterator[Artefact]:
    """Yield `_headers`: pages of other hosts may read everything, data stay fresh, a version never changes."""
    yield Artefact("_headers", "".join(f"{path}\n  {header}\n" for path, header in HEADERS.items()).encode())


EXPORTER = Exporter("host-headers", export)
