"""The internal links and anchors of pages, and whether each link leads somewhere."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

LINK_ATTRIBUTES = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src",
                   "form": "action", "area": "href"}  # fmt: skip
SELECTOR = ",".join(f"{tag}[{attribute}]" for tag, attribute in LINK_ATTRIBUTES.items())


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a page links to inside the site, as (site-relative file, fragment), and the anchors that it offers."""

    links: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def read_anchors(markup: str, address: str) -> Anchors:
    """Return the internal links and anchors of a page or of a part of one at an address."""
    tree = LexborHTMLParser(markup)
    links: dict[tuple[str, str], None] = {}
    for node in tree.css(SELECTOR):
        target = resolve(node.attributes.get(LINK_ATTRIBUTES[node.tag or "a"]) or "", address)
        if target:
            links[target] = None
    ids = {value for node in tree.css("[id]") if (value := node.attributes.get("id"))}
    ids |= {value for node in tree.css("a[name]") if (value := node.attributes.get("name"))}
    return Anchors(tuple(links), frozenset(ids))


def resolve(link: str, address: str) -> tuple[str, str] | None:
    """Return the (file, fragment) that a link on a page leads to; None where it leads out of the site.

    A link that climbs over the top of the site keeps its `..`, so that no file matches it.
    """
    parts = urlsplit(link.strip())
    if parts.scheme or parts.netloc or not link.strip():
        return None
    if not parts.path:
        return (file_of(address), unquote(parts.fragment)) if parts.fragment else None
    if parts.path.startswith("/"):
        return None  # 404.html only: served at any depth, so it must begin at the top
    folder = posixpath.dirname(address)
    path = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
    whole = "" if path == "." else f"{path}/" if parts.path.endswith(("/", ".")) else path
    return (file_of(whole), unquote(parts.fragment))


def file_of(address: str) -> str:
    """Return the file that an address names."""
    return f"{address}index.html" if not address or address.endswith("/") else address


def broken_links(pages: Mapping[str, Anchors], files: frozenset[str]) -> Iterator[str]:
    """Yield a line for every link that leads nowhere: by page, each once."""
    for page, anchors in pages.items():
        for target, fragment in anchors.links:
            if target not in files:
                if f"{target}/index.html" in files:
                    continue  # a folder named without its slash: the server adds it
                yield f"{page} links to {target}, which is not in the site"
            elif fragment and target in pages and fragment not in pages[target].ids:
                yield f"{page} links to {target}#{fragment}, an anchor that the page does not have"
