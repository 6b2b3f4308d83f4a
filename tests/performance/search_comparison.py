"""Shows the first five results of our search and of Pagefind side by side, for the queries judged by reading.

    commons build && python -m tests.performance.search_comparison

Needs Pagefind (`pip install "pagefind[bin]"`). Queries, verdicts and the results that were read stand in
tests/data/search-comparison.json.
"""

import json
import subprocess
import sys
from collections import Counter
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser.chromium import find_chromium
from tests.performance.bench import ROOT
from tests.performance.search_bench import GLOB, served

JUDGED = ROOT / "tests" / "data" / "search-comparison.json"
OURS = """async ([base, text]) => {
  const {openIndex} = await import(base + 'assets/javascripts/search/engine.js');
  globalThis.index ??= await openIndex(base + 'search/');
  const {documents} = await globalThis.index.search({text}, {facets: false, limit: 5});
  return (await globalThis.index.cards(documents)).map(card => card.address.slice(0, -1));
}"""
THEIRS = """async ([base, text]) => {
  const pagefind = await import(base + 'pagefind/pagefind.js');
  const {results} = await pagefind.search(text);
  const found = await Promise.all(results.slice(0, 5).map(result => result.data()));
  return found.map(row => row.url.replace(/^\\/|\\/$/gu, ''));
}"""


def show(row: dict[str, Any], ours: list[str], theirs: list[str]) -> None:
    """Print one query: its verdict, and both lists; a star marks what was not there when it was judged."""
    print(f"\n{row['query']}: {row['better']} ({row['why']})")
    for place in range(5):
        pair = [
            f"{'' if found[place] in row[name] else '*'}{found[place]}" if place < len(found) else ""
            for name, found in (("ours", ours), ("pagefind", theirs))
        ]
        print(f"  {pair[0]:<70} {pair[1]}")


def main() -> None:
    """Index the built site with Pagefind and ask both."""
    rows = json.loads(JUDGED.read_bytes())["queries"]
    site = ROOT / "site"
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--glob", GLOB, "--root-selector", "article"]
    subprocess.run([*command, "--quiet"], check=True)
    with served(site) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{base}robots.txt")
        for row in rows:
            show(row, page.evaluate(OURS, [base, row["query"]]), page.evaluate(THEIRS, [base, row["query"]]))
        browser.close()
    print("\n", dict(Counter(row["better"] for row in rows)))


if __name__ == "__main__":
    main()
