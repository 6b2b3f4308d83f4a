import json
import shutil
from pathlib import Path

import pytest

from tests.quality.markup import KNOWN, CheckerError, complaints, told

PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A page</title></head>
<body>
<h1>A page</h1>
{}
</body>
</html>
"""


def errors_of(site: Path) -> list[str]:
    return told(found for found in complaints(site) if found.is_error)


EVERY = 4
"""Of so many records of a type, which are drawn alike, one is checked; every other page is."""


def without_most_records(site: Path, target: Path) -> Path:
    """Return a folder with the pages of a site that are checked."""
    records = sorted(row["address"] for row in json.loads((site / "data" / "records.json").read_bytes())["records"])
    left_out = {f"{address}index.html" for place, address in enumerate(records) if place % EVERY}
    for file in site.rglob("*.html"):
        path = file.relative_to(site)
        if path.as_posix() not in left_out:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target / path)
    return target


@pytest.mark.timeout(300)  # some 950 pages: 12 seconds of work, more on a busy machine
def test_pages_of_every_kind_are_valid_html(built_site: Path, tmp_path: Path) -> None:
    assert errors_of(without_most_records(built_site, tmp_path)) == []


def test_every_page_about_awkward_records_is_valid_html(awkward_site: Path) -> None:
    assert errors_of(awkward_site) == []


def test_the_checker_names_place_and_cause_and_lets_through_what_it_does_not_know_yet_by_its_exact_words(
    tmp_path: Path,
) -> None:
    field = '<input aria-label="Search" autocorrect="off">'
    bodies = {
        "good": "<p>Good.</p>",
        "bad": '<p>Twice.</p>\n<ul><p id="a b">Bad.</p></ul>',
        "known": field,
        "near": field.replace("input", "p"),
    }
    for name, body in bodies.items():
        (tmp_path / f"{name}.html").write_text(PAGE.format(body), encoding="utf-8")
    found = complaints(tmp_path)
    assert {(complaint.path, complaint.line) for complaint in found} == {("bad.html", 7), ("near.html", 6)}
    messages = " ".join(complaint.message for complaint in found)
    assert "Element “p” not allowed as child of element “ul” in this context." in messages
    assert "Attribute “autocorrect” not allowed on element “p” at this point." in messages
    assert len(KNOWN) == 1


def test_a_folder_without_pages_is_no_valid_folder(tmp_path: Path) -> None:
    with pytest.raises(CheckerError, match=r"^There is no page in "):
        complaints(tmp_path)
