"""What a change costs: a build after it makes what depends on it, and equals a clean build."""

import json
import re
import shutil
from pathlib import Path

from tests.conftest import COMMONS, plain_environment
from tests.end_to_end.conftest import assert_built, assert_same, build, clean_build, files_of, run, write_practice
from tests.end_to_end.ready import run_program
from tests.end_to_end.records import PRACTICE

MADE = re.compile(r"\((\d[\d,]*) of ")

OF_ALL_WORDS = "match names"
"""What the browser reads words by is one file for each language: a new word anywhere writes it again."""


def test_a_second_build_with_nothing_changed_runs_no_stage_and_writes_nothing(built: Path) -> None:
    assert_built(build(built))
    times = {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*")}
    done = build(built)
    assert_built(done)
    assert "Files      nothing has changed\n" in done.stdout
    assert MADE.findall(done.stdout) == []
    assert {file: file.stat().st_mtime_ns for file in (built / "site").rglob("*")} == times


def made(project: Path) -> tuple[dict[str, int], bool]:
    """Build in this process and return how much each stage made, and whether the site was up to date."""
    done = run_program("made", [], project, plain_environment())
    assert_built(done)
    counts, is_up_to_date = json.loads(done.stdout)
    return counts, is_up_to_date


def test_the_engine_makes_nothing_in_a_second_build(built: Path) -> None:
    assert made(built) == ({}, False), "a copy of a project knows all results, but not that its site is their sum"
    assert made(built) == ({}, True)


def test_a_site_that_lost_a_file_is_mended(built: Path) -> None:
    before = files_of(built / "site")
    (built / "site" / "index.html").unlink()
    shutil.rmtree(built / "site" / "practices")
    assert_built(build(built))
    assert files_of(built / "site") == before


def test_a_new_folder_for_the_site_takes_what_is_known_and_draws_the_pages_only(built: Path) -> None:
    assert_built(build(built, "--output", "elsewhere"))
    assert_same(built / "site", built / "elsewhere")


def test_one_changed_record_renders_only_what_depends_on_it_and_equals_a_clean_build(
    built: Path, tmp_path: Path
) -> None:
    file = min((built / "content" / "practices").glob("*.md"))
    before = files_of(built / "site")
    made(built)
    assert made(built) == ({}, True), "runs that use little of the store must not make it forget the rest"
    assert run([COMMONS, "list", "practice"], built).returncode == 0
    file.write_text(file.read_text("utf-8").rstrip("\n") + "\n\nA sentence was added.\n", encoding="utf-8")
    counts, _ = made(built)
    told = {name: count for name, count in counts.items() if not name.startswith(OF_ALL_WORDS)}
    once = ("read", "rules", "traits", "similar", "similar as seen", "answers", "search", "template practice.xlsx")
    dictionary = {f"data/dictionary/{name}/index.html" for name in ("practice", "records")}  # count who has a narrative
    assert told == {**dict.fromkeys(once, 1), "render": 1 + len(dictionary)}
    after = files_of(built / "site")
    changed = {path for path, data in after.items() if before.get(path) != data}
    page = f"practices/{file.stem}"
    dumps = {f"{page}.json", "data/practice.json", "data/records.json", "manifest.json"}
    downloads = "data/index.html"  # tells the sums of all files
    assert {path for path in changed if path.endswith(".html")} == {f"{page}/index.html", downloads, *dictionary}
    assert dumps <= changed
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))


def test_a_changed_title_reaches_every_page_that_shows_it_and_no_other(built: Path, tmp_path: Path) -> None:
    file = built / "content" / "organisations" / "unhcr.yml"
    text = file.read_text("utf-8")
    before = files_of(built / "site")
    file.write_text(re.sub("(?m)^title: .*$", "title: The Planted Name", text), encoding="utf-8")
    assert_built(build(built))
    after = files_of(built / "site")
    pages = {path for path in after if path.endswith(".html")}
    showing = {path for path in pages if b"The Planted Name" in after[path]}
    assert "organisations/unhcr/index.html" in showing
    assert len(showing) > 2
    changed = {path for path in pages if before.get(path) != after[path]}
    assert showing <= changed
    assert len(changed) < len(pages) / 2, "most pages do not depend on one organisation"
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))


def test_a_removed_record_goes_from_the_site_which_is_then_what_it_was(built: Path, small_project: Path) -> None:
    write_practice(built)
    assert_built(build(built))
    assert (built / "site" / "practices" / "a-new-practice" / "index.html").is_file()
    (built / PRACTICE).unlink()
    assert_built(build(built))
    assert not [path for path in files_of(built / "site") if "a-new-practice" in path]
    assert not [path for path, data in files_of(built / "site").items() if b"a-new-practice" in data]
    assert_same(built / "site", small_project / "site")


def test_a_comment_or_a_re_indent_changes_nothing_on_the_site(built: Path) -> None:
    file = write_practice(built)
    assert_built(build(built))
    before = files_of(built / "site")
    text = file.read_text("utf-8")
    moved = text.replace("  - title: A report\n    publisher", "  -   title: 'A report'\n      publisher")
    moved = moved.replace("    url:", "      url:").replace("    accessed:", "      accessed:")
    file.write_text(moved.replace("kind: programme", "# A comment.\nkind:   programme  # another"), encoding="utf-8")
    counts, _ = made(built)
    assert counts == {"read": 1, "rules": 1}
    assert files_of(built / "site") == before


def test_a_changed_template_string_setting_or_style_reaches_the_site(built: Path, tmp_path: Path) -> None:
    strings = built / "site_config" / "i18n" / "en.yml"
    text = strings.read_text("utf-8")
    strings.write_text(re.sub(r"(?m)^(  independent: ).*$", r"\1A planted sentence.", text, count=1), encoding="utf-8")
    template = built / "site_config" / "templates" / "record.html"
    template.write_text(template.read_text("utf-8") + "<!-- planted -->\n", encoding="utf-8")
    assert_built(build(built))
    pages = {path: data for path, data in files_of(built / "site").items() if path.startswith("practices/")}
    assert any(b"<!-- planted -->" in data for data in pages.values())
    assert all(b"A planted sentence." in data for path, data in pages.items() if path.endswith(".html"))
    assert_same(built / "site", clean_build(built, tmp_path / "clean"))
