"""A hub of one's own: `commons start`, then a record, the checks and a build."""

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, plain_environment
from tests.end_to_end.conftest import SERIAL, Run, assert_built
from tests.end_to_end.ready import run_program
from tests.end_to_end.records import ORGANISATION, TINY_PRACTICE, write

NAME = 'Hub: "ours" & theirs'
REFUGEES = "site_config/start/compacts/refugees.yml"


def test_a_hub_for_another_compact_is_checked_by_its_objectives_and_built(tmp_path: Path) -> None:
    hub = tmp_path / "hub"
    environment = {**plain_environment(), **SERIAL}
    words = ["start", str(hub), "--name", NAME, "--objectives", REFUGEES]
    started = run_program("commons", words, REPOSITORY, environment)
    assert_built(started)
    assert "content/pages/contribute/your-own-hub.md" in started.stderr
    assert [file.name for file in (hub / "content").iterdir() if file.name not in {"pages", "LICENSE.md"}] == []
    assert [file.name for file in (hub / "tests").iterdir()] == ["rules"]

    write(hub, "organisations/ilo.yml", ORGANISATION.format(title="International Labour Organization"))
    practice = TINY_PRACTICE.format(organisation="ilo")
    write(hub, "practices/one-stop-centre.md", practice.replace("[16]", "[5]"))
    told = run_program("commons", ["check"], hub, environment).stdout
    assert "error CC302 “5” " in told, told
    write(hub, "practices/one-stop-centre.md", practice.replace("[16]", "[4]"))
    assert_built(run_program("commons", ["build"], hub, environment))
    page = (hub / "site" / "objectives" / "index.html").read_text(encoding="utf-8")
    assert "The 4 objectives" in page
    assert "Support conditions in countries of origin for return in safety and dignity" in page
    assert "Hub: &#34;ours&#34; &amp; theirs" in page


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ([".", "--name", "Ours"], "lies inside this project: choose a folder outside of "),
        (["content/practices", "--name", "Ours"], "lies inside this project: choose a folder outside of "),
        (["{tmp}", "--name", "Ours"], "is there and not empty: choose another folder; nothing is ever written over."),
        (["{tmp}/new", "--name", "<b>"], "--name '<b>' cannot stand in the header and in all titles"),
        (["{tmp}/new"], "Missing option '--name'"),
    ],
)
def test_a_place_or_a_name_that_cannot_be_used_is_refused(
    words: list[str], reason: str, commons: Run, project: Path
) -> None:
    tmp = project.parent
    done = commons("start", *(word.format(tmp=tmp) for word in words))
    assert done.returncode == 2
    assert reason in done.stderr
    assert not (tmp / "new").exists()


@pytest.mark.parametrize(
    ("objectives", "reason"),
    [
        ("terms: 3\n", "the file needs “vocabulary”, “title” and a list “terms”."),
        ("vocabulary: objectives\ntitle: x\nterms:\n  - {id: a, label: b}\n", "should be the numbers from 1 on"),
    ],
)
def test_objectives_that_cannot_be_used_are_refused_before_anything_is_written(
    objectives: str, reason: str, commons: Run, project: Path
) -> None:
    file = project.parent / "objectives.yml"
    file.write_text(objectives, encoding="utf-8")
    done = commons("start", str(project.parent / "new"), "--name", "Ours", "--objectives", str(file))
    assert done.returncode == 2
    assert reason in done.stderr
    assert f"{file} cannot be the objectives: " in done.stderr
    assert not (project.parent / "new").exists()
