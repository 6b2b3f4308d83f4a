"""What `commons match` refuses before it reads a record."""

import pytest

from build_tools.cli._run import run_command


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "Nothing says what is asked. Give one of these: the id of a case, --request FILE, or --text WORDS."),
        (["ilo", "--text", "x"], "Several requests are given. Give one of these: the id of a case, --request FILE,"),
        (["x", "--country", "KEN"], "--country goes with --text only: a case or a file says it itself."),
        (["--text", " \n "], "--text holds no words: say what is needed."),
        (["--text", "x", "--limit", "0"], "Invalid value for '--limit': 0 is not in the range 1<=x<=1000."),
    ],
)
def test_words_that_do_not_fit_together_are_refused(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_command(["match", *words]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"commons: {said}")
