"""What every description says of the data as a whole."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from build_tools.catalogue.files import FOLDER, DataFile, data_files
from build_tools.config import LOCAL_SITE
from build_tools.engine.files import FileEntry


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX id, title and address, and its name in the authority tables of the European Union."""

    id: str
    title: str
    address: str
    authority: str


LICENCE = Licence(
    "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by/4.0/",
    "http://publications.europa.eu/resource/authority/licence/CC_BY_4_0",
)


@dataclass(frozen=True, slots=True)
class Dataset:
    """The data of a site on a day. `strings` are the texts of the interface; `site_url` may be empty."""

    site_name: str
    site_url: str
    schema_version: str
    day: datetime.date
    strings: Mapping[str, Any]
    files: Mapping[str, FileEntry]

    @property
    def top(self) -> str:
        """The address of the site, with a slash at the end."""
        return self.site_url or LOCAL_SITE

    @property
    def page(self) -> str:
        """The address of the page of downloads."""
        return f"{self.top}{FOLDER}"

    @property
    def words(self) -> Mapping[str, Any]:
        """The texts of descriptions."""
        words: Mapping[str, Any] = self.strings["catalogue"]
        return words

    @property
    def version(self) -> str:
        """The version of the schema and the day of the content, as one semantic version."""
        return f"{self.schema_version}+{self.day.isoformat()}"

    @property
    def title(self) -> str:
        """What the data as a whole is called."""
        return self._of_site("title")

    @property
    def publisher(self) -> str:
        """Who publishes it."""
        return self._of_site("publisher")

    @property
    def description(self) -> str:
        """What it holds, and what its numbers do not say."""
        return str(self.words["description"]).strip()

    def _of_site(self, name: str) -> str:
        return str(self.words[name]).replace("{site}", self.site_name)

    def data_files(self) -> tuple[DataFile, ...]:
        """Return what each file of data is, by path."""
        return data_files(self.files)

    def subject_title(self, subject: str) -> str:
        """Return what the records or figures of a subject are called."""
        types = self.strings["types"]
        named = self.words["subjects"].get(subject) or subject.replace("-", " ").capitalize()
        return str(types[subject]["other"] if subject in types else named)

    def full_title(self, subject: str) -> str:
        """Return what they are called where many sites are listed."""
        records = self.subject_title(subject)
        return str(self.words["of_type"]).replace("{records}", records).replace("{site}", self.site_name)

    def subject_description(self, subject: str) -> str:
        """Return what they are."""
        types = self.strings["types"]
        return str(types[subject]["lead"]) if subject in types else f"{self.subject_title(subject)}. {self.description}"

    def file_title(self, file: DataFile) -> str:
        """Return what a file is called: the name of its table or its subject, and its format."""
        form = str(self.words["formats"].get(file.form, file.form.upper()))
        told = self.words["packed"].replace("{format}", form) if file.is_packed else form
        return f"{file.table.name if file.table else self.subject_title(file.subject)} ({told})"
