"""Report what Lighthouse thinks of the built site: `make lighthouse`, or this module with addresses of pages.

No test: scores of speed depend on the machine. Lighthouse comes from npm into `.cache/lighthouse/` the first time, and
runs on the Node that Playwright ships, in the Chromium of the browser tests, against the site served with gzip.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import playwright
from rich.console import Console
from rich.table import Table

from tests.browser.chromium import NoChromiumError, provide_chromium
from tests.quality.samples import a_record
from tests.serving import served

REPOSITORY = Path(__file__).parents[2]
VERSION = "13.5.0"
"""Chosen by hand, so that scores of two days can be compared."""
INSTALLED = REPOSITORY / ".cache" / "lighthouse"
PROGRAM = Path("node_modules", "lighthouse", "cli", "index.js")
PAGES = ("", "explore/")
"""Home and Explore; the first practice comes to them."""
DEVICES = ("mobile", "desktop")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AIM = 95
SECONDS = 180
# Chromium's own calls to its maker's hosts would be measured too; its sandbox does not work for root.
FLAGS = "--headless=new --disable-gpu --no-first-run --disable-background-networking --disable-component-update"
NO_NPM = (
    "There is no npm here, and Lighthouse comes from it. Install Node with npm (on Debian: sudo apt-get install npm), "
    "then run 'make lighthouse' again. Nothing else needs it: 'make site' and 'make test' do without."
)
NOT_INSTALLED = "npm could not install lighthouse {version}: {reason}"
NO_SITE = "There is no site at {site}: run 'make site' first."


class LighthouseError(Exception):
    """Lighthouse cannot be run; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """What Lighthouse said of one page on one device: scores up to 100, and what failed, the heaviest first."""

    address: str
    device: str
    scores: Mapping[str, int]
    failures: tuple[str, ...]
    figures: Mapping[str, str]


def _node() -> str:
    """Return the Node that Playwright ships: new enough for Lighthouse, whatever the machine has."""
    driver = Path(playwright.__file__).parent / "driver"
    own = next((file for file in (driver / "node", driver / "node.exe") if file.is_file()), None)
    found = str(own) if own else shutil.which("node")
    if not found:
        raise LighthouseError(NO_NPM)
    return found


def provide_lighthouse() -> Path:
    """Return Lighthouse's program, installed now if need be.

    Raises:
        LighthouseError: there is no npm, or it cannot install Lighthouse.
    """
    home = INSTALLED / VERSION
    program = home / PROGRAM
    if program.is_file():
        return program
    npm = shutil.which("npm")
    if not npm:
        raise LighthouseError(NO_NPM)
    print(f"Installing Lighthouse {VERSION} into {INSTALLED.relative_to(REPOSITORY)}", flush=True)
    home.mkdir(parents=True, exist_ok=True)
    # An empty package.json keeps npm from looking for one in the folders above.
    (home / "package.json").write_text('{"private": true}\n', encoding="utf-8")
    command = [npm, "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"]
    command += ["--loglevel=error", "--engine-strict=false", f"lighthouse@{VERSION}"]
    done = subprocess.run(command, cwd=home, capture_output=True, text=True, check=False)
    if done.returncode or not program.is_file():
        said = [line for line in done.stderr.splitlines() if line.strip()] or ["it said nothing"]
        raise LighthouseError(NOT_INSTALLED.format(version=VERSION, reason=" ".join(said[:3])))
    return program


def examine(program: Path, address: str, device: str, chromium: Path) -> dict[str, Any]:
    """Return Lighthouse's whole report on an address.

    Raises:
        LighthouseError: Lighthouse failed, or saw no page.
    """
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with tempfile.TemporaryDirectory(prefix="commons-lighthouse-") as folder:
        target = Path(folder, "report.json")
        command = [_node(), str(program), address, "--quiet", "--output=json", f"--output-path={target}"]
        command += [f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}{' --no-sandbox' * is_root}"]
        command += ["--preset=desktop"] if device == "desktop" else []
        environment = {**os.environ, "CHROME_PATH": str(chromium), "HOME": folder}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=SECONDS)
        if not target.is_file():
            message = f"Lighthouse failed on {address}: {done.stderr.strip() or done.stdout.strip()}"
            raise LighthouseError(message)
        found: dict[str, Any] = json.loads(target.read_bytes())
    if found.get("runtimeError"):
        message = f"Lighthouse saw no page at {address}: {found['runtimeError']['message']}"
        raise LighthouseError(message)
    return found


def report_of(address: str, device: str, found: Mapping[str, Any]) -> Report:
    """Return what matters of a whole report."""
    audits = found["audits"]
    metrics = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
    return Report(
        address=address,
        device=device,
        scores={name: round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES},
        failures=tuple(_failures(found)),
        figures={name: audits[name].get("displayValue", "") for name in metrics},
    )


def _failures(found: Mapping[str, Any]) -> Iterable[str]:
    """Yield what a page could do better: what costs scores, then what may save time."""
    for name in CATEGORIES:
        for reference in found["categories"][name]["auditRefs"]:
            audit = found["audits"][reference["id"]]
            is_judged = audit["score"] is not None and audit["scoreDisplayMode"] not in {"informative", "manual"}
            if not is_judged or audit["score"] >= 0.9 or reference.get("group") == "metrics":
                continue
            places = [_place(place) for place in (audit.get("details") or {}).get("items", [])[:3]]
            where = f" ({'; '.join(filter(None, places))})" if any(places) else ""
            yield f"{name}: {audit['title']}. {audit.get('displayValue', '')}{where}"


def _place(place: Mapping[str, Any]) -> str:
    node = place.get("node") or {}
    found = str(node.get("selector") or urlsplit(str(place.get("url", ""))).path or place.get("source") or "")
    return found[-90:]


def examined(site: Path, pages: Iterable[str]) -> Iterable[Report]:
    """Yield a report on each page and device.

    Raises:
        LighthouseError: Lighthouse cannot be run.
        NoChromiumError: there is no Chromium.
    """
    chromium, program = provide_chromium(), provide_lighthouse()
    with served(site) as host:
        for page in pages:
            if not (site / page / "index.html").is_file():
                print(f"left out, since the site has no such page: {page}")
                continue
            for device in DEVICES:
                yield report_of(page, device, examine(program, host + page, device, chromium))


def show(reports: Iterable[Report]) -> None:
    """Print a table of the scores, then what each page could do better."""
    found = tuple(reports)
    console = Console(width=None if sys.stdout.isatty() else 160)
    table = Table("page", "device", *CATEGORIES, "first paint", "largest paint", "blocked", "shift")
    for report in found:
        scores = [f"{score}{'' if score >= AIM else ' !'}" for score in report.scores.values()]
        table.add_row(report.address or "home", report.device, *scores, *report.figures.values())
    console.print(table)
    console.print(f"Aim: {AIM} or more everywhere. Lighthouse {VERSION}, its simulated slow line for mobile.")
    for report in found:
        if report.failures:
            console.print(f"\n{report.address or 'home'} on {report.device}:", markup=False)
        for failure in report.failures:
            console.print(f"  {failure}", markup=False)


def main() -> int:
    """Examine the pages that are named, else the usual three; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else "")
    parser.add_argument("pages", nargs="*", help="addresses in the site: explore/ practices/x/")
    parser.add_argument("--site", type=Path, default=REPOSITORY / "site", help="the folder of the built site")
    asked = parser.parse_args()
    if not (asked.site / "index.html").is_file():
        print(NO_SITE.format(site=asked.site), file=sys.stderr)
        return 1
    try:
        show(examined(asked.site, asked.pages or [*PAGES, a_record(asked.site, "practices")]))
    except (LighthouseError, NoChromiumError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
