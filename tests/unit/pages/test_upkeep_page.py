from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from build_tools.corpus import build_corpus
from build_tools.pages import evidence as evidence_pages
from build_tools.pages import upkeep
from build_tools.pages._base import Page, Site
from build_tools.pages.rendering import open_templates, render_content
from build_tools.upkeep.addresses.state import Checked
from tests.unit.pages import sample
from tests.unit.pages.sample import entry

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates")
ADDRESS = "https://example.org/report"
COPY = "https://web.archive.org/web/20200101000000/https://example.org/report"


def dead(**more: str) -> dict[str, Checked]:
    return {ADDRESS: Checked(ADDRESS, "dead", "404", "2026-11-20", "2026-12-18", **more)}  # type: ignore[arg-type] # texts


def html_of(page: Page) -> str:
    return render_content(TEMPLATES, page.template, {**page.context, "base": "../../", "t": sample.strings()})


def page_of(site: Site | None = None) -> Page:
    (page,) = upkeep.PAGE_TYPE.pages(sample.published(), site or sample.site())
    return page


def test_every_group_is_counted_and_only_those_with_needs_are_listed() -> None:
    page = page_of()
    assert [row["title"] for row in page.context["counts"]] == [
        texts["title"] for texts in sample.strings()["upkeep"]["groups"].values()
    ]
    waiting = [row["href"] for row in page.context["counts"] if row["href"]]
    assert waiting == [f"#{group['id']}" for group in page.context["groups"]]
    assert [anchor for anchor, _ in page.toc] == ["counts", "addresses", *(href[1:] for href in waiting)]


def test_a_long_list_shows_the_first_and_leads_to_the_whole() -> None:
    group = next(one for one in page_of().context["groups"] if one["id"] == "unarchived-sources")
    assert len(group["needs"]) == upkeep.SHOWN_NEEDS
    count = next(row for row in page_of().context["counts"] if row["href"] == "#unarchived-sources")
    assert group["more"] == f"{int(count['number']) - upkeep.SHOWN_NEEDS} more stand in the files."
    assert 'href="../../data/upkeep.csv"' in html_of(page_of())


def test_before_the_first_check_the_page_says_that_nothing_is_known_of_addresses() -> None:
    context = page_of().context
    assert [row["number"] for row in context["counts"][:4]] == ["Not yet checked"] * 3 + ["0"]
    assert context["addresses"]["told"] == (
        "Not yet checked: no address has been asked so far. Whether a source still answers is therefore not known."
    )


def test_after_it_the_page_tells_how_many_work_and_how_many_were_not_asked() -> None:
    known = {
        "https://example.org/a?b=1&c=2": Checked("https://example.org/a?b=1&c=2", "works", "200", "2026-11-20", "x")
    }
    told = page_of(sample.site(checked=known)).context["addresses"]["told"]
    assert told.startswith("1 work, 0 are dead, 0 gave no clear answer, and ")
    assert told.endswith(" have not been checked yet. The last check was on 20 November 2026.")


def test_a_file_can_be_mended_where_the_repository_is_known() -> None:
    assert "https://example.org/repository/edit/main/content/" in html_of(page_of())
    assert "Mend this file" not in html_of(page_of(sample.site(repository_url="")))


def test_where_nothing_needs_a_hand_the_page_says_so() -> None:
    (page,) = upkeep.PAGE_TYPE.pages(build_corpus([], {}, sample.vocabularies()), sample.site())
    assert [group["id"] for group in page.context["groups"]] == ["thin-objectives"]
    empty = replace(page, context={**page.context, "groups": []})
    assert f"<p>{sample.strings()['upkeep']['nothing']}</p>" in html_of(empty)


def sources_of(site: Site, archived: str | None = None) -> str:
    """Return the sources as the page of a record shows them."""
    source = {"title": "A report", "publisher": "P", "url": f"{ADDRESS}#page=3"}
    told = [{**source, "archived_url": archived} if archived else source]
    publisher = {"name": "P", "type": "other"}
    record = entry("evidence", "one", kind="report", publishers=[publisher], sources=told)
    (page,) = evidence_pages.PAGE_TYPE.pages(build_corpus([record], {}, sample.vocabularies()), site)
    found = LexborHTMLParser(html_of(page)).css_first(".cc-sources li")
    assert found is not None
    return str(found.html)


def test_a_dead_source_says_so_with_the_day_and_the_copy_that_an_archive_has() -> None:
    told = "This address no longer answers (checked on 20 November 2026)."
    assert told in sources_of(sample.site(checked=dead()))
    assert COPY not in sources_of(sample.site(checked=dead()))
    html = sources_of(sample.site(checked=dead(archived=COPY)))
    assert told in html
    assert f'href="{COPY}"' in html
    assert "The Internet Archive holds a copy" in html


def test_a_copy_that_the_record_names_goes_before_one_that_a_program_found() -> None:
    html = sources_of(sample.site(checked=dead(archived=COPY)), archived="https://web.archive.org/chosen")
    assert "https://web.archive.org/chosen" in html
    assert COPY not in html


def test_while_a_source_is_not_dead_its_record_stays_as_it_was_to_the_last_byte() -> None:
    plain = sources_of(sample.site())
    for state in ("works", "unclear"):
        known = {ADDRESS: replace(dead(archived=COPY)[ADDRESS], state=state)}
        assert sources_of(sample.site(checked=known)) == plain
