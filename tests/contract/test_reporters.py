"""What every reporter must honour."""

import unicodedata

import pytest

from build_tools import registry
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.reporters import Report, Reporter

REPORTERS: tuple[Reporter, ...] = registry.discover("build_tools.reporters", "REPORTER")
CODES = [Code(f"CC{number}01", f"slug-{number}", severity, "odd") for number, severity in enumerate(Severity, 1)]

HOSTILE_TEXTS = [
    "\x1b[2J\x1b]0;title\x07\x9b31m",
    "first\nsecond\r\n::error file=x::no\n::stop-commands::t\n##[error]no",
    "${{ secrets.TOKEN }} $(id) `id` %0A::error::no %{x} {0}",
    "\u202eحق\u2066 الهجرة\u2069 \u200f",
    "| a | <script>alert(1)</script> [x](javascript:alert(1)) ``` @everyone",
    "\u2028\u2029\x0b\x0c\x85\ud800\udfff\x00\ufeff",
    "x" * 10_000,
    "",
]


UNSAFE_CATEGORIES = {"Cc", "Cs", "Zl", "Zp"}
UNSAFE_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def _is_unsafe(character: str) -> bool:
    direction = unicodedata.bidirectional(character)
    return unicodedata.category(character) in UNSAFE_CATEGORIES or direction in UNSAFE_DIRECTIONS


def _hostile_report(*, colour: bool = False) -> Report:
    findings = tuple(
        Diagnostic(code, f"content/{text[:200]}.md", text, text, f"/{text}", line=line, column=line * 5)
        for text in HOSTILE_TEXTS
        for code in CODES
        for line in (0, 1, 2, 900)
    )
    source = "\n".join(HOSTILE_TEXTS)
    return Report(findings=findings, records=3, sources=lambda _: source, colour=colour)


@pytest.fixture(params=REPORTERS, ids=[reporter.name for reporter in REPORTERS])
def reporter(request: pytest.FixtureRequest) -> Reporter:
    """Return each reporter in turn."""
    found = request.param
    assert isinstance(found, Reporter)
    return found


def test_an_empty_report_has_an_output_that_ends_its_line(reporter: Reporter) -> None:
    output = reporter.render(Report(findings=(), records=0, sources=lambda _: None))
    assert output.text == "" or output.text.endswith("\n")
    assert output.summary is None or output.summary.endswith("\n")


def test_hostile_text_reaches_no_terminal(reporter: Reporter) -> None:
    output = reporter.render(_hostile_report())
    for text in (output.text, output.summary or "-"):
        assert [character for character in text if character != "\n" and _is_unsafe(character)] == []
        assert text.encode()


def test_hostile_text_starts_no_line_of_its_own(reporter: Reporter) -> None:
    output = reporter.render(_hostile_report())
    starts = {line.strip()[:7] for line in f"{output.text}{output.summary or ''}".splitlines()}
    assert not starts & {"second", "::stop-", "##[erro"}
    if reporter.name != "github":
        assert not {start for start in starts if start.startswith("::")}


def test_every_finding_of_a_small_report_is_printed(reporter: Reporter) -> None:
    findings = tuple(Diagnostic(CODES[0], f"content/{name}.md", f"Wrong in {name}.", "") for name in "abc")
    text = reporter.render(Report(findings=findings, records=3, sources=lambda _: None)).text
    assert [text.count(f"Wrong in {name}.") for name in "abc"] == [1, 1, 1]


def test_the_same_report_gives_the_same_output(reporter: Reporter) -> None:
    assert reporter.render(_hostile_report()) == reporter.render(_hostile_report())


def test_colour_is_for_terminals_and_changes_no_words(reporter: Reporter) -> None:
    plain, coloured = (reporter.render(_hostile_report(colour=colour)).text for colour in (False, True))
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[34m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain
