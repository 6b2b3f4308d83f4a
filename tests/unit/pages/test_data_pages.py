import re
from collections.abc import Sequence
from typing import Any

import pytest

from build_tools.catalogue.dictionary import anchor_of
from build_tools.engine.files import FileEntry
from build_tools.pages import dictionary
from build_tools.pages._base import Page
from build_tools.pages._columns import Dictionary
from build_tools.pages._downloads import Downloads
from build_tools.pages._language import size
from build_tools.pages._tables import Tables
from build_tools.pages.rendering import open_templates, render_content
from build_tools.tables import fill_of, overview, tables
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())
FILES = (
    "data/records.json", "data/practice.json", "data/practice.json.gz", "data/csv.zip", "data/csv-excel.zip",
    "data/csv/practice.csv", "data/csv/practice_results.csv", "data/csv/practice_results.csv.gz", "data/csv/about.json",
    "data/commons.sqlite", "data/parquet/practice.parquet", "data/parquet/case.parquet", "data/gaps.csv",
    "data/dictionary.csv", "data/new-thing.bin", "practices/full-practice.json", "data/index.html",
)  # fmt: skip


def downloads(paths: Sequence[str] = FILES) -> Downloads:
    files = {path: FileEntry(1_500 + position, f"{position:064x}") for position, path in enumerate(paths)}
    return Downloads(Tables(sample.corpus(), sample.site(files=files)))


def listed(groups: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    parts = [part for group in groups for part in (group, *group["linked"])]
    return [file for part in parts for file in part["files"]]


def dictionary_pages() -> dict[str, Page]:
    return {page.address: page for page in dictionary.pages(sample.corpus(), sample.site())}


def test_every_file_of_data_is_listed_once_and_an_unknown_one_under_others() -> None:
    groups = downloads().groups()
    assert sorted(file["path"] for file in listed(groups)) == sorted(FILES[:-2])
    assert [file["name"] for group in groups if group["name"] == "other" for file in group["files"]] == [
        "new-thing.bin"
    ]


def test_a_file_tells_the_rows_of_its_table_or_the_records_it_holds_and_nothing_else() -> None:
    files = {file["name"]: file for file in listed(downloads().groups())}
    fill = fill_of(sample.corpus(), sample.BUILD_DATE)
    number = Tables(sample.corpus(), sample.site()).number
    for name, table in {
        "records.json": "records", "practice.json.gz": "practice", "csv/practice_results.csv": "practice_results",
        "commons.sqlite": "records", "csv.zip": "records", "parquet/case.parquet": "case",
    }.items():  # fmt: skip
        assert files[name]["rows"] == number(fill[table].rows), name
    assert not any(files[name]["rows"] for name in ("gaps.csv", "dictionary.csv", "csv/about.json", "new-thing.bin"))


def test_what_most_should_take_bears_whole_sums_and_says_how_it_is_loaded() -> None:
    csv, sqlite, parquet = downloads().whole()
    assert [file["name"] for file in csv["buttons"]] == ["csv-excel.zip", "csv.zip"]
    assert [len(file["sha256"]) for file in sqlite["buttons"]] == [64]
    assert [file["about"]["text"] for file in parquet["parts"]] == ["Practices", "Cases"]
    assert csv["loading"][0]["steps"]
    assert all(
        len(one["lines"].splitlines()) == 3 for row in (csv, sqlite, parquet) for one in row["loading"] if one["lines"]
    )


def test_a_site_without_files_says_so() -> None:
    assert downloads(()).groups() == []
    html = render_content(TEMPLATES, "slots/files.html", {"groups": [], "base": "../"})
    assert "No files were published." in html


def test_every_column_of_every_table_has_an_anchor_in_the_dictionary_and_every_link_to_one_leads_there() -> None:
    pages = dictionary_pages()
    html = {
        address: render_content(TEMPLATES, page.template, {**page.context, "base": "/"})
        for address, page in pages.items()
    }
    ids = {address: set(re.findall(r'id="([^"]+)"', text)) for address, text in html.items()}
    for main in (overview(), *tables()):
        here = ids[f"data/dictionary/{main.name}/"]
        for table in main.all():
            assert {table.name, *(anchor_of(table, column.name) for column in (*table.keys, *table.columns))} <= here
    for address, text in html.items():
        for target, fragment in re.findall(r'href="/?([^"#]*)#([^"]+)"', text):
            assert fragment in ids[target or address], f"{address}: {target}#{fragment}"


def test_a_share_is_whole_only_where_all_rows_are_filled_and_nothing_only_where_none_is() -> None:
    drawn = Dictionary(Tables(sample.corpus(), sample.site()), fill_of(sample.corpus(), sample.BUILD_DATE))
    assert [drawn.filled_of(cells, 1000) for cells in (0, 1, 500, 999, 1000)] == [
        "0 of 1,000 (0%)", "1 of 1,000 (1%)", "500 of 1,000 (50%)", "999 of 1,000 (99%)", "1,000 of 1,000 (100%)",
    ]  # fmt: skip
    assert drawn.filled_of(0, 0) == ""


@pytest.mark.parametrize(
    ("count", "text"),
    [(0, "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (1_483_618, "1.5 MB"), (12_345, "12 kB"), (5 * 10**12, "5000 GB")],
)
def test_sizes_are_told_in_steps_of_a_thousand(count: int, text: str) -> None:
    assert size(count, "en-GB") == text.replace(" ", "\u00a0")
