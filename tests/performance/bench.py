"""Measures the build beside MkDocs with Material alone, on the same generated records, in one run.

    make bench                                   # 1,000 and 10,000 records
    python -m tests.performance.bench 2000       # another number
    python -m tests.performance.bench --directory /dev/shm 10000

Prints seconds and records a second by stage, peak memory, and ratios. Asserts nothing.
"""

import argparse
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.performance.generated import practice_text, write_records

ROOT = Path(__file__).parents[2]
SHOWN_SECONDS = 0.0005
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
ALONE = """site_name: MkDocs with Material alone
docs_dir: docs
site_dir: site
theme: {name: material, font: false}
plugins: []
nav: [index.md]
not_in_nav: |
  /records/
"""


@dataclass(frozen=True, slots=True)
class Run:
    """A whole process: wall seconds, and peak memory of its largest process in MB."""

    seconds: float
    megabytes: float


def run(words: Sequence[str], directory: Path, *, report: Path | None = None) -> Run:
    """Run a command to its end and return what it cost."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    environment.pop("COMMONS_CACHE", None)
    begun = time.perf_counter()
    with (
        Path(report or os.devnull).open("wb") as output,
        subprocess.Popen(words, cwd=directory, stdout=output, stderr=subprocess.PIPE, env=environment) as process,
    ):
        told = process.stderr.read() if process.stderr else b""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - begun
    if process.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{told.decode(errors='replace')}")
    return Run(seconds, usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10))


def make_project(directory: Path, count: int) -> Path:
    """Lay out a project with generated records and the real theme, templates and vocabularies."""
    project = directory / f"project-{count}"
    for name in ("schemas", "site_config"):
        shutil.copytree(ROOT / name, project / name)
    shutil.copytree(ROOT / "content" / "pages", project / "content" / "pages")
    shutil.copy(ROOT / "mkdocs.yml", project / "mkdocs.yml")
    write_records(project / "content", count)
    return project


def make_alone(directory: Path, count: int) -> Path:
    """Lay out the same records as ordinary pages of MkDocs, outside the navigation."""
    project = directory / f"alone-{count}"
    (project / "docs" / "records").mkdir(parents=True)
    (project / "mkdocs.yml").write_text(ALONE, encoding="utf-8")
    (project / "docs" / "index.md").write_text("# Records\n", encoding="utf-8")
    for number in range(count):
        file = project / "docs" / "records" / f"generated-{number:06}.md"
        file.write_text(practice_text(number), encoding="utf-8")
    return project


def show_stages(report: Path, count: int) -> None:
    """Print the seconds and records a second of each stage of a build."""
    stages = json.loads(report.read_text(encoding="utf-8"))["stages"]
    for name, figures in stages.items():
        rate = f"{count / figures['seconds']:,.0f}/s" if figures["seconds"] > SHOWN_SECONDS else ""
        made = f"made {figures['made']:,} of {figures['asked']:,}" if figures["asked"] else ""
        print(f"    {name:<24}{figures['seconds']:>8.2f} s {rate:>12}   {made}")


def show(name: str, cost: Run, count: int) -> None:
    """Print a row: seconds, records a second, peak memory."""
    rate = f"{count / cost.seconds:,.0f}/s"
    print(f"  {name:<26}{cost.seconds:>8.2f} s {rate:>12} {cost.megabytes:>7,.0f} MB", flush=True)


def change(project: Path, count: int, word: str) -> None:
    """Change the title of the record in the middle."""
    file = project / "content" / "practices" / f"generated-{count // 2:06}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^title: \S+", f"title: {word}", text, count=1), encoding="utf-8")


def measure(directory: Path, count: int) -> None:
    """Measure one size and print the table."""
    commons = [sys.executable, "-m", "build_tools.cli"]
    project, alone = make_project(directory, count), make_alone(directory, count)
    report = directory / "report.json"
    build = [*commons, "--project", str(project), "build", "--json"]
    print(f"\n{count:,} records of about 25 front-matter lines and 350 words", flush=True)
    cold = run(build, ROOT, report=report)
    show("commons build, cold", cold, count)
    show_stages(report, count)
    same = run(build, ROOT, report=report)
    show("nothing changed", same, count)
    changes = []
    for word in ("Changed", "Altered"):  # the first change also makes the folder that later ones are staged in
        change(project, count, word)
        changes.append(run(build, ROOT, report=report))
        show("one record changed", changes[-1], count)
    show_stages(report, count)
    check = run([*commons, "--project", str(project), "check", "--format", "jsonl"], ROOT)
    show("commons check, cold", check, count)
    peer = run([sys.executable, "-m", "mkdocs", "build", "--quiet"], alone)
    show("MkDocs with Material alone", peer, count)
    ratios = [("cold build", cold), ("nothing changed", same), ("one record changed", changes[-1])]
    told = ", ".join(f"{name} {peer.seconds / cost.seconds:.1f}" for name, cost in ratios)
    print(f"  times faster than MkDocs with Material alone: {told}", flush=True)


def main() -> None:
    """Read the sizes and measure each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000], help="numbers of records")
    parser.add_argument(
        "--directory", help="where to put the generated projects (default: a memory disk, where there is one)"
    )
    options = parser.parse_args()
    place = options.directory or (MEMORY_DISK if MEMORY_DISK.is_dir() else None)
    with tempfile.TemporaryDirectory(prefix="commons-bench-", dir=place) as directory:
        print(f"Python {platform.python_version()}, {os.cpu_count()} processors, in {directory}")
        for count in options.counts:
            measure(Path(directory), count)


if __name__ == "__main__":
    main()
