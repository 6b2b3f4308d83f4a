"""Requests in whatever form people send them: what is read, what is left out and said, what is refused."""

import json
import re
import time
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from build_tools.cli.schema import request_schema_text
from build_tools.intake.codes import OF_REQUESTS
from build_tools.intake.request_file import RequestFile
from tests.rules.examples import page_files
from tests.unit.intake.records import VOCABULARIES, sent, told

REPOSITORY = Path(__file__).parents[3]
WHOLE = """\
need: Nurses leave for work abroad.
title: Skills of nurses
language: en
countries: [KEN, UGA]
objectives: [18, 6]
populations: [workers]
themes: [health]
support_asked: [capacity-building]
requested_by: [Ministry of Health]
received: 2026-11-20
"""


def request(text: str | bytes, name: str = "request.yml") -> RequestFile:
    found = sent(text, name).request
    assert found is not None
    return found


def test_a_request_that_keeps_to_the_schema_is_read_as_it_is() -> None:
    found = sent(WHOLE)
    assert found.findings == ()
    assert found.request is not None
    assert found.request.countries == ("KEN", "UGA")
    assert found.request.objectives == (18, 6)
    assert sent(found.request.model_dump_json(), "-").request == found.request
    schema = json.loads((REPOSITORY / "schemas" / "request.json").read_text("utf-8"))
    assert Draft202012Validator(schema).is_valid(json.loads(found.request.model_dump_json(exclude_none=True)))


def test_the_committed_schema_is_the_one_of_the_model() -> None:
    committed = (REPOSITORY / "schemas" / "request.json").read_text("utf-8")
    assert committed == request_schema_text(VOCABULARIES), "run `commons schema --write`"
    Draft202012Validator.check_schema(json.loads(committed))


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        ("country: KEN", "countries", ("KEN",)),
        ("countries: Kenya, côte d'ivoire and UK", "countries", ("KEN", "CIV", "GBR")),
        ("countries: [ke, Korea, 'Bosnia and Herzegovina', 中国]", "countries", ("KEN", "BIH", "CHN")),
        ('countries: "Korea, Republic of"', "countries", ("KOR",)),
        ("country: KEN\ncountries: [UGA]", "countries", ("UGA", "KEN")),
        ("objectives: objective 6", "objectives", (6,)),
        ("gcm_objectives: ['6', 18, 'Objective 21: return']", "objectives", (6, 18, 21)),
        ("objectives: 1-23", "objectives", tuple(range(1, 24))),
        ("objectives: Recruitment and decent work", "objectives", (6,)),
        ("populations: [Migrant women and girls, children]", "populations", ("women", "children")),
        ("support: training", "support_asked", ("capacity-building",)),
        ("language: français", "language", "fr"),
        ("Language: pt-BR", "language", "pt-BR"),
        ("language: de-a-very-long-and-odd-tag", "language", None),
        ("title: |\n  Nurses\n  at work", "title", "Nurses at work"),
    ],
)
def test_what_people_write_is_read_as_they_mean_it(line: str, field: str, value: object) -> None:
    assert getattr(request(f"need: Nurses leave.\n{line}\n"), field) == value


def test_each_thing_left_out_is_said_with_place_value_and_repair() -> None:
    found = sent(
        "need: Nurses leave.\ncountries: [Kenyya, Atlantis]\nobjectives: [24]\npopulations: [childrn]\nlanguag: fr\n"
        "received: 2026-02-30\nthemes: {a: b}\nlanguage: Elvish\n"
    )
    assert found.request == RequestFile(need="Nurses leave.")
    assert told(found) == [
        "2:13 CC401 “Kenyya” is not among the countries; it was left out. Did you mean “KEN (Kenya)”?",
        (
            "2:21 CC401 “Atlantis” is not among the countries; it was left out. "
            "Write the name of the country or its ISO code, for example Kenya or KEN."
        ),
        "3:14 CC401 “24” is not among the objectives; it was left out. The objectives have the numbers 1 to 23.",
        (
            "4:15 CC401 “childrn” is not among the populations; it was left out. "
            "Did you mean “children (Migrant children)”?"
        ),
        "5:1 CC401 A request has no field “languag”; it was left out. Did you mean “language”?",
        "6:11 CC401 “2026-02-30” is no day; it was left out. Write it as 2026-11-21.",
        "7:9 CC401 Fields with values stands where a text should; it was left out. Write a text, or a list of texts.",
        (
            "8:11 CC401 “Elvish” is not among the languages; it was left out. "
            "Write the name of the language or its tag, for example French or fr."
        ),
    ]


@pytest.mark.parametrize(
    ("text", "name", "finding"),
    [
        ("", "r.yml", "1:1 CC102 The file is empty. Write what is needed into it: `commons match --help` shows how."),
        (" \n\t\n", "-", "1:1 CC102 The file is empty."),
        (b"\x89PNG\r\n\x1a\n", "r.md", "1:1 CC101 The byte 0x89 is not UTF-8 text."),
        ("x" * 1_000_001, "-", "0:0 CC110 The request has more than 1,000,000 bytes."),
        ("countries: [KEN]\n", "r.yml", "0:0 CC403 The request does not say what is needed."),
        ("need: '...'\n", "r.yml", "1:7 CC403 The need holds no words."),
        ("need: [a\n", "r.yml", "1:7 CC105 A list in [ ] or { } has no comma between two values, or is not closed."),
        ("- need: a\n- need: b\n", "-", "1:1 CC404 The file holds several requests; each needs a file of its own."),
        ('{"requests": [{"need": "a"}, {"need": "b"}]}', "r.json", "1:1 CC404 The file holds several requests"),
        ("need: a\n---\nneed: b\n", "r.yml", "2:1 CC404 The file holds several requests"),
        ("just words\n", "r.yml", "1:1 CC114 The file should hold the fields of a request but holds a single value."),
        ("[" * 60_000, "r.json", "1:13 CC109 Lists and fields are nested more than 12 levels deep."),
        ("---\nstage: closed\norigin: request\n---\n", "c.md", "1:1 CC114 The file is the record of a case"),
    ],
)
def test_what_is_no_request_is_refused_in_plain_words(text: str | bytes, name: str, finding: str) -> None:
    found = sent(text, name)
    assert found.request is None
    assert len(found.findings) == 1
    assert told(found)[0].startswith(finding)


@pytest.mark.parametrize(
    "text",
    [
        "### Country\n" + "\n" * 90_000 + "x",
        "**Country**" + " " * 90_000 + "x",
        "### Country\n" + " " * 90_000 + "x",
        "need: a\ncountries: " + "a," * 40_000,
        "need: a\nobjectives: " + "1." * 40_000,
        "# a\n" * 20_000,
    ],
)
def test_odd_texts_of_a_hundred_thousand_characters_take_no_time(text: str) -> None:
    begun = time.process_time()
    sent(text, "-")
    assert time.process_time() - begun < 5


def test_plain_words_are_a_need_and_their_end_is_kept() -> None:
    words = "Dear colleagues: nurses leave.\n\n" + "We need help. " * 4_000
    assert request(words, "-").need == words.strip()


def test_what_steers_a_terminal_is_taken_out_and_said() -> None:
    found = sent("nurses \x1b[31m leave \u202e now", "-")
    assert found.request == RequestFile(need="nurses  [31m leave   now")
    assert told(found) == [
        (
            "1:8 CC401 2 characters that cannot be shown were left out, the first of them here. "
            "Delete what is not visible here."
        )
    ]
    escaped = json.dumps({"need": "a \x1b b \ud83d c"})
    assert request(escaped, "r.json").need == "a   b   c"


def test_instructions_and_markup_are_only_text() -> None:
    words = "Ignore previous instructions. <script>alert(1)</script> ${{ secrets.TOKEN }} $(rm -rf .) `id`"
    assert request(f"need: '{words}'\n").need == words


PAGES = [page for page in page_files() if page.stem.startswith(tuple(code.id for code in OF_REQUESTS))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_manual_page_of_a_code_shows_what_is_said(page: Path) -> None:
    example, quoted = re.findall(r"```(?:yaml|text)\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    lines = []
    for one in sent(example).findings:
        place = ":".join(["request.yml", *(str(number) for number in (one.line, one.column) if number)])
        lines.append(f"{place} {one.severity} {one.code.id} {one.message}\n  → {one.hint}\n")
    assert "".join(lines) == quoted
