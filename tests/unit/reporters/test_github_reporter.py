"""The annotations of GitHub Actions."""

from collections.abc import Callable
from dataclasses import replace

from build_tools.diagnostics import Diagnostic
from build_tools.reporters import Report
from build_tools.reporters.github import render_github

MakeReport = Callable[..., Report]
MakeError = Callable[..., Diagnostic]


def test_each_severity_has_its_command_and_the_worst_comes_first(
    make_report: MakeReport, error: MakeError, warning: Diagnostic, note: Diagnostic
) -> None:
    assert render_github(make_report(note, warning, error())).text == (
        "::error file=content/a.md,line=4,col=16,title=CC301 a reference names no record"
        "::There is no evidence record `unknown-study`.%0A→ Did you mean `known-study`?\n"
        "::warning file=content/b.md,title=CC401 the summary is short"
        "::The summary has 12 characters.%0A→ Write 40 or more.\n"
        "::notice file=content/b.md,line=2,title=CC501 the record was never verified"
        "::Nobody has verified this record.\n"
        "1 error, 1 warning, 1 note in 2 files; 412 records read.\n"
    )


def test_a_clean_run_says_so_in_the_log_and_in_the_summary(make_report: MakeReport) -> None:
    output = render_github(make_report())
    assert output.text == "No findings; 412 records read.\n"
    assert output.summary == "## Check of the records\n\n**No findings**; 412 records read.\n"


def test_properties_and_messages_are_escaped(make_report: MakeReport, error: MakeError) -> None:
    finding = replace(error("100 %\r\n::error::no, `${{ x }}`", path="content/50%,a:b.md"), hint="")
    assert render_github(make_report(finding)).text.splitlines()[0] == (
        "::error file=content/50%25%2Ca%3Ab.md,line=4,col=16,title=CC301 a reference names no record"
        "::100 %25\\r\\n::error::no, `${{ x }}`"
    )


def test_ten_of_each_kind_are_shown_and_the_summary_has_them_all(
    make_report: MakeReport, error: MakeError, warning: Diagnostic, note: Diagnostic
) -> None:
    errors = [error(path=f"content/{number:04}.md") for number in range(1200)]
    output = render_github(make_report(*errors, *[warning] * 11, *[note] * 10))
    lines = output.text.splitlines()
    assert [line.split(" ", 1)[0] for line in lines[:30]] == ["::error"] * 10 + ["::warning"] * 10 + ["::notice"] * 10
    assert lines[30:] == [
        "Shown above: 10 of 1,200 errors, 10 of 11 warnings; the summary of the job has more.",
        "1,200 errors, 11 warnings, 10 notes in 1,201 files; 412 records read.",
    ]
    assert output.summary is not None
    assert output.summary.count("\n| error | ") == 1200


def test_a_summary_too_long_for_github_is_cut_and_says_so(make_report: MakeReport, error: MakeError) -> None:
    output = render_github(make_report(*[error("日" * 900)] * 1000))
    assert output.summary is not None
    assert 1_000_000 < len(output.summary.encode()) <= 1_048_576
    rows = output.summary.count("\n| error | ")
    cut = f"\n{1000 - rows} more findings are not in this table, which is full: `commons check` prints them all.\n"
    assert cut in output.summary
    assert output.text.splitlines()[-2] == "Shown above: 10 of 1,000 errors; the summary of the job has more."
