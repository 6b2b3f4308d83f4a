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


@pytest.mark.timeout(300)  # some 1,600 pages: 20 seconds of work, more on a busy machine
def test_every_page_of_the_site_is_valid_html(built_site: Path) -> None:
    assert errors_of(built_site) == []


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
