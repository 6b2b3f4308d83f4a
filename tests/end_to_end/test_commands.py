"""The command as people and scripts run it: exit codes, what goes where, wrong words, odd files."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import ProjectCopy, plain_environment

REPOSITORY = Path(__file__).parents[2]
RECORD = """\
title: {title}
summary: The organisation of the United Nations for migration, with offices in most countries.
sources:
  - title: About us
    publisher: International Organization for Migration
    url: https://www.iom.int/about
type: un
"""
PRACTICE = """\
---
title: One-stop centre for migrant workers
summary: A centre where migrant workers find advice on work, housing and health in one place.
objectives: [16]
countries: [PRT]
sources:
  - title: Annual report
    publisher: Ministry of Labour
    url: https://www.iom.int/report
kind: service
implementers: [{organisation}]
---
"""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project: two organisations, and a practice of one of them."""
    root = tmp_path / "a project"
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    (root / "site_config" / "i18n").mkdir(parents=True)
    shutil.copy(REPOSITORY / "site_config" / "i18n" / "en.yml", root / "site_config" / "i18n")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "content" / "organisations").mkdir(parents=True)
    (root / "content" / "practices").mkdir()
    write(root, "organisations/iom.yml", RECORD.format(title="International Organization for Migration"))
    write(root, "organisations/ilo.yml", RECORD.format(title="International Labour Organization"))
    write(root, "practices/one-stop-centre.md", PRACTICE.format(organisation="ilo"))
    return root


def write(root: Path, name: str, text: str) -> Path:
    file = root / "content" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def commons(project: Path) -> Run:
    """Run the command in the project, without a terminal."""

    def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {**plain_environment(), "PYTHONPATH": str(REPOSITORY), **variables}
        return subprocess.run(
            [sys.executable, "-m", "build_tools.cli", *words],
            cwd=project, env=environment, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL,
        )  # fmt: skip

    return run


def git(project: Path, *words: str) -> None:
    identity = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *words], cwd=project, check=True, capture_output=True)


def test_good_records_pass_with_exit_code_0(commons: Run) -> None:
    done = commons("check")
    assert (done.returncode, done.stdout, done.stderr) == (0, "No findings; 3 records read.\n", "")


def test_an_error_is_told_with_its_place_and_repair_and_exits_1(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", PRACTICE.format(organisation="iol"))
    done = commons("check")
    assert done.returncode == 1
    assert done.stdout.startswith("content/practices/one-stop-centre.md:11:16 error CC301 ")
    assert f"  11 | implementers: [iol]\n{'| ':>7}{'^':>16}\n  → " in done.stdout
    assert done.stderr == ""


def test_a_warning_exits_0_and_with_strict_1(project: Path, commons: Run) -> None:
    write(project, "organisations/iom-2.yml", RECORD.format(title="International Organization for Migrations"))
    assert "CC304" in commons("check").stdout
    assert [commons("check").returncode, commons("check", "--strict").returncode] == [0, 1]


def test_every_format_can_be_written_to_a_file(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", PRACTICE.format(organisation="iol"))
    for name in ("text", "github", "sarif", "jsonl", "markdown"):
        done = commons("check", "--format", name, "--output", f"out/{name}")
        assert (done.returncode, done.stdout) == (1, "")
        assert "CC301" in (project / "out" / name).read_text("utf-8")
    assert json.loads((project / "out" / "sarif").read_text("utf-8"))["version"] == "2.1.0"


def test_in_a_job_of_github_annotations_are_printed_and_the_summary_is_added(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", PRACTICE.format(organisation="iol"))
    summary = project / "summary.md"
    summary.write_text("before\n")
    done = commons("check", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert done.stdout.startswith("::error file=content/practices/one-stop-centre.md,line=11")
    assert summary.read_text("utf-8").startswith("before\n## Check of the records")


def test_paths_limit_what_is_told_and_not_what_is_read(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", PRACTICE.format(organisation="iol"))
    write(project, "organisations/iom.yml", "title: x\n")
    told = commons("check", "content/practices").stdout
    assert "CC301" in told
    assert "CC201" not in told
    assert commons("check", "content/organisations/ilo.yml").returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "nowhere.md"], "There is no file or folder 'nowhere.md'."),
        (["check", "mkdocs.yml"], "'mkdocs.yml' holds no record: records lie in the folders of content."),
        (["check", "--format", "xml"], "Invalid value for '--format': 'xml' is not one of"),
        (["check", "--only", "CC999"], "There is no code 'CC999'."),
        (["check", "--changed-since", "main"], "--changed-since needs Git"),
        (["chek"], "There is no command 'chek'. Did you mean check?"),
        (["check", "--stritc"], "No such option '--stritc'"),
        (["list", "practise"], "There is no type 'practise'. Did you mean practice?"),
        (["list", "--country", "Portugual"], "'Portugual' is not among the countries. Did you mean Portugal"),
        (["list", "--objective", "24"], "'24' is not among the objectives."),
        (["show", "one-stop-center"], "There is no record 'one-stop-center'. Did you mean one-stop-centre"),
        (["show", "cases/iom"], "There is no record 'cases/iom'."),
        (["explain", "CC3001"], "There is no code 'CC3001'. Did you mean CC301"),
        (["search"], "Missing argument 'QUERY'."),
        (["search", "a", "--limit", "0"], "Invalid value for '--limit'"),
        (["schema"], "Name a type ("),
        (["new", "practice"], "An id cannot be made without a title: use --title"),
        (["new", "practice", "--title", "A centre", "--id", "One Stop"], "'One Stop' cannot be an id"),
        (["new", "practice", "--title", "A centre", "--id", "one-stop-centre"], "with the id 'one-stop-centre'"),
        (["new", "practice", "--title", "A centre", "--set", "knid=service"], "no field 'knid'. Did you mean kind"),
        (["new", "practice", "--title", "A centre", "--set", "kind=servise"], "Did you mean service"),
        (["--content", "nowhere", "check"], "There is no content folder"),
        (["--project", "/", "check"], "/ is not inside a project"),
    ],
)
def test_wrong_words_are_one_line_with_the_way_out_and_exit_2(commons: Run, words: list[str], said: str) -> None:
    done = commons(*words)
    assert done.returncode == 2, done
    assert done.stdout == ""
    assert said in done.stderr
    assert done.stderr.startswith("commons: ")
    assert done.stderr.count("\n") == 1


def test_changed_since_tells_of_changed_files_and_of_what_they_break(project: Path, commons: Run) -> None:
    write(project, "organisations/old.yml", "title: x\n")
    git(project, "init", "-q", "-b", "main")
    git(project, "add", ".")
    git(project, "commit", "-q", "-m", "all")
    assert commons("check", "--changed-since", "main").returncode == 0
    write(project, "organisations/ünew file.yml", "title: x\n")
    (project / "content" / "organisations" / "ilo.yml").unlink()
    done = commons("check", "--changed-since", "main", "--format", "jsonl")
    told = {(found["path"], found["code"]) for found in map(json.loads, done.stdout.splitlines())}
    assert told == {
        ("content/organisations/ünew file.yml", "CC112"),
        ("content/practices/one-stop-centre.md", "CC301"),
    }
    assert done.returncode == 1
    assert commons("check", "--changed-since", "no-such-branch").stderr.startswith("commons: Git knows no revision")


def test_odd_files_are_findings(project: Path, commons: Run) -> None:
    folder = project / "content" / "organisations"
    (folder / "link.yml").symlink_to("/etc/hostname")
    (folder / "big.yml").write_bytes(b"a" * 50_000_000)
    (folder / "with spaces.yml").write_text("title: x\n")
    (folder / "latin.yml").write_bytes("title: Côte\n".encode("latin-1"))
    (folder / "empty.yml").write_bytes(b"")
    (folder / "bomb.yml").write_text("a: &a [x]\nb: [*a, *a]\n")
    (folder / "tab.yml").write_text("title: x\nsources:\n\t- a\n")
    write(
        project,
        "practices/self.md",
        PRACTICE.format(organisation="ilo").replace("kind:", "related: [practices/self]\nkind:"),
    )
    done = commons("check", "--format", "jsonl")
    found = {(Path(one["path"]).stem, one["code"]) for one in map(json.loads, done.stdout.splitlines())}
    assert {("link", "CC111"), ("big", "CC110"), ("with spaces", "CC112"), ("latin", "CC101"), ("empty", "CC102"),
            ("bomb", "CC108"), ("tab", "CC106")} <= found  # fmt: skip
    assert "self" in {stem for stem, _ in found}
    assert (done.returncode, done.stderr) == (1, "")


def test_a_thousand_findings_are_all_told_in_order(project: Path, commons: Run) -> None:
    for number in range(1000):
        write(project, f"organisations/broken-{number:04}.yml", "title: x\n")
    done = commons("check", "--only", "missing-field", "--format", "jsonl")
    paths = [json.loads(line)["path"] for line in done.stdout.splitlines()]
    assert len(set(paths)) == 1000
    assert paths == sorted(paths)


def test_a_project_without_records_has_no_findings(project: Path, commons: Run) -> None:
    shutil.rmtree(project / "content")
    (project / "content").mkdir()
    assert commons("check").stdout == "No findings; 0 records read.\n"
    assert commons("list").stdout == ""
    assert commons("list", "--format", "json").stdout == "[]\n"
    assert commons("search", "nurses").stderr == "No record was found.\n"
    assert commons("fmt").returncode == 0


def test_records_are_listed_as_text_json_and_csv(commons: Run) -> None:
    assert commons("list").stdout.splitlines() == [
        "organisations/ilo  International Labour Organization",
        "organisations/iom  International Organization for Migration",
        "practices/one-stop-centre  One-stop centre for migrant workers",
    ]
    assert [row["id"] for row in json.loads(commons("list", "organisation", "--format", "json").stdout)] == [
        "ilo",
        "iom",
    ]
    assert commons("list", "--country", "portugal", "--format", "csv").stdout.splitlines() == [
        "type,id,title,countries,objectives,path",
        "practice,one-stop-centre,One-stop centre for migrant workers,PRT,16,content/practices/one-stop-centre.md",
    ]
    assert commons("list", "--country", "KEN").stdout == ""


def test_broken_records_are_listed_and_explained_when_asked_for(project: Path, commons: Run) -> None:
    write(project, "organisations/broken.yml", "title: x\n")
    assert commons("list", "--broken").stdout == "content/organisations/broken.yml\n"
    done = commons("show", "broken")
    assert done.returncode == 2
    assert "`commons check content/organisations/broken.yml` tells them" in done.stderr


def test_a_record_is_shown_with_its_relations_both_ways(commons: Run) -> None:
    told = commons("show", "ilo").stdout
    assert "Is named by\n  implementers: practices/one-stop-centre  One-stop centre for migrant workers\n" in told
    whole = json.loads(commons("show", "practices/one-stop-centre", "--json").stdout)
    assert whole["relations"] == [
        {"kind": "implementers", "record": "organisations/ilo", "title": "International Labour Organization"}
    ]


def test_nothing_that_steers_a_terminal_is_printed(project: Path, commons: Run) -> None:
    write(project, "organisations/odd.yml", RECORD.format(title='"Red \\e[31m and \\u202e back\\a"'))
    for words in (
        ["list"],
        ["show", "odd"],
        ["search", "red"],
        ["check"],
        ["show", "odd", "--json"],
        ["list", "--format", "csv"],
    ):
        said = commons(*words).stdout
        assert not set(said) & {"\x1b", "\u202e", "\x07"}, words


def test_search_finds_and_proposes(commons: Run) -> None:
    assert commons("search", "labor", "labour").stdout.startswith("organisations/ilo  ")
    assert commons("search", "migraton").stderr == "No record was found.\nDid you mean: migration\n"
    found = json.loads(commons("search", "centre", "--country", "PRT", "--json").stdout)
    assert [hit["id"] for hit in found["hits"]] == ["one-stop-centre"]


def test_search_takes_any_question(commons: Run) -> None:
    for words in ("(" * 10_000, '"open AND ( ~ *'):
        done = commons("search", "--", words)
        assert done.returncode == 0, done.stderr


def test_explain_prints_the_page_of_a_code_by_number_or_name(commons: Run) -> None:
    page = (REPOSITORY / "tests" / "rules" / "CC301-unknown-reference.md").read_text("utf-8")
    assert commons("explain", "CC301").stdout.strip() == page.strip()
    assert commons("explain", "unknown-reference").stdout == commons("explain", "cc301").stdout
    assert "CC301  error    unknown-reference" in commons("explain").stdout


def test_fmt_writes_only_what_differs_and_check_lists_it(project: Path, commons: Run) -> None:
    file = write(
        project,
        "organisations/iom.yml",
        "# a remark\ntype:   un\n" + RECORD.format(title="IOM").replace("type: un\n", ""),
    )
    before = file.read_bytes()
    listed = commons("fmt", "--check")
    assert (listed.returncode, listed.stdout) == (1, "content/organisations/iom.yml\n")
    assert file.read_bytes() == before
    assert commons("fmt").returncode == 0
    assert file.read_text("utf-8") == "# a remark\n" + RECORD.format(title="IOM")
    assert (commons("fmt", "--check").returncode, commons("fmt").stdout) == (0, "")


def test_fmt_reports_what_it_cannot_read_and_writes_the_others(project: Path, commons: Run) -> None:
    write(project, "organisations/broken.yml", "title: [\n")
    file = write(project, "organisations/iom.yml", RECORD.format(title="'IOM'"))
    done = commons("fmt")
    assert done.returncode == 1
    assert "content/organisations/broken.yml:2:1 error CC105" in done.stdout
    assert "title: IOM\n" in file.read_text("utf-8")


def test_new_writes_a_file_and_says_what_to_do_next(project: Path, commons: Run) -> None:
    done = commons("new", "practice", "--title", "Une école à Lomé", "--country", "Togo", "--set", "kind=project")
    assert (done.returncode, done.stdout) == (0, "content/practices/une-ecole-a-lome.md\n")
    assert "fill the 7 blanks marked FILL:" in done.stderr
    assert "countries: [TGO]" in (project / "content" / "practices" / "une-ecole-a-lome.md").read_text("utf-8")
    assert "CC330" in commons("check", "content/practices/une-ecole-a-lome.md").stdout
    again = commons("new", "practice", "--title", "Une école à Lomé", "--print")
    assert again.stdout.startswith("---\n# yaml-language-server: $schema=../../schemas/records/practice.json\n")


def test_new_shows_the_record_that_there_may_be_already(commons: Run) -> None:
    done = commons("new", "practice", "--title", "One stop centre for workers", "--print")
    assert "Is it this one? practices/one-stop-centre  One-stop centre for migrant workers" in done.stderr


def test_schema_prints_and_writes(project: Path, commons: Run) -> None:
    assert json.loads(commons("schema", "practice").stdout)["title"] == "Practice"
    assert commons("schema", "--write").stdout == ""
    (project / "schemas" / "records" / "case.json").unlink()
    assert commons("schema", "--write").stdout == "schemas/records/case.json\n"


def test_a_read_only_cache_and_a_missing_home_stop_nothing(project: Path, commons: Run) -> None:
    file = project / "no-folder"
    file.write_text("")
    assert commons("check", COMMONS_CACHE=str(file / "cache")).returncode == 0
    assert commons("search", "labour", COMMONS_CACHE=str(file / "cache")).stdout.startswith("organisations/ilo")
    environment = {"PYTHONPATH": str(REPOSITORY), "PATH": os.environ["PATH"]}
    words = [sys.executable, "-m", "build_tools.cli", "list"]
    done = subprocess.run(words, cwd=project, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_what_the_system_refuses_is_one_line_and_exits_2(commons: Run) -> None:
    done = commons("check", "--output", "/proc/no/report.txt")
    assert done.returncode == 2
    assert done.stderr.startswith("commons: /proc/no")
    assert done.stderr.count("\n") == 1


def test_a_reader_that_leaves_early_is_no_error(project: Path) -> None:
    for number in range(2000):
        write(
            project, f"organisations/organisation-{number:04}.yml", RECORD.format(title=f"Organisation {number} " * 5)
        )
    words = f"set -o pipefail; {sys.executable} -m build_tools.cli list | head -n 1"
    environment = {**plain_environment(), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["bash", "-c", words], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout.count("\n"), done.stderr, done.returncode) == (1, "", 130)


def test_no_colour_goes_into_a_pipe_and_two_runs_print_the_same(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", PRACTICE.format(organisation="iol"))
    first, second = commons("check", FORCE_COLOR="1"), commons("check")
    assert first.stdout == second.stdout
    assert "\x1b" not in first.stdout


def test_build_tells_at_the_end_what_it_did_and_with_errors_publishes_nothing(project_copy: ProjectCopy) -> None:
    project = project_copy(small=True)
    # The sources were seen on 2026-11-21: on an earlier day they would lie in the future.
    environment = {**plain_environment(), "PYTHONPATH": str(REPOSITORY), "SOURCE_DATE_EPOCH": "1795305600"}

    def build(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "build_tools.cli", "build", *words]
        return subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=False)

    done = build()
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()][-6:] == [
        "Records", "Pages", "Files", "Findings", "Site", "Seconds",
    ]  # fmt: skip
    (project / "content" / "organisations" / "broken.yml").write_text("title: [\n")
    refused = build()
    assert refused.returncode == 1
    assert "content/organisations/broken.yml:2:1 error CC105" in refused.stdout
    assert refused.stderr.startswith("commons: ")
    kept = build("--keep-going")
    assert kept.returncode == 1
    assert "Left out because of errors: content/organisations/broken.yml" in kept.stderr
    assert kept.stdout.splitlines()[-1].startswith("Seconds")


def test_a_full_disk_is_one_line_and_exits_2(project: Path) -> None:
    words = f"{sys.executable} -m build_tools.cli list > /dev/full"
    environment = {**plain_environment(), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["bash", "-c", words], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (2, "commons: No space left on device.\n")
