"""`commons review` in this process, on a project of three records."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from build_tools.cli._run import run_command
from tests.conftest import EPOCH, REPOSITORY
from tests.end_to_end.records import ORGANISATION, TINY_PRACTICE, write

PRACTICE = "content/practices/one-stop-centre.md"
CRITERIA = [
    word
    for name in (
        "tied-to-objective", "guiding-principles", "completed", "innovative", "replicable", "quality", "useful",
    )
    for word in ("--criterion", f"{name}=met")
]  # fmt: skip
ACCEPT = ["--no-conflict", "--decision", "accept", *CRITERIA]
NORTH = ["--organisation", "University of the North", "--organisation-type", "academia"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a command ended with and said."""

    code: int
    out: str
    err: str


class Desk:
    """A project, and the command in it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self._capsys = capsys

    def review(self, *words: str) -> Told:
        code = run_command(["--project", str(self.root), "review", *words])
        told = self._capsys.readouterr()
        return Told(code, told.out, told.err)

    @property
    def text(self) -> str:
        return (self.root / PRACTICE).read_text(encoding="utf-8")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    monkeypatch.setenv("COMMONS_EXECUTOR", "serial")
    root = tmp_path / "project"
    (root / "site_config").mkdir(parents=True)
    (root / "schemas").mkdir()
    for folder in ("schemas/vocabularies", "site_config/i18n"):
        (root / folder).symlink_to(REPOSITORY / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "content" / "organisations").mkdir(parents=True)
    (root / "content" / "practices").mkdir()
    for name in ("iom", "ilo", "unhcr"):
        write(root, f"organisations/{name}.yml", ORGANISATION.format(title=f"The organisation {name}"))
    write(root, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="ilo"))
    return Desk(root, capsys)


def test_a_record_goes_from_the_proposal_to_the_gate_and_its_file_stays_in_form(desk: Desk) -> None:
    before = desk.text.replace("implementers: [ilo]", "implementers: [ilo]  # as the report says")
    (desk.root / PRACTICE).write_text(before, encoding="utf-8")
    proposed = desk.review("one-stop-centre", "--propose", "--on", "2026-11-02")
    assert (proposed.code, proposed.out) == (0, f"{PRACTICE}\n")
    assert "State: not-reviewed → in-review." in proposed.err
    assert "Still needed: one UN review that accepts; two external reviews that accept." in proposed.err
    assert "  20 days  practices/one-stop-centre" in desk.review("--queue").out

    assert desk.review("one-stop-centre", "--organisation", "iom", *ACCEPT, "--note", "Clear: and #1.").code == 0
    assert desk.review("one-stop-centre", *NORTH, *ACCEPT).code == 0
    last = desk.review("one-stop-centre", "--organisation", "A city", "--organisation-type", "city", *ACCEPT)
    assert (last.code, "State: in-review → accepted." in last.err) == (0, True)
    assert "implementers: [ilo]  # as the report says" in desk.text
    assert "No record waits for review." in desk.review("--queue").err, "what is accepted waits no more"
    assert "was put forward before; its state is “accepted”." in desk.review("one-stop-centre", "--propose").err
    assert run_command(["--project", str(desk.root), "check"]) == 0
    assert run_command(["--project", str(desk.root), "fmt", "--check"]) == 0


def test_nothing_is_written_by_a_dry_run_or_where_the_rules_forbid_it(desk: Desk) -> None:
    before = desk.text
    dry = desk.review("one-stop-centre", "--organisation", "iom", *ACCEPT, "--dry-run")
    assert (dry.code, dry.err.splitlines()[-1]) == (0, "Nothing was written (--dry-run).")
    refused = {
        ("--organisation", "ilo", *ACCEPT): "error CC351: The review by ilo declares no conflict of interest",
        ("--organisation", "iom", "--role", "external", *ACCEPT): "error CC313: The review by iom cannot be external",
        ("--organisation", "iom", *ACCEPT, "--on", "2027-01-01"): "error CC307: “review.on” lies in the future",
        ("--organisation", "iom", *ACCEPT, "--note", "Ask a.b@example.org"): "error CC321: The e-mail address",
        ("--organisation", "iom", *ACCEPT[:3], "--criterion", "tied-to-objective=not-met"): "error CC313: A review",
        ("--organisation", "iom", *ACCEPT, "--note", "x" * 4_001): "error CC205:",
    }
    for words, said in refused.items():
        told = desk.review("one-stop-centre", *words)
        assert (told.code, told.out) == (1, "")
        assert said in told.err
        assert told.err.endswith("Nothing was written.\n")
    assert desk.text == before


def test_who_declares_a_conflict_steps_back_and_somebody_else_is_asked(desk: Desk) -> None:
    told = desk.review("one-stop-centre", "--organisation", "ilo", "--conflict", "--interest", "It runs the centre.")
    assert told.code == 0
    assert "Still needed: one UN review that accepts; two external reviews that accept." in told.err
    assert "2026-11-22 un ilo: stepped-back (set aside)" in desk.review("one-stop-centre", "--show").out


def test_changes_are_asked_made_and_answered(desk: Desk) -> None:
    desk.review("one-stop-centre", *NORTH, "--no-conflict", "--decision", "changes", "--on", "2026-11-01")
    assert "was put forward before; its state is “changes-asked”" in desk.review("one-stop-centre", "--propose").err
    (desk.root / PRACTICE).write_text(desk.text.replace("housing and health", "housing"), encoding="utf-8")
    shown = desk.review("one-stop-centre", "--show").out
    assert "changes (the record has changed since)" in shown
    assert "The reviews come to: in-review" in shown
    again = desk.review("one-stop-centre", "--propose")
    assert (again.code, "State: changes-asked → in-review." in again.err) == (0, True)
    assert "proposed: 2026-11-01\n" in desk.text


def test_a_review_that_came_late_stands_before_a_later_one_unless_comments_would_lose_their_place(desk: Desk) -> None:
    desk.review("one-stop-centre", "--organisation", "iom", *ACCEPT, "--on", "2026-11-10")
    assert desk.review("one-stop-centre", *NORTH, *ACCEPT, "--on", "2026-11-01").code == 0
    assert desk.text.index("2026-11-01") < desk.text.index("2026-11-10")
    (desk.root / PRACTICE).write_text(desk.text.replace("organisation: iom", "organisation: iom  # by letter"), "utf-8")
    words = ("--organisation", "unhcr", *ACCEPT, "--on", "2026-10-01")
    assert "has comments among its reviews" in desk.review("one-stop-centre", *words).err


def test_a_form_goes_out_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    form = tmp_path / "form.md"
    text = desk.review("one-stop-centre", "--template").out
    form.write_text(text.replace("organisation:\n", "organisation: Nobody\n"), encoding="utf-8")
    wrong = desk.review("--from", str(form))
    line = text[: text.index("\norganisation:")].count("\n") + 2
    assert wrong.code == 1
    assert f"{form}:{line}: There is no record of an organisation “Nobody”." in wrong.err
    answered = text.replace("organisation:\n", "organisation: iom\n").replace("conflict:\n", "conflict: no\n")
    form.write_text(answered.replace("decision:\n", "decision: decline\n") + "\nNo source.\n", encoding="utf-8")
    assert desk.review("--from", str(form), "--on", "2026-11-03").code == 0
    assert "      note: No source.\n" in desk.text
    assert '      "on": 2026-11-03\n' in desk.text
    other = desk.review("organisations/ilo", "--from", str(form))
    assert (other.code, "The form is about practices/one-stop-centre" in other.err) == (2, True)
    form.write_bytes(b"\xd0\xcf\x11\xe0 a Word file")
    assert "is not UTF-8 text" in desk.review("--from", str(form)).err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name the record that was reviewed, or use --queue."),
        (["x", "--queue"], "--queue lists all records that wait; leave 'x' out, or use --show."),
        (["x", "--show", "--propose"], "One thing at a time: --queue, --show,"),
        (["x", "--show", "--role", "un"], "One thing at a time: --queue, --show,"),
        (["no-such-record", "--show"], "There is no record 'no-such-record'."),
        (["--from", "no-such-file"], "There is no file 'no-such-file'."),
        (["one-stop-centre", "--criterion", "innovative"], "--criterion innovative: write it as NAME=VERDICT"),
        (["one-stop-centre", "--criterion", "a=met", "--criterion", "a=met"], "--criterion a=met: it is given twice."),
        (["one-stop-centre", "--propose", "--on", "soon"], "--on: “soon” is no day."),
    ],
)
def test_words_that_cannot_be_used_are_refused_with_the_way_out(desk: Desk, words: list[str], said: str) -> None:
    told = desk.review(*words)
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith(f"commons: {said}")


def test_a_record_that_stands_no_longer_is_not_reviewed(desk: Desk) -> None:
    withdrawn = "withdrawn: {on: 2026-11-01, reason: The source was wrong.}\nkind:"
    (desk.root / PRACTICE).write_text(desk.text.replace("kind:", withdrawn), encoding="utf-8")
    assert desk.review("one-stop-centre", "--propose").err == (
        "commons: practices/one-stop-centre cannot be reviewed: it was withdrawn.\n"
    )
