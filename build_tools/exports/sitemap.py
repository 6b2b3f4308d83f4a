"""The sitemap: the address of every page that search engines may list."""

from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

from build_tools.corpus import Corpus
from build_tools.exports._addresses import top_of
from build_tools.exports._base import Artefact, Exporter, Release

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def export(_: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `sitemap.xml` and a `robots.txt` that names it once the site has an address."""
    top = top_of(release)
    rows = [f"  <url><loc>{escape(top + quote(address))}</loc></url>\n" for address in sorted(release.addresses)]
    yield Artefact("sitemap.xml", f"{HEAD}{''.join(rows)}</urlset>\n".encode())
    lines = ["User-agent: *", "Allow: /"] + ([f"Sitemap: {top}sitemap.xml"] if release.site_url else [])
    yield Artefact("robots.txt", ("\n".join(lines) + "\n").encode())


EXPORTER = Exporter("sitemap", export, when="site")
