"""The files of data as the downloads page shows them: what each is, its rows, size and SHA-256, by format."""

from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Any

from build_tools.catalogue import DataFile, Dataset
from build_tools.catalogue.dictionary import page_of
from build_tools.pages._language import size
from build_tools.pages._loading import CSV, PARQUET, SQLITE, Loading
from build_tools.pages._tables import Tables, value
from build_tools.records import record_types
from build_tools.tables import fill_of, overview

FOLDER = "data/"
PACKED = ".gz"
OTHER = "other"
ABOUT = "about.json"
"""What is told of a dump as a whole, without any of its rows."""
SHOWN_SHA256 = 12
"""Digits of a SHA-256 in a table: enough to tell two files apart; the file of the sums has them whole."""
DUMPS = ("records", *(found.name for found in record_types()))
GROUPS: Mapping[str, tuple[str, ...]] = {
    "csv": ("csv.zip", "csv-excel.zip", "csv/*"),
    "sqlite": ("commons.sqlite", "commons.sqlite.gz", "datasette.json"),
    "parquet": ("parquet/*",),
    "json": tuple(f"{name}.json{packed}" for name in DUMPS for packed in ("", ".gz")),
    "jsonl": tuple(f"{name}.jsonl{packed}" for name in DUMPS for packed in ("", ".gz")),
    "graph": ("graph/*", "graph.*"),
    "hxl": ("hxl/*",),
    "changes": ("changes*",),
    "provenance": ("provenance*",),
    "figures": ("gaps.*", "cases-by-stage.*", "upkeep.*"),
    "described": ("dictionary.*", "vocabularies.*", "datapackage.*", "catalog*", "csvw*", "citation.*", "about.json"),
}
"""Which files stand together: patterns of paths under `data/`, the first that fits; all others come last."""
WHOLE: Mapping[str, tuple[tuple[str, ...], tuple[Loading, ...]]] = {
    "csv": (("data/csv-excel.zip", "data/csv.zip"), CSV),
    "sqlite": (("data/commons.sqlite", "data/commons.sqlite.gz"), SQLITE),
    "parquet": (tuple(f"data/parquet/{found.name}.parquet" for found in record_types()), PARQUET),
}
"""What most people should take: the files, and how they are loaded."""


class Downloads:
    """Draws the files of a site."""

    def __init__(self, tables: Tables) -> None:
        """Take the lookups of pages; the files and the counts are those of its site and corpus."""
        site = tables.site
        self.tables = tables
        self.words: Mapping[str, Any] = tables.strings["open_data"]["downloads"]
        self.fill = fill_of(tables.corpus, site.build_date)
        self.dataset = Dataset(
            site.name, site.site_url, site.schema_version, site.build_date, site.strings, site.files
        )  # fmt: skip
        self.files = {file.path: file for file in self.dataset.data_files()}

    def facts(self) -> list[dict[str, str]]:
        """Return what stands above all files: how many records, of which day, by which schema, under which licence."""
        labels, tables = self.words["facts"], self.tables
        return [
            {"label": labels["records"], "text": tables.number(self.fill[overview().name].rows), "href": ""},
            {"label": labels["day"], "text": tables.moment(tables.site.build_date.isoformat())["text"], "href": ""},
            {"label": labels["schema"], "text": tables.site.schema_version, "href": ""},
            {"label": labels["licence"], "text": self.words["licence"], "href": "about/licence/"},
        ]

    def whole(self) -> list[dict[str, Any]]:
        """Return what most people should take: the whole of the data in one format each."""
        return [
            {
                "name": name,
                **self.words["whole"][name],
                **self._chosen([self.files[path] for path in paths if path in self.files]),
                "loading": [self._loading(one) for one in loading],
            }
            for name, (paths, loading) in WHOLE.items()
        ]

    def _chosen(self, files: Sequence[DataFile]) -> dict[str, Any]:
        """Return files as buttons where they are ways to the same, as a list where each holds something else."""
        order = {found.name: position for position, found in enumerate(self.tables.types())}
        told = [self._file(file) for file in sorted(files, key=lambda file: order.get(file.subject, 0))]
        are_parts = len({file.subject for file in files}) > 1
        return {"files": told, "buttons": [] if are_parts else told, "parts": told if are_parts else []}

    def _loading(self, loading: Loading) -> dict[str, Any]:
        """Return how a program loads a download: lines to paste, or steps of a hand where the texts have some."""
        return {
            "label": self.words["load"].replace("{program}", loading.program),
            "lines": "\n".join(loading.lines),
            "steps": [] if loading.lines else list(self.words["steps"][loading.program]),
        }

    def groups(self) -> list[dict[str, Any]]:
        """Return every file under a format or a purpose; the linked tables of CSV under their type."""
        grouped: dict[str, list[DataFile]] = {name: [] for name in (*GROUPS, OTHER)}
        for path, file in self.files.items():
            grouped[group_of(path)].append(file)
        return [self._group(name, files) for name, files in grouped.items() if files]

    def _group(self, name: str, files: Sequence[DataFile]) -> dict[str, Any]:
        words = self.words["groups"][name]
        linked = [file for file in files if _is_linked(file)]
        listed = self.tables.phrase(self.words["listed"], len(files) - len(linked))
        return {
            "name": name,
            **words,
            "label": listed.replace("{title}", words["title"]),
            "media_types": list(dict.fromkeys(file.media_type for file in files)),
            "files": [self._file(file) for file in _in_order(files) if not _is_linked(file)],
            "linked": list(self._linked(linked)),
        }

    def _linked(self, files: Sequence[DataFile]) -> Iterator[dict[str, Any]]:
        """Yield the linked tables of each type."""
        for found in self.tables.types():
            own = [file for file in files if file.subject == found.name]
            if own:
                label = self.tables.type_strings(found.name)["other"]
                told = self.tables.phrase(self.words["linked"], len([file for file in own if not file.is_packed]))
                yield {"label": told.replace("{type}", label), "files": [self._file(file) for file in _in_order(own)]}

    def _file(self, file: DataFile) -> dict[str, Any]:
        rows = self._rows(file)
        return {
            "path": file.path,
            "name": file.path.removeprefix(FOLDER),
            "about": self._about(file),
            "rows": self.tables.number(rows) if rows is not None else "",
            "counted": self.tables.phrase(self.words["records"], rows) if rows is not None else "",
            "anchor": file.path.removeprefix(FOLDER).replace("/", "-").replace(".", "-"),
            "size": size(file.size, self.tables.formats),
            "sha256": file.sha256,
            "sha256_short": file.sha256[:SHOWN_SHA256],
            "media_type": file.media_type,
        }

    def _about(self, file: DataFile) -> Mapping[str, Any]:
        """Return what a file holds; of a table with the way to its columns."""
        href = ""
        text = self.words["files"].get(file.path.removeprefix(FOLDER).removesuffix(PACKED))
        if file.table and _is_linked(file):
            text = file.table.description.removesuffix(".")
        if file.table:
            href = f"{page_of(file.table.type_name)}#{file.table.name}"
        text = text or self.dataset.subject_title(file.subject)
        return value(self.words["packed"].replace("{text}", text) if file.is_packed else text, href=href)

    def _rows(self, file: DataFile) -> int | None:
        """Return how many rows of a table or records a file holds; None where it holds something else."""
        name = file.table.name if file.table else file.subject
        return self.fill[name].rows if name in self.fill and not file.path.endswith(ABOUT) else None


def group_of(path: str) -> str:
    """Return the group of a file of data."""
    name = path.removeprefix(FOLDER)
    return next((group for group, patterns in GROUPS.items() if any(fnmatchcase(name, one) for one in patterns)), OTHER)


def _is_linked(file: DataFile) -> bool:
    """Tell whether a file holds a table that hangs on another."""
    return file.table is not None and file.table.shape != "record"


def _in_order(files: Sequence[DataFile]) -> list[DataFile]:
    """Return files by path, those of all records first."""
    return sorted(files, key=lambda file: (file.subject != overview().name, file.path))
