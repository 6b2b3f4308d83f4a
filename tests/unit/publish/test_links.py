import re
from pathlib import Path

import pytest

from build_tools.publish.links import Anchors, broken_links, file_of, read_anchors, read_own_anchors, resolve

AT = "practices/x/"


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("../../", ("index.html", "")),
        ("../..", ("index.html", "")),
        ("../", ("practices/index.html", "")),
        ("..", ("practices/index.html", "")),
        ("./", ("practices/x/index.html", "")),
        (".", ("practices/x/index.html", "")),
        ("y/", ("practices/x/y/index.html", "")),
        ("../y/", ("practices/y/index.html", "")),
        ("../y", ("practices/y", "")),
        ("../../data/records.json", ("data/records.json", "")),
        ("../../data/../robots.txt", ("robots.txt", "")),
        ("../y/#part", ("practices/y/index.html", "part")),
        ("#part", ("practices/x/index.html", "part")),
        ("?q=1#part", ("practices/x/index.html", "part")),
        ("../y/?q=a/b", ("practices/y/index.html", "")),
        ("../caf%C3%A9/#%C3%A9t%C3%A9", ("practices/café/index.html", "été")),
        ("  ../y/  ", ("practices/y/index.html", "")),
        ("../../../outside/", ("../outside/index.html", "")),
        ("../../../../etc/passwd", ("../../etc/passwd", "")),
        ("../../assets/javascripts/bundle.79ae519e.min.js", ("assets/javascripts/bundle.79ae519e.min.js", "")),
    ],
)
def test_a_link_inside_the_site_leads_to_a_file_and_a_place_in_it(link: str, target: tuple[str, str]) -> None:
    assert resolve(link, AT) == target
    assert read_anchors(f'<a href="{link}">x</a>', AT).links == (target,)


@pytest.mark.parametrize(
    "link",
    ["", " ", "#", "?q=1", "https://example.org/", "http://example.org/x#y", "//example.org/x", "mailto:a@example.org",
     "tel:+41", "javascript:void(0)", "data:image/png;base64,AA", "/from/the/top"],
)  # fmt: skip
def test_a_link_out_of_the_site_or_to_nothing_is_no_internal_one(link: str) -> None:
    assert resolve(link, AT) is None
    assert read_anchors(f'<a href="{link}">x</a>', AT) == Anchors((), frozenset())


@pytest.mark.parametrize(
    ("address", "link", "target"),
    [
        ("", "practices/", "practices/index.html"),
        ("", "./practices/", "practices/index.html"),
        ("", "../x", "../x"),
        ("404.html", "practices/", "practices/index.html"),
        ("a/b/c/d/", "../../../../", "index.html"),
        ("a/b.html", "c.html", "a/c.html"),
    ],
)
def test_a_link_is_read_from_where_its_page_stands(address: str, link: str, target: str) -> None:
    assert resolve(link, address) == (target, "")
    assert read_anchors(f'<a href="{link}">x</a>', address).links == ((target, ""),)


def test_every_element_that_loads_or_links_is_read_once_for_each_target() -> None:
    markup = """
    <link rel="stylesheet" href="../../a.css"><script src="../../b.js"></script><img src="../../c.png" alt="">
    <video><source src="../../d.mp4"></video><iframe src="../../e/"></iframe><form action="../../f/"></form>
    <map><area href="../../g/"></map><a href="../../h/">1</a><a href="../../h/">2</a><a>no target</a><a href>none</a>
    """
    targets = [target for target, _ in read_anchors(markup, AT).links]
    assert sorted(targets) == [
        "a.css", "b.js", "c.png", "d.mp4", "e/index.html", "f/index.html", "g/index.html", "h/index.html"
    ]  # fmt: skip


def test_anchors_are_ids_and_the_names_of_links() -> None:
    markup = '<h2 id="one">1</h2><a name="two"></a><p id="">no</p><input name="three"><svg><g id="four"/></svg>'
    assert read_anchors(markup, AT).ids == {"one", "two", "four"}


def test_links_in_comments_and_texts_are_none() -> None:
    assert read_anchors('<!-- <a href="../y/">y</a> --><p>&lt;a href="../z/"&gt;</p>', AT).links == ()


@pytest.mark.parametrize(
    ("address", "file"), [("", "index.html"), ("a/", "a/index.html"), ("404.html", "404.html"), ("a/b", "a/b")]
)
def test_an_address_names_a_file(address: str, file: str) -> None:
    assert file_of(address) == file


FILES = frozenset({"index.html", "a/index.html", "b/index.html", "data/a.json"})


def broken(*links: tuple[str, str], ids: frozenset[str] = frozenset()) -> list[str]:
    pages = {"a/index.html": Anchors(links, frozenset({"top"})), "b/index.html": Anchors((), ids)}
    return list(broken_links(pages, FILES))


def test_links_to_files_folders_and_anchors_that_are_there_are_whole() -> None:
    links = [("index.html", ""), ("b/index.html", "part"), ("a/index.html", "top"), ("b", ""), ("data/a.json", "x")]
    assert broken(*links, ids=frozenset({"part"})) == []


def test_a_link_to_nothing_is_told_with_its_page() -> None:
    assert broken(("c/index.html", ""), ("../etc/passwd", "")) == [
        "a/index.html links to c/index.html, which is not in the site",
        "a/index.html links to ../etc/passwd, which is not in the site",
    ]


def test_a_link_to_a_missing_anchor_is_told_with_both() -> None:
    assert broken(("b/index.html", "part"), ("a/index.html", "bottom")) == [
        "a/index.html links to b/index.html#part, an anchor that the page does not have",
        "a/index.html links to a/index.html#bottom, an anchor that the page does not have",
    ]


OWN = re.compile(r"<article .*?</article>", re.DOTALL)
"""The part of a page that our templates and our sanitiser wrote."""


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="../y/" id="a&amp;b">x</a><a class="z" href="../y/?a=1&amp;b=2#c&quot;d">y</a>',
        '<p title="href=&quot;../no/&quot;">id="no" href="../no/"</p>',
        '<p>&lt;a href="../no/" id="no"&gt;</p>',
        '<a\n  class="a"\n  href="../y/"\n  id="b">x</a><img alt="" src="../../c.png"><form action="../../f/"></form>',
        '<h2 id="one">1</h2><div data-id="no" data-href="../no/" id="">2</div>',
        '<a rel="nofollow" href="https://example.org/#x">out</a><a href="#here">here</a><a href="#">top</a>',
        '<a title="a > b" href="../y/">x</a>',
        "",
    ],
)
def test_what_we_wrote_is_read_by_search_as_a_parser_reads_it(markup: str) -> None:
    assert read_own_anchors(markup, AT) == read_anchors(markup, AT)


def test_every_page_of_the_real_site_is_read_by_search_as_a_parser_reads_it(built_site: Path) -> None:
    compared = 0
    for file in built_site.rglob("*.html"):
        own = OWN.search(file.read_text("utf-8"))
        if own and 'id="content"' in own.group():
            address = file.relative_to(built_site).as_posix().removesuffix("index.html")
            by_search, by_parser = read_own_anchors(own.group(), address), read_anchors(own.group(), address)
            assert set(by_search.links) == set(by_parser.links), address
            assert by_search.ids == by_parser.ids, address
            compared += 1
    assert compared > 900
