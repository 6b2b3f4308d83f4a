"""What pages tell search engines, as an extractor finds it and in no other words than those of schema.org."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import extruct
import pytest
from rdflib.namespace import SDO

from build_tools.records import record_types

KEYWORDS = {"@context", "@type", "@id"}


def told_by(page: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = extruct.extract(page.read_text(encoding="utf-8"), syntaxes=["json-ld"])["json-ld"]
    return found


def things(value: object) -> Iterator[dict[str, Any]]:
    """Yield a thing and all that are told within it."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from things(inner)


def types_of(thing: dict[str, Any]) -> list[str]:
    told = thing.get("@type", [])
    return [told] if isinstance(told, str) else list(told)


@pytest.mark.parametrize("folder", [found.folder for found in record_types()])
def test_the_page_of_a_record_tells_what_it_is_about_in_words_of_schema_org(built_site: Path, folder: str) -> None:
    pages = sorted((built_site / folder).glob("*/index.html"))[:20]
    for page in pages:
        [told] = told_by(page)
        assert told["@type"] in {"Article", "WebPage"}
        assert told["name"]
        for thing in things(told):
            assert all(name in SDO for name in types_of(thing)), thing
            assert all(name in SDO for name in thing.keys() - KEYWORDS), thing
            assert None not in thing.values()
            assert "" not in thing.values()


def test_the_page_of_downloads_tells_of_a_dataset_with_its_downloads(built_site: Path) -> None:
    [told] = told_by(built_site / "data" / "index.html")
    assert told["@type"] == "Dataset"
    assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert {"text/csv", "application/json", "application/vnd.sqlite3"} <= {
        download["encodingFormat"] for download in told["distribution"]
    }
    assert all(len(download["sha256"]) == 64 for download in told["distribution"])
