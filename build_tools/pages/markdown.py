"""Markdown that anyone may have written to HTML that is safe to publish."""

import re
from functools import cache

import comrak
import nh3

EXTERNAL = "nofollow noopener external"
HEADING = re.compile(r"<(/?)h([1-6])\b")
HEADING_LINK = re.compile(
    r"<a href=\"#[^\"]*\" aria-label=\"[^\"]*\" data-heading-content=\"[^\"]*\" class=\"anchor\"></a>"
)
PICTURE = re.compile(r"<img src=\"([^\"]*)\" alt=\"([^\"]*)\"[^>]*/>")
FOOTNOTE = re.compile(r"#(?:fn|fnref)-[\w-]+")
DEAD_LINK = re.compile(rf"<a rel=\"{EXTERNAL}\">(.*?)</a>", re.DOTALL)
"""What the cleaner leaves of a link whose address it took away; links cannot stand in links."""
LOWEST_HEADING = 6
TAGS = {
    *("a", "abbr", "b", "blockquote", "br", "code", "dd", "del", "dl", "dt", "em", "hr", "i", "li", "ol", "p", "pre"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "s", "section", "strong", "sub", "sup"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    "a": {"href", "id", "title"},
    "li": {"id"},
    "ol": {"start"},
    **{f"h{level}": {"id"} for level in range(1, 7)},
    "td": {"align"},
    "th": {"align"},
}


@cache
def _extensions() -> comrak.ExtensionOptions:
    options = comrak.ExtensionOptions()
    options.table = options.footnotes = options.autolink = options.strikethrough = True
    options.header_id_prefix = "text-"
    return options


@cache
def _rendering() -> comrak.RenderOptions:
    options = comrak.RenderOptions()
    options.escape = True  # HTML in a record is shown as it was written
    return options


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes=ATTRIBUTES,
        link_rel=EXTERNAL,
        url_schemes={"http", "https"},
        url_relative=lambda address: address if FOOTNOTE.fullmatch(address) else None,
    )


def html_of(text: str, heading: int = 3) -> str:
    """Return clean HTML; the highest heading of the text becomes one of the level given, the others follow.

    Pictures become links to them: the site loads nothing from other hosts. Links lead to http and https only.
    """
    html = comrak.render_markdown(text, extension_options=_extensions(), render_options=_rendering())
    if "<img " in html:
        html = PICTURE.sub(r'<a href="\1">\2</a>', html)
    if "</h" in html:
        html = _with_headings_from(HEADING_LINK.sub("", html), heading)
    return DEAD_LINK.sub(r"\1", _cleaner().clean(html))


def _with_headings_from(html: str, heading: int) -> str:
    levels = [int(level) for _, level in HEADING.findall(html)]
    shift = heading - min(levels)
    return HEADING.sub(lambda found: f"<{found[1]}h{min(LOWEST_HEADING, int(found[2]) + shift)}", html)
