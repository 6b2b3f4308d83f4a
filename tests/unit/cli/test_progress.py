"""Progress for a person who watches."""

import pytest

from build_tools.cli._progress import RichProgress


def test_progress_goes_to_standard_error_and_stages_may_follow_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    progress = RichProgress()
    for stage in ("read", "render"):
        progress.begin(stage, 2)
        progress.advance(1)
        progress.advance(1)
        progress.end()
    assert capsys.readouterr().out == ""


def test_an_end_without_a_beginning_is_no_error() -> None:
    progress = RichProgress()
    progress.advance(1)
    progress.end()
