"""Templates and contexts to HTML, the same in every process."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import minijinja

from build_tools.charts import BarChart, draw_bars
from build_tools.digests import canonical_json, digest_parts
from build_tools.pages.markdown import html_of

ESCAPED_SLASH = "&#x2f;"
"""minijinja escapes slashes too, which HTML does not ask for; a tenth of a page would be these."""


@dataclass(frozen=True, slots=True)
class Templates:
    """A directory of templates with the texts of the interface, which every template has as `t`, and their digest."""

    directory: str
    digest: str
    strings: Mapping[str, Any] = field(default_factory=dict, compare=False)


def templates_digest(directory: Path) -> str:
    """Return the digest of every template of a directory, with its name."""
    parts: list[bytes | str] = []
    for file in sorted(directory.rglob("*.html")):
        parts += [file.relative_to(directory).as_posix(), file.read_bytes()]
    return digest_parts(parts)


def open_templates(directory: Path, strings: Mapping[str, Any] | None = None) -> Templates:
    """Return the templates of a directory as they are now, with the texts of the interface."""
    known = strings or {}
    return Templates(str(directory), digest_parts([templates_digest(directory), canonical_json(dict(known))]), known)


@functools.lru_cache(maxsize=2)
def _environment(templates: Templates) -> minijinja.Environment:
    """Read all templates at once: a template that changes later has another digest and another environment."""
    directory = Path(templates.directory)
    sources = {
        file.relative_to(directory).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(directory.rglob("*.html"))
    }
    return minijinja.Environment(
        loader=sources.get,
        filters={"markdown": _markdown, "bars": _bars},
        globals={"t": templates.strings},  # turned into values of the engine once, not for every page
        undefined_behavior="strict",
        debug=False,
        auto_escape_callback=lambda _name: True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _markdown(text: str, heading: int = 3) -> str:
    return minijinja.safe(html_of(text, heading))


def _bars(chart: BarChart, base: str) -> str:
    return minijinja.safe(draw_bars(chart, base))


def render_content(templates: Templates, template_name: str, context: Mapping[str, Any]) -> str:
    """Return the HTML of a template filled with a context.

    Raises:
        minijinja.TemplateError: there is no such template, or it asks for what the context lacks (our bug).
    """
    html = _environment(templates).render_template(template_name, **context)
    return html.replace(ESCAPED_SLASH, "/")
