"""The build: content to a verified site in its place, or one clear reason why not."""

import datetime
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import orjson

from build_tools import __version__
from build_tools.config import SCHEMA_VERSION, Config
from build_tools.corpus import Corpus, Publication, build_corpus, publishable
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.digests import code_digest, digest_parts
from build_tools.engine import Engine
from build_tools.engine.timings import StageFigures
from build_tools.errors import BuildError, FindingsError
from build_tools.matching import known_traits
from build_tools.pages._base import Site
from build_tools.pipeline import Content, Reading, apply_rules, located, read_content, read_corpus
from build_tools.publish.answers import known_answers
from build_tools.publish.assembly import Assembly, Edition
from build_tools.publish.chronicles import known_chronicles, known_history
from build_tools.publish.collapse import refuse_collapse
from build_tools.publish.house import (
    SHELL_FOLDER,
    House,
    draw_house,
    house_digest,
    pack_house,
    read_house,
    unpack_house,
)
from build_tools.publish.similar import known_similar
from build_tools.publish.staging import Staging, is_whole, mirror
from build_tools.records import record_type
from build_tools.source import LEDGER_FOLDER, Head, History, read_head
from build_tools.upkeep.addresses.ledger import LEDGER_FILE
from build_tools.upkeep.addresses.ledger import read_ledger as read_addresses
from build_tools.versions import read_ledger

WITHHELD = "…"
"""What the site shows in place of a name that it may not tell."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did. `stages` holds seconds and counts; `findings` are located and in order of place."""

    records: Mapping[str, int]
    pages: int
    written: int
    deleted: int
    findings: tuple[Diagnostic, ...]
    left_out: tuple[str, ...]
    stages: Mapping[str, StageFigures]
    seconds: float
    output: Path
    notes: tuple[str, ...] = field(default=())
    up_to_date: bool = False


def build_site(
    config: Config,
    engine: Engine,
    *,
    keep_going: bool = False,
    allow_fewer: bool = False,
    house: House | None = None,
) -> BuildReport:
    """Build the site and put it in its place; `house` is given where MkDocs has drawn it already.

    Raises:
        FindingsError: records have errors and `keep_going` is not set.
        BuildError: the site cannot be drawn or written, has broken links, or has far fewer records than before and
            `allow_fewer` is not set; yesterday's site stays.
        SourceError: the content cannot be read.
    """
    begun = time.perf_counter()
    engine.warm_up()
    with engine.timings.measure("discover"):
        content = read_content(config)
        head = read_head(config.root)
        inputs = _inputs_digest(config, content, head, keep_going=keep_going)
        done = _done_before(config, engine, inputs)
    if done is not None:
        return _unchanged(config, engine, done, begun)
    drawn = [house] if house else []

    def draw() -> None:
        if not drawn:
            drawn.append(known_house(config, engine))

    reading = read_corpus(config, engine, content, meanwhile=draw)
    findings = _findings(config, engine, reading, keep_going=keep_going)
    left_out = tuple(sorted({finding.path for finding in findings if finding.severity is Severity.ERROR}))
    corpus = without_files(reading.corpus, frozenset(left_out))
    history = known_history(config, engine, head, content.public_folders)
    around = _Circumstances(shown_paths(left_out, content), head, history, drawn[0], may_shrink=allow_fewer)
    staging = _publish(config, engine, corpus, around)
    records = {name: len(entries) for name, entries in corpus.by_type.items()}
    pages = sum(path.endswith(".html") for path in staging.files)
    if not findings:
        engine.store.put([(_done_key(config), orjson.dumps({"inputs": inputs, "records": records, "pages": pages}))])
    engine.store.tidy()
    return BuildReport(
        records=records,
        pages=pages,
        written=staging.written,
        deleted=staging.deleted,
        findings=tuple(findings),
        left_out=left_out,
        stages=engine.timings.stages,
        seconds=time.perf_counter() - begun,
        output=config.output,
        notes=tuple(note for note in (engine.store.note,) if note),
    )


@dataclass(frozen=True, slots=True)
class _Circumstances:
    """What a site needs beside its corpus.

    `left_out` are the paths of broken records as the site may show them; `may_shrink` says that it may have far fewer
    records than before.
    """

    left_out: tuple[str, ...]
    head: Head
    history: History
    house: House
    may_shrink: bool


def _publish(config: Config, engine: Engine, corpus: Corpus, around: _Circumstances) -> Staging:
    """Stage the site of a corpus, verify it, and put it in its place."""
    published = publishable(corpus)
    if not around.may_shrink:
        refuse_collapse(config.output, {name: len(found) for name, found in published.corpus.by_type.items()})
    staging = Staging(config.output)
    site = _site(config, published, around)
    traits = known_traits(list(published.corpus), published.corpus.vocabularies, engine)
    site = replace(
        site,
        similar=known_similar(published.corpus, traits, config, engine),
        answers=known_answers(published.corpus, traits, config, engine, site.build_date),
        chronicles=known_chronicles(published.corpus, corpus, around.history, engine, staging),
    )
    assembly = Assembly(config, engine, staging, Edition(published, site, traits))
    assembly.fill(around.house)
    assembly.verify()
    with engine.timings.measure("put in place"):
        staging.finish(SCHEMA_VERSION)
        staging.swap()
    return staging


def _unchanged(config: Config, engine: Engine, done: tuple[dict[str, int], int], begun: float) -> BuildReport:
    """Return the report of a build that had nothing to do."""
    records, pages = done
    return BuildReport(
        records=records,
        pages=pages,
        written=0,
        deleted=0,
        findings=(),
        left_out=(),
        stages=engine.timings.stages,
        seconds=time.perf_counter() - begun,
        output=config.output,
        up_to_date=True,
    )


def refuse_errors(config: Config, engine: Engine, *, keep_going: bool) -> None:
    """Stop before anything is drawn where a build would refuse the records.

    Raises:
        FindingsError: records have errors and `keep_going` is not set.
        SourceError: the content cannot be read.
    """
    _findings(config, engine, read_corpus(config, engine), keep_going=keep_going)


def known_house(config: Config, engine: Engine) -> House:
    """Return the house as it is in the store, else have MkDocs draw it.

    Raises:
        BuildError: MkDocs refuses its configuration or a page.
    """
    return unpack_house(engine.remember("house", house_digest(config), lambda: pack_house(draw_house(config))))


def build_into(config: Config, engine: Engine, directory: Path, *, keep_going: bool = False) -> BuildReport:
    """Build the site around a house that MkDocs has drawn into a folder, and complete that folder.

    The site itself is kept in the cache, so that only what a change touches is made again.

    Raises:
        FindingsError, BuildError, SourceError: as `build_site`.
    """
    house = read_house(directory)
    kept = replace(config, output=config.cache / "drawn" / digest_parts([str(directory.resolve())])[:8])
    report = build_site(kept, engine, keep_going=keep_going, allow_fewer=True, house=house)
    try:
        mirror(kept.output, directory)
        shutil.rmtree(directory / SHELL_FOLDER, ignore_errors=True)
    except OSError as error:
        message = f"The site cannot be written to {directory} ({error.strerror})."
        raise BuildError(message) from error
    return report


def _done_key(config: Config) -> str:
    return digest_parts(["the last build into", str(config.output)])


def _done_before(config: Config, engine: Engine, inputs: str) -> tuple[dict[str, int], int] | None:
    """Return records by type and pages of the last build, where its inputs were the same and its site is whole."""
    key = _done_key(config)
    found = engine.store.get([key])
    if key not in found or not is_whole(config.output):
        return None
    told = orjson.loads(found[key])
    return (told["records"], told["pages"]) if told["inputs"] == inputs else None


def _inputs_digest(config: Config, content: Content, head: Head, *, keep_going: bool) -> str:
    parts: list[bytes | str] = [code_digest(), content.digest, house_digest(config), head.name]
    parts += [finding.path for finding in content.findings]
    parts += [config.edit_branch, config.today.isoformat(), str(config.source_date), str(keep_going)]
    for directory in (config.vocabularies, config.rule_pages, ledger_folder(config), address_ledger(config).parent):
        for file in sorted(directory.glob("*.*")):
            parts += [file.name, file.read_bytes()]
    return digest_parts(parts)


def _findings(config: Config, engine: Engine, reading: Reading, *, keep_going: bool) -> list[Diagnostic]:
    """Return the errors in the records, located.

    Raises:
        FindingsError: there are some and `keep_going` is not set.
    """
    found = [*reading.findings, *apply_rules(reading, engine, today=config.today, only_errors=True)]
    findings = located(found, reading.content)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors and not keep_going:
        files = len({finding.path for finding in findings})
        message = (
            f"nothing was published: {errors:,} error{'s' * (errors != 1)} in {files:,} file{'s' * (files != 1)}. "
            "Mend them, or publish the rest with --keep-going."
        )
        raise FindingsError(message, tuple(findings))
    return findings


def without_files(corpus: Corpus, left_out: frozenset[str]) -> Corpus:
    """Return the corpus without the records of some files, which have errors; who names them is not to be blamed."""
    bad = {entry.key: entry.path for entry in corpus if entry.path in left_out}
    if not bad:
        return corpus
    kept = [entry for entry in corpus if entry.key not in bad]
    return build_corpus(kept, {**corpus.broken, **bad}, corpus.vocabularies)


def shown_paths(left_out: tuple[str, ...], content: Content) -> tuple[str, ...]:
    """Return the paths of broken records as the site may show them.

    A broken case may be one that is not public, which nobody can tell while it cannot be read: its name is withheld. Of
    a file in a private root everything is.
    """
    folder = f"/{record_type('case').folder}/"

    def shown(path: str) -> str:
        if content.is_private(path):
            return WITHHELD
        return f"{path.partition(folder)[0]}{folder}{WITHHELD}" if folder in path else path

    return tuple(map(shown, left_out))


def bare_site(config: Config, day: datetime.date) -> Site:
    """Return what the settings alone tell pages of the site that bears a day."""
    return Site(
        strings=config.strings,
        name=config.site_name,
        site_url=config.site_url,
        repository_url=config.repository_url,
        edit_branch=config.edit_branch,
        contact_email=config.contact_email,
        build_date=day,
        dates={},
        left_out=(),
        schema_version=SCHEMA_VERSION,
        version=__version__,
    )


def _site(config: Config, published: Publication, around: _Circumstances) -> Site:
    return replace(
        bare_site(config, build_date(config, around.head, published.corpus)),
        dates=around.history.days,
        left_out=around.left_out,
        rule_pages=read_rule_pages(config),
        hidden_cases=published.hidden,
        releases=read_ledger(ledger_folder(config)),
        checked=read_addresses(address_ledger(config)),
    )


def build_date(config: Config, head: Head, corpus: Corpus) -> datetime.date:
    """Return the day that the site bears: SOURCE_DATE_EPOCH, the last commit, or the newest day in the sources.

    Never the clock: the same commit gives the same bytes. Of the sources those that readers see, so that the day tells
    nothing of others.
    """
    chosen = config.source_date or head.day
    if chosen:
        return chosen
    seen = [source.accessed for entry in corpus for source in entry.record.sources if source.accessed]
    return datetime.date.fromisoformat(max(seen, default="1970-01-01"))


def ledger_folder(config: Config) -> Path:
    """Return where the ledger of releases lies: beside the records that it is about."""
    return config.content[0] / LEDGER_FOLDER


def address_ledger(config: Config) -> Path:
    """Return where the ledger of web addresses lies."""
    return config.content[0] / LEDGER_FILE


def read_rule_pages(config: Config) -> dict[str, str]:
    """Return the manual pages of the codes, by code: `CC301-unknown-reference.md` is that of CC301."""
    return {
        file.stem.partition("-")[0]: file.read_text(encoding="utf-8")
        for file in sorted(config.rule_pages.glob("CC*.md"))
    }
