"""The stage that renders: a page's context and its shell to the bytes of the page and what is known of them."""

import html
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from build_tools.digests import canonical_json, digest_bytes, digest_parts, sha256_hex
from build_tools.engine import Batch, Stage, join_artefact
from build_tools.pages._base import Page, Site
from build_tools.pages.rendering import Templates, open_templates, render_content, templates_digest
from build_tools.publish.links import Anchors, file_of, read_own_anchors
from build_tools.publish.shells import Slots, base_of, fill_shell


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every page of a batch shares; plain values, so that they travel to other processes."""

    templates: str
    templates_digest: str
    shells: Mapping[str, str]
    strings: Mapping[str, Any]
    site_url: str
    repository_url: str
    edit_branch: str

    @property
    def digest(self) -> str:
        """The digest of all that pages take from it."""
        told = {name: value for name, value in asdict(self).items() if name != "templates"}
        return digest_bytes(canonical_json(told))


def surroundings(directory: Path, shells: Mapping[str, str], site: Site) -> Surroundings:
    """Return what the pages of a site share."""
    return Surroundings(
        templates=str(directory),
        templates_digest=templates_digest(directory),
        shells=shells,
        strings=site.strings,
        site_url=site.site_url,
        repository_url=site.repository_url,
        edit_branch=site.edit_branch,
    )


def page_key(page: Page) -> str:
    """Return the digest of everything that a page says."""
    return digest_parts([orjson.dumps(page, option=orjson.OPT_SORT_KEYS)])


def render_pages(batch: Batch) -> list[bytes]:
    """Render pages: values are `Page`, shared is `Surroundings`; results are artefacts for `decode_known`."""
    return [_render(page, batch.shared) for page in batch.values]


RENDER = Stage("render", render_pages)


@dataclass(frozen=True, slots=True)
class KnownPage:
    """What is known of a rendered page: size, SHA-256, links and anchors of its own part (those of the shell apart)."""

    path: str
    size: int
    sha256: str
    anchors: Anchors


def decode_known(known: bytes) -> KnownPage:
    """Return what `render_pages` told of a page."""
    told = orjson.loads(known)
    links = tuple((target, fragment) for target, fragment in told["links"])
    return KnownPage(told["path"], told["size"], told["sha256"], Anchors(links, frozenset(told["ids"])))


@cache
def _templates(directory: str, digest: str) -> Templates:  # noqa: ARG001 - other templates have another digest
    return open_templates(Path(directory))


def _render(page: Page, shared: Surroundings) -> bytes:
    templates = _templates(shared.templates, shared.templates_digest)
    base = base_of(page.address)
    common = {"t": shared.strings, "base": base}
    content = render_content(templates, page.template, {**page.context, **common})
    toc = render_content(templates, "toc.html", {"toc": [list(entry) for entry in page.toc], **common})
    edit = render_content(templates, "edit.html", {**_edit_link(page, shared), **common})
    slots = Slots(page.title, page.description, page.language, page.direction, _head(page, shared), content, toc, edit)
    body = fill_shell(shared.shells[page.shell], page.address, slots).encode()
    anchors = read_own_anchors(f"{slots.head}{content}{toc}{edit}", page.address)
    told = {
        "path": file_of(page.address),
        "size": len(body),
        "sha256": sha256_hex(body),
        "links": anchors.links,
        "ids": sorted(anchors.ids),
    }
    return join_artefact(orjson.dumps(told), body)


def _edit_link(page: Page, shared: Surroundings) -> Mapping[str, str]:
    """The address where the file behind a page can be changed; empty where the repository's is not set."""
    address = ""
    if page.edit_path and shared.repository_url and not page.edit_path.startswith(".."):
        address = f"{shared.repository_url}/edit/{shared.edit_branch}/{page.edit_path}"
    return {"edit_url": address, "edit_path": page.edit_path}


def _head(page: Page, shared: Surroundings) -> str:
    """Canonical address, alternates, robots and redirect, as HTML."""
    base = base_of(page.address)
    lines: list[str] = []
    target = page.redirect or page.address
    if shared.site_url:
        lines.append(f'<link rel="canonical" href="{html.escape(shared.site_url + target)}">')
    for media_type, address in page.alternates:
        kind, link = html.escape(media_type), html.escape(base + address)
        # "describedby" too: the theme's script takes a bare "alternate" for the site in another language and fetches it
        lines.append(f'<link rel="alternate describedby" type="{kind}" href="{link}">')
    if page.noindex:
        lines.append('<meta name="robots" content="noindex">')
    if page.redirect:
        lines.append(f'<meta http-equiv="refresh" content="0; url={html.escape(base + page.redirect)}">')
    return "\n".join(lines)
