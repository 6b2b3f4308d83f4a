"""What a page is, what a kind of page is, and what both may know beside the corpus."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from build_tools.corpus import Corpus
from build_tools.corpus.corpus import Key
from build_tools.engine.files import FileEntry
from build_tools.matching import Similar
from build_tools.matching.answers import Answer
from build_tools.provenance import Chronicle
from build_tools.upkeep.addresses.ledger import Ledger
from build_tools.versions import PastRelease

Days = tuple[str, str]
"""(day of the first commit, day of the last) of a file, ISO 8601."""


@dataclass(frozen=True, slots=True)
class Site:
    """The site as pages see it.

    `strings` are the texts of the interface in one language, nested as in `site_config/i18n/`. `dates` are by
    repository-relative path. `left_out` are the paths of records that `--keep-going` left out. `rule_pages` are the
    Markdown texts of the codes of findings, by id (`CC301`). `hidden_cases` is how many cases are published as a number
    only; they are in the corpus of no page. `similar` are the computed links of every record, best first;
    `answers` are what is suggested for each case of which all is public. `files` are the files of data, by path;
    `chronicles` the edits of each record, as far as Git knows them and all may know of them; `releases` were made
    before, oldest first. `checked` is what is known of web addresses, by address; `contact_email` is where forms may be
    sent, empty where nobody reads them there.
    """

    strings: Mapping[str, Any]
    name: str
    site_url: str
    repository_url: str
    edit_branch: str
    build_date: datetime.date
    dates: Mapping[str, Days]
    left_out: tuple[str, ...]
    schema_version: str
    version: str
    rule_pages: Mapping[str, str] = field(default_factory=dict)
    hidden_cases: int = 0
    similar: Similar = field(default_factory=dict)
    answers: Mapping[Key, Answer] = field(default_factory=dict)
    files: Mapping[str, FileEntry] = field(default_factory=dict)
    releases: tuple[PastRelease, ...] = ()
    chronicles: Mapping[Key, Chronicle] = field(default_factory=dict)
    contact_email: str = ""
    checked: Ledger = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """One page: where it stands, its template, and the plain JSON that the template is filled with.

    `address` is site-relative: a directory (`practices/x/`) or a file. Addresses in `context` are site-relative too;
    templates put `base` before them. `toc` holds (anchor, label). `edit_path` is the repository-relative file behind
    the page. `alternates` hold (media type, site-relative address). `redirect` is the site-relative address that
    readers are sent on to. `styles` and `scripts` are site-relative addresses of style sheets and of script modules
    that this page needs beside those of every page; `modules` are those that the scripts lead to, `fetched` the files
    that they fetch in any case: named beforehand, all come at once and not one after the other. `linked` is what the
    page tells search engines, as JSON-LD.
    """

    address: str
    shell: str
    template: str
    title: str
    description: str
    context: Mapping[str, Any]
    language: str = "en"
    direction: str = "ltr"
    toc: tuple[tuple[str, str], ...] = ()
    edit_path: str = ""
    noindex: bool = False
    alternates: tuple[tuple[str, str], ...] = ()
    redirect: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    fetched: tuple[str, ...] = ()
    linked: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PageType:
    """A kind of page: a pure function from the corpus to pages."""

    name: str
    pages: Callable[[Corpus, Site], Iterable[Page]]
