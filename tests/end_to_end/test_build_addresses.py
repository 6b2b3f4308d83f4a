"""The addresses of a built site: every link leads somewhere, old ones too, and what is not public has none."""

import json
import re
from pathlib import Path

from tests.end_to_end.conftest import assert_built, build, files_of, write_practice
from tests.end_to_end.crawling import crawl
from tests.serving import served


def test_a_site_under_a_sub_path_is_whole_and_every_page_is_reached(built: Path) -> None:
    assert_built(build(built, COMMONS_SITE_URL="https://example.org/base/"))
    web = built / "web"
    web.mkdir()
    (built / "site").rename(web / "base")
    pages = {path.removesuffix("index.html") for path in files_of(web / "base") if path.endswith("/index.html")}
    with served(web) as host:
        reached, lost = crawl(f"{host}base/", host)
    assert lost == []
    assert sorted(page for page in pages if f"{host}base/{page}" not in reached) == []
    markup = (web / "base" / "practices" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/base/practices/">' in markup
    assert "<loc>https://example.org/base/practices/</loc>" in (web / "base" / "sitemap.xml").read_text("utf-8")
    lost_page = (web / "base" / "404.html").read_text("utf-8")
    assert re.findall(r'(?:href|src)="(/(?!base/)[^"]*)"', lost_page) == [], "404.html is served at any depth"


def test_a_former_id_leads_to_the_record_and_a_withdrawn_record_says_why(built: Path) -> None:
    write_practice(built, more="former_ids: [an-old-name]\n")
    withdrawn = 'withdrawn: {on: 2026-01-01, reason: "It was <b>wrong</b>."}\nsuperseded_by: practices/a-new-practice\n'
    write_practice(built, "content/practices/a-wrong-practice.md", more=withdrawn, narrative="PLANTED NARRATIVE")
    assert_built(build(built))
    site = built / "site"
    old = (site / "practices" / "an-old-name" / "index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../practices/a-new-practice/">' in old
    assert '<meta name="robots" content="noindex">' in old
    assert json.loads((site / "practices" / "an-old-name.json").read_bytes())["moved_to"] == "a-new-practice"
    tombstone = (site / "practices" / "a-wrong-practice" / "index.html").read_text("utf-8")
    assert "It was &lt;b&gt;wrong&lt;/b&gt;." in tombstone
    assert 'href="../../practices/a-new-practice/"' in tombstone
    everything = b"".join(files_of(site).values())
    assert b"PLANTED NARRATIVE" not in everything
    assert b"practices/an-old-name/" not in (site / "sitemap.xml").read_bytes()
    assert b"practices/a-wrong-practice/" not in (site / "practices" / "index.html").read_bytes()
