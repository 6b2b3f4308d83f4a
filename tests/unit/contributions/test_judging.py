"""What becomes of rows: good, mended or refused, and never lost for each other."""

from pathlib import Path

from build_tools.parse.formatting import format_record
from build_tools.records.key_order import key_order
from tests.unit.contributions.sending import FORMS, GOOD, PRACTICE, sent, table, told
from tests.unit.intake.records import NURSES as OTHER
from tests.unit.intake.records import corpus_of


def test_a_good_row_becomes_the_file_that_fmt_would_write(tmp_path: Path) -> None:
    (one,) = sent(tmp_path, "rows.csv", table(GOOD)).judgements
    assert (one.state, one.path) == ("good", "content/practices/counters-for-seasonal-workers.md")
    assert told(one) == []
    assert format_record(one.path, one.text.encode(), "markdown", key_order(PRACTICE.type.model)) == one.text.encode()
    assert one.text == (
        "---\n"
        "# yaml-language-server: $schema=../../schemas/records/practice.json\n"
        "title: Counters for seasonal workers\n"
        "summary: Counters in three ports tell seasonal workers of their rights before they board.\n"
        "objectives: [3]\n"
        "countries: [KEN]\n"
        "sources:\n"
        "  - title: Report\n"
        "    publisher: Ministry\n"
        "    url: https://example.org/report\n"
        "kind: service\n"
        "implementers: [ilo]\n"
        "---\n"
    )


def test_what_was_read_in_other_words_is_told_and_written_as_codes(tmp_path: Path) -> None:
    row = {
        **GOOD,
        "Countries": "Kenia; Tanzania, United Republic of",
        "Began": "March 2019",
        "Language of your text": "inglés",
    }
    (one,) = sent(tmp_path, "rows.csv", table(row)).judgements
    assert one.state == "mended"
    assert (one.fields["countries"], one.fields["start"], one.fields["language"]) == (["KEN", "TZA"], "2019-03", "en")
    assert told(one) == [
        "CC405 “Kenia” in cell E2 was read as KEN (Kenya).",
        "CC405 “Tanzania, United Republic of” in cell E2 was read as TZA (Tanzania).",
        "CC405 “March 2019” in cell J2 was read as 2019-03.",
        "CC405 “inglés” in cell K2 was read as en (English).",
    ]


def test_a_bad_row_hides_no_good_one_and_says_why_with_its_cell(tmp_path: Path) -> None:
    bad = {**GOOD, "Title": "", "Countries": "Kenja", "Began": "03/04/2019"}
    rows = sent(tmp_path, "rows.csv", table(GOOD, bad, {**GOOD, "Title": "Counters in other ports, two years on"}))
    assert dict(rows.counts) == {"good": 2, "mended": 0, "refused": 1}
    refused = rows.judgements[1]
    assert told(refused) == [
        "CC406 “Kenja” in cell E3 (Countries) is not among the countries.",
        "CC406 “03/04/2019” in cell J3 (Began) can mean two days.",
        "CC201 The field “title” is missing.",
    ]
    assert refused.place_of(refused.findings[0]) == "cell A3"
    assert refused.notes[1].hint == "Which one is it? Write 2019-04-03 or 2019-03-04 in place of 03/04/2019."


def test_what_cannot_be_read_is_not_said_to_be_missing_as_well(tmp_path: Path) -> None:
    (one,) = sent(tmp_path, "rows.csv", table({**GOOD, "Who carries it out": "An office of ours"})).judgements
    assert [line[:5] for line in told(one)] == ["CC406"]
    assert "in brackets after the name, “An office of ours (government)”" in one.notes[0].hint


def test_the_same_row_twice_is_taken_once(tmp_path: Path) -> None:
    first, second = sent(tmp_path, "rows.csv", table(GOOD, GOOD)).judgements
    assert (first.state, second.state) == ("good", "refused")
    assert told(second) == ["CC410 It says the same, word for word, as row 2."]


def test_what_seems_to_be_there_already_is_named_with_its_record(tmp_path: Path) -> None:
    row = {**GOOD, "Title": "Recognising skills of the nurses who return", "Countries": "Kenya"}
    found = sent(tmp_path, "rows.csv", table(row))
    (one,) = found.judgements
    assert one.duplicates == ("content/practices/nurses-who-return.md",)
    assert found.duplicates == 1
    assert one.findings[-1].message == (
        "It seems to be the same as “Recognising the skills of nurses who return” "
        "(content/practices/nurses-who-return.md)."
    )


def test_two_rows_that_are_alike_are_told_of_each_other(tmp_path: Path) -> None:
    row = {**GOOD, "Title": "Counters for the seasonal workers"}
    first, second = sent(tmp_path, "rows.csv", table(GOOD, row)).judgements
    assert {*first.duplicates, *second.duplicates} & {"row 2", "row 3"}


def test_an_id_of_ones_own_is_kept_and_one_that_is_taken_overwrites_nothing(tmp_path: Path) -> None:
    rows = [{**GOOD, "id": "port-counters"}, {**GOOD, "id": "nurses-who-return"}, {**GOOD, "id": "Not an id"}]
    kept, taken, wrong = sent(tmp_path, "rows.csv", table(*rows)).judgements
    assert (kept.state, kept.id) == ("good", "port-counters")
    assert (taken.state, wrong.state) == ("refused", "refused")
    assert "There is, or was, a record with the id “nurses-who-return”" in told(taken)[0]
    assert "cannot be an id" in told(wrong)[0]


def test_a_title_of_which_no_id_can_be_made_asks_for_one(tmp_path: Path) -> None:
    (one,) = sent(tmp_path, "rows.csv", table({**GOOD, "Title": "???"})).judgements
    assert told(one) == ["CC406 No id can be made of the title."]


def test_equal_titles_get_ids_of_their_own(tmp_path: Path) -> None:
    rows = [GOOD, {**GOOD, "Countries": "Mali", "Summary": "Something else entirely, for miners who cross a border."}]
    assert [one.id for one in sent(tmp_path, "rows.csv", table(*rows)).judgements] == [
        "counters-for-seasonal-workers",
        "counters-for-seasonal-workers-2",
    ]


def test_a_row_that_names_a_refused_row_of_its_file_waits_for_it(tmp_path: Path) -> None:
    bad = {**GOOD, "Title": "Ports in the north", "id": "ports-in-the-north", "Countries": "Kenja"}
    naming = {**GOOD, "Related records": "practices/ports-in-the-north"}
    mended = {**bad, "Countries": "Kenya"}
    waiting = sent(tmp_path, "rows.csv", table(naming, bad)).judgements[0]
    assert waiting.state == "refused"
    assert waiting.notes[-1].message == "It names “practices/ports-in-the-north”, which was refused (row 3)."
    assert sent(tmp_path, "rows.csv", table(naming, mended)).judgements[0].state == "good"


def test_rules_over_all_records_speak_of_new_ones_too(tmp_path: Path) -> None:
    (one,) = sent(tmp_path, "rows.csv", table({**GOOD, "Related records": "practices/nobody-knows"})).judgements
    assert told(one) == ["CC301 There is no practice record “nobody-knows”."]
    assert one.place_of(one.findings[0]) == "cell J2"


def test_a_case_that_comes_in_is_a_request_that_was_received(tmp_path: Path) -> None:
    row = {name: GOOD[name] for name in GOOD if name not in ("Kind", "Who carries it out")}
    row = {
        **row,
        "What is needed, and why": "Workers board without a contract.",
        "When the request came in": "2026-11-01",
    }
    row["History 1 stage"] = "Received"
    row["History 1 on"] = "2026-11-01"
    (one,) = sent(tmp_path, "rows.csv", table(row), forms=(FORMS["case"],), corpus=corpus_of(OTHER)).judgements
    assert one.state == "good"
    assert (one.fields["origin"], one.fields["stage"]) == ("request", "received")
