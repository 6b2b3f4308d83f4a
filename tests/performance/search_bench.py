"""Measures the search of the site beside Pagefind and lunr (the search that Material brings), on the same records.

    python -m tests.performance.search_bench                  # the real records, and 10,000 generated ones
    python -m tests.performance.search_bench --counts 0 2000  # 0: the real records

Needs Pagefind for its rows (`pip install "pagefind[bin]"`); without it they are left out. Prints seconds to index,
memory, sizes, and bytes and milliseconds of a first query in Chromium. Asserts nothing.
"""

import argparse
import functools
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import find_chromium
from tests.performance.bench import MEMORY_DISK, ROOT, Run, make_project, run

REPEATS = 5
QUERY = "recruitment agency wages"
OURS = """async base => {
  const {openIndex} = await import(base + 'assets/javascripts/search/engine.js');
  const times = [];
  for (const text of %s) {
    const begun = performance.now();
    globalThis.index ??= await openIndex(base + 'search/');
    const {documents} = await globalThis.index.search({text}, {facets: true, limit: 10});
    await globalThis.index.cards(documents);
    times.push(performance.now() - begun);
  }
  return times;
}"""
PAGEFIND = """async base => {
  const pagefind = await import(base + 'pagefind/pagefind.js');
  const times = [];
  for (const text of %s) {
    const begun = performance.now();
    const {results} = await pagefind.search(text);
    await Promise.all(results.slice(0, 10).map(result => result.data()));
    times.push(performance.now() - begun);
  }
  return times;
}"""
LUNR = """async base => {
  const begun = performance.now();
  const told = await (await fetch(base + 'search/search_index.json')).json();
  await new Promise(done => {
    const script = document.createElement('script');
    script.src = base + 'lunr.js';
    script.onload = done;
    document.head.append(script);
  });
  const index = lunr(function () {
    this.ref('location');
    this.field('title', {boost: 1000});
    this.field('text');
    told.docs.forEach(row => this.add(row));
  });
  const times = [];
  for (const text of %s) {
    const start = times.length ? performance.now() : begun;
    index.search(text);
    times.push(performance.now() - start);
  }
  return times;
}"""
"""As Material's worker does where MkDocs has not built the index beforehand: fetch every text, then index it."""


class _Counting(http.server.SimpleHTTPRequestHandler):
    """Serves files, and counts what it sends."""

    sent: list[int] = []  # noqa: RUF012 - one run, one list

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""

    def copyfile(self, source: object, outputfile: object) -> None:
        """Count the bytes of a file that was found."""
        data = source.read()  # type: ignore[attr-defined] # an open file
        self.sent.append(len(data))
        outputfile.write(data)  # type: ignore[attr-defined] # as above


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine."""
    handler = functools.partial(_Counting, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def ask(browser: Browser, site: Path, script: str) -> None:
    """Ask three times in new pages: bytes and files of the first query, the median of the milliseconds of each."""
    rows: list[tuple[float, ...]] = []
    size = files = 0
    with served(site) as base:
        for _ in range(REPEATS):
            page = browser.new_page()
            page.goto(f"{base}robots.txt")
            page.evaluate(f"import('{base}assets/javascripts/search/engine.js')" if script is OURS else "0")
            _Counting.sent.clear()
            (cold,) = page.evaluate(script % json.dumps([QUERY]), base)
            size, files = sum(_Counting.sent), len(_Counting.sent)
            rows.append((cold, *page.evaluate(script % json.dumps([QUERY, "health insurance"]), base)))
            page.close()
    cold, again, other = (median(row[place] for row in rows) for place in range(3))
    told = f"first query {size / 1000:,.0f} kB in {files} files, {cold:,.0f} ms"
    print(f"    {told}; again {again:,.1f} ms; another {other:,.1f} ms (load {os.getloadavg()[0]:.1f})")


def folder_size(folder: Path) -> str:
    """Return the size of a folder and how many files it has."""
    sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
    return f"{sum(sizes) / 1_000_000:,.1f} MB in {len(sizes):,} files"


def show(name: str, cost: Run | None, index: Path) -> None:
    """Print what an index cost, and its size."""
    told = f"{cost.seconds:.1f} s, {cost.megabytes:,.0f} MB of memory, " if cost else ""
    print(
        f"  {name}: {told}{folder_size(index) if index.is_dir() else f'{index.stat().st_size / 1e6:,.1f} MB'}",
        flush=True,
    )


def measure(browser: Browser, project: Path, directory: Path) -> None:
    """Measure one project."""
    report = directory / "report.json"
    build = [sys.executable, "-m", "build_tools.cli", "--project", str(project), "build", "--json"]
    cold = run(build, ROOT, report=report)
    stages = json.loads(report.read_text(encoding="utf-8"))["stages"]
    seconds = sum(stages[name]["seconds"] for name in ("search", "search names"))
    site = project / "site"
    show("ours", Run(seconds, cold.megabytes), site / "search")
    ask(browser, site, OURS)
    pagefind = [
        sys.executable,
        "-m",
        "pagefind",
        "--site",
        str(site),
        "--quiet",
        "--glob",
        GLOB,
        "--root-selector",
        "article",
    ]
    if subprocess.run([*pagefind[:3], "--version"], capture_output=True, check=False).returncode == 0:
        cost = run(pagefind, ROOT)
        show("Pagefind", cost, site / "pagefind")
        ask(browser, site, PAGEFIND)
    material(browser, project)


GLOB = "{practices,evidence,cases,funding,expertise,organisations,platforms,workstreams}/*/index.html"


def material(browser: Browser, project: Path) -> None:
    """Measure lunr on every record's title and text, as Material's own search would have them."""
    site = project / "site"
    rows = []
    for file in sorted((site / "data").parent.glob("*/*.json")):
        told = json.loads(file.read_bytes())
        if "title" in told:
            text = f"{told.get('summary', '')} {told.get('body', '')}"
            rows.append({"location": file.stem, "title": told["title"], "text": text})
    index = site / "search" / "search_index.json"
    index.write_text(json.dumps({"docs": rows}), encoding="utf-8")
    lunr = next(Path(sys.prefix).rglob("lunr.js"), None)
    if lunr:
        shutil.copy(lunr, site / "lunr.js")
        show("lunr, indexed in the browser", None, index)
        ask(browser, site, LUNR)
    index.unlink()


def main() -> None:
    """Read the sizes and measure each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--counts", type=int, nargs="*", default=[0, 10_000], help="numbers of records; 0: the real ones"
    )
    options = parser.parse_args()
    place = MEMORY_DISK if MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="search-bench-", dir=place) as directory, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        for count in options.counts:
            print(f"\n{count or 'the real':,} records" if count else "\nthe real records", flush=True)
            project = make_project(Path(directory), count)
            if not count:
                shutil.rmtree(project / "content")
                shutil.copytree(ROOT / "content", project / "content", dirs_exist_ok=True)
            measure(browser, project, Path(directory))
        browser.close()


if __name__ == "__main__":
    main()
