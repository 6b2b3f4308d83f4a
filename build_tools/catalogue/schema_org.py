"""Pages in the words of schema.org, for search engines: of a record, and of the data as a whole."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.catalogue._base import LICENCE, Dataset
from build_tools.catalogue.files import DataFile
from build_tools.catalogue.periods import span_of
from build_tools.catalogue.things import Around, Thing, main_thing
from build_tools.citations import Version
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open

CONTEXT = "https://schema.org"
ARTICLES = frozenset({"case", "practice"})
"""Types whose pages are what there is to read: an account with its sources. Others are pages about something."""
MENTIONED: Mapping[str, tuple[str, ...]] = {
    "case": ("requested_by", "lead", "government_partners", "other_partners"),
    "funding": ("operator",),
    "practice": ("implementers", "partners"),
}
"""Fields that name organisations, by type, where what the record is about has no place for them."""
TOPICS = ("populations", "themes")
WEB_ADDRESS = re.compile("https?://", re.IGNORECASE)


def record_jsonld(entry: Entry, corpus: Corpus, version: Version) -> Thing:
    """Return the page of a record; of one that was withdrawn, no more than that there is a page."""
    around = Around(corpus, version.site_url)
    page = _page(entry, around, version)
    return _told({**page, **_substance(entry, around, version)} if not entry.is_withdrawn else page)


def _page(entry: Entry, around: Around, version: Version) -> Thing:
    address = around.page(entry)
    is_article = entry.type.name in ARTICLES and is_open(entry)
    return {
        "@context": CONTEXT,
        "@type": "Article" if is_article else "WebPage",
        "@id": address,
        "url": address,
        "name": entry.record.title,
        "inLanguage": entry.record.language,
        "isPartOf": {"@type": "WebSite", "name": version.site_name, "url": version.site_url},
    }


def _substance(entry: Entry, around: Around, version: Version) -> Thing:
    """Return what a page tells: of a case that is public in part, what that part is."""
    record, label = entry.record, around.corpus.vocabularies.label
    terms = [label(name, term) for name in TOPICS for term in getattr(record, name)]
    return {
        "headline": record.title if is_open(entry) and entry.type.name in ARTICLES else "",
        "abstract": record.summary,
        "dateModified": version.day,
        "license": LICENCE.address,
        "publisher": {"@type": "Organization", "name": version.site_name, "url": version.site_url},
        "spatialCoverage": [around.place(code) for code in record.countries],
        "temporalCoverage": span_of(entry) if entry.type.name in ARTICLES else "",
        "about": [_objective(around.corpus, number) for number in record.objectives],
        "keywords": list(dict.fromkeys(terms)),
        "mentions": list(_mentioned(entry, around)),
        "citation": [
            {
                "@type": "CreativeWork",
                "name": source.title,
                "publisher": {"@type": "Organization", "name": source.publisher},
                "url": source.url,
            }
            for source in record.sources
        ],
        "mainEntity": main_thing(entry, around) if is_open(entry) else {},
    }


def _objective(corpus: Corpus, number: int) -> Thing:
    return {
        "@type": "DefinedTerm",
        "name": corpus.vocabularies.label("objectives", number),
        "termCode": str(number),
        "inDefinedTermSet": corpus.vocabularies["objectives"].title,
    }


def _mentioned(entry: Entry, around: Around) -> Iterator[Thing]:
    told: dict[str, Thing] = {}
    for name in MENTIONED.get(entry.type.name, ()):
        named = entry.fields.get(name, [])
        for one in named if isinstance(named, list) else [named]:
            thing = around.organisation(one)
            told.setdefault(thing["name"], thing)
    yield from told.values()


def dataset_jsonld(dataset: Dataset) -> Thing:
    """Return the page of downloads: one data set in a catalogue, a download for each file that holds all records."""
    page = dataset.page if dataset.site_url else ""
    site = {"@type": "Organization", "name": dataset.publisher, "url": dataset.site_url}
    return _told({
        "@context": CONTEXT,
        "@type": "Dataset",
        "@id": f"{page}#dataset" if page else "",
        "name": dataset.title,
        "description": dataset.description,
        "url": page,
        "license": LICENCE.address,
        "creator": site,
        "publisher": site,
        "version": dataset.version,
        "dateModified": dataset.day.isoformat(),
        "isAccessibleForFree": True,
        "keywords": list(dataset.words["keywords"]),
        "variableMeasured": [str(kind["other"]) for kind in dataset.strings["types"].values()],
        "includedInDataCatalog": {"@type": "DataCatalog", "name": dataset.title, "url": page},
        "distribution": [_download(dataset, file) for file in dataset.data_files() if _is_whole(file)],
    })  # fmt: skip


def _is_whole(file: DataFile) -> bool:
    return file.subject == "records" and file.is_data


def _download(dataset: Dataset, file: DataFile) -> Thing:
    return {
        "@type": "DataDownload",
        "name": dataset.file_title(file),
        "encodingFormat": file.media_type,
        "contentUrl": f"{dataset.site_url}{file.path}" if dataset.site_url else "",
        "contentSize": str(file.size),
        "sha256": file.sha256,
    }


def _told(thing: Mapping[str, Any]) -> Thing:
    """Return a thing without what is not known, at any depth, and without addresses that lead nowhere on the web."""
    found = {name: _told_of(value) for name, value in thing.items()}
    if not WEB_ADDRESS.match(str(found.get("url"))):
        found.pop("url", None)
    return {name: value for name, value in found.items() if value not in (None, "", [], {})}


def _told_of(value: object) -> object:
    if isinstance(value, Mapping):
        return _told(value)
    return [_told_of(one) for one in value] if isinstance(value, list | tuple) else value
