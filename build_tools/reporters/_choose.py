"""Finds the reporter that a name stands for."""

from collections.abc import Mapping

from build_tools import registry
from build_tools.errors import UsageError
from build_tools.reporters._base import Reporter

AUTO = "auto"


def _reporters() -> dict[str, Reporter]:
    found: tuple[Reporter, ...] = registry.discover("build_tools.reporters", "REPORTER")
    return {reporter.name: reporter for reporter in found}


def format_names() -> tuple[str, ...]:
    """Return what `--format` takes."""
    return (AUTO, *_reporters())


def choose(name: str, environment: Mapping[str, str], *, is_terminal: bool) -> Reporter:
    """Return the reporter of that name; `auto` is `github` in a job of GitHub Actions and `text` elsewhere.

    A terminal means that a person reads, even on a machine of GitHub Actions, so it gets text.

    Raises:
        UsageError: there is no reporter of that name.
    """
    if name == AUTO:
        is_job = environment.get("GITHUB_ACTIONS") == "true" and not is_terminal
        name = "github" if is_job else "text"
    reporters = _reporters()
    if name not in reporters:
        message = f"There is no format {name!r}: choose one of {', '.join(format_names())}."
        raise UsageError(message)
    return reporters[name]
