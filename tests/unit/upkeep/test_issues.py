from dataclasses import replace

from build_tools.upkeep import Group, Need
from build_tools.upkeep.issues import SHOWN_NEEDS, Issue, KnownIssue, Step, issues_of, steps_to
from tests.unit.pages import sample

CLOSING = "Nothing is left."
SITE = "https://example.org/commons/"


def needs(count: int, title: str = "A practice") -> tuple[Need, ...]:
    return tuple(
        Need(f"practices/p-{number}", title, "nowhere", path=f"content/practices/p-{number}.md")
        for number in range(count)
    )


def issues(*groups: Group, site: str = SITE) -> list[Issue]:
    return list(issues_of(groups, sample.strings(), site))


def issue(count: int = 2, title: str = "A practice") -> Issue:
    (found,) = issues(Group("missing-places", needs(count, title)))
    return found


def known(number: int, of: Issue) -> KnownIssue:
    return KnownIssue(number, of.title, of.body)


def steps(wanted: list[Issue], *there: KnownIssue) -> list[Step]:
    return list(steps_to(wanted, there, CLOSING))


def test_a_group_with_needs_is_one_issue_that_says_why_what_to_do_and_where() -> None:
    found = issue()
    assert (found.key, found.title, found.labels) == (
        "missing-places",
        "Upkeep: Records that do not say where (2)",
        ("upkeep",),
    )
    lines = found.body.splitlines()
    assert lines[:7] == [
        "<!-- upkeep: missing-places -->",
        "Most readers look for what was done in countries like theirs, and never find these.",
        "",
        "**What to do.** Name the countries or regions that the sources name.",
        "",
        "The first of them, in the order in which to begin:",
        "",
    ]
    place = "**[A practice](https://example.org/commons/practices/p-0/)** (`content/practices/p-0.md`)"
    assert lines[7] == f"- {place}: No country or region is named."
    assert "https://example.org/commons/contribute/upkeep/#missing-places" in found.body


def test_a_group_without_needs_is_no_issue() -> None:
    assert issues(Group("missing-places", ()), Group("orphans", ())) == []


def test_where_the_site_is_not_known_the_command_shows_the_rest() -> None:
    (found,) = issues(Group("missing-places", needs(1)), site="")
    assert "The whole list: `commons doctor --only missing-places`" in found.body
    assert "](" not in found.body


def test_a_list_ends_before_it_grows_too_long_for_an_issue() -> None:
    assert issue(500).body.count("\n- ") == SHOWN_NEEDS
    assert len(issue(500, "x" * 5_000).body) < 65_536


def test_nothing_that_a_record_says_calls_people_or_makes_markup() -> None:
    body = issue(1, "@everyone <img src=x> [a](javascript:b) #1 `c` --> ${{ github.token }} https://evil.example").body
    line = next(line for line in body.splitlines() if line.startswith("- "))
    assert not [mark for mark in ("@everyone", "<img", "[a](", " #1", "-->", "https://evil") if mark in line]


def test_what_is_not_there_is_opened() -> None:
    wanted = issue()
    assert steps([wanted]) == [Step("create", 0, wanted.title, wanted.labels, wanted.body)]


def test_what_is_as_it_should_be_is_left_alone_whatever_its_line_ends() -> None:
    wanted = issue()
    there = known(7, wanted)
    assert steps([wanted], there) == []
    assert steps([wanted], replace(there, body=f"{there.body}\n".replace("\n", "\r\n"))) == []


def test_what_has_changed_is_brought_up_to_date_in_its_place() -> None:
    before, after = issue(3), issue(2)
    assert steps([after], known(7, before)) == [Step("update", 7, after.title, after.labels, after.body)]


def test_what_is_mended_is_closed_and_so_are_doubles() -> None:
    wanted = issue()
    assert steps([], known(7, wanted)) == [Step("close", 7, wanted.title, (), CLOSING)]
    assert steps([wanted], known(9, wanted), known(7, wanted)) == [Step("close", 9, wanted.title, (), CLOSING)]


def test_what_people_wrote_is_left_alone() -> None:
    assert steps([], KnownIssue(3, "A question", "About <!-- upkeep: orphans -->")) == []


def test_doing_the_steps_leaves_nothing_to_do() -> None:
    wanted = [issue(), *issues(Group("orphans", (Need("practices/x", "X", "alone"),)))]
    there = [known(1, issue(9)), known(2, issue(9)), KnownIssue(3, "", "<!-- upkeep: thin-objectives -->")]
    after: dict[int, KnownIssue] = {one.number: one for one in there}
    for number, step in enumerate(steps(wanted, *there), 10):
        if step.do == "close":
            del after[step.number]
        else:
            place = step.number or number
            after[place] = KnownIssue(place, step.title, step.body)
    assert steps(wanted, *after.values()) == []
    assert {one.key for one in after.values()} == {"missing-places", "orphans"}
