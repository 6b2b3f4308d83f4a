"""A site on this machine's loopback, and a walk along all its links."""

import functools
import http.server
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from selectolax.lexbor import LexborHTMLParser

LINKS = "a[href], link[href]:not([rel=canonical]), script[src], img[src], form[action], meta[http-equiv=refresh]"


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files and prints nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address, with a slash at the end."""
    handler = functools.partial(QuietHandler, directory=str(directory))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


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
