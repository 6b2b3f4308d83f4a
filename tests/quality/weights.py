"""What a page of each kind weighs before its pictures, measured in Chromium; run it as a module for the table."""

import argparse
import gzip
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Error, Page, Response, sync_playwright
from rich.console import Console
from rich.table import Table

from tests.browser.chromium import NoChromiumError, provide_chromium
from tests.quality.samples import Sample, samples_of
from tests.serving import COMPRESSED, LEVEL, served

REPOSITORY = Path(__file__).parents[2]
BUDGET = 150_000
"""Bytes that a page of any kind may take to arrive, compressed, before its pictures."""
PARTS = ("document", "stylesheet", "script", "font", "fetched")
PICTURES = {"image", "media"}


@dataclass(slots=True)
class Weight:
    """The bytes of a page by part: as they are, and compressed as hosts send them."""

    raw: dict[str, int] = field(default_factory=dict)
    sent: dict[str, int] = field(default_factory=dict)
    pictures: int = 0

    def add(self, part: str, address: str, data: bytes) -> None:
        """Count one answer."""
        is_text = Path(address.partition("?")[0]).suffix in COMPRESSED or part == "document"
        sent = len(gzip.compress(data, LEVEL, mtime=0)) if is_text else len(data)
        if part in PICTURES:
            self.pictures += sent
            return
        name = part if part in PARTS else "fetched"
        self.raw[name] = self.raw.get(name, 0) + len(data)
        self.sent[name] = self.sent.get(name, 0) + sent

    @property
    def total(self) -> int:
        """All that is sent before the pictures."""
        return sum(self.sent.values())


def weigh(page: Page, address: str) -> Weight:
    """Return what an address weighs in a browser that has nothing of the site yet, before anybody does anything."""
    answers: list[Response] = []

    def note(answer: Response) -> None:
        answers.append(answer)

    page.on("response", note)
    page.goto(address, wait_until="networkidle")
    weight = Weight()
    for answer in answers:
        try:
            weight.add(answer.request.resource_type, answer.url, answer.body())
        except Error:  # a redirection has no body
            continue
    page.remove_listener("response", note)
    return weight


def table_of(weights: Iterable[tuple[Sample, Weight]]) -> Table:
    """Return a table of weights in kilobytes: compressed by part, then the whole of it compressed and as it is."""
    table = Table("kind", "page", *PARTS, "sent", "raw", "pictures", title="Kilobytes; parts and sent compressed")
    for found, weight in weights:
        parts = [_kilobytes(weight.sent.get(part, 0)) for part in PARTS]
        over = " !" if weight.total > BUDGET else ""
        whole = [f"{_kilobytes(weight.total)}{over}", _kilobytes(sum(weight.raw.values())), _kilobytes(weight.pictures)]
        table.add_row(found.kind, found.address or "home", *parts, *whole)
    return table


def _kilobytes(count: int) -> str:
    return f"{count / 1_000:.1f}" if count else ""


def weigh_samples(project: Path, chromium: Path) -> Iterable[tuple[Sample, Weight]]:
    """Yield the weight of a page of each kind of a built project."""
    by_kind: Mapping[str, tuple[Sample, ...]] = samples_of(project)
    with served(project / "site") as host, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for samples in by_kind.values():
            for found in samples:
                if not found.redirect:
                    page = browser.new_page()
                    yield found, weigh(page, host + found.address)
                    page.close()
        browser.close()


def main() -> int:
    """Print the table for a built project; return the exit code."""
    parser = argparse.ArgumentParser(description="Weigh a page of each kind of the built site.")
    parser.add_argument("project", nargs="?", type=Path, default=REPOSITORY, help="the folder that holds site/")
    project = parser.parse_args().project.resolve()
    if not (project / "site" / "index.html").is_file():
        print(f"There is no site in {project}: run 'make site' first.", file=sys.stderr)
        return 1
    try:
        weights = tuple(weigh_samples(project, provide_chromium()))
    except NoChromiumError as error:
        print(error, file=sys.stderr)
        return 1
    Console(width=None if sys.stdout.isatty() else 160).print(table_of(weights))
    heaviest = max(weight.total for _, weight in weights)
    print(f"The heaviest sends {heaviest:,} bytes; the budget is {BUDGET:,}.")
    return 1 if heaviest > BUDGET else 0


if __name__ == "__main__":
    sys.exit(main())
