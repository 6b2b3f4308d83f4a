"""Measures what the page that answers in the browser ranks, beside what Python ranks, on the judged requests.

    python -m tests.evaluation.ask                # on the site in site/, as `commons build` left it
    python -m tests.evaluation.ask --site FOLDER

Prints nDCG@10 of both, and how many of the first ten practices both have, with objectives given and withheld, and with
the language told and guessed by the browser. Needs a Chromium.
"""

import argparse
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, sync_playwright

from build_tools.config import load_config
from build_tools.corpus import Corpus, publishable
from build_tools.engine import open_engine
from build_tools.matching.answers import Adviser, adviser_of
from build_tools.matching.requests import Request
from build_tools.pipeline import read_corpus
from tests.browser.chromium import provide_chromium
from tests.evaluation.match import ROOT, Judged, Rankings, measured, read_judged
from tests.evaluation.measures import mean
from tests.serving import served

FIRST = 10
ANSWER = """async ([requests, limit]) => {
  const at = path => new URL(`../../${path}`, document.baseURI);
  const {openModel} = await import(at('assets/javascripts/ask/model.js').href);
  const {answerTo} = await import(at('assets/javascripts/ask/answer.js').href);
  const told = JSON.parse(document.querySelector('[data-part="told"]').textContent);
  const model = await openModel(at('match/'));
  const found = {};
  for (const [key, request] of Object.entries(requests)) {
    const answer = await answerTo(request, {model, told, countryName: code => code, limit});
    found[key] = {language: answer.language, ids: answer.lists.practices.map(({record}) => record.id)};
  }
  return found;
}"""


def asked(request: Request) -> dict[str, Any]:
    """Return a request as the page has it."""
    told = {**asdict(request), "own": None, "chosen": None}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in told.items()}


def by_browser(page: Page, requests: Mapping[str, Request], limit: int) -> dict[str, Any]:
    """Return the language and the practices that the page finds for each request, best first."""
    found: dict[str, Any] = page.evaluate(ANSWER, [{key: asked(one) for key, one in requests.items()}, limit])
    return found


def by_python(adviser: Adviser, requests: Mapping[str, Request], limit: int) -> Rankings:
    """Return the practices that Python finds for each request, best first."""
    return {
        key: [one.target[1] for one in adviser.answer(request, limit).practices] for key, request in requests.items()
    }


def show(title: str, page: Page, adviser: Adviser, judged: Judged, corpus: Corpus) -> None:
    """Print a line for requests as they are given."""
    limit = len(corpus)
    answers = by_browser(page, judged.requests, limit)
    theirs = by_python(adviser, judged.requests, limit)
    ours = {key: answer["ids"] for key, answer in answers.items()}
    shared = sum(len(set(ours[key][:FIRST]) & set(theirs[key][:FIRST])) for key in ours) / len(ours)
    quality = [
        mean(list(measured(_judged_only(found, judged), judged, drop_self=False).values())) for found in (ours, theirs)
    ]
    told = read_judged().requests
    wrong = [key for key, answer in answers.items() if answer["language"] != told[key].language]
    browser, python = (one.ndcg for one in quality)
    print(f"{title:40}  {browser:7.3f}  {python:7.3f}  {shared:12.1f}  {len(wrong)} of another language than told")


def _judged_only(found: Rankings, judged: Judged) -> Rankings:
    return {key: [name for name in names if name in judged.collection] for key, names in found.items()}


def main() -> None:
    """Open the page, ask both, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="a built site of the real content")
    site = parser.parse_args().site
    config, judged = load_config(ROOT), read_judged()
    withheld = {key: replace(request, objectives=()) for key, request in judged.requests.items()}
    guessed = {key: replace(request, language="") for key, request in judged.requests.items()}
    with (
        open_engine(config.cache, config.executor) as engine,
        served(site) as address,
        sync_playwright() as playwright,
    ):
        corpus = publishable(read_corpus(config, engine).corpus).corpus
        adviser = adviser_of(corpus, config, engine, config.today)
        browser = playwright.chromium.launch(executable_path=provide_chromium(), chromium_sandbox=False)
        page = browser.new_page()
        page.goto(f"{address}connect/ask/")
        print(f"{'':40}  browser   Python  first 10 the same of 10")
        show("objectives given", page, adviser, judged, corpus)
        show("objectives withheld", page, adviser, replace(judged, requests=withheld), corpus)
        show("language guessed", page, adviser, replace(judged, requests=guessed), corpus)
        browser.close()


if __name__ == "__main__":
    main()
