"""Whatever an issue holds, it is answered, and nothing of it acts: no name, no path, no mark that a program follows."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from build_tools.cli.receive import SAFE
from build_tools.contributions.harmless import harmless_title
from build_tools.contributions.receiving import Office, receive
from build_tools.contributions.reply import MARKER, outputs, reply_files
from build_tools.intake.issue_form import CONSENT, YES
from tests.unit.contributions.office import PRACTICE, STRINGS, body_of, form, issue_of, open_office

HOSTILE = [
    "${{ github.token }}", "${{ secrets.GITHUB_TOKEN }}", "$(touch /tmp/owned)", "`touch owned`", "; rm -rf .", "| sh",
    "$GITHUB_TOKEN", "&& exit 1", "' || true '", '"; echo "', "\\", "--upload-pack=x", "-oProxyCommand=x",
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<!-- intake -->", "<!--", "-->", "</textarea>",
    "![x](https://evil.example/x.png)", "[x](javascript:alert(1))", "https://evil.example", "www.evil.example",
    "@octocat", "@org/team", "#1", "fixes #2", "GH-3", "org/repo#4", "a@b.example", "\u202etxt.exe\u2066", "\x00",
    "\x1b[31m", "\ud800", "\r\n", "::set-output name=outcome::proposed", "outcome=proposed\nbranch=main",
    "EOF\nx=1", "../../.github/workflows/x.yml", "/etc/passwd", "C:\\x", "content/practices/x.md", "---", "```", "~~~",
    "{{ x }}", "{% x %}", "{what}", "{0}", "%s", "$x$", "| a | b |", "# x", "### Title", "- [x] a", "1. a", "*a* _b_",
    "!!python/object:x", "&a *a", "key: value", "\ufeff", "é" * 200, "א" * 20, "a" * 3_000, "_No response_",
]  # fmt: skip
TEXT = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=20), max_size=4).map(" ".join)
QUESTIONS = form("practice").questions
CORRECTION = STRINGS["issue_forms"]["correction"]
CHANGED = st.dictionaries(st.sampled_from([question.name for question in QUESTIONS]), TEXT, max_size=6)
ACTIVE = re.compile(
    r"@[A-Za-z]|www\.|(?<!in )(?<!&)#\d|GH-\d|<(?!!-- intake -->\n)"  # people, addresses, issues, HTML
    r"|(?<!\\)(://|\$\{|!\[)"  # and what a backslash before it stops
    r"|[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]"
)
PATH = re.compile(r"content/(practices|cases)/[a-z0-9]+(-[a-z0-9]+)*\.md")
FIXED = {"reply.md", "pull-request-title.txt", "pull-request.md", "commit-message"}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    with open_office(tmp_path_factory.mktemp("project")) as opened:
        yield opened


def _request(changed: dict[str, str], before: str) -> str:
    return f"{before}\n{body_of({**PRACTICE, **changed})}\n### {CONSENT}\n\n{YES}"


def _record(changed: dict[str, str], before: str) -> str:
    return f"{before}\n{body_of({**PRACTICE, **changed})}"


def _correction(changed: dict[str, str], before: str) -> str:
    label = next((asked.label for asked in QUESTIONS if asked.name in changed), "Title")
    answers = [*changed.values(), before, "x", "x"]
    told = {"record": before or "one-stop-centre", "part": label, "wrong": answers[0], "right": answers[1]}
    asked = {**told, "source": f"R | {answers[2]} | https://www.iom.int/x"}
    return "\n\n".join(f"### {CORRECTION[name]}\n\n{text}" for name, text in asked.items())


BODIES = {"practice": _record, "request": _request, "correction": _correction}


@settings(max_examples=30, phases=[Phase.generate])
@given(changed=CHANGED, before=TEXT, title=TEXT, kind=st.sampled_from([*BODIES]))
def test_nothing_of_an_issue_acts(changed: dict[str, str], before: str, title: str, kind: str, office: Office) -> None:
    issue = issue_of(BODIES[kind](changed, before), 12, title, kind)
    received = receive(issue, office)
    files = reply_files(received, issue, office.corpus, office.config)
    shown = {name: text for name, text in files.items() if name in FIXED}
    for name, value in outputs(received, issue).items():
        assert SAFE.fullmatch(value), name
    assert all(PATH.fullmatch(path) for path in files.keys() - FIXED)
    assert (len(files) == len(FIXED) + 1) == (received.outcome == "proposed")
    assert shown["reply.md"].startswith(f"{MARKER}\n")
    assert "\n" not in shown.get("pull-request-title.txt", "")
    for name, text in shown.items():
        own = text.replace("From issue #12", "").replace("Closes #12", "")
        if name == "pull-request-title.txt":  # no Markdown is read there
            own = own.replace("<", "").replace("![", "")
        assert not ACTIVE.search(own), (name, ACTIVE.search(own))
        assert text.encode().count(b"<!--") == (name == "reply.md") or name == "pull-request-title.txt"


@given(TEXT)
def test_a_title_is_one_line_that_calls_nobody_and_links_nowhere(text: str) -> None:
    title = harmless_title(text)
    assert len(title.splitlines()) <= 1
    assert not re.search(r"@\w|://|www\.|#\d|gh-\d|\$\{", title, re.IGNORECASE)
