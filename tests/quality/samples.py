"""The pages that stand for all: of every kind the largest of each template and shell, and of lists they share one."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_tools import registry
from build_tools.config import load_config
from build_tools.corpus import publishable
from build_tools.engine import open_engine
from build_tools.pages._base import PageType
from build_tools.pipeline import read_corpus
from build_tools.publish.build import read_rule_pages
from build_tools.publish.links import file_of
from tests.unit.pages import sample

EDITORIAL = "editorial"
"""The pages of `content/pages/`, which MkDocs draws, and the page of addresses that lead nowhere."""
NOT_FOUND = "404.html"
LIST_SHELL = "list"
KINDS: tuple[str, ...] = (
    *(found.name for found in registry.discover("build_tools.pages", "PAGE_TYPE")), EDITORIAL,
)  # fmt: skip


Drawn = tuple[str, str]
"""(template, shell) of a page."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A page of a built site: `redirect` is where it sends its readers, `has_scripts` that it draws more by itself."""

    kind: str
    template: str
    shell: str
    address: str
    redirect: str = ""
    has_scripts: bool = False


def a_record(site: Path, folder: str) -> str:
    """Return the address of the first record of a folder in a built site."""
    rows = json.loads((site / "data" / "records.json").read_bytes())["records"]
    return next(str(row["address"]) for row in rows if row["address"].startswith(f"{folder}/"))


def samples_of(project: Path) -> Mapping[str, tuple[Sample, ...]]:
    """Return the samples of a built project by kind; a kind of which it has no page is not there.

    Lists that kinds share (of countries, regions, goals, people) look alike and stand with the kind that comes first.
    """
    site = project / "site"
    largest: dict[str, dict[Drawn, tuple[int, Sample]]] = {}
    for found in (*_generated(project), *_editorial(project)):
        file = site / file_of(found.address)
        drawn = (found.template, found.shell)
        size = file.stat().st_size if file.is_file() else 0
        if size > largest.get(found.kind, {}).get(drawn, (0,))[0]:
            largest.setdefault(found.kind, {})[drawn] = (size, found)
    seen: set[Drawn] = set()
    by_kind: dict[str, tuple[Sample, ...]] = {}
    for kind, pages in largest.items():
        kept = [drawn for drawn in pages if drawn not in seen or drawn[1] != LIST_SHELL]
        seen.update(kept)
        by_kind[kind] = tuple(pages[drawn][1] for drawn in kept)
    return by_kind


def _generated(project: Path) -> Iterator[Sample]:
    """Yield every page that the project's build makes, and the page of what was left out, which it may not have."""
    config = load_config(project, environment={})
    with open_engine(config.cache) as engine:
        corpus = publishable(read_corpus(config, engine).corpus).corpus
    site = sample.site(strings=config.strings, rule_pages=read_rule_pages(config), dates={}, similar={}, answers={})
    page_types: tuple[PageType, ...] = registry.discover("build_tools.pages", "PAGE_TYPE")
    for page_type in page_types:
        for page in page_type.pages(corpus, site):
            yield Sample(page_type.name, page.template, page.shell, page.address, page.redirect, bool(page.scripts))


def _editorial(project: Path) -> Iterator[Sample]:
    """Yield home, the page of addresses that lead nowhere, and all others as if they had one template: they have."""
    pages = project / "content" / "pages"
    for file in sorted(pages.rglob("*.md")):
        path = file.relative_to(pages).with_suffix("").as_posix()
        is_home = path == "index"
        yield Sample(EDITORIAL, "home" if is_home else "page", shell="", address="" if is_home else f"{path}/")
    yield Sample(EDITORIAL, NOT_FOUND, shell="", address=NOT_FOUND)
