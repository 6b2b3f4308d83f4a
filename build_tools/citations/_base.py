"""What a citation says, and what a form of it is."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools import registry
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.corpus.versions import present_version, version_name

YEAR_LENGTH, MONTH_LENGTH = len("2026"), len("2026-11")
DATA_KINDS = frozenset({"dataset", "indicator"})


@dataclass(frozen=True, slots=True)
class Version:
    """The site and the version of a record that are cited.

    `site_url` ends with a slash, or is empty where nobody knows it; `day` is that of the last change, ISO 8601.
    """

    site_name: str
    site_url: str
    day: str
    strings: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited, as texts without any escaping.

    `kind` is page, report or data. `date` is a year, month or day, and empty where it is not known. `authors` are
    names of people or bodies as written; `is_body` says that they are bodies, whose names have no first name. `key`
    is unique on the site. `version` tells which state is cited, `note` says what a reader should know besides.
    """

    key: str
    kind: str
    title: str
    authors: tuple[str, ...]
    is_body: bool
    date: str
    publisher: str
    url: str
    language: str
    medium: str = ""
    doi: str = ""
    version: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CitationForm:
    """A form that citations are written in; `suffix` is that of its file beside the page, empty where it has none.

    `gather` makes one text of those of several citations.
    """

    name: str
    write: Callable[[Citation, Mapping[str, Any]], str]
    suffix: str = ""
    media_type: str = ""
    gather: Callable[[Sequence[str]], str] = "\n".join

    def write_all(self, citations: Sequence[Citation], strings: Mapping[str, Any]) -> str:
        """Return citations as the text of one file."""
        return self.gather([self.write(citation, strings) for citation in citations])


def forms() -> tuple[CitationForm, ...]:
    """Return every form, by the name of its module."""
    return registry.discover("build_tools.citations", "CITATION_FORM")


def cited_day(entry: Entry, dates: Mapping[str, tuple[str, str]], build_date: datetime.date) -> str:
    """Return the day of the version that is cited: that of the last change, else that of the build.

    Of a record that is public in part, the day of the build: the other would tell when something withheld changed.
    """
    is_whole = entry.fields.get("publish", "full") == "full"
    changed = dates.get(entry.path, ("", ""))[1] if is_whole else ""
    return changed or build_date.isoformat()


def citations_of(entry: Entry, corpus: Corpus, version: Version) -> tuple[Citation, ...]:
    """Return the citations of a record: of a publication that it describes, and of the record itself."""
    own = _of_record(entry, version)
    return (_of_publication(entry, corpus), own) if entry.type.name == "evidence" else (own,)


def _of_record(entry: Entry, version: Version) -> Citation:
    words = version.strings["cite"]
    name = version_name(entry.digest)
    told = words["version"].replace("{id}", entry.address).replace("{version}", name).replace("{day}", version.day)
    if version.site_url and is_open(entry):
        told += words["kept"].replace("{address}", f"{version.site_url}{present_version(entry)}")
    return Citation(
        key=f"{entry.type.name}-{entry.id}",
        kind="page",
        title=entry.record.title,
        authors=(words["authors"].replace("{site}", version.site_name),),
        is_body=True,
        date=version.day,
        publisher=version.site_name,
        url=f"{version.site_url}{entry.address}/" if version.site_url else "",
        language=entry.record.language,
        medium=str(version.strings["types"][entry.type.name]["one"]),
        version=name,
        note=told,
    )


def _of_publication(entry: Entry, corpus: Corpus) -> Citation:
    fields = entry.fields
    publishers = [_organisation(reference, corpus) for reference in fields.get("publishers", ())]
    authors = tuple(fields.get("authors", ()))
    languages = fields.get("languages") or [entry.record.language]
    return Citation(
        key=entry.id,
        kind="data" if fields.get("kind") in DATA_KINDS else "report",
        title=entry.record.title,
        authors=authors or tuple(publishers),
        is_body=not authors,
        date=str(fields.get("year", "")),
        publisher="; ".join(publishers),
        url=str(fields.get("url", "")),
        language=str(languages[0]),
        doi=str(fields.get("doi", "")),
    )


def _organisation(reference: str | Mapping[str, str], corpus: Corpus) -> str:
    """Return the name of an organisation, with or without a record of its own."""
    if not isinstance(reference, str):
        return str(reference.get("name", ""))
    found = corpus.resolve(reference, "organisation")
    return found.record.title if found else reference


def one_line(text: str) -> str:
    """Return a text without line breaks and other signs that steer: each run of them becomes a blank."""
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(text.split())
