"""The files of a hub of one's own: the program of this one, none of its records, and texts that wait to be written."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from build_tools.config import ROOT_MARKS, STRINGS_DIRECTORY
from build_tools.corpus.concepts import CONCEPTS_FILE
from build_tools.engine import write_file

KEPT = (
    ".ci", ".devcontainer", ".editorconfig", ".gitattributes", ".github", ".gitignore", ".pre-commit-config.yaml",
    ".vscode", "CONTRIBUTING.md", "LICENSE", "Makefile", "build_tools", "content/LICENSE.md", "content/pages",
    *ROOT_MARKS, "pyproject.toml", "requirements-bare.txt", "requirements-dev.txt", "requirements.txt", "site_config",
    "tests/rules",
)  # fmt: skip
"""What a hub takes over: all but the records, their releases, and the tests of the program, which need the records."""
SKELETON = Path("site_config", "start", "project")
"""What takes the place of files that tell of this project."""
NAME_MARK = "HUB_NAME"
"""Stands for the name, in double quotes wherever the text is YAML."""
OBJECTIVES = Path("schemas", "vocabularies", "objectives.yml")
CONCEPTS = Path("schemas", "vocabularies", CONCEPTS_FILE)
OBJECTIVES_OF_CONCEPT = re.compile(r"(?m)^    objectives: \[[^\]]*\]$")
NAMED = {"site_config/settings.yml": "site_name", "mkdocs.yml": "site_name"}
DESCRIPTION = re.compile(r"(?m)^site_description: .*$")
OF_THIS_PROJECT = re.compile(r"Compact Commons|Global Compact|\bGCM\b|of the Compact\b|on Migration\b")
"""What a hub for something else will want to read again."""
TEXTS = ("mkdocs.yml", "site_config/i18n", "content/pages", "content/LICENSE.md")


def write_hub(source: Path, target: Path, name: str) -> None:
    """Copy a project without its records into an empty folder, and give it a name."""
    for path in KEPT:
        _copy(source / path, target / path)
    for file in sorted((source / SKELETON).rglob("*")):
        if file.is_file():
            text = _named(file.read_text(encoding="utf-8"), name)
            write_file(target / file.relative_to(source / SKELETON), text.encode())
    for path, setting in NAMED.items():
        line = re.compile(rf"(?m)^{setting}:.*$")
        _change(target / path, line, f"{setting}: {_quoted(name)}")
    _change(target / "mkdocs.yml", DESCRIPTION, f"site_description: {_quoted(name)}")


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        # Beside the manual pages of the checks lie their tests; the picture shows this site.
        beside = ["*.py"] if source.parent.name == "tests" else ["home.png"]
        ignored = shutil.ignore_patterns("__pycache__", *beside)
        shutil.copytree(source, target, ignore=ignored)
    elif source.is_file():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def _named(text: str, name: str) -> str:
    in_yaml = re.sub(rf'"{NAME_MARK}([^"]*)"', lambda found: _quoted(name + found[1]), text)
    return in_yaml.replace(NAME_MARK, name)


def _quoted(text: str) -> str:
    """Return a text as YAML in double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _change(file: Path, line: re.Pattern[str], text: str) -> None:
    if file.is_file():
        write_file(file, line.sub(lambda _: text, file.read_text(encoding="utf-8"), count=1).encode())


def put_objectives(target: Path, objectives: bytes, number: int) -> None:
    """Give a hub so many objectives of another compact; what concepts say of the former ones goes."""
    write_file(target / OBJECTIVES, objectives)
    concepts = target / CONCEPTS
    text = concepts.read_text(encoding="utf-8")
    write_file(concepts, OBJECTIVES_OF_CONCEPT.sub("    objectives: []", text).encode())
    for file in sorted((target / STRINGS_DIRECTORY).glob("*.yml")):
        text = file.read_text(encoding="utf-8")
        write_file(file, re.sub(r"\b23 objectives", f"{number} objectives", text).encode())


def still_told(target: Path) -> Iterator[tuple[str, int]]:
    """Yield each file of texts that speaks of this project or its compact, with the number of such lines."""
    for root in TEXTS:
        place = target / root
        for file in sorted(place.rglob("*")) if place.is_dir() else [place]:
            if file.suffix in {".md", ".yml"}:
                lines = file.read_text(encoding="utf-8").splitlines()
                found = sum(bool(OF_THIS_PROJECT.search(line)) for line in lines)
                if found:
                    yield file.relative_to(target).as_posix(), found
