"""Measures what it costs to answer a request in the browser: bytes fetched, and milliseconds of the first and the next.

    python -m tests.performance.ask_bench                  # the real records, these eleven times over, 10,000 generated
    python -m tests.performance.ask_bench --times 1 5      # how many times over the real ones
    python -m tests.performance.ask_bench --generated 0    # without the generated ones

Generated records have few different words, so that the real ones, each several times under another id, come nearer to
what ten thousand would be. Prints also the seconds in which the files are made. Asserts nothing; needs a Chromium.
"""

import argparse
import json
import shutil
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from build_tools import registry
from build_tools.config import Config, load_config
from build_tools.corpus import Corpus, build_corpus, publishable
from build_tools.engine import open_engine
from build_tools.exports._base import Exporter, Release, bytes_of
from build_tools.matching import known_traits
from build_tools.pages.ask import PAGE_TYPE
from build_tools.pipeline import read_corpus
from tests.browser.chromium import provide_chromium
from tests.performance.bench import MEMORY_DISK, ROOT, make_project
from tests.serving import served
from tests.unit.pages import sample

REPEATS = 5
NEED = (
    "Seasonal workers return home without the social security contributions that they paid abroad. We want to make "
    "pensions portable with the countries of destination, and to inform workers before they leave."
)
OTHER = "Nurses leave for work abroad, and their qualifications are not recognised when they return."
SCRIPT = """async ([needs, base]) => {
  const {openModel} = await import(`${base}assets/javascripts/ask/model.js`);
  const {answerTo} = await import(`${base}assets/javascripts/ask/answer.js`);
  const told = await (await fetch(`${base}told.json`)).json();
  performance.clearResourceTimings();
  performance.setResourceTimingBufferSize(500);
  const times = [];
  let model;
  for (const need of needs) {
    const begun = performance.now();
    model ??= await openModel(new URL('match/', base));
    const none = {title: '', language: '', objectives: [], populations: [], support_asked: []};
    const request = {...none, need, countries: ['KEN']};
    await answerTo(request, {model, told, countryName: code => code});
    times.push(performance.now() - begun);
  }
  const files = performance.getEntriesByType('resource').filter(({name}) => name.includes('/match/'));
  return {times, files: files.length, bytes: files.reduce((sum, {encodedBodySize}) => sum + encodedBodySize, 0)};
}"""


@dataclass(frozen=True, slots=True)
class Made:
    """A folder with what the page fetches, and the seconds of processor time in which the files were made."""

    folder: Path
    records: int
    seconds: float


def several_times(corpus: Corpus, times: int) -> Corpus:
    """Return a corpus with each record so many times, under other ids."""
    copies = [
        replace(entry, id=f"{entry.id}-{number}", path=f"{entry.path}-{number}") if number else entry
        for entry in corpus
        for number in range(times)
    ]
    return build_corpus(copies, {}, corpus.vocabularies)


def make(config: Config, folder: Path, times: int = 1) -> Made:
    """Write what the browser matches by, and what the page tells its scripts."""
    exporters: tuple[Exporter, ...] = registry.discover("build_tools.exports", "EXPORTER")
    with open_engine(folder / "cache", "serial") as engine:
        corpus = several_times(publishable(read_corpus(config, engine).corpus).corpus, times)
        release = Release(
            site_name="",
            site_url="",
            schema_version="",
            build_date=config.today,
            hidden=0,
            left_out=(),
            addresses=(),
            strings=config.strings,
            traits=known_traits(list(corpus), corpus.vocabularies, engine),
            request_weights=config.request_weights,
        )
        begun = time.process_time()
        for exporter in exporters:
            if exporter.name.startswith("match-"):
                for artefact in exporter.export(corpus, release):
                    file = folder / artefact.path
                    file.parent.mkdir(parents=True, exist_ok=True)
                    file.write_bytes(bytes_of(artefact))
        seconds = time.process_time() - begun
    (page,) = PAGE_TYPE.pages(corpus, sample.site(strings=config.strings))
    (folder / "told.json").write_text(json.dumps(page.context["told"]), encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><title>Ask</title>", encoding="utf-8")
    shutil.copytree(ROOT / "site_config" / "theme" / "assets" / "javascripts", folder / "assets" / "javascripts")
    return Made(folder, len(corpus), seconds)


def ask(browser: Browser, title: str, made: Made) -> None:
    """Ask in new pages, and print the medians."""
    answers: list[dict[str, Any]] = []
    with served(made.folder) as base:
        for _ in range(REPEATS):
            page = browser.new_page()
            page.goto(base)
            answers.append(page.evaluate(SCRIPT, [[NEED, OTHER], base]))
            page.close()
    first, following = (median(answer["times"][place] for answer in answers) for place in (0, 1))
    size, files = answers[0]["bytes"], answers[0]["files"]
    print(
        f"{title} ({made.records:,} records): {size / 1000:,.0f} kB in {files} files; first answer {first:,.0f} ms, "
        f"next {following:,.0f} ms; made in {made.seconds:.1f} s",
        flush=True,
    )


def main() -> None:
    """Make the files for each collection, and ask."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, nargs="*", default=[1, 11], help="how many times over the real records")
    parser.add_argument("--generated", type=int, default=10_000, help="generated records; 0: none")
    options = parser.parse_args()
    place = MEMORY_DISK if MEMORY_DISK.is_dir() else None
    with tempfile.TemporaryDirectory(prefix="ask-bench-", dir=place) as name, sync_playwright() as playwright:
        directory = Path(name)
        browser = playwright.chromium.launch(executable_path=provide_chromium(), args=["--no-sandbox"])
        for times in options.times:
            ask(
                browser, f"the real records, {times} times", make(load_config(ROOT), directory / f"real-{times}", times)
            )
        if options.generated:
            config = load_config(make_project(directory, options.generated), environment={})
            ask(browser, "generated records", make(config, directory / "generated"))
        browser.close()


if __name__ == "__main__":
    main()
