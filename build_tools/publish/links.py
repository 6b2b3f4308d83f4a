"""The internal links and anchors of pages, and whether each link leads somewhere."""

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborHTMLParser

from build_tools.publish.shells import base_of

LINK_ATTRIBUTES = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src",
                   "form": "action", "area": "href", "use": "href"}  # fmt: skip
TAG = re.compile(r"""<[a-z][^<>"]*(?:"[^"]*"[^<>"]*)+>""")
ATTRIBUTE = re.compile(r'\s(href|src|action|id)="([^"]*)"')
PLAIN_WAY = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*/?")
SELECTOR = ",".join(f"{tag}[{attribute}]" for tag, attribute in LINK_ATTRIBUTES.items())


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a page links to inside the site, as (site-relative file, fragment), and the anchors that it offers."""

    links: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def read_anchors(markup: str, address: str) -> Anchors:
    """Return the internal links and anchors of any page at an address."""
    tree = LexborHTMLParser(markup)
    links = [node.attributes.get(LINK_ATTRIBUTES[node.tag or "a"]) or "" for node in tree.css(SELECTOR)]
    ids = {value for node in tree.css("[id]") if (value := node.attributes.get("id"))}
    ids |= {value for node in tree.css("a[name]") if (value := node.attributes.get("name"))}
    return Anchors(_inside(links, address), frozenset(ids))


def read_own_anchors(markup: str, address: str) -> Anchors:
    """Return the internal links and anchors of what our templates and our sanitiser wrote.

    Both put every attribute in double quotes and escape every `<` of a text, so that a search finds what a parser does,
    in a quarter of its time; a test compares the two on every page of the real site.
    """
    links: list[str] = []
    ids: set[str] = set()
    for tag in TAG.findall(markup):
        for name, value in ATTRIBUTE.findall(tag):
            if name == "id":
                ids.add(html.unescape(value))
            else:
                links.append(html.unescape(value))
    return Anchors(_inside(links, address), frozenset(ids - {""}))


def _inside(links: Iterable[str], address: str) -> tuple[tuple[str, str], ...]:
    """Return where links lead inside the site, each target once, in the order of the page."""
    base, here = base_of(address), file_of(address)
    found: dict[tuple[str, str], None] = {}
    for link in dict.fromkeys(links):
        if link.startswith(("https://", "http://")):
            continue
        if link.startswith("#"):
            target = (here, unquote(link[1:])) if len(link) > 1 else None
        else:
            target = (_from_top(link[len(base) :]) if link.startswith(base) else None) or resolve(link, address)
        if target:
            found[target] = None
    return tuple(found)


@lru_cache(maxsize=50_000)
def _from_top(rest: str) -> tuple[str, str] | None:
    """Return the target of a link by its way from the top of the site; None where that way is not a plain one."""
    return None if PLAIN_WAY.fullmatch(rest) is None else (file_of(rest), "")


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
