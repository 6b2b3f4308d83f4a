import dataclasses
import hashlib
from pathlib import Path
from typing import Any

import pytest

from build_tools.engine import Batch
from build_tools.engine.engine import split_artefact
from build_tools.pages._base import Page
from build_tools.pages.rendering import open_templates
from build_tools.publish.render import (
    Surroundings,
    anchors_of_known,
    file_of_known,
    finish_page,
    keyed_page,
    render_pages,
    surroundings,
)
from tests.unit.pages.sample import site

SHELL = (
    '<html><head><title>%%COMMONS:title%%</title><meta name="description" content="%%COMMONS:description%%">\n'
    '%%COMMONS:head%%</head><body><a href="../..">Home</a>%%COMMONS:toc%%<main lang="%%COMMONS:lang%%" '
    'dir="%%COMMONS:dir%%">%%COMMONS:content%%</main>%%COMMONS:edit%%</body></html>'
)
PAGE = Page("practices/x/", "record", "page.html", "A <title>", "A description", {"word": "<b>", "to": "practices/y/"})


@pytest.fixture
def shared(tmp_path: Path) -> Surroundings:
    for name, text in {
        "page.html": '<h1 id="top">{{ word }}</h1><a href="{{ base }}{{ to }}">y</a>',
        "toc.html": '{% for id, label in toc %}<a href="#{{ id }}">{{ label }}</a>{% endfor %}',
        "edit.html": '{% if edit_url %}<a href="{{ edit_url }}">edit</a>{% endif %}',
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return surroundings(tmp_path, {"record": SHELL}, site(site_url="https://example.org/commons/"))


def render(page: Page, shared: Surroundings) -> tuple[bytes, bytes]:
    (artefact,) = render_pages(Batch(values=[keyed_page(page)[1]], shared=shared))
    return finish_page(*split_artefact(artefact), {"record": SHELL})


def markup_of(page: Page, shared: Surroundings) -> str:
    return render(page, shared)[1].decode()


def test_a_page_is_its_shell_filled_and_escaped(shared: Surroundings) -> None:
    assert markup_of(PAGE, shared) == (
        '<html><head><title>A &lt;title&gt;</title><meta name="description" content="A description">\n'
        '<link rel="canonical" href="https://example.org/commons/practices/x/"></head><body><a href="../..">Home</a>'
        '<main lang="en" dir="ltr"><h1 id="top">&lt;b&gt;</h1><a href="../../practices/y/">y</a></main></body></html>'
    )


def test_what_is_known_of_a_page_is_true(shared: Surroundings) -> None:
    known, body = render(dataclasses.replace(PAGE, toc=(("top", "Top"),)), shared)
    path, entry = file_of_known(known)
    assert (path, entry.size, entry.sha256) == ("practices/x/index.html", len(body), hashlib.sha256(body).hexdigest())
    anchors = anchors_of_known(known)
    assert set(anchors.links) == {("practices/y/index.html", ""), ("practices/x/index.html", "top")}
    assert anchors.ids == {"top"}


def test_the_head_tells_alternates_robots_and_where_readers_are_sent(shared: Surroundings) -> None:
    page = dataclasses.replace(
        PAGE, alternates=(("application/json", 'practices/"x".json'),), noindex=True, redirect="practices/new/"
    )
    markup = markup_of(page, shared)
    assert '<link rel="canonical" href="https://example.org/commons/practices/new/">' in markup
    assert (
        '<link rel="alternate describedby" type="application/json" href="../../practices/&quot;x&quot;.json">' in markup
    )
    assert '<meta name="robots" content="noindex">' in markup
    assert '<meta http-equiv="refresh" content="0; url=../../practices/new/">' in markup


def test_without_an_address_of_the_site_there_is_no_canonical_one(shared: Surroundings) -> None:
    assert "canonical" not in markup_of(PAGE, dataclasses.replace(shared, site_url=""))


@pytest.mark.parametrize(
    ("path", "repository", "link"),
    [
        ("content/practices/x.md", "https://example.org/r", "https://example.org/r/edit/main/content/practices/x.md"),
        ("content/practices/x.md", "", ""),
        ("../elsewhere/practices/x.md", "https://example.org/r", ""),
        ("", "https://example.org/r", ""),
    ],
)
def test_a_page_links_to_its_file_where_that_is_in_the_repository(
    shared: Surroundings, path: str, repository: str, link: str
) -> None:
    markup = markup_of(
        dataclasses.replace(PAGE, edit_path=path), dataclasses.replace(shared, repository_url=repository)
    )
    assert (f'<a href="{link}">edit</a>' in markup) if link else ("edit" not in markup)


def test_a_reader_can_report_a_mistake_with_the_page_and_the_file_named(shared: Surroundings) -> None:
    page = dataclasses.replace(PAGE, title="A & b?", edit_path="content/practices/x.md")
    template = Path(shared.templates.directory) / "edit.html"
    template.write_text('{% if issue_url %}<a href="{{ issue_url }}">report</a>{% endif %}', encoding="utf-8")
    fresh = surroundings(template.parent, {"record": SHELL}, site(repository_url="https://example.org/r"))
    markup = markup_of(page, fresh)
    assert (
        'href="https://example.org/r/issues/new?title=About%3A%20A%20%26%20b%3F&amp;body=File%3A%20content%2F' in markup
    )
    assert "report" not in markup_of(page, dataclasses.replace(fresh, repository_url=""))


def test_the_key_of_a_page_follows_everything_that_it_says() -> None:
    changes: dict[str, Any] = {
        "address": "a/", "shell": "list", "template": "b.html", "title": "T", "description": "D", "context": {"a": 1},
        "language": "fr", "direction": "rtl", "toc": (("a", "A"),), "edit_path": "p", "noindex": True,
        "alternates": (("a", "b"),), "redirect": "r/", "styles": ("a.css",), "scripts": ("a.js",),
        "modules": ("b.js",), "fetched": ("c.idx",), "linked": {"name": "T"},
    }  # fmt: skip
    assert changes.keys() == {field.name for field in dataclasses.fields(Page)}
    keys = {keyed_page(dataclasses.replace(PAGE, **{name: value}))[0] for name, value in changes.items()}
    assert len(keys | {keyed_page(PAGE)[0]}) == len(changes) + 1
    other_order = dataclasses.replace(PAGE, context={key: PAGE.context[key] for key in reversed(list(PAGE.context))})
    assert keyed_page(other_order) == keyed_page(PAGE)


def test_the_digest_of_the_surroundings_follows_all_but_the_folder_of_the_templates(
    shared: Surroundings, tmp_path: Path
) -> None:
    changes: dict[str, Any] = {"shells_digest": "x", "site_url": "", "repository_url": "", "edit_branch": "b"}
    assert changes.keys() | {"templates"} == {field.name for field in dataclasses.fields(Surroundings)}
    found = [dataclasses.replace(shared, **{name: value}) for name, value in changes.items()]
    found += [dataclasses.replace(shared, templates=open_templates(tmp_path, {"another": "string"})), shared]
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for file in tmp_path.glob("*.html"):
        (elsewhere / file.name).write_bytes(file.read_bytes())
    moved = open_templates(elsewhere, site().strings)
    assert dataclasses.replace(shared, templates=moved).digest == shared.digest
    (elsewhere / "page.html").write_text("changed", encoding="utf-8")
    found.append(dataclasses.replace(shared, templates=open_templates(elsewhere, site().strings)))
    assert len({one.digest for one in found}) == len(found)
