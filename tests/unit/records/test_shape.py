from typing import Any

import pytest

from build_tools.parse.yaml_values import read_yaml
from build_tools.records import Record, RecordType, record_type, record_types
from build_tools.records.shape import build_record, shown

PATH = "content/practices/x.md"
GOOD = """
title: One-stop centre
summary: A centre for migrant workers.
kind: service
implementers: [iom, {name: Ministry of Labour, type: government}]
sources: [{title: Report, publisher: Ministry of Labour, url: "https://example.org"}]
"""


def findings(text: str, type_name: str = "practice") -> list[str]:
    built = build_record(record_type(type_name), read_yaml(text), PATH)
    assert isinstance(built, list), built
    assert {found.path for found in built} == {PATH}
    return [f"{found.pointer} {found.code.id} {found.message} | {found.hint}" for found in built]


def finding(line: str, type_name: str = "practice") -> str:
    fields: dict[str, Any] = {**read_yaml(GOOD), **read_yaml(line)}
    built = build_record(record_type(type_name), fields, PATH)
    assert isinstance(built, list), built
    (found,) = built
    return f"{found.pointer} {found.code.id} {found.message} | {found.hint}"


def test_good_fields_give_a_record() -> None:
    built = build_record(record_type("practice"), read_yaml(GOOD), PATH)
    assert isinstance(built, Record)
    assert built.title == "One-stop centre"
    assert built.language == "en"


COUNTRY = "Countries are three capital letters of ISO 3166-1 alpha-3, for example KEN."
IDS = "3 to 80 small letters a to z and digits, with single hyphens between them"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title: 7", '/title CC203 “title” should be text, but holds “7”. | Put it in double quotes: "7"'),
        ("title: true", '/title CC203 “title” should be text, but holds “true”. | Put it in double quotes: "true"'),
        ("title:", ("/title CC203 “title” should be text, but holds nothing. | "
         "Write text here, or delete the line if there is none.")),
        ("title: [a]", ("/title CC203 “title” should be text, but holds a list. | "
         "Write one text here, without brackets and without fields under it.")),
        ("title: A", ("/title CC205 “title” has 1 character; it needs at least 3 characters. | "
         "Lengthen it: What it is called; plain text, acronyms spelt out.")),
        (f"title: {'x' * 301}", ("/title CC205 “title” has 301 characters; it takes at most 300. | "
         "Shorten it; longer text belongs in the narrative.")),
        ("objectives: 6", ("/objectives CC203 “objectives” should be a list, but holds “6”. | "
         "Write it as a list, also where there is only one value: objectives: [6]")),
        ('objectives: ["6"]', ("/objectives/0 CC203 An entry of “objectives” should be a whole number, but holds “6”. "
         "| Write digits only, without quotes, signs, points or a unit, for example 6.")),
        ("objectives: [24]", ("/objectives/0 CC204 An entry of “objectives” cannot be “24”. | "
         "Use a number of at most 23.")),
        ("objectives_from: guess", ("/objectives_from CC204 “objectives_from” cannot be “guess”. | "
         "Use “source” or “inferred”.")),
        ("countries: [Kenya]", (f"/countries/0 CC204 An entry of “countries” cannot be “Kenya”. | "
         f"Did you mean “KEN”? {COUNTRY}")),
        ("countries: [uk]", ("/countries/0 CC204 An entry of “countries” cannot be “uk”. | "
         f"Did you mean “GBR”? {COUNTRY}")),
        ("countries: [Maroc]", (f"/countries/0 CC204 An entry of “countries” cannot be “Maroc”. | "
         f"Did you mean “MAR”? {COUNTRY}")),
        ("countries: [the north]", f"/countries/0 CC204 An entry of “countries” cannot be “the north”. | {COUNTRY}"),
        ("language: French", ("/language CC204 “language” cannot be “French”. | "
         "Did you mean “fr”? Languages are tags of BCP 47, for example fr or zh-Hans.")),
        ("implementers: [Ministry of Labour]", ("/implementers/0 CC204 An entry of “implementers” cannot be "
         f"“Ministry of Labour”. | Write the id of its organisation record: {IDS}, perhaps “ministry-of-labour”. "
         "Where it has no record, write name and type: {name: Ministry of Labour, type: government}.")),
        ("verified: {on: 2026-11-01, by: IOM}", ("/verified/by CC204 “verified.by” cannot be “IOM”. | "
         f"Write the id of its organisation record: {IDS}, perhaps “iom”.")),
        ("former_ids: [Old Id]", ("/former_ids/0 CC204 An entry of “former_ids” cannot be “Old Id”. | "
         f"An id has {IDS}, perhaps “old-id”.")),
        ("related: [rnaim]", ("/related/0 CC204 An entry of “related” cannot be “rnaim”. | "
         "Write folder/id of the record, for example practices/portugal-rnaim-national-support-network.")),
        ("start: 2019-02-30", ("/start CC206 “2019-02-30” in “start” is not a date. | "
         "Write a year, month or day that the calendar has: 2019, 2019-02 or 2019-02-28.")),
        ("verified: {on: 2026, by: iom}", ("/verified/on CC203 “verified.on” should be text, but holds “2026”. | "
         'Put it in double quotes: "2026"')),
        ("verified: {on: 2026-11, by: iom}", ("/verified/on CC206 “2026-11” in “verified.on” is not a day. | "
         "Write year, month and day: 2026-11-21.")),
        ("sources: []", ("/sources CC205 “sources” is empty; it needs at least 1 entry. | "
         "Fill it: The pages and documents that the record rests on.")),
        ("results: [It works.]", ("/results/0 CC203 An entry of “results” should be fields with values, but holds "
         "“It works.”. | Write its fields: {statement: …}.")),
        ("partners: {name: a}", ("/partners CC203 “partners” should be a list, but holds fields with values. | "
         "Begin each entry with “- ”, also where there is only one.")),
        ("langage: fr", "/langage CC202 There is no field “langage” here. | Did you mean “language”?"),
        ("withdrawn: {on: 2026-01-01, reason: a, why: b}", ("/withdrawn/why CC202 There is no field “why” here. | "
         "Delete it, or use one of: on, reason.")),
        ("translations: {fr: {title: a, summary: b, of: 01234567, x/y: c}}",
         "/translations/fr/x~1y CC202 There is no field “x/y” here. | Delete it, or use one of: title, summary, of."),
        ("implementers: [{name: a}]", ("/implementers/0/type CC201 The field “type” is missing. | "
         "Add “type:”: What kind of organisation it is.")),
    ],
)  # fmt: skip
def test_one_wrong_field_gives_one_finding_in_plain_words(line: str, expected: str) -> None:
    assert finding(line) == expected


def test_bad_entries_of_a_list_do_not_make_the_list_too_short() -> None:
    assert [line.split(" ")[0] for line in findings(GOOD + "results: [a, b]\n")] == ["/results/0", "/results/1"]
    assert finding("implementers: [A B]").startswith("/implementers/0 CC204")


def test_everything_that_is_wrong_is_told_at_once() -> None:
    found = findings("""
title: A
summary:
language: English
objectives: [6, 24, "7"]
countries: Kenya
implementers: [Ministry of Labour, {name: X}]
results: [{statement: "", evidence: [Foo Bar]}]
start: soon
sources: []
review: {state: accepted, reviews: [{role: un, organisation: iom, on: 2026-01-01, decision: accept, conflict: no}]}
translations: {fr: {title: a, sumary: b}}
langage: fr
""")
    assert [line.split(" | ")[0] for line in found] == [
        "/title CC205 “title” has 1 character; it needs at least 3 characters.",
        "/summary CC203 “summary” should be text, but holds nothing.",
        "/language CC204 “language” cannot be “English”.",
        "/translations/fr/summary CC201 The field “translations.fr.summary” is missing.",
        "/translations/fr/of CC201 The field “translations.fr.of” is missing.",
        "/translations/fr/sumary CC202 There is no field “sumary” here.",
        "/objectives/1 CC204 An entry of “objectives” cannot be “24”.",
        "/objectives/2 CC203 An entry of “objectives” should be a whole number, but holds “7”.",
        "/countries CC203 “countries” should be a list, but holds “Kenya”.",
        "/sources CC205 “sources” is empty; it needs at least 1 entry.",
        "/review/reviews/0/conflict CC203 “conflict” should be true or false, but holds “no”.",
        "/kind CC201 The field “kind” is missing.",
        "/start CC206 “soon” in “start” is not a date.",
        "/implementers/0 CC204 An entry of “implementers” cannot be “Ministry of Labour”.",
        "/implementers/1/type CC201 The field “type” is missing.",
        "/results/0/statement CC205 “statement” is empty; it needs at least 1 character.",
        "/results/0/evidence/0 CC204 An entry of “evidence” cannot be “Foo Bar”.",
        "/langage CC202 There is no field “langage” here.",
    ]


@pytest.mark.parametrize("found", record_types(), ids=lambda found: found.name)
def test_every_finding_of_an_empty_record_is_a_sentence_with_a_repair(found: RecordType) -> None:
    built = build_record(found, {"wrong": []}, PATH)
    assert isinstance(built, list)
    for problem in built:
        assert problem.message.endswith(".")
        assert ".." not in problem.message + problem.hint
        assert problem.hint.endswith((".", "?"))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, "nothing"), (True, "“true”"), ([], "a list"), ({}, "fields with values"), ("a\nb", "“a b”"),
        ("x" * 61, f"“{'x' * 60}…”"), (7, "“7”"),
    ],
)  # fmt: skip
def test_a_value_is_quoted_short_and_on_one_line(value: object, expected: str) -> None:
    assert shown(value) == expected
