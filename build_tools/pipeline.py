"""The way from content files to a corpus and its findings; every face begins here."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import orjson

from build_tools.config import Config
from build_tools.corpus import Corpus, Entry, build_corpus, load_vocabularies
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.digests import digest_bytes, digest_parts
from build_tools.engine import Engine
from build_tools.parse import locate
from build_tools.parse.codes import VANISHED
from build_tools.reading import LOOK_CLOSER, READ, decode_findings, decode_reading, encode_findings
from build_tools.records import Record, record_type, record_types
from build_tools.source import Root, SourceFile, Sources, discover_sources, read_source
from build_tools.validate import Candidates, RuleContext, rules


@dataclass(frozen=True, slots=True)
class Content:
    """The content as bytes: files with their digests, findings about what cannot be read, and the roots of both."""

    files: tuple[tuple[SourceFile, bytes, str], ...]
    findings: tuple[Diagnostic, ...]
    roots: tuple[Root, ...]

    @property
    def digest(self) -> str:
        """The digest of every path and byte, and of what is private."""
        private = (root.prefix for root in self.roots if root.is_private)
        read = (part for source, _, digest in self.files for part in (source.path, digest))
        return digest_parts([*private, "", *read])

    @property
    def public_folders(self) -> tuple[str, ...]:
        """The folders whose history may be told."""
        return tuple(root.prefix for root in self.roots if not root.is_private)

    def is_private(self, path: str) -> bool:
        """Tell whether a path lies in a private root, so that the site may not show it."""
        return any(root.is_private and path.startswith(f"{root.prefix}/") for root in self.roots)


@dataclass(frozen=True, slots=True)
class Reading:
    """The corpus, the findings of reading (not yet located), and the bytes that both rest on."""

    corpus: Corpus
    findings: tuple[Diagnostic, ...]
    content: Content
    alone: tuple[Diagnostic, ...] = ()
    """What rules found in single records while they were read."""

    @property
    def files_read(self) -> int:
        """How many record files there are, broken ones included."""
        return len(self.content.files)


def read_content(config: Config) -> Content:
    """Read every record file.

    Raises:
        SourceError: a content root is missing or cannot be listed.
    """
    folders = {found.folder: found.suffix for found in record_types()}
    sources: Sources = discover_sources(config.content, folders, config.root)
    files: list[tuple[SourceFile, bytes, str]] = []
    findings = list(sources.findings)
    for source in sources.files:
        data = read_source(source)
        if isinstance(data, Diagnostic):
            findings.append(data)
        else:
            files.append((source, data, digest_bytes(data)))
    return Content(tuple(files), tuple(findings), sources.roots)


def read_corpus(
    config: Config, engine: Engine, content: Content | None = None, *, meanwhile: Callable[[], None] | None = None
) -> Reading:
    """Read the content and index its valid records; `meanwhile` is done while other processes read.

    Raises:
        SourceError: a content root is missing.
        VocabularyError: a vocabulary is broken.
    """
    with engine.timings.measure("discover"):
        found = content or read_content(config)
    keyed = [
        (digest_parts([source.path, digest]), (source.path, source.folder, data))
        for source, data, digest in found.files
    ]
    results = engine.run(READ, keyed, meanwhile=meanwhile)
    with engine.timings.measure("index"):
        entries: list[Entry] = []
        alone: list[Diagnostic] = []
        findings = list(found.findings)
        broken = {(record_type(_folder(path)).name, _stem(path)): path for path in _lost(found)}
        for (source, _, _), result in zip(found.files, results, strict=True):
            told = decode_reading(result)
            if isinstance(told, list):
                findings += told
                broken[(record_type(source.folder).name, source.id)] = source.path
            else:
                alone += told.findings
                entries.append(_entry(source, told.digest, told.fields_json, told.body))
        corpus = build_corpus(entries, broken, load_vocabularies(config.vocabularies))
    return Reading(corpus, tuple(findings), found, tuple(alone))


def _lost(content: Content) -> list[str]:
    """The paths of record files that could not even be opened; others that name them are not to be blamed."""
    folders = {found.folder for found in record_types()}
    return [finding.path for finding in content.findings if _folder(finding.path) in folders]


def _folder(path: str) -> str:
    parts = path.split("/")
    return parts[-2] if len(parts) > 1 else ""


def _stem(path: str) -> str:
    return path.rsplit("/", 1)[-1].rsplit(".", 1)[0]


def _entry(source: SourceFile, digest: str, fields_json: bytes, body: str) -> Entry:
    found = record_type(source.folder)
    record: Record = found.model.model_validate_json(fields_json)
    fields: Mapping[str, Any] = orjson.loads(fields_json)
    return Entry(found, source.id, source.path, digest, record, fields, body, source.is_private)


def apply_rules(
    reading: Reading,
    engine: Engine,
    *,
    today: datetime.date,
    only_errors: bool,
    candidates: Candidates | None = None,
) -> list[Diagnostic]:
    """Return the findings of the rules; `only_errors` leaves out the rules that can stop nothing."""
    chosen = [rule for rule in rules(*((Severity.ERROR,) if only_errors else ())) if not rule.alone]
    codes = {rule.code.id: rule.code for rule in chosen}
    corpus = reading.corpus
    key = digest_parts([
        reading.content.digest,
        corpus.vocabularies.digest,
        today.isoformat(),
        *sorted(codes),
        "with candidates" if candidates else "",
    ])  # fmt: skip

    def check() -> bytes:
        context = RuleContext(today, candidates)
        return encode_findings([finding for rule in chosen for finding in rule.check(corpus, context)])

    closer = [] if only_errors else _look_closer(reading, engine)
    return [*reading.alone, *closer, *decode_findings(engine.remember("rules", key, check), codes)]


def _look_closer(reading: Reading, engine: Engine) -> list[Diagnostic]:
    """Return what rules of lesser severity find in single records; looked for again only in those that changed."""
    keyed = [
        (
            digest_parts([entry.path, entry.digest]),
            (entry.path, entry.type.folder, entry.digest, orjson.dumps(dict(entry.fields)), entry.body),
        )
        for entry in reading.corpus
    ]
    results = engine.run(LOOK_CLOSER, keyed)
    return [finding for result in results for finding in decode_findings(result)]


def vanished_records(reading: Reading, changed: Iterable[str]) -> Iterator[Diagnostic]:
    """Yield a finding for each record file among changed paths that is gone, and that no other record names as former.

    A withdrawn record keeps its file; one that was renamed or merged is a former id of another.
    """
    here = {source.path for source, _, _ in reading.content.files} | {one.path for one in reading.content.findings}
    folders = {found.folder: found for found in record_types()}
    roots = {root.prefix for root in reading.content.roots if not root.is_private}
    for path in sorted(set(changed) - here):
        found = folders.get(_folder(path))
        is_record = found and path.endswith(found.suffix) and path.rsplit("/", 2)[0] in roots
        if found and is_record and (found.name, _stem(path)) not in reading.corpus.former:
            message = f"The {found.name} “{_stem(path)}” was here and is gone without a word."
            hint = (
                "Restore its file and withdraw it with a reason (“withdrawn:”), or name it under “former_ids” of the "
                "record that took its place: who cites it must learn what became of it."
            )
            yield Diagnostic(VANISHED, path, message, hint)


def located(findings: Iterable[Diagnostic], content: Content) -> list[Diagnostic]:
    """Return findings in order of place, with line and column."""
    files = {source.path: (source, data) for source, data, _ in content.files}

    def read(path: str) -> tuple[bytes, Literal["markdown", "yaml"]] | None:
        if path not in files:
            return None
        source, data = files[path]
        return data, record_type(source.folder).form

    return locate(findings, read)
