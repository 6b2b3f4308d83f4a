"""A page of the site made portable: it works from a folder on any disk, and leads nowhere that is not there."""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from build_tools.publish.icons import ICON_SHEET

SITE = "site"
"""The folder of a preview with the styles and pictures of the site."""
STYLE_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')#?]+)")
USELESS = "link[rel=modulepreload], link[rel=preload], link[rel~=alternate], link[rel=canonical], script, form"
"""What asks a server, and what names the published page."""
BODY, BEGINNING = re.compile(r"<body[^>]*>"), re.compile(r"<header\b|<main\b")
"""Where the icons go, and where the note goes: behind the link by which keyboards skip to the content."""
ICON_ID = "icon-"
"""So that an icon has another id than the section that it may be named like."""
OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Portable:
    """Makes pages portable; `used` are the files of the house that they need.

    `house` are the files of the house, `site_url` is where the site is published (empty where that is not known), and
    `note` is HTML that every page begins with, for the way back to the list.
    """

    house: Mapping[str, bytes]
    site_url: str
    note: Callable[[str], str]
    used: dict[str, None] = field(default_factory=dict)

    def page(self, html: str, address: str, folder: str, addresses: Mapping[str, str]) -> str:
        """Return a page that stands at an address of the site, for its place in a folder of the preview.

        `addresses` are the pages that the folder holds, with their files there.
        """
        tree = LexborHTMLParser(html)
        for node in tree.css(USELESS):
            node.decompose()
        here = posixpath.join(folder, address)
        for node in tree.css(":not(use)[href], [src]"):
            self._lead(node, address, here, addresses)
        icons, note = self._icons(tree), self.note(posixpath.relpath(".", here))
        whole = BODY.sub(lambda found: f"{found[0]}{icons}", tree.html or "", count=1)
        return BEGINNING.sub(lambda found: f"{note}{found[0]}", whole, count=1)

    def own(self, html: str, path: str) -> str:
        """Return a page of the preview itself, which names files by their way from its top, for its place there."""
        tree = LexborHTMLParser(html)
        for node in tree.css("[href]"):
            told = node.attributes["href"] or ""
            if told and not told.startswith("#") and not OUTSIDE.match(told):
                if told.startswith(f"{SITE}/"):
                    self._use(told.removeprefix(f"{SITE}/"))
                node.attrs["href"] = posixpath.relpath(told, posixpath.dirname(path) or ".")
        return tree.html or ""

    def _icons(self, tree: LexborHTMLParser) -> str:
        """Let the icons of a page stand in it: a browser takes none from another file of a disk. Return their sheet."""
        icons = tree.css("use[href]")
        for node in icons:
            node.attrs["href"] = f"#{ICON_ID}{(node.attributes['href'] or '').rpartition('#')[2]}"
        sheet = self.house[ICON_SHEET].decode().replace(' id="', f' id="{ICON_ID}') if icons else ""
        return sheet.replace("<svg ", '<svg style="display: none" ', 1)

    def _lead(self, node: LexborNode, address: str, here: str, addresses: Mapping[str, str]) -> None:
        """Let an element lead to the file of the preview, to the published site, or nowhere."""
        name = "href" if "href" in node.attributes else "src"
        told = node.attributes[name] or ""
        path, mark, fragment = told.partition("#")
        if not path or OUTSIDE.match(told):
            return
        target = posixpath.normpath(posixpath.join(address, path)).removeprefix("./")
        if target in self.house and not target.endswith(".html"):
            self._use(target)
            node.attrs[name] = posixpath.relpath(f"{SITE}/{target}", here) + mark + fragment
        elif f"{target}/" in addresses:
            node.attrs[name] = posixpath.relpath(addresses[f"{target}/"], here) + mark + fragment
        elif self.site_url:
            rest = "" if target == "." else f"{target}{'/' * path.endswith('/')}"
            node.attrs[name] = f"{self.site_url}{rest}{mark}{fragment}"
        else:
            del node.attrs[name]

    def _use(self, path: str) -> None:
        """Note a file of the house, and those that it leads to where it is a style sheet."""
        if path in self.used or path not in self.house:
            return
        self.used[path] = None
        if path.endswith(".css"):
            text = self.house[path].decode()
            for found in STYLE_ADDRESS.findall(text):
                self._use(posixpath.normpath(posixpath.join(posixpath.dirname(path), found)))
