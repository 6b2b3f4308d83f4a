import subprocess
from pathlib import Path

import pytest

from build_tools.errors import SourceError, UsageError
from build_tools.feedback._base import Feedback
from build_tools.feedback.as_json import feedback_json
from build_tools.feedback.as_text import text_of
from tests.unit.feedback.proposals import (
    HIDDEN_WORD,
    begin,
    evidence,
    hidden_case,
    practice,
    record,
    told,
)

BROKEN = practice("Zeta the broken").replace("title:", "titel:")


@pytest.fixture(scope="module")
def feedback(tmp_path_factory: pytest.TempPathFactory) -> Feedback:
    """One proposal that does everything that can be done to a record."""
    repository = begin(tmp_path_factory.mktemp("proposal") / "project")
    names = {
        "gamma": "Gamma of the sea",
        "delta": "Delta of rivers",
        "epsilon": "Epsilon is small",
        "zeta": "Zeta the last",
    }
    for name, title in names.items():
        repository.write(f"content/practices/{name}.md", practice(title))
    repository.write("content/practices/theta.md", practice("Theta has a hat"))
    repository.write("content/practices/eta-was-broken.md", BROKEN)
    repository.write("content/cases/hidden-desk.md", hidden_case("A desk nobody sees"))
    repository.commit()
    write = repository.write

    def remove(path: str) -> None:
        (repository.root / path).unlink()

    body = "A narrative of one paragraph.\n"
    write("content/practices/alpha.md", practice("Alpha", "themes: [statelessness]\nactions: [Train]\n", body))
    remove("content/practices/gamma.md")
    write("content/practices/gamma-renamed.md", practice("Gamma of the sea", "former_ids: [gamma]\n"))
    remove("content/practices/delta.md")
    withdrawn = "withdrawn: {on: 2026-01-01, reason: The source was taken back by those who wrote it.}\n"
    write("content/practices/epsilon.md", practice("Epsilon is small", withdrawn))
    write("content/practices/zeta.md", BROKEN)
    write("content/practices/eta-was-broken.md", practice("Eta is mended"))
    remove("content/practices/theta.md")
    write("content/evidence/theta.md", evidence("Theta has a hat"))
    write("content/practices/omega-again.md", practice("Omega of another kind"))
    write("content/cases/hidden-desk.md", hidden_case("Another desk nobody sees"))
    write("content/pages/about.md", "# About\n")
    return told(repository.root)


@pytest.mark.parametrize(
    ("address", "state", "moved"),
    [
        ("practices/alpha", "changed", ""),
        ("practices/gamma-renamed", "renamed", "from practices/gamma"),
        ("practices/delta", "removed", ""),
        ("practices/epsilon", "withdrawn", ""),
        ("practices/zeta", "broken", ""),
        ("practices/eta-was-broken", "mended", ""),
        ("evidence/theta", "moved", "from practices/theta"),
        ("practices/omega-again", "added", ""),
    ],
)
def test_it_is_told_what_became_of_each_record(feedback: Feedback, address: str, state: str, moved: str) -> None:
    one = record(feedback, address)
    assert (one.state, one.moved) == (state, moved)


def test_nothing_else_is_told_and_what_is_worst_comes_first(feedback: Feedback) -> None:
    assert [one.address for one in feedback.records[:3]] == ["practices/zeta", "practices/delta", "practices/epsilon"]
    assert len(feedback.records) == 8


def test_fields_are_told_in_plain_words_with_what_stood_and_stands_there(feedback: Feedback) -> None:
    fields = {one.label: (one.before, one.after) for one in record(feedback, "practices/alpha").fields}
    assert fields["Themes"] == (None, "statelessness")
    assert fields["What is done"] == (None, "Train")
    assert fields["Related records"] == ("practices/omega", None)


def test_the_page_is_compared_as_readers_see_it(feedback: Feedback) -> None:
    passages = record(feedback, "practices/alpha").passages
    assert [(one.heading, one.before, one.after) for one in passages] == [
        ("At a glance", (), ("Themes", "Statelessness")),
        ("Description", (), ("A narrative of one paragraph.",)),
        ("What is done", (), ("Train",)),
        ("Related records", ("Omega of another kind",), ()),
    ]


def test_links_that_people_made_come_and_go(feedback: Feedback) -> None:
    links = [(one.kind, one.is_new, one.target.address) for one in record(feedback, "practices/alpha").links]
    assert ("relation", False, "practices/omega") in links


def test_findings_are_those_of_the_change_with_place_and_repair(feedback: Feedback) -> None:
    found = {(one.code, one.path, one.line): one for one in feedback.findings}
    missing = found["CC201", "content/practices/zeta.md", 1]
    assert missing.hint.startswith("Add “title:”")
    assert ("CC117", "content/practices/delta.md", 0) in found
    assert all("eta-was-broken" not in one.path for one in feedback.findings)
    assert "content/practices/zeta.md" in feedback.left_out


def test_a_look_alike_is_found(feedback: Feedback) -> None:
    assert [one.path for one in feedback.findings if one.code == "CC304"] == ["content/practices/omega-again.md"]


def test_a_base_that_cannot_be_read_is_told_and_stops_nothing(feedback: Feedback) -> None:
    assert feedback.unread_before == 1


def test_of_a_case_that_is_a_number_nothing_is_told_but_the_number(feedback: Feedback) -> None:
    assert feedback.unshown == 1
    assert HIDDEN_WORD not in feedback_json(feedback)
    assert "nobody sees" not in text_of(feedback)


def test_other_files_are_named_in_a_line(feedback: Feedback) -> None:
    assert [(one.kind, one.path) for one in feedback.files] == [("page", "content/pages/about.md")]


def test_filters_of_the_search_are_counted_before_and_now(feedback: Feedback) -> None:
    assert ("Theme", "Statelessness", 0, 1) in [
        (one.facet, one.value, one.before, one.after) for one in feedback.counts
    ]


def test_a_revision_is_compared_without_a_look_at_the_files_here_and_without_touching_them(tmp_path: Path) -> None:
    repository = begin(tmp_path / "project")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "ours")
    repository.write("content/practices/alpha.md", practice("Alpha committed"))
    repository.commit()
    repository.write("content/practices/alpha.md", practice("Alpha on the desk"))
    repository.write("content/practices/beta.md", practice("Beta on the desk"))
    before = repository.git("status", "--porcelain")
    unchanged = told(repository.root, "main", "main")
    assert (unchanged.records, unchanged.findings, unchanged.counts) == ((), (), ())
    assert text_of(unchanged) == "main to main: no record differs.\nNothing to mend."
    assert [one.title for one in told(repository.root, "main", "ours").records] == ["Alpha committed"]
    assert [one.title for one in told(repository.root, "main").records] == ["Beta on the desk", "Alpha on the desk"]
    assert repository.git("status", "--porcelain") == before


def test_a_revision_that_is_not_there_is_refused_with_the_way_out(tmp_path: Path) -> None:
    repository = begin(tmp_path / "project")
    repository.commit()
    with pytest.raises(UsageError) as refused:
        told(repository.root, "no-such-branch")
    assert str(refused.value) == (
        "Git knows no revision 'no-such-branch': name a branch, tag or commit, for example origin/main."
    )


def test_a_clone_with_a_part_of_the_history_says_how_to_fetch_the_rest(tmp_path: Path) -> None:
    repository = begin(tmp_path / "origin")
    first = repository.commit()
    repository.write("content/practices/beta.md", practice("Beta"))
    repository.commit()
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", "--depth=1", f"file://{repository.root}", clone], check=True)
    for shared in ("schemas", "site_config", "mkdocs.yml"):
        (clone / shared).symlink_to(repository.root / shared)
    with pytest.raises(
        UsageError, match=r"Git knows no revision .* fetch the rest with `git fetch --unshallow` .*fetch-depth: 0"
    ):
        told(clone, first)


def test_without_git_it_is_said_what_is_missing(tmp_path: Path) -> None:
    repository = begin(tmp_path / "project")
    subprocess.run(["rm", "-rf", repository.root / ".git"], check=True)
    with pytest.raises(SourceError, match="needs Git, and this folder is not in a Git repository"):
        told(repository.root)
