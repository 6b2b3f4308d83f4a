"""What stops the reading of a text, before it becomes a finding."""

from dataclasses import dataclass

from build_tools.diagnostics import Code


@dataclass(slots=True)
class ReadingProblem(Exception):  # noqa: N818 - it becomes a finding and is never an error of the program
    """Raised inside the room while a text is read; the room's functions return it as a finding.

    `line` and `column` count from 1 in the text that was given.
    """

    code: Code
    message: str
    hint: str
    line: int = 0
    column: int = 0
