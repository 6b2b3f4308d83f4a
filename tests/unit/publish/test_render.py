import dataclasses
import hashlib
from pathlib import Path

import pytest

from build_tools.engine import Batch
from build_tools.engine.engine import split_artefact
from build_tools.pages._base import Page
from build_tools.publish.render import Surroundings, decode_known, page_key, render_pages, surroundings
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
    (artefact,) = render_pages(Batch(values=[page], shared=shared))
    return split_artefact(artefact)


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
    told = decode_known(known)
    assert (told.path, told.size, told.sha256) == (
        "practices/x/index.html",
        len(body),
        hashlib.sha256(body).hexdigest(),
    )
    assert set(told.anchors.links) == {("practices/y/index.html", ""), ("practices/x/index.html", "top")}
    assert told.anchors.ids == {"top"}


def test_the_head_tells_alternates_robots_and_where_readers_are_sent(shared: Surroundings) -> None:
    page = dataclasses.replace(
        PAGE, alternates=(("application/json", 'practices/"x".json'),), noindex=True, redirect="practices/new/"
    )
    markup = markup_of(page, shared)
    assert '<link rel="canonical" href="https://example.org/commons/practices/new/">' in markup
    assert '<link rel="alternate" type="application/json" href="../../practices/&quot;x&quot;.json">' in markup
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


def test_the_key_of_a_page_follows_everything_that_it_says() -> None:
    changes = {
        "address": "a/", "shell": "list", "template": "b.html", "title": "T", "description": "D", "context": {"a": 1},
        "language": "fr", "direction": "rtl", "toc": (("a", "A"),), "edit_path": "p", "noindex": True,
        "alternates": (("a", "b"),), "redirect": "r/",
    }  # fmt: skip
    assert changes.keys() == {field.name for field in dataclasses.fields(Page)}
    keys = {page_key(dataclasses.replace(PAGE, **{name: value})) for name, value in changes.items()}
    assert len(keys | {page_key(PAGE)}) == len(changes) + 1
    assert page_key(dataclasses.replace(PAGE, context=dict(reversed(PAGE.context.items())))) == page_key(PAGE)


def test_the_digest_of_the_surroundings_follows_all_but_the_folder_of_the_templates(shared: Surroundings) -> None:
    changes = {
        "templates_digest": "x", "shells": {}, "strings": {}, "site_url": "", "repository_url": "", "edit_branch": "b",
    }  # fmt: skip
    assert changes.keys() | {"templates"} == {field.name for field in dataclasses.fields(Surroundings)}
    digests = {dataclasses.replace(shared, **{name: value}).digest for name, value in changes.items()}
    assert len(digests | {shared.digest}) == len(changes) + 1
    assert dataclasses.replace(shared, templates="/elsewhere").digest == shared.digest
