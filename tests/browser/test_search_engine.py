"""The script that searches, held to the answers of Python: on vectors, and on the built site."""

import functools
import http.server
import json
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from build_tools.search.query import CompactIndex, Query
from tests.conftest import GOLDEN, REPOSITORY
from tests.unit.search.compact_indexes import index_files, searchable_corpus
from tests.unit.search.corpora import corpus_of

SCRIPTS = Path("assets") / "javascripts" / "search"
VECTORS: dict[str, Any] = json.loads((GOLDEN / "search" / "vectors.json").read_bytes())
OPEN = "const {openIndex} = await import(new URL('assets/javascripts/search/engine.js', document.baseURI).href);"
ASK = (
    f"async state => {{ {OPEN} window.index ??= await openIndex(new URL('search/', document.baseURI).href);"
    """
    const answer = await window.index.search(state, {facets: true, limit: 10, offset: 0});
    return {
      documents: answer.all(), total: answer.total, counts: answer.counts, unknown: answer.unknown,
      suggestion: answer.suggestion, ignored: answer.ignored,
      understood: answer.understood.map(part => [part.text, part.kind, part.label, part.id]),
    };
}"""
)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


def write_site(folder: Path, files: dict[str, bytes]) -> None:
    """Write an index and the script that reads it."""
    shutil.copytree(REPOSITORY / "site_config" / "theme" / SCRIPTS, folder / SCRIPTS)
    (folder / "index.html").write_text("<!doctype html><title>Search</title>", encoding="utf-8")
    for path, data in files.items():
        (folder / "search" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "search" / path).write_bytes(data)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with the index of the vectors, and in `none/` one without a record."""
    folder = tmp_path_factory.mktemp("search")
    write_site(folder, index_files(searchable_corpus()))
    write_site(folder / "none", index_files(corpus_of()))
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture
def opened(browser: Browser, served: str) -> Iterator[Page]:
    """A page at that site, with nothing on it."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(served)
    yield page
    context.close()


def test_the_script_folds_as_python_does(opened: Page) -> None:
    folded = opened.evaluate(
        f"""async texts => {{ {OPEN} const index = await openIndex(new URL('search/', document.baseURI).href);
        return texts.map(text => index.language.folding.words(text).map(word => word.folded)); }}""",
        [text for text, _ in VECTORS["folding"]],
    )

    assert dict(zip([text for text, _ in VECTORS["folding"]], folded, strict=True)) == dict(VECTORS["folding"])


def test_the_script_answers_as_python_does(opened: Page) -> None:
    for vector in VECTORS["queries"]:
        told = opened.evaluate(ASK, vector["state"])

        assert told.pop("total") == len(vector["documents"])
        assert {"state": vector["state"], **told} == vector


QUERIES = (
    "nurse recruitment", "recruitmnt agancies", "travail domestique", "Kenya remittances", "عودة", "OFW", "migr",
    "retorno y reintegración", "儿童", "U.N. network", "diaspora bond", "кения денежные переводы", "",
)  # fmt: skip


def test_on_the_built_site_both_find_the_same(page: Page, built_site: Path, site_url: str) -> None:
    index = CompactIndex(lambda path: (built_site / "search" / path).read_bytes())
    page.goto(f"{site_url}robots.txt")
    ask = ASK.replace("document.baseURI", json.dumps(site_url))
    for text in QUERIES:
        for filters in ({}, {"type": ["practice", "evidence"], "objective": ["6", "20"]}):
            told = page.evaluate(ask, {"text": text, "filters": filters, "isTyping": text == "migr"})
            answer = index.search(Query(text, filters, is_typing=text == "migr"))
            assert told["documents"] == list(answer.documents), text
            assert told["counts"] == answer.counts, text


def test_only_the_head_is_fetched_when_the_index_is_opened(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url.removeprefix(served)))
    page.goto(served)
    page.evaluate(f"async () => {{ {OPEN} await openIndex(new URL('search/', document.baseURI).href); }}")
    context.close()

    assert [path for path in fetched if path.endswith(".idx")] == ["search/head.idx"]


def test_cards_highlights_and_excerpts_show_what_matched(opened: Page) -> None:
    shown = opened.evaluate(
        f"""async () => {{ {OPEN} const index = await openIndex(new URL('search/', document.baseURI).href);
        const {{documents, matched}} = await index.search({{text: "travail domestique, organisations"}});
        const cards = await index.cards(documents);
        const marked = index.highlight("A law for domestic workers; an Organization of <b>workers</b>.", matched, 0);
        const long = "Nothing here. ".repeat(40) + "Then domestic workers. " + "More. ".repeat(60);
        const cut = index.highlight(long, matched, 80);
        return {{titles: cards.map(card => card.title), marked, cut}}; }}"""
    )

    assert shown["titles"][0] == "A law for domestic workers"
    assert [piece["text"] for piece in shown["marked"] if piece["isMatch"]] == ["domestic workers", "Organization"]
    assert "".join(piece["text"] for piece in shown["marked"]).endswith("<b>workers</b>.")
    assert [piece["text"] for piece in shown["cut"] if piece["isMatch"]] == ["domestic workers"]
    assert sum(len(piece["text"]) for piece in shown["cut"]) <= 84


def test_an_excerpt_is_a_passage_that_matches_and_only_where_title_and_summary_do_not(
    page: Page, built_site: Path, site_url: str
) -> None:
    assert list(built_site.glob("practices/*.json"))
    page.goto(f"{site_url}robots.txt")
    shown = page.evaluate(
        f"""async () => {{ {OPEN.replace("document.baseURI", json.dumps(site_url))}
        const index = await openIndex({json.dumps(site_url)} + "search/");
        const {{documents, matched}} = await index.search({{text: "insurance"}}, {{limit: 40}});
        const cards = await index.cards(documents);
        const hits = text => index.highlight(text, matched, 0).filter(piece => piece.isMatch).length;
        return Promise.all(documents.map(async (document, place) => {{
          const passage = await index.excerpt(document, matched);
          return {{isShown: hits(cards[place].title + " " + cards[place].summary) > 0, passage, hits: hits(passage)}};
        }})); }}"""
    )

    assert {row["isShown"] for row in shown} == {True, False}
    assert all(row["passage"] == "" for row in shown if row["isShown"])
    assert any(row["passage"] for row in shown if not row["isShown"])
    assert all(row["hits"] > 0 for row in shown if row["passage"])


def test_an_index_without_records_answers(opened: Page, served: str) -> None:
    opened.goto(f"{served}none/")
    told = opened.evaluate(ASK, {"text": "xyzzyx", "filters": {"type": ["practice"]}})

    assert (told["total"], told["documents"], told["unknown"]) == (0, [], ["xyzzyx"])


def test_an_index_that_is_not_there_is_an_error_in_plain_words(opened: Page, served: str) -> None:
    opened.goto(served)
    told = opened.evaluate(
        f"async () => {{ {OPEN} try {{ await openIndex(new URL('gone/', document.baseURI).href); }}"
        " catch (error) { return error.message; } }"
    )

    assert told == "/gone/head.idx could not be fetched (404)."
