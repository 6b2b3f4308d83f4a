"""What becomes of issues: proposals, what must be mended, what was sent before, corrections and requests."""

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from build_tools.cli._run import run_command
from build_tools.contributions.proposals import Proposal
from build_tools.contributions.receiving import Office, receive
from build_tools.contributions.reply import POINTS_MAX, outputs, reply_files
from build_tools.errors import UsageError
from build_tools.intake.issue_event import Issue, read_event
from build_tools.intake.issue_form import CONSENT, NO, QUESTIONS, YES
from tests.unit.contributions.office import NONE, PRACTICE, STRINGS, body_of, issue_of, open_office

CORRECTION = STRINGS["issue_forms"]["correction"]
PATH = "content/practices/mobile-units-for-seasonal-workers.md"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("project")) as opened:
        yield opened


def files(issue: Issue, office: Office) -> dict[str, str]:
    return reply_files(receive(issue, office), issue, office.corpus, office.config)


THERE = "https://example.org/r/practices/one-stop-centre/"
SOURCE = "R | P | https://e.org/r"


def correction(part: str, right: str, record: str = THERE, source: str = SOURCE) -> Issue:
    told = {"record": record, "part": part, "wrong": "It is old.", "right": right, "source": source}
    body = "\n".join(f"### {CORRECTION[name]}\n\n{text or NONE}\n" for name, text in told.items())
    return issue_of(body, 15, "Correction: x")


def request(consent: str, need: str = "Seasonal workers need advice on work and housing.") -> Issue:
    headings = {question.field: question.heading for question in QUESTIONS}
    told = {headings["countries"]: "Kenya, Atlantis", headings["need"]: need, CONSENT: consent}
    body = "\n\n".join(f"### {heading}\n\n{answer}" for heading, answer in told.items())
    return issue_of(body, 16, "Help", "request")


def test_a_good_record_is_proposed_with_all_that_a_pull_request_needs(office: Office) -> None:
    issue = issue_of(body_of(PRACTICE))
    received = receive(issue, office)
    assert (received.outcome, received.what, received.path) == ("proposed", "practice", PATH)
    told = reply_files(received, issue, office.corpus, office.config)
    assert list(told) == ["reply.md", "pull-request-title.txt", "pull-request.md", "commit-message", PATH]
    assert told["pull-request-title.txt"] == "New practice: Mobile units for seasonal workers"
    assert told["commit-message"] == f"Propose {PATH}\n\nFrom issue 12.\n\nSubmission: {received.digest}\n"
    assert "Closes #12" in told["pull-request.md"]
    assert told[PATH] == received.text
    assert "implementers:\n  - name: Ministry of Labour of Portugal\n    type: government\n  - ilo\n" in received.text
    assert outputs(received, issue) == {
        "outcome": "proposed",
        "number": "12",
        "branch": "intake/issue-12",
        "path": PATH,
        "title": "mobile-units-for-seasonal-workers",
        "draft": "false",
    }


@pytest.mark.parametrize(
    ("title", "labels"), [("Practice: x", ()), ("x", ("practice",)), ("Fund: x", ("practice",)), ("x", ())]
)
def test_labels_the_title_or_else_the_headings_tell_the_form(title: str, labels: list[str], office: Office) -> None:
    assert receive(issue_of(body_of(PRACTICE), 12, title, *labels), office).path == PATH


def test_what_must_be_mended_is_told_by_heading_with_the_repair_and_nothing_is_proposed(office: Office) -> None:
    issue = issue_of(body_of({**PRACTICE, "summary": "", "kind": "Servise", "sources": "Annual report | Ministry"}))
    received = receive(issue, office)
    assert received.outcome == "needs-mending"
    assert [(one.message, one.hint) for one in received.points if one.is_needed] == [
        (
            "“Servise” in the heading “Kind” (Kind) is not among the practice kinds.",
            "Did you mean “service (Service)”?",
        ),
        (
            "The heading “Summary”: “Summary” is not answered.",
            "What it is, in 40 to 700 characters that stand alone in a list.",
        ),
        ("Line 1 under the heading “Sources”: “Web address” is not answered.", "The address that was seen."),
    ]
    told = reply_files(received, issue, office.corpus, office.config)
    assert list(told) == ["reply.md"]
    assert "edit your first message on this page" in told["reply.md"]
    assert outputs(received, issue)["path"] == ""


def test_what_another_issue_sent_before_is_not_proposed_again(office: Office) -> None:
    sent = receive(issue_of(body_of(PRACTICE)), office)
    waiting = replace(office, proposals=[Proposal(9, sent.digest, (PATH,)), Proposal(10, "0" * 32, (PATH,))])
    again = receive(issue_of(body_of(PRACTICE)), waiting)
    assert (again.outcome, again.earlier) == ("duplicate", 9)
    assert "was sent in #9" in files(issue_of(body_of(PRACTICE)), waiting)["reply.md"]


def test_an_edit_keeps_the_file_of_the_earlier_proposal(office: Office) -> None:
    waiting = replace(office, proposals=[Proposal(12, "0" * 32, (PATH,))])
    edited = receive(issue_of(body_of({**PRACTICE, "title": "Units on wheels for seasonal workers"})), waiting)
    assert (edited.outcome, edited.path) == ("proposed", PATH)
    assert receive(issue_of(body_of(PRACTICE)), waiting).outcome == "proposed", "it is no duplicate of itself"


def test_what_is_there_word_for_word_is_a_duplicate(office: Office) -> None:
    there = {
        "title": "One-stop centre for migrant workers",
        "summary": "A centre where migrant workers find advice on work, housing and health in one place.",
        "kind": "Service",
        "implementers": "ilo",
        "countries": "Portugal",
        "objectives": "16 · Inclusion and social cohesion",
        "sources": "Annual report | Ministry of Labour | https://www.iom.int/report",
    }
    received = receive(issue_of(body_of(there)), office)
    assert (received.outcome, received.near) == ("duplicate", ("practices/one-stop-centre",))
    near = receive(issue_of(body_of({**there, "countries": "Portugal, Spain"})), office)
    assert (near.outcome, near.near) == ("proposed", ("practices/one-stop-centre",))
    told = files(issue_of(body_of({**there, "countries": "Portugal, Spain"})), office)["reply.md"]
    assert "**Is it one of these?**" in told
    assert "- One-stop centre for migrant workers (practices/one-stop-centre)" in told


@pytest.mark.parametrize("body", ["", "Hello", "<!-- x -->", "\x00", "\ud800"])
def test_an_issue_that_is_no_form_is_refused_in_words(body: str, office: Office) -> None:
    received = receive(issue_of(body), office)
    assert received.outcome == "refused"
    assert all(point.hint for point in received.points)


def test_a_correction_changes_one_part_and_adds_its_source(office: Office) -> None:
    received = receive(correction("Title", "One-stop centres for migrant workers"), office)
    before = (office.config.root / "content/practices/one-stop-centre.md").read_text("utf-8")
    assert (received.outcome, received.path, received.is_new) == (
        "proposed",
        "content/practices/one-stop-centre.md",
        False,
    )
    added = "  - title: R\n    publisher: P\n    url: https://e.org/r\n"
    changed = before.replace("One-stop centre for", "One-stop centres for").replace(
        "iom.int/report\n", f"iom.int/report\n{added}"
    )
    assert received.text == changed
    assert files(correction("Title", "New title"), office)["pull-request-title.txt"].startswith("Correction: One-stop")


def test_a_correction_can_give_a_story_or_a_list_as_a_whole(office: Office) -> None:
    received = receive(correction("The whole story", "First.\n\n## Then\n\nSecond."), office)
    assert received.text.endswith("---\n\nFirst.\n\n## Then\n\nSecond.\n")
    received = receive(correction("Other names", "OIM\nThe Organization", "organisations/iom"), office)
    assert (received.outcome, received.path) == ("proposed", "content/organisations/iom.yml")
    assert "aliases:\n  - OIM\n  - The Organization\n" in received.text


def test_a_correction_that_tells_no_part_is_noted_and_one_of_no_record_must_be_mended(office: Office) -> None:
    assert receive(correction(CORRECTION["another"], "x"), office).outcome == "noted"
    assert receive(correction("Title", ""), office).outcome == "noted"
    assert receive(correction("Sources", "x"), office).outcome == "noted"
    for record in ("", "practices/none", "Atlantis", "../../etc/passwd", "https://[::", "https://evil.example/"):
        received = receive(correction("Title", "x y z", record), office)
        assert (received.outcome, received.path) == ("needs-mending", "")
    for record in ("one-stop-centre", "content/practices/one-stop-centre.md", "One-stop centre for migrant workers"):
        assert receive(correction("Title", "x y z", record), office).outcome == "proposed"


def test_a_correction_that_changes_nothing_is_not_proposed(office: Office) -> None:
    same = receive(
        correction("Title", "One-stop centre for migrant workers", source="R | P | https://www.iom.int/report"), office
    )
    assert (same.outcome, same.path, same.near) == ("duplicate", "", ("practices/one-stop-centre",))


@pytest.mark.parametrize(("part", "right"), [("Kind", "Servise"), ("Countries", "Atlantis"), ("Began", "soon")])
def test_a_correction_that_cannot_be_read_must_be_mended(part: str, right: str, office: Office) -> None:
    received = receive(correction(part, right), office)
    assert received.outcome == "needs-mending"
    assert right in received.points[0].message


def test_a_request_is_proposed_only_where_all_of_it_may_be_published(office: Office) -> None:
    received = receive(request(YES), office)
    assert (received.outcome, received.path, received.is_draft) == (
        "proposed", "content/cases/kenya-seasonal-workers-need-advice-on-work-and-housing.md", True,
    )  # fmt: skip
    assert "publish: full" in received.text
    assert "received: 2026-11-20" in received.text
    assert [point.message for point in received.points] == [
        "Line 2: “Atlantis” is not among the countries; it was left out."
    ]
    for consent in (NO, NONE, "", f"{YES}\n\n### {CONSENT}\n\n{NO}", "yes"):
        kept = receive(request(consent), office)
        assert (kept.outcome, kept.path, kept.text) == ("noted", "", "")
    assert list(files(request(NO), office)) == ["reply.md"]
    assert receive(request(YES, NONE), office).outcome == "needs-mending"


@pytest.mark.parametrize(
    "told",
    ["", "{", "[]", "null", "1", '{"issue": 1}', '{"number": 0}', '{"number": "1"}', '{"number": true}', "[" * 100_000],
)
def test_a_file_that_tells_of_no_issue_is_refused(told: str) -> None:
    with pytest.raises(UsageError, match="should be the event of an issue"):
        read_event(told.encode(), "event.json")


def test_an_issue_is_read_from_an_event_or_from_an_answer_of_the_api() -> None:
    told = {
        "number": 7,
        "title": "T",
        "body": None,
        "labels": [{"name": "practice"}, 3],
        "created_at": "2026-11-20T1:2Z",
    }
    issue = Issue(7, "T", "", ("practice",), "2026-11-20")
    assert read_event(json.dumps({"issue": told, "sender": {"login": "x"}}).encode(), "e") == issue
    assert read_event(json.dumps({**told, "labels": ["practice"]}).encode(), "e") == issue


def test_an_answer_to_thousands_of_faults_is_short_enough_for_a_comment(office: Office) -> None:
    issue = issue_of(body_of({**PRACTICE, "sources": "\n".join(f"T{number} | P" for number in range(3_000))}))
    reply = files(issue, office)["reply.md"]
    assert f"… and {3_000 - POINTS_MAX} more." in reply
    assert len(reply) < 30_000


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Name the file that holds the issue: commons receive ISSUE.json, or --event FILE."),
        (["none.json"], "There is no file 'none.json'."),
        ([__file__], "is no JSON: It should be the event of an issue"),
    ],
)
def test_what_cannot_be_received_is_told_in_a_line(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["receive", *words]) == 2
    assert said in capsys.readouterr().err
