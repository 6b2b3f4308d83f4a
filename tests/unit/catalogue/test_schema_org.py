import orjson
import pytest

from build_tools.catalogue import record_jsonld
from build_tools.citations import Version
from build_tools.corpus import Entry
from build_tools.publish.render import linked_script
from build_tools.records import record_types
from tests.unit.pages.sample import published, strings

VERSION = Version("Compact Commons", "https://example.org/commons/", "2026-11-21", strings())


def of_type(type_name: str) -> Entry:
    """Return the first record of a type that is public in full."""
    return next(
        one for one in published().by_type[type_name]
        if not one.is_withdrawn and one.fields.get("publish", "full") == "full"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("type_name", "page", "thing"),
    [
        ("case", "Article", None),
        ("evidence", "WebPage", {"CreativeWork", "Dataset", "Legislation", "Report"}),
        ("expertise", "WebPage", {"Service"}),
        ("funding", "WebPage", {"FundingScheme"}),
        ("organisation", "WebPage", {"EducationalOrganization", "GovernmentOrganization", "NGO", "Organization"}),
        ("platform", "WebPage", {"WebSite", "DataCatalog"}),
        ("practice", "Article", None),
        ("workstream", "WebPage", {"Event", "Project"}),
    ],
)
def test_each_type_of_record_is_what_fits_it_best(type_name: str, page: str, thing: set[str] | None) -> None:
    told = record_jsonld(of_type(type_name), published(), VERSION)
    assert told["@type"] == page
    types = told.get("mainEntity", {}).get("@type", ())
    assert (set([types] if isinstance(types, str) else types) <= thing) if thing else not types


def test_every_type_of_record_is_told_of() -> None:
    assert {found.name for found in record_types()} == set(published().by_type)


def test_a_withdrawn_record_tells_no_more_than_that_there_is_a_page() -> None:
    gone = next(entry for entry in published() if entry.is_withdrawn)
    told = record_jsonld(gone, published(), VERSION)
    assert set(told) == {"@context", "@type", "@id", "url", "name", "inLanguage", "isPartOf"}


def test_a_case_that_is_public_in_part_tells_that_part_only() -> None:
    summary = next(entry for entry in published().by_type["case"] if entry.fields.get("publish") == "summary")
    told = record_jsonld(summary, published(), VERSION)
    assert told["@type"] == "WebPage"
    assert not {"abstract", "citation", "mainEntity", "mentions", "keywords", "temporalCoverage"} & set(told)


def test_without_an_address_of_the_site_nothing_has_one() -> None:
    told = record_jsonld(of_type("practice"), published(), Version("Compact Commons", "", "2026-11-21", strings()))
    assert "@id" not in told
    assert "url" not in told["isPartOf"]


def test_what_leads_nowhere_on_the_web_is_no_address() -> None:
    told = b"".join(orjson.dumps(record_jsonld(entry, published(), VERSION)) for entry in published())
    assert b"javascript:" not in told


def test_no_text_of_a_record_ends_the_script_that_it_stands_in() -> None:
    told = linked_script(record_jsonld(of_type("practice"), published(), VERSION))
    assert told.count("<") == 2
    assert told.count("</script>") == 1
