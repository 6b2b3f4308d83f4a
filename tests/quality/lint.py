"""Run every linter at once: `make lint`; each that finds something is shown whole, under its name."""

import platform
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
GITHUB = Path(".github")
WITHOUT_WHEEL = ("shellcheck",)
"""Programs that come in packages without a wheel for every machine (pyproject.toml)."""


@dataclass(frozen=True, slots=True)
class Linter:
    """A linter's command, its first word a program of the environment; `repair` is what to do when it fails.

    Where what it says holds `hurried`, the machine was too busy for `hurry`: it is asked again without.
    """

    name: str
    command: tuple[str, ...]
    repair: str = ""
    hurry: tuple[str, ...] = ()
    hurried: str = ""


def linters(repository: Path = REPOSITORY) -> Iterable[Linter]:
    """Yield the linters, those that take longest first."""
    # From nothing, two processes need three fifths of the time of one; but each must answer within three seconds.
    yield Linter(
        "mypy",
        ("mypy", "--no-error-summary"),
        hurry=("--num-workers", "2"),
        hurried="Failed to establish connection with worker",
    )
    yield Linter("import-linter", ("lint-imports", "--no-cache"))
    yield from _schemas(repository)
    yield Linter("ruff", ("ruff", "check", "--quiet"), "'make format' mends what can be mended.")
    yield Linter("ruff format", ("ruff", "format", "--check", "--quiet"), "Run 'make format'.")
    shellcheck = _path_of("shellcheck") or ""
    yield Linter("actionlint", ("actionlint", "-no-color", "-shellcheck", shellcheck, "-pyflakes", ""))
    # Offline: the same answer tomorrow, and none that depends on who asks. The audits that it leaves out look up tags.
    yield Linter("zizmor", ("zizmor", "--offline", "--pedantic", "--strict-collection", "--quiet", "."))


def _schemas(repository: Path) -> Iterable[Linter]:
    """Yield a linter for each kind of file that has a published schema, where there are such files."""
    config = _named(repository, "ISSUE_TEMPLATE/config.yml")
    kinds = {
        "vendor.citation-file-format": ["CITATION.cff"],
        "vendor.dependabot": _named(repository, "dependabot.yml"),
        "vendor.github-issue-config": config,
        "vendor.github-issue-forms": [one for one in _named(repository, "ISSUE_TEMPLATE/*.yml") if one not in config],
        "vendor.github-workflows": _named(repository, "workflows/*.yml"),
    }
    for schema, files in kinds.items():
        if files:
            yield Linter(schema, ("check-jsonschema", "--quiet", "--builtin-schema", schema, *files))


def _named(repository: Path, pattern: str) -> list[str]:
    found = sorted((repository / GITHUB).glob(pattern))
    return [file.relative_to(repository).as_posix() for file in found]


def _path_of(program: str) -> str | None:
    return shutil.which(program, path=str(PROGRAMS))


def run(linter: Linter, directory: Path = REPOSITORY) -> str:
    """Run a linter; return what it says with what to do, or nothing where it is content."""
    program = _path_of(linter.command[0])
    if program is None:
        return f"{linter.command[0]} is not installed in {PROGRAMS}: run 'make clean' and 'make lint'.\n"
    words = (program, *linter.command[1:])
    ended = _run([*words, *linter.hurry], directory)
    if linter.hurried and linter.hurried in ended.stdout:
        ended = _run(words, directory)
    if ended.returncode == 0:
        return ""
    said = ended.stdout.strip() or f"It ended with {ended.returncode} and said nothing."
    return "\n".join(filter(None, (said, linter.repair))) + "\n"


def _run(command: Sequence[str], directory: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=directory,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def lint(chosen: Sequence[Linter], directory: Path = REPOSITORY) -> int:
    """Run all linters at once, show those that found something, and return how many did."""
    with ThreadPoolExecutor(max_workers=len(chosen)) as pool:
        said = list(pool.map(lambda linter: run(linter, directory), chosen))
    found = [(linter.name, text) for linter, text in zip(chosen, said, strict=True) if text]
    for name, text in found:
        print(f"\n{name}\n{'-' * len(name)}\n{text}", end="", file=sys.stderr)
    return len(found)


def main() -> int:
    """Run the linters of this repository."""
    chosen = list(linters())
    print(f"Linting: {', '.join(linter.name.removeprefix('vendor.') for linter in chosen)}", flush=True)
    for program in WITHOUT_WHEEL:
        if _path_of(program) is None:
            print(f"Left out: {program}, which has no package for {platform.system()} on {platform.machine()}.")
    failed = lint(chosen)
    if failed:
        print(f"\n{failed} of {len(chosen)} linters found something; the rest are content.", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
