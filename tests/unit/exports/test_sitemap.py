import xml.etree.ElementTree as ET

import pytest

from build_tools.corpus import build_corpus
from build_tools.exports import sitemap
from tests.unit.exports.release import release_of
from tests.unit.pages.sample import vocabularies

LOCATION = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def files(site_url: str, *addresses: str) -> dict[str, str]:
    corpus = build_corpus([], {}, vocabularies())
    release = release_of(corpus, site_url=site_url, addresses=addresses)
    return {artefact.path: artefact.data.decode() for artefact in sitemap.export(corpus, release)}


def locations(text: str) -> list[str]:
    top = ET.fromstring(text)  # noqa: S314 - we wrote it
    assert top.tag == "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset"
    return [location.text or "" for location in top.iter(LOCATION)]


def test_every_page_has_its_whole_address_in_order() -> None:
    found = files("https://example.org/base/", "practices/b/", "", "practices/a/")
    assert locations(found["sitemap.xml"]) == [
        "https://example.org/base/",
        "https://example.org/base/practices/a/",
        "https://example.org/base/practices/b/",
    ]
    assert found["robots.txt"] == "User-agent: *\nAllow: /\nSitemap: https://example.org/base/sitemap.xml\n"


@pytest.mark.parametrize(
    ("site_url", "address", "expected"),
    [
        ("https://example.org/", "a&b/<c>/", "https://example.org/a%26b/%3Cc%3E/"),
        ("https://example.org/", "été/", "https://example.org/%C3%A9t%C3%A9/"),
        ("https://example.org/?a=1&b=<2>/", "", "https://example.org/?a=1&b=<2>/"),
    ],
)
def test_what_xml_or_addresses_do_not_allow_is_escaped(site_url: str, address: str, expected: str) -> None:
    assert locations(files(site_url, address)["sitemap.xml"]) == [expected]


def test_a_site_without_an_address_has_a_sitemap_of_this_machine_which_robots_do_not_hear_of() -> None:
    found = files("", "a/")
    assert locations(found["sitemap.xml"]) == ["http://localhost:8000/a/"]
    assert found["robots.txt"] == "User-agent: *\nAllow: /\n"
