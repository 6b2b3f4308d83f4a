"""Measures the build beside MkDocs with Material alone, on the same generated records, in one run.

    make bench                                   # 1,000 and 10,000 records
    python -m tests.performance.bench 2000       # another number
    python -m tests.performance.bench --directory /dev/shm 10000

Prints seconds and records a second by stage, peak memory, and ratios. Asserts nothing.
"""

import argparse
import json
import os
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
    with open(report or os.devnull, "wb") as output, subprocess.Popen(
        words, cwd=directory, stdout=output, stderr=subprocess.PIPE, env=environment
    ) as process:
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
        (project / "docs" / "records" / f"generated-{number:06}.md").write_text(practice_text(number), encoding="utf-8")
    return project


def show_stages(report: Path, count: int) -> None:
    """Print the seconds and records a second of each stage of a build."""
    stages = json.loads(report.read_text(encoding="utf-8"))["stages"]
    for name, figures in stages.items():
        rate = f"{count / figures['seconds']:>10,.0f}/s" if figures["seconds"] > 0.0005 else ""
        print(f"    {name:<14}{figures['seconds']:>8.2f} s {rate:>13}   made {figures['made']:,} of {figures['asked']:,}")


def measure(directory: Path, count: int) -> None:
    """Measure one size and print the table."""
    python = sys.executable
    project, alone = make_project(directory, count), make_alone(directory, count)
    report = directory / "report.json"
    build = [python, "-m", "build_tools.cli", "--project", str(project), "build", "--json"]
    print(f"\n{count:,} records of about 25 front-matter lines and 350 words", flush=True)
    cold = run(build, ROOT, report=report)
    print(f"  commons build, cold      {cold.seconds:>7.2f} s  {count / cold.seconds:>8,.0f}/s  {cold.megabytes:>6,.0f} MB")
    show_stages(report, count)
    same = run(build, ROOT, report=report)
    print(f"  nothing changed          {same.seconds:>7.2f} s", flush=True)
    changed = project / "content" / "practices" / f"generated-{count // 2:06}.md"
    changed.write_text(changed.read_text(encoding="utf-8").replace("kind: ", "kind: ", 1).replace("Generated practice", "Changed practice"), encoding="utf-8")
    one = run(build, ROOT, report=report)
    print(f"  one record changed       {one.seconds:>7.2f} s")
    show_stages(report, count)
    changed.write_text(changed.read_text(encoding="utf-8").replace("Changed practice", "Altered practice"), encoding="utf-8")
    again = run(build, ROOT, report=report)
    print(f"  one more changed         {again.seconds:>7.2f} s")
    check = run([python, "-m", "build_tools.cli", "--project", str(project), "check", "--format", "jsonl"], ROOT)
    print(f"  commons check, cold      {check.seconds:>7.2f} s  {count / check.seconds:>8,.0f}/s  {check.megabytes:>6,.0f} MB", flush=True)
    peer = run([python, "-m", "mkdocs", "build", "--quiet"], alone)
    print(f"  MkDocs + Material alone  {peer.seconds:>7.2f} s  {count / peer.seconds:>8,.0f}/s  {peer.megabytes:>6,.0f} MB")
    print(f"  ratio, cold build: {peer.seconds / cold.seconds:.1f} times faster; nothing changed: "
          f"{peer.seconds / same.seconds:.0f}; one changed: {peer.seconds / one.seconds:.0f}", flush=True)  # fmt: skip


def main() -> None:
    """Read the sizes and measure each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("counts", type=int, nargs="*", default=[1_000, 10_000], help="numbers of records")
    parser.add_argument("--directory", help="where to put the generated projects (default: the system's)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="commons-bench-", dir=options.directory) as directory:
        for count in options.counts:
            measure(Path(directory), count)


if __name__ == "__main__":
    main()
