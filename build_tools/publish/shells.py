"""Shells: themed pages of MkDocs with slots, filled once for each page at the depth of its address."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

TOKEN = re.compile(r"%%COMMONS:([a-z]+)%%")
SHELL_DEPTH = 2
"""Shells are drawn at `_shells/<name>/`, so every address in them begins with two steps up."""
STEPS_UP = re.compile(r"""(?<=["'(=])\.\./\.\.(?=["'/)#?\s>])""")


@dataclass(frozen=True, slots=True)
class Slots:
    """What goes into the slots of a shell; `head`, `content`, `toc` and `edit` are HTML, the others are text."""

    title: str
    description: str
    lang: str
    dir: str
    head: str
    content: str
    toc: str
    edit: str

    def escaped(self) -> Mapping[str, str]:
        """Return every slot as it may stand in HTML, in text and in attributes."""
        return {
            "title": html.escape(self.title),
            "description": html.escape(self.description),
            "lang": html.escape(self.lang),
            "dir": html.escape(self.dir),
            "head": self.head,
            "content": self.content,
            "toc": self.toc,
            "edit": self.edit,
        }


def depth_of(address: str) -> int:
    """Return how many steps an address lies below the top of the site: `practices/x/` is 2, `404.html` is 0."""
    return address.count("/")


def base_of(address: str) -> str:
    """Return the way from an address to the top of the site, with a slash at its end: `../../`, or `./`."""
    return "../" * depth_of(address) or "./"


@cache
def _pieces(shell: str, depth: int) -> tuple[tuple[bytes, str], ...]:
    """Return a shell at a depth as pairs of text and the name of the slot that follows it; the last has none."""
    up = "/".join([".."] * depth) or "."
    pieces = [*TOKEN.split(STEPS_UP.sub(up, shell)), ""]
    return tuple((text.encode(), name) for text, name in zip(pieces[::2], pieces[1::2], strict=True))


def fill_shell(shell: str, address: str, slots: Slots) -> bytes:
    """Return the page: the shell at the depth of the address, with its slots filled."""
    filled = {name: value.encode() for name, value in slots.escaped().items()}
    filled[""] = b""
    return b"".join(part for text, name in _pieces(shell, depth_of(address)) for part in (text, filled[name]))
