"""Makes text that anyone may have written safe to print: one line, and nothing that steers a terminal."""

import json
import re

TEXT_MAX = 1000
"""Characters of one text that a person is shown; machines get all of it."""

_UNSAFE = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls: line breaks, ESC, and the one-character CSI of U+009B
    "\u2028\u2029"  # line and paragraph separators
    "\u202a-\u202e\u2066-\u2069"  # order of writing: they make a line read as what it is not
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"  # invisible marks and tags
    "\ud800-\udfff"  # halves of a pair, which no output can encode
    "]"
)


def printable_text(text: str, length_max: int = TEXT_MAX) -> str:
    r"""Return text as one line, with unsafe characters spelt out (`\x1b`, `\n`, `\u202e`), cut at `length_max`."""
    kept = _UNSAFE.sub(_python_escape, text[:length_max])
    return f"{kept}…" if len(text) > length_max else kept


def printable_json(value: object, indent: int | None = None) -> str:
    """Return JSON with unsafe characters as JSON escapes, so that nothing is lost and everything else is readable."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    if indent is None:
        return _UNSAFE.sub(_json_escape, text)
    return "\n".join(_UNSAFE.sub(_json_escape, line) for line in text.split("\n"))


def _python_escape(match: re.Match[str]) -> str:
    return match[0].encode("unicode_escape").decode("ascii")


def _json_escape(match: re.Match[str]) -> str:
    return json.dumps(match[0])[1:-1]
