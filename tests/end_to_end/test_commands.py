"""The command as people and scripts run it: exit codes, what goes where, wrong words, odd surroundings."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, plain_environment
from tests.end_to_end.conftest import Run, build, write_practice
from tests.end_to_end.records import ORGANISATION, TINY_PRACTICE, write


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


def test_a_project_without_records_has_no_findings(project: Path, commons: Run) -> None:
    shutil.rmtree(project / "content")
    (project / "content").mkdir()
    assert commons("check").stdout == "No findings; 0 records read.\n"
    assert commons("list").stdout == ""
    assert commons("list", "--format", "json").stdout == "[]\n"
    assert commons("search", "nurses").stderr == "No record was found.\n"
    assert commons("fmt").returncode == 0


def test_nothing_that_steers_a_terminal_is_printed(project: Path, commons: Run) -> None:
    write(project, "organisations/odd.yml", ORGANISATION.format(title='"Red \\e[31m and \\u202e back\\a"'))
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
            project,
            f"organisations/organisation-{number:04}.yml",
            ORGANISATION.format(title=f"Organisation {number} " * 5),
        )
    words = f"set -o pipefail; {sys.executable} -m build_tools.cli list | head -n 1"
    environment = {**plain_environment(), "PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(
        ["bash", "-c", words], cwd=project, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.stdout.count("\n"), done.stderr, done.returncode) == (1, "", 130)


def test_no_colour_goes_into_a_pipe_and_two_runs_print_the_same(project: Path, commons: Run) -> None:
    write(project, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="iol"))
    first, second = commons("check", FORCE_COLOR="1"), commons("check")
    assert first.stdout == second.stdout
    assert "\x1b" not in first.stdout


def test_build_tells_at_the_end_what_it_did_and_with_errors_publishes_nothing(built: Path) -> None:
    write_practice(built)
    done = build(built)
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()][-6:] == [
        "Records", "Pages", "Files", "Findings", "Site", "Seconds",
    ]  # fmt: skip
    (built / "content" / "organisations" / "broken.yml").write_text("title: [\n")
    refused = build(built)
    assert refused.returncode == 1
    assert "content/organisations/broken.yml:2:1 error CC105" in refused.stdout
    assert refused.stderr.startswith("commons: ")
    kept = build(built, "--keep-going")
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
