"""A walk along all the links of a site."""

import urllib.error
import urllib.request
from collections.abc import Iterator
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

LINKS = "a[href], link[href]:not([rel=canonical]), script[src], img[src], form[action], meta[http-equiv=refresh]"


def targets_of(markup: str, address: str) -> Iterator[str]:
    for node in LexborHTMLParser(markup).css(LINKS):
        found = node.attributes
        link = found.get("href") or found.get("src") or found.get("action") or ""
        if node.tag == "meta":
            link = (found.get("content") or "").partition("url=")[2]
        yield urldefrag(urljoin(address, link)).url


def read(address: str) -> tuple[str, str]:
    """Return where an address leads, and the page there; nothing of what is no page."""
    with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
        return answer.url, answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""


def crawl(start: str, host: str) -> tuple[set[str], list[str]]:
    """Follow every link from an address; return what was reached, and what led nowhere, with its page."""
    reached, lost = {start}, []
    waiting = [read(start)]
    while waiting:
        address, markup = waiting.pop()
        for target in targets_of(markup, address):
            if target in reached or not target.startswith(host):
                continue
            # A question in an address is for scripts: the server gives the same file, which is read once.
            file = target.partition("?")[0]
            is_known = file in reached
            reached |= {target, file}
            if not target.startswith(start):
                lost.append(f"{address} -> {target}")
                continue
            if is_known:
                continue
            try:
                waiting.append(read(target))
            except urllib.error.HTTPError:
                lost.append(f"{address} -> {target}")
    return reached, lost
