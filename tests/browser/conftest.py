"""A Chromium, pages that keep a record of what went wrong in them, and the built sites on this machine's loopback."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect, sync_playwright

from tests.browser.chromium import SKIP_VARIABLE, WHAT_TO_DO, NoChromiumError, find_chromium
from tests.serving import served

# Chromium's own calls to its maker's hosts have no place in a test.
QUIET = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
HTTP_ERROR = 400
# A machine that is busy is slow, not wrong (milliseconds).
expect.set_options(timeout=30_000)
SECONDS = 300
"""The first test waits for two builds and for Chromium."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests of this folder, and keep those of a file on one worker: each worker starts one browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(SECONDS))
            item.add_marker(pytest.mark.xdist_group(f"browser {item.path.stem}"))
            if os.environ.get(SKIP_VARIABLE):
                item.add_marker(pytest.mark.skip(reason=f"{SKIP_VARIABLE} is set"))


def _is_confined() -> bool:
    """Tell whether Chromium's sandbox cannot work: for root, and in most containers."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root or Path("/.dockerenv").exists() or Path("/run/.containerenv").exists()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, without a window. Fails where there is none: a browser test that is not run must be asked for."""
    try:
        chromium = find_chromium()
    except NoChromiumError as error:
        pytest.fail(str(error), pytrace=False)
    if chromium is None:
        pytest.fail(WHAT_TO_DO, pytrace=False)
    # A home of its own: what the person or the machine has set is not read, nor is a read-only home in the way.
    home = str(tmp_path_factory.mktemp("chromium"))
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=chromium,
            args=list(QUIET),
            chromium_sandbox=not _is_confined(),
            env={**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_CACHE_HOME": home},
        )
        yield launched
        launched.close()


@dataclass  # no slots: Playwright leaves a mark on what owns a listener
class Watch:
    """What went wrong in a page since it was opened."""

    hosts: frozenset[str]
    troubles: list[str] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        """Start to listen."""
        page.on("console", self._note_console)
        page.on("pageerror", lambda error: self.troubles.append(f"uncaught in {page.url}: {error}"))
        page.on("request", self._note_request)
        page.on("requestfailed", self._note_failure)
        page.on("response", self._note_response)

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.troubles.append(f"console {message.type}: {message.text}")

    def _note_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https", "ws", "wss"} and address.netloc not in self.hosts:
            self.troubles.append(f"request to another host: {request.url}")

    def _note_failure(self, request: Request) -> None:
        # A page that is left cancels what it still loads.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"request failed: {request.url}: {request.failure}")

    def _note_response(self, response: Response) -> None:
        if response.status >= HTTP_ERROR:
            self.troubles.append(f"status {response.status}: {response.url}")

    def assert_clean(self) -> None:
        """Fail if anything went wrong so far, and say what."""
        assert not self.troubles, "\n".join(["The page is not clean:", *self.troubles])


@pytest.fixture
def watch(site_url: str, awkward_url: str) -> Watch:
    """Notes of what goes wrong in `page`; call `watch.assert_clean()` at the end of a test."""
    return Watch(hosts=frozenset(urlsplit(address).netloc for address in (site_url, awkward_url)))


@contextmanager
def new_page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """Open an empty page that nobody used before, in a context of its own: nothing is known or kept there yet."""
    context = browser.new_context(locale="en-GB", timezone_id="UTC", reduced_motion="reduce")
    opened = context.new_page()
    watch.attach(opened)
    yield opened
    context.close()


@pytest.fixture
def page(browser: Browser, watch: Watch) -> Iterator[Page]:
    """An empty page that nobody used before."""
    with new_page(browser, watch) as opened:
        yield opened


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of the built site, ending in a slash."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def awkward_url(awkward_site: Path) -> Iterator[str]:
    """The address of the site of awkward records, ending in a slash."""
    with served(awkward_site) as address:
        yield address
