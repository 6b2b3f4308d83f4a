"""The two sides of a change: the records as Git has them at its base, and as they are at its head."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.config import Config
from build_tools.corpus import Corpus, publishable
from build_tools.corpus.corpus import Key
from build_tools.corpus.publication import has_page
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.engine import Engine
from build_tools.errors import SourceError
from build_tools.matching import known_traits
from build_tools.pages._base import Page, PageType, Site
from build_tools.pipeline import Content, Reading, apply_rules, read_content, read_corpus
from build_tools.publish.answers import known_answers
from build_tools.publish.build import bare_site, build_date, without_files
from build_tools.publish.similar import known_similar
from build_tools.publish.snapshots import first_folder_only
from build_tools.records import record_types
from build_tools.registry import discover
from build_tools.source import contents_before, extract_revision, open_blobs, parting_point, read_head
from build_tools.tables import published_form
from build_tools.versions import by_key
from build_tools.versions.difference import Records

HERE = "the files here"


@dataclass(frozen=True)
class Side:
    """The records at one end of a change; what is asked of them is made when it is first asked for."""

    config: Config
    engine: Engine
    reading: Reading

    @cached_property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that keep records from the site."""
        found = (
            *self.reading.findings,
            *apply_rules(self.reading, self.engine, today=self.config.today, only_errors=True),
        )
        return tuple(finding for finding in found if finding.severity is Severity.ERROR)

    @cached_property
    def records(self) -> Records:
        """The records as dumps would show them, also those that have errors."""
        return by_key(map(published_form, publishable(self.reading.corpus).corpus))

    @cached_property
    def corpus(self) -> Corpus:
        """The records that the site would show."""
        bad = frozenset(finding.path for finding in self.errors)
        return publishable(without_files(self.reading.corpus, bad)).corpus

    @cached_property
    def site(self) -> Site:
        """The site around the pages, with computed links but without history: what is proposed has none."""
        config, corpus = self.config, self.corpus
        traits = known_traits(list(corpus), corpus.vocabularies, self.engine)
        day = build_date(config, read_head(config.root), corpus)
        return replace(
            bare_site(config, day),
            similar=known_similar(corpus, traits, config, self.engine),
            answers=known_answers(corpus, traits, config, self.engine, day),
        )

    def pages(self, keys: frozenset[Key]) -> dict[Key, Page]:
        """Return the pages of records, by key; some have none."""
        kinds: tuple[PageType, ...] = discover("build_tools.pages", "PAGE_TYPE")
        found: dict[Key, Page] = {}
        for kind in kinds:
            entries = [entry for entry in self.corpus.by_type.get(kind.name, ()) if entry.key in keys]
            wanted = {f"{entry.address}/": entry.key for entry in entries if has_page(entry)}
            pages = iter(kind.pages(self.corpus, self.site) if wanted else ())
            while wanted and (page := next(pages, None)):  # the others are not even made
                if page.address in wanted:
                    found[wanted.pop(page.address)] = page
        return found


@dataclass(frozen=True, slots=True)
class Sides:
    """Both ends of a change, the names of both, and the paths that differ."""

    base_name: str
    head_name: str
    before: Side
    after: Side
    changed: frozenset[str]


@contextmanager
def open_sides(config: Config, engine: Engine, base: str, head: str = "") -> Iterator[Sides]:
    """Read both ends of a change: from the point where the work left `base` to `head`, or to the files here.

    Nothing of the folder is touched. Only the first folder of content is read: others are private. Both are read by the
    rules and with the vocabularies of today.

    Raises:
        UsageError: Git does not know a revision, or how the two hang together.
        SourceError: there is no Git, or the content lies outside of the repository.
    """
    config = first_folder_only(config)
    folder = config.relative(config.content[0])
    if folder.startswith(".."):
        message = f"The content lies in {config.content[0]}, outside of this project: Git knows nothing of it here."
        raise SourceError(message)
    start = parting_point(config.root, base, head or "HEAD")
    changed = contents_before(config.root, start, head)
    with TemporaryDirectory(prefix="commons-") as name:
        scratch = Path(name).resolve()
        now = _content_at(config, head, folder, scratch / "after") if head else read_content(config)
        then = _content_before(config, now, changed, scratch / "before")
        before, after = (Side(config, engine, read_corpus(config, engine, content)) for content in (then, now))
        yield Sides(base, head or HERE, before, after, frozenset(changed))


def _content_at(config: Config, revision: str, folder: str, scratch: Path) -> Content:
    """Return the content of a revision."""
    extract_revision(config.root, revision, folder, scratch)
    return read_content(replace(config, root=scratch, content=(scratch / folder,)))


def _content_before(config: Config, now: Content, changed: Mapping[str, str], scratch: Path) -> Content:
    """Return the content before a change: what differs as Git kept it, all else as it is now."""
    folder = config.relative(config.content[0])
    folders = {f"{folder}/{found.folder}" for found in record_types()}
    held = {path: name for path, name in changed.items() if name and path.rpartition("/")[0] in folders}
    (scratch / folder).mkdir(parents=True)
    with open_blobs(config.root) as blobs:
        contents = dict(blobs.read(dict.fromkeys(held.values())))
    for path, name in held.items():
        file = scratch / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(contents.get(name, b""))
    before = read_content(replace(config, root=scratch, content=(scratch / folder,)))
    shutil.rmtree(scratch)
    kept = [file for file in now.files if file[0].path not in changed]
    # A finding may be about a folder that the change has made.
    untouched = [finding for finding in now.findings if not any(_lies_in(path, finding.path) for path in changed)]
    files = sorted([*kept, *before.files], key=lambda file: file[0].path)
    return Content(tuple(files), (*untouched, *before.findings), now.roots)


def _lies_in(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
