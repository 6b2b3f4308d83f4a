"""The examples of the manual pages: read from their Markdown, and run through the real way from files to findings."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson

from build_tools.corpus import Entry, Vocabularies, build_corpus, load_vocabularies
from build_tools.diagnostics import Diagnostic
from build_tools.engine import Batch
from build_tools.parse import locate
from build_tools.reading import decode_reading, read_batch
from build_tools.records import record_type, record_types
from build_tools.records._base import Form
from build_tools.source import SourceFile, discover_sources, read_source
from build_tools.validate import Candidates, RuleContext, check_corpus

PAGES = Path(__file__).parent
REPOSITORY = PAGES.parent.parent
FEW = 20
TODAY = datetime.date(2026, 11, 21)
SECTION = re.compile(r"^## (Fails|Passes)$", re.MULTILINE)
FILE = re.compile(r"^`([^`\n]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FINDINGS = re.compile(r"^```text\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a page: its files, and the findings that the page promises, as a text."""

    page: str
    section: str
    title: str
    files: dict[str, str]
    findings: str

    @property
    def name(self) -> str:
        """What the test of the example is called."""
        return f"{self.page} {self.section}: {self.title}"


def page_files() -> list[Path]:
    """Return the manual pages, by code."""
    return sorted(PAGES.glob("CC*.md"))


def examples_of(page: Path) -> Iterator[Example]:
    """Yield the examples of a page."""
    parts = SECTION.split(page.read_text(encoding="utf-8"))
    for section, text in zip(parts[1::2], parts[2::2], strict=True):
        for chunk in re.split(r"^### ", text, flags=re.MULTILINE):
            files = dict(FILE.findall(chunk))
            if files:
                title = chunk.split("\n", 1)[0].strip()
                found = FINDINGS.findall(FILE.sub("", chunk))
                yield Example(page.stem, section, title or "the example", files, "".join(found))


def write_files(example: Example, root: Path) -> None:
    """Write the files of an example under a folder."""
    (root / "content").mkdir()
    for path, content in example.files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="")


def check_directory(root: Path) -> list[Diagnostic]:
    """Return everything that is found in the content of a folder (`content*`), placed and in order.

    All roots but `content` are private.
    """
    folders = {found.folder: found.suffix for found in record_types()}
    sources = discover_sources(sorted(root.glob("content*")), folders, root)
    findings = list(sources.findings)
    entries: list[Entry] = []
    broken: dict[tuple[str, str], str] = {}
    bytes_of: dict[str, tuple[SourceFile, bytes]] = {}
    for source in sources.files:
        data = read_source(source)
        read = [data] if isinstance(data, Diagnostic) else _read(source, data)
        if not isinstance(data, Diagnostic):
            bytes_of[source.path] = (source, data)
        if isinstance(read, list):
            findings += read
            broken[record_type(source.folder).name, source.id] = source.path
        else:
            entries.append(read)
    corpus = build_corpus(entries, broken, _vocabularies())
    findings += check_corpus(corpus, RuleContext(TODAY, _candidates(entries)))
    return locate(findings, lambda path: _to_locate(bytes_of.get(path)))


def _vocabularies() -> Vocabularies:
    return load_vocabularies(REPOSITORY / "schemas" / "vocabularies")


def _read(source: SourceFile, data: bytes) -> Entry | list[Diagnostic]:
    (result,) = read_batch(Batch(values=[(source.path, source.folder, data)], shared=None))
    told = decode_reading(result)
    if isinstance(told, list):
        return told
    found = record_type(source.folder)
    record = found.model.model_validate_json(told.fields_json)
    fields = orjson.loads(told.fields_json)
    return Entry(found, source.id, source.path, told.digest, record, fields, told.body, source.is_private)


def _candidates(entries: list[Entry]) -> Candidates:
    """Take all others of the type for look-alikes while they are few, as in the examples of the pages."""
    if len(entries) > FEW:
        return lambda _: ()
    return lambda entry: tuple((other, 1.0) for other in entries if other.type is entry.type)


def _to_locate(found: tuple[SourceFile, bytes] | None) -> tuple[bytes, Form] | None:
    return (found[1], record_type(found[0].folder).form) if found else None


def told(findings: list[Diagnostic]) -> str:
    """Return findings as the pages quote them: place, severity, code and message on a line, the repair on the next."""
    lines = []
    for finding in findings:
        place = f":{finding.line}:{finding.column}" if finding.line else ""
        lines += [
            f"{finding.path}{place} {finding.severity} {finding.code.id} {finding.message}",
            f"  {finding.hint}",
        ]
    return "".join(f"{line}\n" for line in lines)
