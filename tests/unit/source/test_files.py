from pathlib import Path

import pytest

from build_tools.diagnostics import Diagnostic
from build_tools.source import SourceFile, Sources, discover_sources, read_source

FOLDERS = {"cases": ".md", "organisations": ".yml", "practices": ".md"}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "practices").mkdir(parents=True)
    return folder


def write(file: Path, text: str = "title: X\n") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def found_in(*roots: Path) -> Sources:
    return discover_sources(roots, FOLDERS, roots[0].parent)


def the_finding(content: Path) -> Diagnostic:
    sources = found_in(content)
    assert sources.files == ()
    (finding,) = sources.findings
    return finding


def told(finding: Diagnostic) -> tuple[str, str, str, str]:
    return finding.code.id, finding.path, finding.message, finding.hint


def test_records_come_in_the_order_of_their_paths_with_folder_and_id(content: Path) -> None:
    for path in ("practices/zebra.md", "cases/a-case.md", "practices/abc.md", "organisations/iom.yml"):
        write(content / path)
    sources = found_in(content)
    assert sources.findings == ()
    assert [(source.path, source.folder, source.id) for source in sources.files] == [
        ("content/cases/a-case.md", "cases", "a-case"),
        ("content/organisations/iom.yml", "organisations", "iom"),
        ("content/practices/abc.md", "practices", "abc"),
        ("content/practices/zebra.md", "practices", "zebra"),
    ]
    assert sources.files[0].file == content / "cases" / "a-case.md"


def test_several_roots_are_one_content_in_the_order_of_their_paths(content: Path) -> None:
    second = content.parent / "another"
    outside = content.parent.parent / f"{content.parent.name}-outside"
    write(content / "practices" / "one.md")
    write(second / "practices" / "two.md")
    write(outside / "practices" / "three.md")
    sources = found_in(content, second, outside)
    assert [source.path for source in sources.files] == [
        f"../{outside.name}/practices/three.md",
        "another/practices/two.md",
        "content/practices/one.md",
    ]


def test_what_systems_and_editors_leave_is_passed_over(content: Path) -> None:
    for name in (
        ".hidden.md",
        "..up.md",
        "draft.md~",
        "Thumbs.db",
        "README.md",
        "_notes.md",
        "LICENSE.txt",
        ".git/config",
    ):
        write(content / "practices" / name)
        write(content / name)
    write(content / "pages" / "index.md")
    assert (found_in(content).files, found_in(content).findings) == ((), ())


def test_a_symbolic_link_out_of_the_tree_is_a_finding_and_is_not_followed(content: Path, tmp_path: Path) -> None:
    secret = write(tmp_path / "secret.md")
    (content / "practices" / "linked.md").symlink_to(secret)
    assert told(the_finding(content)) == (
        "CC111",
        "content/practices/linked.md",
        "A symbolic link stands where a file should.",
        "Put the file itself here; links can lead out of the repository.",
    )


def test_a_linked_folder_is_a_finding_and_is_not_followed(content: Path, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere" / "a-case.md")
    (content / "cases").symlink_to(tmp_path / "elsewhere")
    finding = the_finding(content)
    assert (finding.code.id, finding.path) == ("CC111", "content/cases")


def test_a_link_that_leads_nowhere_is_the_same_finding(content: Path) -> None:
    (content / "practices" / "linked.md").symlink_to("nowhere")
    assert the_finding(content).code.id == "CC111"


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("My practice.md", "my-practice.md"),
        ("up..up.md", "up-up.md"),
        ("Über-Straße.md", "ber-stra-e.md"),
        ("a_b.md", "a-b.md"),
        ("double--hyphen.md", "double-hyphen.md"),
        ("-x-.md", "name-of-the-record.md"),
        ("line\nbreak.md", "line-break.md"),
        ("移民.md", "name-of-the-record.md"),
    ],
)
def test_a_name_that_is_no_id_is_a_finding_that_proposes_another(content: Path, name: str, proposed: str) -> None:
    write(content / "practices" / name)
    assert told(the_finding(content)) == (
        "CC112",
        f"content/practices/{name}",
        "The file name is the record's id: small letters a to z, digits and single hyphens only.",
        f"Rename it, for example to {proposed}.",
    )


@pytest.mark.parametrize("stem", ["ab", "a" * 81])
def test_a_name_too_short_or_too_long_is_a_finding_with_its_length(content: Path, stem: str) -> None:
    write(content / "practices" / f"{stem}.md")
    finding = the_finding(content)
    assert finding.code.id == "CC112"
    assert finding.message == (
        f"The file name is the record's id and has 3 to 80 characters; this one has {len(stem)}."
    )


@pytest.mark.parametrize("stem", ["abc", "a" * 80, "4mi", "a-1-b"])
def test_names_up_to_the_limits_are_ids(content: Path, stem: str) -> None:
    write(content / "practices" / f"{stem}.md")
    assert [source.id for source in found_in(content).files] == [stem]


@pytest.mark.parametrize("name", ["practice.yml", "practice.markdown", "practice", "practice.MD", "picture.png"])
def test_another_ending_is_a_finding_that_names_the_right_one(content: Path, name: str) -> None:
    write(content / "practices" / name)
    assert told(the_finding(content)) == (
        "CC113",
        f"content/practices/{name}",
        "Records in “practices” are files that end in .md.",
        "Give it the ending .md, or move it elsewhere.",
    )


def test_a_folder_inside_the_folder_of_a_type_is_a_finding(content: Path) -> None:
    write(content / "practices" / "africa" / "a-practice.md")
    assert told(the_finding(content)) == (
        "CC113",
        "content/practices/africa",
        "A folder stands inside the folder of a type.",
        "Move its files up into content/practices/.",
    )


def test_a_folder_of_no_type_is_a_finding_that_lists_the_types(content: Path) -> None:
    write(content / "practises" / "a-practice.md")
    assert told(the_finding(content)) == (
        "CC113",
        "content/practises",
        "No type of record has a folder “practises”.",
        "Records lie in one of: cases, organisations, practices; editorial pages in pages.",
    )


def test_a_file_outside_the_folders_is_a_finding(content: Path) -> None:
    write(content / "a-practice.md")
    assert told(the_finding(content)) == (
        "CC113",
        "content/a-practice.md",
        "The file lies outside the folders of the types.",
        "Move it into the folder of its type: cases, organisations, practices.",
    )


def source_of(file: Path) -> SourceFile:
    return SourceFile(file, f"content/practices/{file.name}", "practices", file.stem)


def test_a_file_is_read_as_it_is(content: Path) -> None:
    file = content / "practices" / "raw.md"
    file.write_bytes(b"\xff\x00\r\n")
    assert read_source(source_of(file)) == b"\xff\x00\r\n"


@pytest.mark.parametrize("size", [50_000_000, 1_000_000_000_000])
def test_a_huge_file_is_a_finding_and_is_never_read(content: Path, size: int) -> None:
    file = content / "practices" / "huge.md"
    with file.open("wb") as sparse:
        sparse.truncate(size)  # takes no room; to read the larger one would take all memory
    finding = read_source(source_of(file))
    assert isinstance(finding, Diagnostic)
    assert told(finding) == (
        "CC110",
        "content/practices/huge.md",
        f"The file has {size:,} bytes; a record has at most 1,000,000.",
        "Keep pictures and long documents elsewhere and link to them.",
    )


def test_a_file_that_went_away_or_cannot_be_opened_is_a_finding(content: Path) -> None:
    finding = read_source(source_of(content / "practices" / "gone.md"))
    assert isinstance(finding, Diagnostic)
    assert told(finding) == (
        "CC116",
        "content/practices/gone.md",
        "The file cannot be opened (No such file or directory).",
        "Give yourself the right to read it.",
    )
