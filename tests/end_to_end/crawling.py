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


def crawl(start: str, host: str) -> tuple[set[str], list[str]]:
    """Follow every link from an address; return what was reached, and what led nowhere, with its page."""
    reached, lost = {start}, []
    waiting = [start]
    while waiting:
        address = waiting.pop()
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
            markup = answer.read().decode() if answer.headers.get_content_type() == "text/html" else ""
        for target in targets_of(markup, address):
            if target in reached or not target.startswith(host):
                continue
            reached.add(target)
            if not target.startswith(start):
                lost.append(f"{address} -> {target}")
                continue
            try:
                with urllib.request.urlopen(target) as answer:  # noqa: S310 - our own server
                    waiting.append(answer.url)
            except urllib.error.HTTPError:
                lost.append(f"{address} -> {target}")
    return reached, lost
