import posixpath
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
from selectolax.lexbor import LexborHTMLParser

from build_tools.errors import UsageError
from build_tools.feedback.preview import write_preview
from build_tools.publish.house import SHELL_NAMES, House
from tests.unit.feedback.proposals import HOSTILE, begin, gathered, practice
from tests.unit.publish.sites import files_of

SHELL = """<!doctype html><html lang="%%COMMONS:lang%%"><head><title>%%COMMONS:title%%</title>
<link rel="stylesheet" href="../../assets/stylesheets/commons.css">
<script type="module" src="../../assets/x.js"></script>
%%COMMONS:head%%</head><body class="x"><form action="../../explore/"></form><a href="../../practices/">Practices</a>
<a href="../../practices/omega/#sources">Omega</a>
%%COMMONS:toc%%<main>%%COMMONS:content%%</main>%%COMMONS:edit%%</body></html>"""
HOUSE = House(
    {
        "assets/stylesheets/commons.css": b"a { background: url('../images/rings.svg') }",
        "assets/stylesheets/record.css": b"",
        "assets/stylesheets/preview.css": b"",
        "assets/images/rings.svg": b"<svg></svg>",
        "assets/images/icons.svg": b'<svg xmlns="http://www.w3.org/2000/svg"><symbol id="practice"></symbol></svg>',
        "assets/x.js": b"",
    },
    dict.fromkeys(SHELL_NAMES, SHELL),
)
BEFORE = "before/practices/alpha/index.html"
AFTER = "after/practices/alpha/index.html"
COMPARED = "compare/practices/alpha.html"


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The preview of a changed practice with hostile words, as a folder and as an archive beside it."""
    root = tmp_path_factory.mktemp("preview")
    repository = begin(root / "project")
    repository.commit()
    repository.write("content/practices/alpha.md", practice("Alpha", f"lessons: ['{HOSTILE}']\n", HOSTILE))
    repository.write("content/practices/omega.md", practice("Omega of another kind", "themes: [statelessness]\n"))
    kept = root / "mine" / "kept.txt"
    kept.parent.mkdir()
    kept.write_text("mine", encoding="utf-8")
    with gathered(repository.root) as (found, config):
        feedback = found.feedback(config)
        for name in ("folder", "folder", "one.zip", "two.zip"):
            write_preview(found, feedback, HOUSE, root / name)
        with pytest.raises(UsageError, match="holds something else: name a new or an empty folder"):
            write_preview(found, feedback, HOUSE, kept.parent)
    return root / "folder"


def test_it_holds_both_states_their_comparison_and_only_what_they_need(preview: Path) -> None:
    names = {"before", "after"}
    pages = {f"{side}/practices/{name}/index.html" for side in names for name in ("alpha", "omega")}
    compared = {f"compare/practices/{name}.html" for name in ("alpha", "omega")}
    styles = {f"site/assets/stylesheets/{name}.css" for name in ("commons", "preview", "record")}
    styles.add("site/assets/images/rings.svg")
    assert set(files_of(preview)) == {".commons-preview", "index.html"} | pages | compared | styles


def test_every_link_leads_to_a_file_of_the_preview_or_to_the_web(preview: Path) -> None:
    files = files_of(preview)
    for path in (name for name in files if name.endswith(".html")):
        tree = LexborHTMLParser(files[path].decode())
        for node in tree.css("[href], [src]"):
            told = node.attributes.get("href") or node.attributes.get("src") or ""
            target = unquote(told.partition("#")[0])
            if target and "://" not in target and not target.startswith("mailto:"):
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) in files, (path, told)
        assert not tree.css("script, form, use[href*='.svg']")


def test_a_link_to_another_changed_page_leads_to_its_state_on_the_same_side(preview: Path) -> None:
    for side in (BEFORE, AFTER):
        tree = LexborHTMLParser((preview / side).read_text(encoding="utf-8"))
        assert tree.css_first("a[href='../omega/index.html#sources']") is not None


def test_pages_say_that_they_are_a_preview(preview: Path) -> None:
    tree = LexborHTMLParser((preview / AFTER).read_text(encoding="utf-8"))
    note = tree.css_first("body > .cc-preview")
    assert note is not None
    assert note.text().strip().startswith("This is a preview of a proposal, not the published page.")
    assert tree.css_first(".cc-preview a[href='../../../index.html']") is not None


def test_what_differs_is_marked_and_said(preview: Path) -> None:
    tree = LexborHTMLParser((preview / COMPARED).read_text(encoding="utf-8"))
    assert [node.text(strip=True) for node in tree.css("del")] == ["removed:Omega of another kind"]
    assert [node.text() for node in tree.css("ins")] == [f"added: {HOSTILE}"] * 2
    assert [node.text() for node in tree.css("thead th")] == ["Before", "Now"]


def test_the_archive_has_the_same_files_and_the_same_bytes_each_time(preview: Path) -> None:
    one, two = preview.with_name("one.zip"), preview.with_name("two.zip")
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(two) as second:
        held = {name.removeprefix("one/"): first.read(name) for name in first.namelist()}
        assert held == {name.removeprefix("two/"): second.read(name) for name in second.namelist()}
    assert held == files_of(preview)


def test_a_folder_with_something_else_is_not_touched(preview: Path) -> None:
    assert files_of(preview.with_name("mine")) == {"kept.txt": b"mine"}
