"""Every code that the program knows, with its manual page."""

from pathlib import Path

from build_tools.cli._corpus import did_you_mean
from build_tools.diagnostics import Code
from build_tools.errors import UsageError
from build_tools.validate._run import all_codes

__all__ = ["all_codes", "find_code", "manual_page"]


def find_code(word: str) -> Code:
    """Return the code of that id or slug, in capitals or not.

    Raises:
        UsageError: there is none.
    """
    for code in all_codes():
        if word.casefold() in (code.id.casefold(), code.slug):
            return code
    names = [name for code in all_codes() for name in (code.id, code.slug)]
    near = did_you_mean(word.upper() if word[-1:].isdecimal() else word, names)
    message = f"There is no code {word!r}.{near} `commons explain` lists them all."
    raise UsageError(message)


def manual_page(code: Code, directory: Path) -> str:
    """Return the manual page of a code as Markdown; a short one where none is written."""
    for file in sorted(directory.glob(f"{code.id}-*.md")):
        return file.read_text(encoding="utf-8")
    return f"# {code.id} {code.slug}\n\n{code.title}. Severity: {code.severity.value}.\n"
