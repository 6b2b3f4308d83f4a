"""A source should be named by its title, at an address that lasts."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from build_tools.corpus import Entry
from build_tools.corpus.names import plain
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.validate._base import rule_of_record

CODE = Code("CC308", "weak-source", Severity.WARNING, "A source that readers cannot rely on")

SHORTENERS = frozenset({"bit.ly", "t.co", "tinyurl.com", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rb.gy", "lnkd.in"})
"""Addresses that stop when the firm or the account behind them does, and hide where they lead."""
SEARCHES = ("google.", "bing.com", "duckduckgo.com", "yahoo.com", "baidu.com")
"""Sites whose /search shows something else to every reader."""
EMPTY_TITLES = frozenset({"link", "website", "source", "web page", "webpage", "page", "here", "url", "n a", "tbd"})


def _weakness(title: str, url: str) -> tuple[str, str, str] | None:
    """Return (field, message, repair) for what is weak in a source."""
    if plain(title) in EMPTY_TITLES or title.startswith(("http://", "https://", "www.")):
        return "title", f"“{title}” is no title of a source.", "Write the title that the page or document bears."
    try:
        parts = urlsplit(url)
    except ValueError:  # another rule's finding
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if host in SHORTENERS:
        return "url", f"The address “{url}” is a shortened one.", "Open it and write the address that it leads to."
    if parts.path.startswith("/search") and host.startswith(SEARCHES):
        return "url", f"The address “{url}” shows the results of a search.", "Write the address of the page itself."
    if host.replace(".", "").isdecimal():
        message = f"The address “{url}” names a machine by its number."
        return "url", message, "Write the address with the name of the site, or that of an archived copy."
    return None


def _find(entry: Entry) -> Iterator[Diagnostic]:
    for position, source in enumerate(entry.record.sources):
        weakness = _weakness(source.title, source.url)
        if weakness:
            field, message, hint = weakness
            yield Diagnostic(CODE, entry.path, message, hint, f"/sources/{position}/{field}")


RULE = rule_of_record(CODE, _find)
