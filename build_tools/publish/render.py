"""The stage that renders: a page's context and its shell to the bytes of the page and what is known of them."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import orjson

from build_tools.digests import digest_bytes, digest_parts, digest_value, sha256_hex
from build_tools.engine import Batch, Stage, held_collector, join_artefact
from build_tools.engine.files import FileEntry
from build_tools.pages._base import Page, Site
from build_tools.pages._edit import edit_address
from build_tools.pages.rendering import Templates, open_templates, render_content
from build_tools.publish.links import Anchors, file_of, read_own_anchors
from build_tools.publish.shells import Slots, base_of, fill_shell


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What every page of a batch shares; plain values, so that they travel to other processes."""

    templates: Templates
    shells_digest: str
    site_url: str
    repository_url: str
    edit_branch: str

    @property
    def digest(self) -> str:
        """The digest of all that pages take from it."""
        return digest_parts([
            self.templates.digest, self.shells_digest, self.site_url, self.repository_url, self.edit_branch,
        ])  # fmt: skip


def surroundings(directory: Path, shells: Mapping[str, str], site: Site) -> Surroundings:
    """Return what the pages of a site share."""
    return Surroundings(
        templates=open_templates(directory, site.strings),
        shells_digest=digest_value(dict(shells)),
        site_url=site.site_url,
        repository_url=site.repository_url,
        edit_branch=site.edit_branch,
    )


def keyed_page(page: Page) -> tuple[str, bytes]:
    """Return the digest of everything that a page says, and the page as JSON: the cheapest way to another process."""
    told = orjson.dumps(page, option=orjson.OPT_SORT_KEYS)
    return digest_bytes(told), told


def render_pages(batch: Batch) -> list[bytes]:
    """Render pages: values are pages as JSON, shared is `Surroundings`; results are artefacts.

    Known of each are its links and anchors; its body is what goes into the shell, for `finish_page`. The shell itself,
    five times as large, stays with the coordinator: carrying it between processes would cost more than filling it.
    """
    with held_collector():
        return [_render(Page(**orjson.loads(told)), batch.shared) for told in batch.values]


RENDER = Stage("render", render_pages)


def _render(page: Page, shared: Surroundings) -> bytes:
    templates = shared.templates
    common = {"base": base_of(page.address)}
    slots = Slots(
        title=page.title,
        description=page.description,
        lang=page.language,
        dir=page.direction,
        head=_head(page, shared),
        content=render_content(templates, page.template, {**page.context, **common}),
        toc=render_content(templates, "toc.html", {"toc": page.toc, **common}),
        edit=render_content(templates, "edit.html", {**_edit_link(page, shared), **common}),
    )
    anchors = read_own_anchors(f"{slots.head}{slots.content}{slots.toc}{slots.edit}", page.address)
    known = orjson.dumps([anchors.links, sorted(anchors.ids)])
    return join_artefact(known, orjson.dumps([page.shell, page.address, slots]))


def finish_page(known: bytes, body: bytes, shells: Mapping[str, str]) -> tuple[bytes, bytes]:
    """Return what is known of a rendered page, now with its path, size and SHA-256, and the page in its shell."""
    shell, address, slots = orjson.loads(body)
    data = fill_shell(shells[shell], address, Slots(**slots))
    return orjson.dumps([file_of(address), len(data), sha256_hex(data)]) + b"\n" + known, data


def file_of_known(known: bytes) -> tuple[str, FileEntry]:
    """Return the file of a page of which `finish_page` told."""
    path, size, sha256 = orjson.loads(known.partition(b"\n")[0])
    return path, FileEntry(size, sha256)


def anchors_of_known(known: bytes) -> Anchors:
    """Return the links and anchors of a page of which `finish_page` told; those of the shell are not among them."""
    links, ids = orjson.loads(known.partition(b"\n")[2])
    return Anchors(tuple((target, fragment) for target, fragment in links), frozenset(ids))


def _edit_link(page: Page, shared: Surroundings) -> Mapping[str, str]:
    """The ways to suggest a change to the file behind a page.

    Both addresses are empty where the repository's is not known; of a file outside the repository not even its path is
    told.
    """
    if not page.edit_path or page.edit_path.startswith(".."):
        return {"edit_url": "", "issue_url": "", "edit_path": "", "record": ""}
    issue = ""
    edit = edit_address(shared.repository_url, shared.edit_branch, page.edit_path)
    if edit:
        words = shared.templates.strings["suggest"]
        title = words["issue_title"].replace("{title}", page.title)
        body = words["issue_body"].replace("{path}", page.edit_path)
        issue = f"{shared.repository_url}/issues/new?title={quote(title, safe='')}&body={quote(body, safe='')}"
    record = page.address.removesuffix("/")
    return {"edit_url": edit, "issue_url": issue, "edit_path": page.edit_path, "record": record}


def _head(page: Page, shared: Surroundings) -> str:
    """Canonical address, alternates, styles, scripts, robots, JSON-LD and redirect, as HTML."""
    base = base_of(page.address)
    lines: list[str] = []
    target = page.redirect or page.address
    if shared.site_url:
        lines.append(f'<link rel="canonical" href="{html.escape(shared.site_url + target)}">')
    for media_type, address in page.alternates:
        kind, link = html.escape(media_type), html.escape(base + address)
        # "describedby" too: the theme's script takes a bare "alternate" for the site in another language and fetches it
        lines.append(f'<link rel="alternate describedby" type="{kind}" href="{link}">')
    lines += [f'<link rel="stylesheet" href="{html.escape(base + address)}">' for address in page.styles]
    lines += [f'<script type="module" src="{html.escape(base + address)}"></script>' for address in page.scripts]
    lines += [f'<link rel="modulepreload" href="{html.escape(base + address)}">' for address in page.modules]
    # crossorigin: what is loaded beforehand is used only by a request of the same kind, and scripts fetch by CORS
    lines += [
        f'<link rel="preload" as="fetch" crossorigin href="{html.escape(base + found)}">' for found in page.fetched
    ]
    if page.noindex:
        lines.append('<meta name="robots" content="noindex">')
    if page.linked:
        lines.append(linked_script(page.linked))
    if page.redirect:
        lines.append(f'<meta http-equiv="refresh" content="0; url={html.escape(base + page.redirect)}">')
    return "\n".join(lines)


def linked_script(told: Mapping[str, Any]) -> str:
    """Return JSON-LD as an element; in a script nothing is escaped but by JSON itself, and `</script` would end it."""
    text = orjson.dumps(told).decode().replace("<", "\\u003c")
    return f'<script type="application/ld+json">{text}</script>'
