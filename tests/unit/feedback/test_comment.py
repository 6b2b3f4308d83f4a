from dataclasses import replace

import pytest

from build_tools.feedback._base import (
    CountTold,
    Feedback,
    FieldTold,
    FileTold,
    FindingTold,
    LinkTold,
    Named,
    Passage,
    RecordTold,
)
from build_tools.feedback.as_markdown import MARKER, comment
from build_tools.feedback.as_text import text_of
from tests.unit.feedback.proposals import HOSTILE

QUIET = Feedback("main", "the files here", 3, 3)
FINDING = FindingTold(
    "error", "CC201", "missing-field", "content/practices/x.md", 1, 2, "A field is missing.", "Add it."
)
LINK = LinkTold(
    "similar", is_new=True, source=Named("practices/x", "X"), target=Named("practices/y", "Y"), words=("both",)
)
RECORD = RecordTold(
    "changed",
    "Practice",
    "practices/x",
    "X",
    "content/practices/x.md",
    has_before=True,
    has_after=True,
    fields=(FieldTold("Summary", "/summary", "old", "new"),),
    passages=(Passage("At a glance", ("old words",), ("new words",)),),
    links=(LINK,),
)
WHOLE = "https://example.org/runs/1"


def test_a_proposal_without_findings_says_that_nothing_is_to_be_mended() -> None:
    lines = comment(QUIET).splitlines()
    assert lines[0] == MARKER
    assert "**Nothing to mend.** Against main: no record differs." in lines


def test_a_commit_is_named_by_its_beginning_and_in_the_command_whole() -> None:
    told = comment(replace(QUIET, base="ab" * 20))
    assert "Against abababa: no record differs." in told
    assert f"`commons report --base {'ab' * 20}`" in told


def test_the_comment_reads_from_what_to_mend_to_what_changed() -> None:
    told = comment(replace(QUIET, records=(RECORD,), findings=(FINDING,), left_out=("content/practices/x.md",)), WHOLE)
    places = [
        told.index(words)
        for words in (
            "**1 thing to mend before this can be published.** Against main: 1 changed.",
            f"[preview]({WHOLE})",
            "### What to mend",
            "| **Mend** | A field is missing. (CC201) | `content/practices/x.md:1:2` | Add it. |",
            "### What changes",
            "**X** · Practice · changed · `content/practices/x.md`",
            "<details><summary>1 field, 1 passage of the page, 1 link</summary>",
            "| Summary | old | new |",
            "```diff\n@@ At a glance @@\n- old words\n+ new words\n```",
            "- Suggested on its page, new:\n  - Y (`practices/y`): both",
            "</details>",
        )
    ]
    assert places == sorted(places)


def test_likely_duplicates_stand_under_a_heading_of_their_own() -> None:
    double = replace(FINDING, severity="warning", code="CC304")
    told = comment(replace(QUIET, findings=(double,)))
    assert "**Nothing to mend; 1 thing to look at.**" in told
    assert "### Is it there already?" in told
    assert "### What to" not in told


@pytest.mark.parametrize("count", [50, 2_000])
def test_a_huge_change_stays_within_what_github_takes_and_says_what_was_left_out(count: int) -> None:
    huge = replace(
        QUIET,
        records=tuple(replace(RECORD, title=f"Title {number} {'ü' * 300}") for number in range(count)),
        findings=tuple(replace(FINDING, line=number, message="é" * 900) for number in range(count)),
        counts=tuple(CountTold("Country", f"Land {number}", 1, 2) for number in range(count)),
        files=tuple(FileTold("page", f"content/pages/{number}.md") for number in range(count)),
    )
    told = comment(huge, WHOLE)
    assert len(told.encode()) < 65_536
    assert f"of {count:,} findings" in told
    assert f"[the whole report]({WHOLE}) has it" in told
    assert told.count("<details>") == told.count("</details>")
    assert told.count("```") % 2 == 0


def test_a_text_for_the_terminal_steers_no_terminal() -> None:
    escape = "\x1b[31mred\x1b[0m \u202egnp\x07"
    told = text_of(
        replace(QUIET, records=(replace(RECORD, title=escape, fields=(FieldTold(escape, "", escape, None),)),))
    )
    assert not {"\x1b", "\u202e", "\x07"} & set(told)
    assert "\\x1b[31mred" in told


def test_hostile_text_calls_nobody_and_makes_nothing_wherever_it_stands() -> None:
    named = Named(HOSTILE, HOSTILE)
    told = comment(
        Feedback(
            base=HOSTILE,
            head=HOSTILE,
            records_before=1,
            records_after=1,
            records=(
                RecordTold(
                    "changed", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE,
                    fields=(FieldTold(HOSTILE, HOSTILE, HOSTILE, HOSTILE),),
                    links=(LinkTold("similar", is_new=True, source=named, target=named, words=(HOSTILE,)),),
                ),
            ),
            findings=(FindingTold("error", HOSTILE, "", HOSTILE, 1, 1, HOSTILE, HOSTILE),),
            files=(FileTold(HOSTILE, HOSTILE),),
            counts=(CountTold(HOSTILE, HOSTILE, 1, 2),),
        )
    )  # fmt: skip
    for made in ("<script", "@everyone", "#12 ", "![x]", "GH-7", ":octocat:"):
        assert made not in told
    assert told.count("</details>") == told.count("<details>")
