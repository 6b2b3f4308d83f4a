"""Everything that a site consists of, put into the staged folder and verified there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from build_tools import registry
from build_tools.config import Config
from build_tools.corpus import Publication
from build_tools.engine import Engine
from build_tools.errors import VerificationError
from build_tools.exports._base import Exporter, Release, When
from build_tools.matching.traits import Told
from build_tools.pages._base import Page, PageType, Site
from build_tools.publish.data_files import DataFiles
from build_tools.publish.dated import dated
from build_tools.publish.editorial import fill_editorial
from build_tools.publish.house import SHELL_FOLDER, House
from build_tools.publish.links import Anchors, broken_links, file_of, read_anchors
from build_tools.publish.render import (
    RENDER,
    anchors_of_known,
    file_of_known,
    finish_page,
    keyed_page,
    surroundings,
)
from build_tools.publish.staging import Staging
from build_tools.search.compact import SearchSettings, write_index

CONTEXTS_AT_A_TIME = 200
"""Between them, rendered pages are taken in."""
SEARCH_FOLDER = "search"
"""Where the compact index lies in the site."""
SHOWN_BROKEN_LINKS = 10
"""More would bury the first; they are the same mistake as a rule."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What a site is made of: the corpus that readers get, the site around it, the traits of its records in order."""

    publication: Publication
    site: Site
    traits: Told


class _StagedPages:
    """Keeps rendered pages in the staged site."""

    def __init__(self, staging: Staging, shells: Mapping[str, str]) -> None:
        self._staging = staging
        self._shells = shells

    def has(self, known: bytes) -> bool:
        return self._staging.has(*file_of_known(known))

    def take(self, known: bytes, body: bytes) -> bytes:
        whole, data = finish_page(known, body, self._shells)
        path, entry = file_of_known(whole)
        self._staging.put(path, data, entry.sha256)
        return whole


class Assembly:
    """One site in the making."""

    def __init__(self, config: Config, engine: Engine, staging: Staging, edition: Edition) -> None:
        """Take what the site is made of; nothing is written yet."""
        self._config = config
        self._engine = engine
        self._staging = staging
        self._publication = edition.publication
        self._site = edition.site
        self._traits = edition.traits
        self._data = DataFiles(staging, engine)
        self._anchors: dict[str, Anchors] = {}
        self._editorial: tuple[str, ...] = ()

    def fill(self, house: House) -> None:
        """Stage the house, the pages and the exports.

        Raises:
            BuildError: a file cannot be written.
        """
        release = self._release()
        self._put_exports("data", release)
        self._put_exports("catalogue", release)
        self._site = replace(self._site, files=dict(self._data.files))
        whole = dated(house, self._site)
        self._put_house(whole)
        addresses = self._put_pages(whole.shells)
        self._put_exports("site", replace(release, addresses=(*self._editorial, *addresses)))
        self._put_search()

    def _pages(self) -> Iterator[Page]:
        """Yield every page; the seconds that its context takes count as such, wherever the page is asked for."""
        types: tuple[PageType, ...] = registry.discover("build_tools.pages", "PAGE_TYPE")
        timings = self._engine.timings
        pages = (page for found in types for page in found.pages(self._publication.corpus, self._site))
        while True:
            with timings.measure("contexts") as figures:
                batch = list(islice(pages, CONTEXTS_AT_A_TIME))
                figures.asked += len(batch)
            if not batch:
                return
            yield from batch

    def _put_house(self, house: House) -> None:
        corpus = self._publication.corpus
        with self._engine.timings.measure("editorial"):
            files = fill_editorial(house.files, self._config.templates, corpus, self._site)
            for path, data in files.items():
                self._staging.put(path, data)
                if path.endswith(".html"):
                    self._anchors[path] = read_anchors(data.decode(), path.removesuffix("index.html"))
        self._editorial = tuple(
            path.removesuffix("index.html") for path in files if path.endswith(".html") and path != "404.html"
        )

    def _put_pages(self, shells: Mapping[str, str]) -> tuple[str, ...]:
        """Stage the pages; return the addresses of those that search engines may list."""
        shared = surroundings(self._config.templates, shells, self._site)
        keeper = _StagedPages(self._staging, shells)
        pages: list[tuple[str, str]] = []
        listed: list[str] = []

        def keyed() -> Iterator[tuple[str, bytes]]:
            for page in self._pages():
                pages.append((page.address, page.shell))
                if not page.noindex:
                    listed.append(page.address)
                yield keyed_page(page)

        results = self._engine.run_artefacts(RENDER, keyed(), keeper, shared=shared, shared_key=shared.digest)
        with self._engine.timings.measure("verify"):
            self._note_anchors(shells, pages, results)
        return tuple(listed)

    def _note_anchors(self, shells: Mapping[str, str], pages: list[tuple[str, str]], results: list[bytes]) -> None:
        """Keep the links and anchors of the pages, with those of their shells, for `verify`."""
        of_shell = {name: read_anchors(text, f"{SHELL_FOLDER}/{name}/") for name, text in shells.items()}
        within: dict[str, list[str]] = {}  # a link of a shell to itself leads, once filled, to the page it became
        for name, anchors in of_shell.items():
            itself = f"{SHELL_FOLDER}/{name}/index.html"
            within[name] = [fragment for target, fragment in anchors.links if target == itself]
            self._anchors[itself] = Anchors(tuple(link for link in anchors.links if link[0] != itself), anchors.ids)
        for (address, shell), result in zip(pages, results, strict=True):
            path = file_of(address)
            own = anchors_of_known(result)
            links = (*own.links, *((path, fragment) for fragment in within[shell]))
            self._anchors[path] = Anchors(links, own.ids | of_shell[shell].ids)

    def _release(self, addresses: tuple[str, ...] = ()) -> Release:
        site = self._site
        return Release(
            site_name=site.name,
            site_url=site.site_url,
            schema_version=site.schema_version,
            build_date=site.build_date,
            hidden=self._publication.hidden,
            left_out=site.left_out,
            addresses=addresses,
            similar=site.similar,
            answers=site.answers,
            dates=site.dates,
            chronicles=site.chronicles,
            strings=site.strings,
            traits=self._traits,
            request_weights=self._config.request_weights,
            remember=self._engine.remember,
            releases=site.releases,
            checked=site.checked,
        )

    def _put_exports(self, when: When, release: Release) -> None:
        exporters: tuple[Exporter, ...] = registry.discover("build_tools.exports", "EXPORTER")
        told = replace(release, files=dict(self._data.files))
        with self._engine.timings.measure("exports") as figures:
            for exporter in exporters:
                if exporter.when == when:
                    figures.asked += self._data.put(exporter.export(self._publication.corpus, told))

    def _put_search(self) -> None:
        settings = SearchSettings(self._site.build_date, self._site.strings)
        for path, data in write_index(self._publication.corpus, self._engine, settings):
            self._staging.put(f"{SEARCH_FOLDER}/{path}", data)

    def verify(self) -> None:
        """Look at every internal link and anchor of the staged site.

        Raises:
            VerificationError: some lead nowhere.
        """
        with self._engine.timings.measure("verify") as figures:
            figures.asked += len(self._anchors)
            broken = sorted(broken_links(self._anchors, frozenset(self._staging.files)))
        if broken:
            links = f"{len(broken):,} broken link{'s' * (len(broken) != 1)}"
            more = f"; and {len(broken) - SHOWN_BROKEN_LINKS:,} more" if len(broken) > SHOWN_BROKEN_LINKS else ""
            listed = "; ".join(broken[:SHOWN_BROKEN_LINKS])
            message = f"the site has {links}, so it was not put in place: {listed}{more}."
            raise VerificationError(message)
