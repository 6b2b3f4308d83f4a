"""The bytes that somebody sent to text, without the characters that nobody can see."""

from build_tools.diagnostics import Diagnostic
from build_tools.intake import codes
from build_tools.parse import codes as parse_codes
from build_tools.parse.document import decode
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.unshowable import UNSHOWABLE


def legible_text(data: bytes, path: str) -> tuple[str, list[Diagnostic]]:
    """Return the text and what was left out of it: people who write cannot see such characters either.

    Raises:
        ReadingProblem: the bytes are empty, too many, or no UTF-8.
    """
    try:
        return decode(data), []
    except ReadingProblem as problem:
        if problem.code is not parse_codes.CONTROL_CHARACTER:
            raise
        cleaned, count = UNSHOWABLE.subn(" ", data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n"))
        many = f"{count:,} characters that cannot be shown were left out, the first of them here."
        message = "A character that cannot be shown was left out." if count == 1 else many
        hint = "Delete what is not visible here."
        left_out = Diagnostic(codes.LEFT_OUT, path, message, hint, line=problem.line, column=problem.column)
    return decode(cleaned.encode()), [left_out]
