import datetime

import pytest

from build_tools.corpus import Corpus
from build_tools.reviewing.answers import Answers, read_answers
from build_tools.reviewing.criteria import asked_of
from build_tools.reviewing.form import FilledForm, form_text, read_form
from build_tools.reviewing.version import reviewed_version
from tests.unit.search.corpora import corpus_of, entry

TODAY = datetime.date(2026, 11, 22)
IOM = entry("organisation", "iom", title="International Organization for Migration", acronym="IOM")
HOSTILE = entry("practice", "one-centre", title='One centre --- "a: b" {{7*7}} <script>#')


def corpus() -> Corpus:
    return corpus_of(IOM, HOSTILE)


def filled(**answers: str) -> FilledForm:
    """Return the form of a record as it comes back with answers after some of its colons."""
    text = form_text(HOSTILE, corpus().vocabularies)
    for name, answer in answers.items():
        line = f"{name.replace('_', '-')}:" if f"\n  {name.replace('_', '-')}:" in text else f"{name}:"
        assert text.count(f"{line}\n") == 1
        text = text.replace(f"{line}\n", f"{line} {answer}\n")
    return read_form(text.encode())


def test_a_form_that_came_back_empty_says_only_what_it_is_about() -> None:
    form = read_form(form_text(HOSTILE, corpus().vocabularies).encode())
    assert (form.record, form.wrong, dict(form.answers.criteria)) == ("practices/one-centre", (), {})
    assert {name: text for name, text in form.answers.given.items() if text} == {
        "record": "practices/one-centre", "version": reviewed_version(HOSTILE),
    }  # fmt: skip


def test_a_form_asks_for_every_criterion_and_says_which_may_be_left_out() -> None:
    text = form_text(HOSTILE, corpus().vocabularies)
    assert text.count("(only if you wish)") == 1
    assert all(f"\n  {term.id}:\n" in text for term in asked_of(corpus().vocabularies, "practice"))


def test_answers_in_words_become_the_fields_of_a_review() -> None:
    form = filled(
        organisation="oim or IOM",
        organisation_type="academia",
        conflict="No",
        decision="Ask for changes",
        innovative="Partly met",
        quality="cannot tell",
    )
    read = read_answers(form.answers, corpus(), TODAY)
    assert read.wrong == ()
    assert read.fields == {
        "role": "external",
        "organisation": {"name": "oim or IOM", "type": "academia"},
        "on": "2026-11-22",
        "conflict": False,
        "decision": "changes",
        "criteria": [
            {"criterion": "innovative", "verdict": "partly"}, {"criterion": "quality", "verdict": "cannot-tell"},
        ],
        "version": reviewed_version(HOSTILE),
    }  # fmt: skip


@pytest.mark.parametrize("name", ["iom", "IOM", "international organization for migration"])
def test_an_organisation_is_known_by_any_of_its_names_and_tells_the_role(name: str) -> None:
    read = read_answers(Answers({"organisation": name, "conflict": "yes"}), corpus(), TODAY)
    assert read.wrong == ()
    assert (read.fields["organisation"], read.fields["role"], read.fields["decision"]) == ("iom", "un", "stepped-back")


def test_the_text_under_the_form_is_the_note_and_no_help_gets_into_it() -> None:
    text = form_text(HOSTILE, corpus().vocabularies) + "\nIt is <b>good</b>.\n\n- But: no source.\n"
    assert read_form(text.replace("\n", "\r\n").encode()).answers.given["note"] == (
        "It is <b>good</b>.\n\n- But: no source."
    )


def test_every_answer_that_cannot_be_used_is_told_with_its_way_out() -> None:
    given = {
        "organisation": "Nobody", "role": "boss", "on": "31.12.2026", "conflict": "perhaps", "decision": "hm",
    }  # fmt: skip
    read = read_answers(Answers(given, {"innovative": "very", "nice": "met"}), corpus(), TODAY)
    assert [(one.name, one.message) for one in read.wrong] == [
        ("role", "“boss” is no answer that is known here."),
        ("organisation", "There is no record of an organisation “Nobody”."),
        ("on", "“31.12.2026” is no day."),
        ("conflict", "“perhaps” is neither yes nor no."),
        ("decision", "“hm” is no answer that is known here."),
        ("criteria/innovative", "“very” is no answer that is known here."),
        ("criteria/nice", "“nice” is no answer that is known here."),
    ]
    assert all(one.hint for one in read.wrong)


def test_what_was_left_empty_is_asked_for_and_who_has_a_conflict_cannot_accept() -> None:
    assert [one.name for one in read_answers(Answers({}), corpus(), TODAY).wrong] == [
        "organisation", "conflict", "decision",
    ]  # fmt: skip
    accepts = Answers({"organisation": "iom", "conflict": "yes", "decision": "accept"})
    (wrong,) = read_answers(accepts, corpus(), TODAY).wrong
    assert wrong.message == "Who has a conflict of interest cannot decide “accept”."


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        ("criteria: good", "criteria", "“criteria” holds no criteria."),
        ("criteria: {innovative: [met]}", "criteria/innovative", "“criteria/innovative” holds more than one answer."),
        ("decision: {a: b}", "decision", "“decision” holds more than one answer."),
        ("reviewer: A. Person", "reviewer", "The form does not ask for “reviewer”."),
    ],
)
def test_what_does_not_belong_in_a_form_is_told_with_its_line(text: str, name: str, message: str) -> None:
    form = read_form(f"---\nrecord: practices/one-centre\n{text}\n---\n".encode())
    assert [(one.name, one.message) for one in form.wrong] == [(name, message)]
    assert form.lines[name] == 3
