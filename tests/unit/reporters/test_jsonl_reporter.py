"""The JSON lines."""

import json
from collections.abc import Callable

from build_tools.diagnostics import Diagnostic
from build_tools.reporters import Report
from build_tools.reporters.jsonl import render_jsonl

MakeReport = Callable[..., Report]
MakeError = Callable[..., Diagnostic]


def test_a_finding_is_one_object_on_one_line(make_report: MakeReport, error: MakeError) -> None:
    assert render_jsonl(make_report(error())).text == (
        '{"code": "CC301", "slug": "unknown-reference", "severity": "error", "path": "content/a.md", "line": 4, '
        '"column": 16, "pointer": "/results/0/evidence/0", "message": "There is no evidence record `unknown-study`.", '
        '"hint": "Did you mean `known-study`?"}\n'
    )


def test_a_clean_run_prints_nothing(make_report: MakeReport) -> None:
    assert render_jsonl(make_report()).text == ""


def test_nothing_of_a_message_is_lost_or_sent_raw_to_a_terminal(make_report: MakeReport, error: MakeError) -> None:
    message = 'سلام "quoted"\n\x1b[31m \x9b31m \u2028 \u202e \ud800 \U000e0041 ' + "x" * 10_000
    text = render_jsonl(make_report(error(message))).text
    assert json.loads(text)["message"] == message
    assert '"message": "سلام \\"quoted\\"\\n\\u001b[31m \\u009b31m \\u2028 \\u202e \\ud800 \\udb40\\udc41 xxx' in text
    assert text.count("\n") == 1
