"""What the pages of countries, regions, goals, people and objectives say."""

from collections.abc import Callable, Iterable
from typing import Any

from build_tools.corpus import Corpus, Entry, build_corpus
from build_tools.pages import countries, objectives, organisation, populations, regions, sdgs
from build_tools.pages._base import Page, Site
from build_tools.pages._gathered import LIST_PAGES, SHOWN_ENTRIES
from build_tools.pages.rendering import open_templates, render_content
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())
Pages = Callable[[Corpus, Site], Iterable[Page]]


def corpus_of(*entries: Entry) -> Corpus:
    return build_corpus(entries, {}, sample.vocabularies())


def practice(record_id: str, **fields: object) -> Entry:
    implementers = [{"name": "A ministry", "type": "government"}]
    whole: dict[str, Any] = {"kind": "policy", "implementers": implementers, **fields}
    return sample.entry("practice", record_id, **whole)


def all_pages(pages: Pages, corpus: Corpus) -> dict[str, Page]:
    return {page.address: page for page in pages(corpus, sample.site())}


def html_of(page: Page) -> str:
    return render_content(TEMPLATES, page.template, {**page.context, "base": "../../"})


def section(page: Page, section_id: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in page.context["sections"] if one["id"] == section_id)
    return found


def ids(page: Page) -> list[str]:
    return [one["id"] for one in page.context["sections"]]


def test_an_objective_shows_ten_of_a_type_and_links_the_full_list() -> None:
    pages = all_pages(objectives.pages, sample.corpus())
    shown = section(pages["objectives/6/"], "practices")
    assert len(shown["entries"]) == SHOWN_ENTRIES
    assert shown["all"] == "See all 121 practices"
    assert shown["explore"] == "explore/?objective=6&type=practice"
    assert pages[shown["href"]].context["count"] == "121 practices"


def test_an_objective_without_records_says_so_and_still_has_its_names() -> None:
    page = all_pages(objectives.pages, corpus_of())["objectives/9/"]
    assert "No record here is about it yet." in html_of(page)
    assert ids(page) == ["asked", "names"]


def test_objectives_named_together_are_counted_without_a_link_that_would_show_something_else() -> None:
    page = all_pages(objectives.pages, sample.corpus())["objectives/6/"]
    assert [(row["text"][:2], row["count"], row["count_href"]) for row in section(page, "related")["rows"]] == [
        ("1 ", "1", ""),
        ("18", "1", ""),
        ("23", "1", ""),
    ]


def test_the_latest_records_stand_first_and_those_without_a_year_last() -> None:
    entries = [practice("practice-a", countries=["KEN"]), practice("practice-b", countries=["KEN"], start=2001)]
    found = corpus_of(*entries, practice("practice-c", countries=["KEN"], start="2024-05"))
    shown = section(all_pages(countries.pages, found)["countries/KEN/"], "practices")
    assert [entry["href"] for entry in shown["entries"]] == [
        "practices/practice-c/",
        "practices/practice-b/",
        "practices/practice-a/",
    ]
    assert shown["entries"][0]["facts"] == ["Policy", "2024", "Kenya"]


def test_a_long_list_ends_after_ten_pages_and_leads_on_into_explore() -> None:
    many = [practice(f"p-{number:04}", countries=["KEN"]) for number in range(LIST_PAGES * 50 + 20)]
    pages = all_pages(countries.pages, corpus_of(*many))
    lists = [page for address, page in pages.items() if address.startswith("countries/KEN/practices/")]
    assert len(lists) == LIST_PAGES
    assert lists[0].context["count"] == "520 practices"
    assert lists[0].context["cut"] == "The first 500 by title."
    assert lists[0].context["explore"] == "explore/?country=KEN&type=practice"


def test_a_record_without_a_country_makes_no_page_of_a_country() -> None:
    pages = all_pages(countries.pages, corpus_of(practice("practice-a")))
    assert list(pages) == ["countries/"]
    assert "nothing yet" in html_of(pages["countries/"])


def test_a_record_in_two_hundred_countries_makes_a_page_of_each() -> None:
    codes = sample.countries(200)
    pages = all_pages(countries.pages, corpus_of(practice("practice-a", countries=codes)))
    assert set(pages) == {"countries/", *(f"countries/{code}/" for code in codes)}


def test_a_country_in_which_only_an_organisation_works_says_who() -> None:
    org = sample.entry("organisation", "an-org", type="cso", presence=["NOR"])
    page = all_pages(countries.pages, corpus_of(org))["countries/NOR/"]
    assert page.context["counts"] == []
    assert page.context["explore"] == ""
    assert section(page, "network")["groups"][0]["links"][0]["href"] == "organisations/an-org/"
    assert page.description == "What stands here about Norway: nothing yet."


def test_areas_in_no_region_stand_in_the_overview_too() -> None:
    page = all_pages(countries.pages, corpus_of(practice("practice-a", countries=["XKX", "KEN"])))["countries/"]
    groups = {
        group["id"]: [row["text"] for part in group["parts"] for row in part["rows"]]
        for group in page.context["groups"]
    }
    assert groups["africa"] == ["Kenya"]
    assert groups["elsewhere"] == ["Kosovo"]


def test_countries_go_from_a_to_z_without_regard_to_accents() -> None:
    codes = ["ALA", "AFG", "CIV", "CHE", "STP", "SAU"]
    page = all_pages(countries.pages, corpus_of(practice("practice-a", countries=codes)))["countries/"]
    letters = page.context["groups"][-1]["parts"]
    assert [(part["letter"], [row["text"] for row in part["rows"]]) for part in letters] == [
        ("A", ["Afghanistan", "Åland Islands"]),
        ("C", ["Côte d\N{RIGHT SINGLE QUOTATION MARK}Ivoire"]),
        ("S", ["São Tomé & Príncipe", "Saudi Arabia", "Switzerland"]),
    ]


def test_a_fund_that_names_a_region_concerns_its_countries_and_says_why() -> None:
    operator = [{"name": "A bank", "type": "igo"}]
    shared: dict[str, Any] = {"operator": operator, "kind": "trust-fund", "status": "open"}
    found = corpus_of(
        practice("practice-a", countries=["KEN"]),
        sample.entry("funding", "regional", regions=["eastern-africa"], **shared),
        sample.entry("funding", "listed", eligible_countries=["KEN"], **shared),
        sample.entry("funding", "elsewhere", regions=["asia"], **shared),
        sample.entry("funding", "worldwide", **shared),
    )
    page = all_pages(countries.pages, found)["countries/KEN/"]
    assert [(link["href"], link["note"]) for link in section(page, "money")["groups"][0]["links"]] == [
        ("funding/listed/", "names Kenya as eligible"),
        ("funding/regional/", "names Eastern Africa"),
    ]


def test_a_practice_that_was_taken_over_in_a_country_stands_there() -> None:
    ledger = [{"country": "GHA", "year": "2021", "source": "https://example.org/"}]
    found = corpus_of(
        practice("practice-a", countries=["KEN"], replications=ledger), practice("practice-b", countries=["GHA"])
    )
    page = all_pages(countries.pages, found)["countries/GHA/"]
    links = section(page, "taken-over")["groups"][0]["links"]
    assert [(link["href"], link["note"]) for link in links] == [("practices/practice-a/", "2021")]


def test_peers_tell_what_they_share_with_numbers_of_both_together() -> None:
    both: dict[str, Any] = {"objectives": [20], "populations": ["diaspora"], "themes": ["remittances"]}
    found = corpus_of(
        *(practice(f"{code}-{number}", countries=[code], **both) for code in ("KEN", "SEN") for number in range(3)),
        *(practice(f"x-{code}", countries=[code], objectives=[1]) for code in ("FRA", "PER", "NPL", "FJI")),
    )
    peers = section(all_pages(countries.pages, found)["countries/KEN/"], "peers")["peers"]
    assert [peer["country"]["text"] for peer in peers] == ["Senegal"]
    rows = peers[0]["rows"]
    assert [row["text"] for row in rows] == ["20 · Remittances", "Diaspora"]  # the theme of the same name stands once
    assert {row["count"] for row in rows} == {"6"}
    assert rows[0]["count_href"] == "explore/?country=KEN&country=SEN&type=case&type=practice&objective=20"


def test_a_title_in_arabic_bears_its_language_and_direction_in_an_english_page() -> None:
    page = all_pages(organisation.pages, sample.corpus())["organisations/an-organisation/practices/page/3/"]
    assert 'lang="ar" hreflang="ar" dir="rtl">ممارسة' in html_of(page)


def test_names_of_a_country_bear_their_languages() -> None:
    html = html_of(all_pages(countries.pages, corpus_of(practice("practice-a", countries=["KEN"])))["countries/KEN/"])
    assert '<span lang="ar" dir="rtl">كينيا</span>' in html


def test_a_region_shows_its_own_countries_only_and_one_without_a_boundary_what_records_name() -> None:
    entry = practice("practice-a", countries=["KEN", "PHL"], regions=["sahel-and-lake-chad"])
    pages = all_pages(regions.PAGE_TYPE.pages, corpus_of(entry))
    assert [row["text"] for row in section(pages["regions/eastern-africa/"], "by-country")["rows"]] == ["Kenya"]
    loose = pages["regions/sahel-and-lake-chad/"]
    assert {row["text"] for row in section(loose, "by-country")["rows"]} == {"Kenya", "Philippines"}
    assert "Its boundary is not fixed" in html_of(loose)


def test_a_goal_counts_its_targets_and_a_target_leads_to_its_goal() -> None:
    pages = all_pages(
        sdgs.PAGE_TYPE.pages, corpus_of(practice("practice-a", sdgs=["8.8"]), practice("practice-b", sdgs=["8"]))
    )
    goal = pages["sdgs/8/"]
    assert goal.context["counts"][0]["text"] == "2 practices"
    assert [(row["href"], row["count"]) for row in section(goal, "by-sdg")["rows"]] == [("sdgs/8.8/", "1")]
    assert pages["sdgs/8.8/"].context["about"][-1]["values"][0]["href"] == "sdgs/8/"


def test_a_wider_group_of_people_counts_the_narrower() -> None:
    pages = all_pages(populations.PAGE_TYPE.pages, corpus_of(practice("practice-a", populations=["domestic-workers"])))
    assert pages["populations/workers/"].context["counts"][0]["number"] == "1"
    row = pages["populations/"].context["groups"][0]["parts"][0]["rows"][0]
    assert (row["text"], [inner["text"] for inner in row["narrower"]]) == (
        "Migrant workers",
        ["Migrant domestic workers"],
    )


def test_an_organisation_that_nothing_names_has_no_counts() -> None:
    pages = all_pages(organisation.pages, corpus_of(sample.entry("organisation", "alone", type="cso", objectives=[1])))
    assert list(pages) == ["organisations/alone/"]
    assert "works_on" not in ids(pages["organisations/alone/"])


def test_an_organisation_counts_what_names_it_but_not_itself_alone() -> None:
    found = corpus_of(sample.entry("organisation", "org", type="cso"), practice("practice-a", implementers=["org"]))
    works_on = section(all_pages(organisation.pages, found)["organisations/org/"], "works_on")
    assert [count["text"] for count in works_on["counts"]] == ["1 practice"]
