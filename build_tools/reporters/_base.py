"""What a reporter is given and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass

from build_tools.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one run found.

    `findings` are located and sorted by place. `records` is how many were read. `sources` returns the whole text of a
    path, or nothing where there is none to show. `width` is the cells of a terminal's line. `explain` is the command
    that tells more of a code, with `{code}` in it; `manual` is the address of a code's page, with `{code}` in it for
    the code in small letters, or empty while the site has no address.
    """

    findings: tuple[Diagnostic, ...]
    records: int
    sources: Callable[[str], str | None]
    colour: bool = False
    width: int = 100
    tool_version: str = ""
    explain: str = "commons explain {code}"
    manual: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    """What to write: `text` on standard output as it is, `summary` as Markdown in the summary of a job."""

    text: str
    summary: str | None = None


@dataclass(frozen=True, slots=True)
class Reporter:
    """A way of printing findings: a name for `--format`, and a pure function. The face writes what it returns."""

    name: str
    render: Callable[[Report], Output]
