"""Answers as people write them, to the fields of records."""

import time
from typing import Any

import pytest

from build_tools.intake.answers import fields_of
from build_tools.intake.filled import Answer, Filled, Given
from build_tools.intake.meanings import Meanings
from tests.unit.contributions.sending import CORPUS, FORMS

MEANINGS = Meanings(CORPUS)


def given(*texts: str) -> Answer:
    return tuple(Given(text, "cell A1") for text in texts)


def read(type_name: str, **answers: Answer) -> tuple[dict[str, Any], list[str]]:
    """Return the fields that were read, without those that are fixed, and the notes."""
    form = FORMS[type_name]
    told = fields_of(form, Filled("row 2", answers), MEANINGS)
    fields = {name: value for name, value in told.fields.items() if form.fixed.get(name) != value}
    return fields, [f"{note.code.id} {note.message}" for note in told.notes]


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("countries", "Kenya; KEN, Côte d’Ivoire", ["KEN", "CIV"]),
        ("countries", "肯尼亚、Кения، كينيا", ["KEN"]),
        ("countries", "Bolivia, Plurinational State of, Peru and Chile", ["BOL", "PER", "CHL"]),
        ("objectives", "6; 18", [6, 18]),
        ("objectives", "Objectives 1-3 and 23", [1, 2, 3, 23]),
        ("objectives", "6 · Recruitment and decent work", [6]),
        ("objectives", "Objective 6: fair recruitment", [6]),
        ("sdgs", "10.7; SDG 8, Target 16.10", ["10.7", "8", "16.10"]),
        ("populations", "women and children", ["women", "children"]),
        ("actions", "- Register nurses\n- Test them\n  and again", ["Register nurses", "Test them and again"]),
        ("actions", "Register; test.\nSend home.", ["Register; test.", "Send home."]),
        ("implementers", "IOM\nILO", ["iom", "ilo"]),
        ("implementers", "International Organization for Migration (IOM); A ministry [National government]",
         ["iom", {"name": "A ministry", "type": "government"}]),
        ("implementers", "Ministry of Labour, Health and Sport (government)",
         [{"name": "Ministry of Labour, Health and Sport", "type": "government"}]),
        ("related", "https://example.org/site/practices/nurses-who-return/", ["practices/nurses-who-return"]),
        ("related", "Recognising the skills of nurses who return", ["practices/nurses-who-return"]),
        ("title", "  “Smart” quotes\u00a0and   blanks ", "“Smart” quotes and blanks"),
        ("summary", "One line.\r\nAnother.", "One line.\nAnother."),
        ("scope", "-", None),
        ("body", "    code\n\n* a list\n", "    code\n\n* a list"),
    ],
)  # fmt: skip
def test_answers_are_read_as_they_are_meant(name: str, text: str, value: object) -> None:
    told = fields_of(FORMS["practice"], Filled("row 2", {name: given(text)}), MEANINGS)
    assert (told.body if name == "body" else told.fields.get(name)) == value
    assert not [note.message for note in told.notes if note.severity == "error"]


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("countries", "Kenja", "is not among the countries"),
        (
            "implementers",
            "IMO",
            "is no organisation that has a record, and does not say what kind of organisation it is",
        ),
        ("related", "practices", "is no record that is known here"),
        ("objectives", "24", "is not among the objectives"),
        ("objectives", "the 2030 Agenda", "is not among the objectives"),
        ("scope", "national; local", "is not among the scopes"),
    ],
)
def test_what_cannot_be_read_is_kept_in_the_note_with_its_place(name: str, text: str, why: str) -> None:
    _, notes = read("practice", **{name: given(text)})
    (note,) = notes
    assert why in note
    assert "in cell A1 (" in note


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1200000", 1_200_000, None), ("1,200,000", 1_200_000, None), ("1 200 000", 1_200_000, None),
        ("1.200.000", 1_200_000, None), ("50,000", 50_000, None), ("12.00", 12, None), ("USD 1,2 m", 1_200_000, "USD"),
        ("1.5 million EUR", 1_500_000, "EUR"), ("€ 300 k", 300_000, "EUR"), ("-5", -5, None),
    ],
)  # fmt: skip
def test_amounts_are_read_where_they_mean_one_number(text: str, amount: int, currency: str | None) -> None:
    fields, _ = read("funding", amounts=({"min": given(text)},))
    assert fields["amounts"][0] == {"min": amount, **({"currency": currency} if currency else {})}


@pytest.mark.parametrize("text", ["$ 5 m", "9" * 30, "1,200 m", "1.5", "1,2", "some millions", "5 %", "1.0000001 m"])
def test_amounts_that_can_mean_something_else_are_refused(text: str) -> None:
    fields, notes = read("funding", amounts=({"min": given(text)},))
    assert "amounts" not in fields
    assert notes[-1].startswith("CC406 ")


def test_two_currencies_for_one_amount_are_not_chosen_between() -> None:
    fields, notes = read("funding", amounts=({"min": given("USD 5"), "currency": given("EUR")},))
    assert fields["amounts"] == [{"currency": "EUR"}]
    assert notes == ["CC406 “USD 5” in cell A1 (Smallest amount) is not a whole number."]


@pytest.mark.parametrize(("text", "value"), [("yes", True), ("No", False), ("oui", True), ("x", True), ("нет", False)])
def test_yes_and_no_are_read_in_several_languages(text: str, value: object) -> None:
    assert read("expertise", reviews=given(text))[0] == {"reviews": value}


def test_an_answer_that_is_neither_yes_nor_no_is_refused() -> None:
    assert read("expertise", reviews=given("perhaps"))[1] == [
        "CC406 “perhaps” in cell A1 (Takes part in peer review) is neither yes nor no."
    ]


def test_groups_of_nothing_are_left_out_and_others_keep_their_places() -> None:
    empty = {"statement": given(""), "basis": given("")}
    told = fields_of(
        FORMS["practice"],
        Filled(
            "row 2", {"results": (empty, {"statement": (Given("It worked.", "cell C9"),), "basis": given("Evaluated")})}
        ),
        MEANINGS,
    )
    assert told.fields["results"] == [{"statement": "It worked.", "basis": "evaluated"}]
    assert told.places["/results/0/statement"] == "cell C9"


def test_what_nobody_asked_for_is_told_and_not_lost() -> None:
    _, notes = read("practice", budget=given("12 million"), sources=({"colour": given("red"), "title": given("A")},))
    assert notes == [
        "CC407 “12 million” in cell A1 answers “budget”, which is not asked here; it was left out.",
        "CC407 “red” in cell A1 answers “colour”, which is not asked here; it was left out.",
    ]


def test_several_answers_to_a_question_that_takes_one_are_refused() -> None:
    fields, notes = read("practice", scope=given("National", "Local"))
    assert "scope" not in fields
    assert notes == ["CC406 Reach takes one answer and has 2: “National”, “Local”."]


def test_a_group_that_is_asked_once_is_not_chosen_from() -> None:
    groups = ({"on": given("2026-11-01")}, {"on": given("2026-11-02")})
    fields, notes = read("case", assessment=groups)
    assert "assessment" not in fields
    assert notes == ["CC406 Assessment is asked once and is answered 2 times, first in cell A1."]


@pytest.mark.parametrize(
    ("group", "fields", "note"),
    [
        ({"name": "A ministry", "type": "National government"}, [{"name": "A ministry", "type": "government"}], ""),
        ({"name": "ILO", "type": "un"}, ["ilo"], "CC405 “ILO” was read as ilo (International Labour Organization)."),
        ({"name": "ILO"}, ["ilo"], "CC405 “ILO” in cell A1 was read as ilo (International Labour Organization)."),
        (
            {"type": "un"},
            None,
            "CC406 “un” in cell A1 (Who carries it out) stands without the name of an organisation.",
        ),
        ({"name": "", "type": ""}, None, ""),
    ],
)
def test_organisations_told_in_two_places_are_read_as_one(
    group: dict[str, str], fields: list[object] | None, note: str
) -> None:
    answer = ({name: given(text) for name, text in group.items()},)
    told, notes = read("practice", implementers=answer)
    assert told.get("implementers") == fields
    assert notes[-1:] == ([note] if note else [])


def test_entries_that_stand_twice_are_taken_once() -> None:
    assert read("practice", countries=given("Kenya; KEN"))[0] == {"countries": ["KEN"]}


def test_characters_that_cannot_be_shown_are_left_out_and_told() -> None:
    fields, notes = read("practice", title=given("A\u202eB\x00C title"))
    assert fields == {"title": "A B C title"}
    assert notes == ["CC405 Characters that cannot be shown were left out of cell A1."]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("countries", "Kenya," * 30_000),
        ("countries", "x," * 50_000),
        ("implementers", "(a" * 50_000),
        ("implementers", "a [" * 50_000),
        ("start", "1/" * 50_000),
        ("title", " \u00a0" * 50_000),
        ("actions", "- \n" * 50_000),
        ("related", "practices/" * 20_000),
    ],
)
def test_odd_answers_of_a_hundred_thousand_characters_take_no_time(name: str, text: str) -> None:
    began = time.process_time()
    read("practice", **{name: given(text)})
    read("funding", amounts=({"min": given(f"USD{text}")},))
    assert time.process_time() - began < 2
