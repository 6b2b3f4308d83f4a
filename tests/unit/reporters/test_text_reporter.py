"""The text for a person at a terminal."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from build_tools.diagnostics import Diagnostic
from build_tools.reporters import Report
from build_tools.reporters.text import render_text

MakeReport = Callable[..., Report]
MakeError = Callable[..., Diagnostic]


def test_a_finding_shows_its_place_its_source_line_with_a_caret_and_its_repair(
    make_report: MakeReport, error: MakeError
) -> None:
    assert render_text(make_report(error())).text == (
        "content/a.md:4:16 error CC301 There is no evidence record `unknown-study`.\n"
        "   4 |   - evidence: [unknown-study]\n"
        "     |                ^\n"
        "  → Did you mean `known-study`?\n"
        "\n"
        "1 error in 1 file; 412 records read. `commons explain CC301` tells more of a code.\n"
    )


def test_findings_without_a_line_or_a_column_show_what_is_known(
    make_report: MakeReport, warning: Diagnostic, note: Diagnostic
) -> None:
    assert render_text(make_report(warning, note)).text == (
        "content/b.md warning CC401 The summary has 12 characters.\n"
        "  → Write 40 or more.\n"
        "\n"
        "content/b.md:2 note CC501 Nobody has verified this record.\n"
        "   2 | title: Skills partnership\n"
        "\n"
        "1 warning, 1 note in 1 file; 412 records read. `commons explain CC401` tells more of a code.\n"
    )


def test_a_clean_run_is_one_line(make_report: MakeReport) -> None:
    assert render_text(make_report()).text == "No findings; 412 records read.\n"


def test_the_last_line_names_the_first_of_the_worst_codes(
    make_report: MakeReport, error: MakeError, warning: Diagnostic
) -> None:
    last = render_text(make_report(replace(warning, path="a.md"), error())).text.splitlines()[-1]
    assert last == "1 error, 1 warning in 2 files; 412 records read. `commons explain CC301` tells more of a code."


@pytest.mark.parametrize("source", [None, "", "one line only"])
def test_a_source_that_is_gone_or_too_short_leaves_the_message_and_the_repair(
    make_report: MakeReport, error: MakeError, source: str | None
) -> None:
    assert render_text(make_report(error(), source=source)).text.splitlines()[:2] == [
        "content/a.md:4:16 error CC301 There is no evidence record `unknown-study`.",
        "  → Did you mean `known-study`?",
    ]


def test_line_breaks_of_every_system_count_as_one(make_report: MakeReport, error: MakeError) -> None:
    text = render_text(make_report(error(), source="a\r\nb\rc\u2028c\x0bc\nfourth line, the place")).text
    assert text.splitlines()[1] == "   4 | fourth line, the place"


def test_what_steers_a_terminal_is_spelt_out(make_report: MakeReport, error: MakeError) -> None:
    finding = error("Red \x1b[31m, \x9b31m, bell \x07, reversed \u202etxt, two\nlines.", path="content/\x1b.md")
    source = "\n\n\n  - \x1b[2J gone: \u202ex"
    assert render_text(make_report(finding, source=source)).text.splitlines()[:3] == [
        "content/\\x1b.md:4:16 error CC301 Red \\x1b[31m, \\x9b31m, bell \\x07, reversed \\u202etxt, two\\nlines.",
        "   4 |   - \\x1b[2J gone: \\u202ex",
        "     |                   ^",
    ]


def test_a_very_long_message_is_cut(make_report: MakeReport, error: MakeError) -> None:
    first = render_text(make_report(error("x" * 10_000))).text.splitlines()[0]
    assert first == f"content/a.md:4:16 error CC301 {'x' * 1000}…"


def test_colour_comes_only_when_asked(make_report: MakeReport, error: MakeError) -> None:
    assert render_text(make_report(error(), colour=True)).text.startswith(
        "\x1b[1mcontent/a.md:4:16\x1b[0m \x1b[31m\x1b[1merror\x1b[0m CC301 There is no evidence record"
    )
    assert "\x1b" not in render_text(make_report(error())).text


def test_a_long_source_line_is_cut_to_the_width_of_the_terminal(make_report: MakeReport, error: MakeError) -> None:
    finding = replace(error(), line=1, column=5001)
    lines = render_text(make_report(finding, source="x" * 5000 + "Y" + "x" * 5000, width=40)).text.splitlines()
    assert lines[1] == "   1 | …xxxxxxxxxxxxxxxYxxxxxxxxxxxxxxx…"
    assert lines[2] == "     |                 ^"


def test_a_thousand_findings_in_one_long_file_are_all_printed(make_report: MakeReport, error: MakeError) -> None:
    findings = [replace(error(), line=line, column=30) for line in range(1, 1001)]
    text = render_text(make_report(*findings, source="key: value with some more text\n" * 1000)).text
    assert text.count("error CC301") == 1000
    assert text.endswith("\n1,000 errors in 1 file; 412 records read. `commons explain CC301` tells more of a code.\n")
