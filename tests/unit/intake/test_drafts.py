"""The case that a request opens, and the practice that a case leaves behind."""

import datetime
import re

import pytest

from build_tools.intake.case_draft import draft_of_case, words_of_id
from build_tools.intake.practice_draft import draft_of_practice
from build_tools.intake.request_file import RequestFile
from build_tools.parse.formatting import format_record
from build_tools.parse.yaml_values import read_yaml
from build_tools.records import record_type
from build_tools.records.drafts import BLANK, draft
from build_tools.records.key_order import key_order
from build_tools.records.shape import build_record
from tests.unit.intake.records import ANSWER, CORPUS, HIDDEN, VOCABULARIES, entry

DAY = datetime.date(2026, 11, 22)
ASKED = RequestFile(
    need="Nurses leave --- FILL\n---\nwe train them.", countries=("KEN",), requested_by=("iom", "Ministry of Health")
)
CHOICES = {name: tuple(found.terms) for name, found in VOCABULARIES.by_name.items()}


def case_text(sent: RequestFile, publish: str = "count") -> str:
    return draft(record_type("case"), draft_of_case(sent, ANSWER, CORPUS, DAY, publish), CHOICES, "case.json")


def test_a_draft_holds_what_was_told_and_is_published_as_a_number_only() -> None:
    values = draft_of_case(ASKED, ANSWER, CORPUS, DAY, "count").values
    assert values == {
        "countries": ["KEN"],
        "requested_by": [
            "iom",
            {"name": "Ministry of Health", "type": f"{BLANK} what kind of organisation it is, such as government."},
        ],
        "need": ASKED.need,
        "origin": "request",
        "received": "2026-11-22",
        "stage": "received",
        "history": [{"stage": "received", "on": "2026-11-22"}],
        "publish": "count",
    }


def test_what_was_guessed_or_matched_stands_in_comments_only() -> None:
    text = case_text(ASKED)
    fields = read_yaml(text.split("---\n")[1])
    assert not {"objectives", "similar", "agencies", "funding"} & fields.keys()
    assert (
        "# objectives: [18]\n# objectives_from: inferred\n#   # 18: Skills development and recognition; “nurses”"
        in text
    )
    assert "#   # Ruled out: funding/closed-fund: may not apply. It is closed.\n" in text
    told = draft_of_case(RequestFile(need="x", objectives=(6,)), ANSWER, CORPUS, DAY, "count")
    assert (told.values["objectives"], told.values["objectives_from"]) == ([6], "source")
    assert "objectives" not in told.remarks


def test_suggestions_that_a_person_confirms_are_fields_of_the_case() -> None:
    text = case_text(ASKED)
    suggested = re.findall(r"^# (?:agencies|similar|funding):\n(?:#  .*\n)+", text, re.MULTILINE)
    confirmed = re.sub("^# ", "", "".join(suggested), flags=re.MULTILINE)
    assert read_yaml(confirmed) == {
        "agencies": [{"organisation": "iom"}],
        "similar": [
            {"record": "practices/nurses", "why": "both use the word “nurse”"},
            {"record": "cases/hidden", "why": "both in Kenya"},
        ],
        "funding": [{"fund": "open-fund", "status": "sought"}],
    }


def test_a_draft_is_in_canonical_form_whatever_the_text_holds() -> None:
    order = key_order(record_type("case").model)
    for need in (ASKED.need, "a: b # c\n'\"{}[]", "x" * 9_000, "word " * 9_000, "مرحبا " * 900, "-", "\\ &a *b !c"):
        text = case_text(RequestFile(need=need, title='Title: "x" #1'))
        assert format_record("content/cases/x.md", text.encode(), "markdown", order) == text.encode()


def test_a_long_need_is_kept_whole_under_a_blank() -> None:
    known = draft_of_case(RequestFile(need="word " * 9_999 + "end"), ANSWER, CORPUS, DAY, "full")
    assert known.values["need"].endswith("word …")
    assert len(known.values["need"]) <= 1_500
    assert known.body.startswith(f"{BLANK} shorten the need above")
    assert known.body.endswith("word end")


def test_the_id_is_made_of_who_asks_and_for_what() -> None:
    assert words_of_id(ASKED, CORPUS).startswith("Kenya Nurses leave")
    assert words_of_id(RequestFile(need="x", title="Skills"), CORPUS) == "Skills"


CLOSED = {
    "stage": "closed",
    "countries": ["KEN"],
    "objectives": [18],
    "lead": "iom",
    "agencies": [
        {"organisation": "iom", "role": "lead"},
        {"organisation": "ilo"},
        {"organisation": "who", "role": "advising"},
    ],
    "government_partners": [{"name": "Ministry of Health", "type": "government"}],
    "funding": [{"name": "A donor", "status": "secured"}, {"name": "Another", "status": "refused"}],
    "similar": [{"record": "practices/nurses", "why": "x"}, {"record": "cases/hidden", "why": "x"}],
    "set_up": {"start": "2024-01", "coordination": "Monthly."},
    "response": "Nurses are trained.",
    "outcomes": ["100 nurses were trained."],
    "publish": "count",
}  # fmt: skip


def test_a_practice_takes_over_what_the_case_tells_and_claims_nothing_more() -> None:
    known = draft_of_practice(entry("case", "nurses-of-kenya", **CLOSED), CORPUS)
    values = dict(known.values)
    (result,) = values.pop("results")
    assert result["statement"] == "100 nurses were trained."
    assert result["basis"].startswith(f"{BLANK} how it is known: one of not-evaluated, ")
    assert values.pop("sources")
    assert values == {
        "title": "nurses-of-kenya",
        "objectives": [18],
        "countries": ["KEN"],
        "start": "2024-01",
        "implementers": ["iom", "ilo"],
        "partners": [
            "who",
            {"name": "Ministry of Health", "type": "government"},
            {"name": "A donor", "type": f"{BLANK} what kind of organisation the funder is."},
        ],
        "actions": ["Nurses are trained."],
        "related": ["practices/nurses"],
    }
    text = draft(record_type("practice"), known, CHOICES, "practice.json")
    assert not isinstance(build_record(record_type("practice"), read_yaml(text.split("---\n")[1]), ""), list)


def test_only_a_case_becomes_a_practice() -> None:
    assert draft_of_practice(HIDDEN, CORPUS).values["title"] == "A hidden case"
    with pytest.raises(TypeError, match="organisations/iom is no case"):
        draft_of_practice(entry("organisation", "iom"), CORPUS)
