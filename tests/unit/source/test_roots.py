import re
from pathlib import Path

import pytest

from build_tools.errors import SourceError
from build_tools.source import Sources, discover_sources
from build_tools.source.roots import open_roots

FOLDERS = {"cases": ".md", "organisations": ".yml", "practices": ".md"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with its public content, beside a private folder; each with one record."""
    write(tmp_path / "project" / "content" / "practices" / "public-one.md")
    write(tmp_path / "private" / "cases" / "private-one.md")
    return tmp_path / "project"


def write(file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("title: X\n", encoding="utf-8")


def found_in(project: Path, *roots: Path) -> Sources:
    return discover_sources(roots, FOLDERS, project)


def refused(project: Path, *roots: Path) -> str:
    with pytest.raises(SourceError) as stopped:
        found_in(project, *roots)
    return re.sub(rf"{re.escape(str(project.parent))}/", "", str(stopped.value))


def test_only_the_first_root_is_public_and_only_inside_the_project(project: Path) -> None:
    content, overlay, private = project / "content", project / "overlay", project.parent / "private"
    write(overlay / "cases" / "overlay-one.md")
    sources = found_in(project, content, overlay, private)
    assert {source.path: source.is_private for source in sources.files} == {
        "../private/cases/private-one.md": True,
        "content/practices/public-one.md": False,
        "overlay/cases/overlay-one.md": True,
    }
    assert [(root.prefix, root.is_private) for root in sources.roots] == [
        ("content", False),
        ("overlay", True),
        ("../private", True),
    ]
    assert [root.is_private for root in open_roots([private], project)] == [True], (
        "it is not part of what everybody has"
    )


def test_a_root_that_is_missing_or_a_file_stops_the_command(project: Path) -> None:
    other = project.parent / "other"
    message = "There is no content folder other: create it, or name another one with --content."
    assert refused(project, project / "content", other) == message
    other.write_text("a file")
    assert refused(project, project / "content", other) == message


def test_a_root_that_is_named_twice_stops_the_command(project: Path) -> None:
    content = project / "content"
    assert refused(project, content, content) == (
        "The content folder project/content is named twice: name each folder once."
    )


def test_a_root_inside_another_stops_the_command_whichever_comes_first(project: Path) -> None:
    content = project / "content"
    inside = content / "private"
    inside.mkdir()
    message = (
        "The content folder project/content/private lies inside project/content, which is one too: "
        "put it beside the other, so that each record has one place."
    )
    assert refused(project, content, inside) == message
    assert refused(project, inside, content) == message


def test_a_root_that_is_a_link_stops_the_command_and_names_the_folder_it_leads_to(project: Path) -> None:
    link = project / "linked"
    link.symlink_to(project.parent / "private")
    assert refused(project, project / "content", link) == (
        "The content folder project/linked is a symbolic link, which can change what is published: "
        "name the folder itself, private, with --content."
    )


def test_a_private_root_without_any_record_stops_the_command(project: Path) -> None:
    empty = project.parent / "empty"
    (empty / "cases").mkdir(parents=True)
    assert refused(project, project / "content", empty) == (
        "The content folder empty holds no record: fetch its files, or leave it out of --content."
    )


def test_a_public_root_may_begin_empty(project: Path) -> None:
    (project / "new").mkdir()
    assert found_in(project, project / "new").files == ()


@pytest.mark.parametrize("folder", ["content/pages/private", "site_config/private", "site/private"])
def test_a_private_root_where_files_are_published_as_they_are_stops_the_command(project: Path, folder: str) -> None:
    write(project / folder / "cases" / "private-one.md")
    write(project / "other" / "cases" / "other-one.md")
    assert refused(project, project / "other", project / folder) == (
        f"The content folder project/{folder} lies in {folder.removesuffix('/private')}, "
        "whose files are published as they are: put it outside of the project."
    )


def test_editorial_pages_in_a_private_root_are_a_finding_and_not_passed_over(project: Path) -> None:
    private = project.parent / "private"
    write(private / "pages" / "a-page.md")
    (finding,) = found_in(project, project / "content", private).findings
    assert (finding.code.id, finding.path, finding.message, finding.hint) == (
        "CC113",
        "../private/pages",
        "Editorial pages are not taken from this content folder.",
        "Move them to content/pages; in this folder there are only records.",
    )
