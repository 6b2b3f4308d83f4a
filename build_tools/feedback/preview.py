"""The preview of a change: its pages before and after as they will look, in a folder that needs no server."""

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from build_tools.corpus.corpus import Key
from build_tools.engine import Batch, write_file
from build_tools.engine.engine import split_artefact
from build_tools.errors import UsageError
from build_tools.feedback._base import Feedback, RecordTold
from build_tools.feedback.as_html import compare_html, index_html, note_html
from build_tools.feedback.gathering import Gathered
from build_tools.feedback.portable import SITE, Portable
from build_tools.feedback.showing import Showing
from build_tools.feedback.texts import aligned
from build_tools.feedback.touched import Touched
from build_tools.pages._base import Page
from build_tools.pages.rendering import open_templates
from build_tools.publish.archive import pack_files
from build_tools.publish.dated import dated
from build_tools.publish.house import House
from build_tools.publish.links import file_of
from build_tools.publish.render import finish_page, keyed_page, render_pages, surroundings

PREVIEWED = 100
"""Records; the archive of so many has some megabytes."""
MARK = ".commons-preview"
"""The file by which a folder is known as a preview that may be replaced."""
ARCHIVE = ".zip"
INDEX = "index.html"


def write_preview(gathered: Gathered, feedback: Feedback, house: House, target: Path) -> None:
    """Write the preview to a folder, or to one file where the name ends in `.zip`.

    Raises:
        UsageError: something else stands there.
    """
    files = _Preview(gathered, feedback, house).files()
    if target.suffix == ARCHIVE:
        with TemporaryDirectory(prefix="commons-") as name:
            _write(files, Path(name))
            pack_files(target.absolute(), {f"{target.stem}/{path}": Path(name) / path for path in files})
        return
    if target.exists() and not (target / MARK).is_file() and (target.is_file() or any(target.iterdir())):
        message = f"{target} holds something else: name a new or an empty folder with --preview."
        raise UsageError(message)
    if target.exists():
        shutil.rmtree(target)
    _write(files, target)


def _write(files: Mapping[str, bytes], target: Path) -> None:
    for path, data in files.items():
        write_file(target / path, data)


class _Preview:
    """The preview in the making."""

    def __init__(self, gathered: Gathered, feedback: Feedback, house: House) -> None:
        after = gathered.sides.after
        config = after.config
        self._feedback = feedback
        self._gathered = gathered
        self._house = dated(house, after.site)
        self._templates = open_templates(config.templates, config.strings)
        self._around = surroundings(config.templates, self._house.shells, after.site)
        self._portable = Portable(self._house.files, config.site_url, lambda top: note_html(self._templates, top))
        self._files: dict[str, bytes] = {MARK: b""}

    def files(self) -> dict[str, bytes]:
        """Return the list of changes, both states of each page and their comparison, and what they look like."""
        touched = self._gathered.touched[:PREVIEWED]
        before = self._pages("before", self._gathered.before, [one.old for one in touched if one.old])
        after = self._pages("after", self._gathered.after, [one.new for one in touched if one.new])
        rows: dict[str, Mapping[str, str]] = {}
        for one, record in zip(touched, self._feedback.records, strict=False):
            sides = (("before", one.old, before), ("after", one.new, after))
            places = {name: of[key] for name, key, of in sides if key in of}
            if places:
                places["compare"] = f"compare/{record.address}.html"
                self._put_comparison(one, record, places)
            rows[record.address] = places
        self._put(INDEX, index_html(self._templates, self._feedback, rows))
        return self._files | {f"{SITE}/{path}": self._house.files[path] for path in self._portable.used}

    def _pages(self, folder: str, showing: Showing, keys: Sequence[Key]) -> dict[Key, str]:
        """Put pages into a folder of the preview; return their places by key."""
        pages = {key: showing.pages[key] for key in keys if key in showing.pages}
        places = {key: f"{folder}/{file_of(page.address)}" for key, page in pages.items()}
        addresses = {page.address: places[key] for key, page in pages.items()}
        for key, page in pages.items():
            html = self._portable.page(self._rendered(page), page.address, folder, addresses)
            self._files[places[key]] = html.encode()
        return places

    def _rendered(self, page: Page) -> str:
        (artefact,) = render_pages(Batch((keyed_page(page)[1],), self._around))
        _, data = finish_page(*split_artefact(artefact), self._house.shells)
        return data.decode()

    def _put_comparison(self, one: Touched, record: RecordTold, places: Mapping[str, str]) -> None:
        before = self._gathered.before.lines(one.old) if one.old else []
        after = self._gathered.after.lines(one.new) if one.new else []
        self._put(places["compare"], compare_html(self._templates, record, aligned(before, after), places))

    def _put(self, path: str, html: str) -> None:
        """Put a page of the preview's own, in the styles of the site."""
        self._files[path] = self._portable.own(html, path).encode()
