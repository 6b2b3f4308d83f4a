"""The data as a catalogue of DCAT-AP 3: a data set for each subject, a distribution for each file, as JSON-LD."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from build_tools.catalogue._base import LICENCE, Dataset
from build_tools.catalogue.dictionary import ADDRESS
from build_tools.catalogue.files import GZIP, DataFile
from build_tools.catalogue.periods import years_told
from build_tools.corpus import Corpus
from build_tools.tables import tables

Node = dict[str, Any]
Years = tuple[str, str] | None

AUTHORITY = "http://publications.europa.eu/resource/authority/"
"""Lists of the European Union: of file types, themes, languages, licences and rights."""
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
THEMES = {"SOCI": "Population and society", "INTR": "International issues"}
ENGLISH, PUBLIC = f"{AUTHORITY}language/ENG", f"{AUTHORITY}access-right/PUBLIC"
RESOURCE = "rdfs:Resource"
"""What everything with an address is; those who check without inference want to read it."""
ARCHIVE = "zip"
OPENAPI = "api/v1/openapi.json"
API = "api/v1/"


def _link() -> dict[str, str]:
    return {"@type": "@id"}


CONTEXT: Mapping[str, Any] = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{f"dcat:{name}": _link() for name in ("accessURL", "compressFormat", "dataset", "distribution", "downloadURL",
       "endpointDescription", "endpointURL", "landingPage", "mediaType", "packageFormat", "service", "servesDataset",
       "theme", "themeTaxonomy")},
    **{f"dct:{name}": _link() for name in ("accessRights", "conformsTo", "format", "language", "license", "publisher",
       "temporal")},
    **{f"dcat:{name}": {"@type": "xsd:gYear"} for name in ("endDate", "startDate")},
    "dcat:byteSize": {"@type": "xsd:nonNegativeInteger"},
    "dct:modified": {"@type": "xsd:date"},
    "foaf:homepage": _link(),
    "skos:inScheme": _link(),
    "spdx:algorithm": _link(),
    "spdx:checksum": _link(),
    "spdx:checksumValue": {"@type": "xsd:hexBinary"},
}  # fmt: skip


def catalogue(dataset: Dataset, corpus: Corpus) -> dict[str, Any]:
    """Return the catalogue; nodes have addresses, so that the same data gives the same graph, name by name."""
    files = [file for file in dataset.data_files() if file.is_data]
    subjects = _by_subject(files)
    years = {table.name: years_told(table, corpus.by_type[table.name]) for table in tables()}
    services = [_service(dataset)] if OPENAPI in dataset.files else []
    graph = [
        _catalogue(dataset, list(subjects), services),
        *(_dataset(dataset, subject, files, years.get(subject)) for subject, files in subjects.items()),
        *services,
        *(_distribution(dataset, file) for file in files),
        *_periods(dataset, years),
        *(_checksum(dataset, file) for file in files),
        *_named(dataset, files),
    ]
    return {"@context": CONTEXT, "@graph": graph}


def _by_subject(files: Iterable[DataFile]) -> dict[str, list[DataFile]]:
    found: dict[str, list[DataFile]] = {}
    for file in files:
        found.setdefault(file.subject, []).append(file)
    return dict(sorted(found.items()))


def _about(dataset: Dataset, name: str) -> str:
    """Return the address of a thing that is described: a fragment of the page of downloads."""
    return f"{dataset.page}#{name}"


def _text(text: str) -> dict[str, str]:
    return {"@value": text, "@language": "en"}


def _catalogue(dataset: Dataset, subjects: Iterable[str], services: Iterable[Node]) -> Node:
    return {
        "@id": _about(dataset, "catalogue"),
        "@type": "dcat:Catalog",
        "dct:title": _text(dataset.title),
        "dct:description": _text(dataset.description),
        "dct:publisher": _about(dataset, "publisher"),
        "dct:license": LICENCE.authority,
        "dct:language": ENGLISH,
        "dct:modified": dataset.day.isoformat(),
        "foaf:homepage": dataset.page,
        "dcat:themeTaxonomy": f"{AUTHORITY}data-theme",
        "dcat:dataset": [_about(dataset, subject) for subject in subjects],
        "dcat:service": [service["@id"] for service in services],
    }


def _dataset(dataset: Dataset, subject: str, files: Iterable[DataFile], years: Years) -> Node:
    node: Node = {
        "@id": _about(dataset, subject),
        "@type": "dcat:Dataset",
        "dct:title": _text(dataset.full_title(subject)),
        "dct:description": _text(dataset.subject_description(subject)),
        "dct:identifier": _about(dataset, subject),
        "dct:publisher": _about(dataset, "publisher"),
        "dct:modified": dataset.day.isoformat(),
        "dct:accessRights": PUBLIC,
        "dct:conformsTo": _schema(dataset),
        "dcat:version": dataset.version,
        "dcat:keyword": [_text(word) for word in dataset.words["keywords"]],
        "dcat:theme": [f"{AUTHORITY}data-theme/{code}" for code in THEMES],
        "dcat:landingPage": dataset.page,
        "dcat:distribution": [_address(dataset, file) for file in files],
    }
    return {**node, "dct:temporal": _about(dataset, f"{subject}-years")} if years else node


def _schema(dataset: Dataset) -> str:
    return f"{dataset.top}{ADDRESS}"


def _service(dataset: Dataset) -> Node:
    return {
        "@id": _about(dataset, "api"),
        "@type": "dcat:DataService",
        "dct:title": _text(dataset.words["api"].replace("{site}", dataset.site_name)),
        "dct:publisher": _about(dataset, "publisher"),
        "dct:license": LICENCE.authority,
        "dcat:endpointURL": f"{dataset.top}{API}",
        "dcat:endpointDescription": f"{dataset.top}{OPENAPI}",
        "dcat:servesDataset": _about(dataset, "records"),
    }


def _address(dataset: Dataset, file: DataFile) -> str:
    return f"{dataset.top}{file.path}"


def _distribution(dataset: Dataset, file: DataFile) -> Node:
    address = _address(dataset, file)
    node: Node = {
        "@id": address,
        "@type": ["dcat:Distribution", RESOURCE],
        "dct:title": _text(dataset.file_title(file)),
        "dct:license": LICENCE.authority,
        "dct:modified": dataset.day.isoformat(),
        "dcat:accessURL": dataset.page,
        "dcat:downloadURL": address,
        "dcat:byteSize": str(file.size),
        "spdx:checksum": f"{address}#checksum",
    }
    if file.format.is_registered:
        node["dcat:mediaType"] = _media_type(file.format.media_type)
    if file.format.authority:
        node["dct:format"] = _file_type(file.format.authority)
    if file.format.name == ARCHIVE:
        node["dcat:packageFormat"] = _media_type(file.format.media_type)
    if file.is_packed:
        node["dcat:compressFormat"] = _media_type(GZIP)
    if file.table:
        node["dct:conformsTo"] = _schema(dataset)
    return node


def _media_type(name: str) -> str:
    return f"{MEDIA_TYPES}{name}"


def _file_type(code: str) -> str:
    return f"{AUTHORITY}file-type/{code}"


def _periods(dataset: Dataset, years: Mapping[str, Years]) -> Iterator[Node]:
    for subject, told in years.items():
        if told:
            first, last = told
            told_as = {"dcat:startDate": first, "dcat:endDate": last}
            yield {"@id": _about(dataset, f"{subject}-years"), "@type": "dct:PeriodOfTime", **told_as}


def _checksum(dataset: Dataset, file: DataFile) -> Node:
    return {
        "@id": f"{_address(dataset, file)}#checksum",
        "@type": "spdx:Checksum",
        "spdx:algorithm": SHA256,
        "spdx:checksumValue": file.sha256,
    }


def _named(dataset: Dataset, files: Sequence[DataFile]) -> Iterator[Node]:
    """Yield what the others name: of what is described elsewhere, no more than what it is."""
    yield {
        "@id": _about(dataset, "publisher"),
        "@type": "foaf:Agent",
        "foaf:name": _text(dataset.publisher),
        "foaf:homepage": dataset.top,
    }
    schema = dataset.words["dictionary"].replace("{version}", dataset.schema_version)
    yield {"@id": _schema(dataset), "@type": ["dct:Standard", "foaf:Document"], "dct:title": _text(schema)}
    for page in (dataset.page, dataset.top):
        yield {"@id": page, "@type": ["foaf:Document", RESOURCE]}
    yield {"@id": LICENCE.authority, "@type": "dct:LicenseDocument", "dct:title": _text(LICENCE.title)}
    yield {"@id": ENGLISH, "@type": "dct:LinguisticSystem"}
    yield {"@id": PUBLIC, "@type": "dct:RightsStatement"}
    yield {"@id": SHA256, "@type": "spdx:ChecksumAlgorithm"}
    scheme = f"{AUTHORITY}data-theme"
    yield {"@id": scheme, "@type": "skos:ConceptScheme", "dct:title": _text("Data theme")}
    for code, label in THEMES.items():
        concept = {"@type": "skos:Concept", "skos:prefLabel": _text(label), "skos:inScheme": scheme}
        yield {"@id": f"{scheme}/{code}", **concept}
    for media_type in sorted({file.format.media_type for file in files if file.format.is_registered} | {GZIP}):
        yield {"@id": _media_type(media_type), "@type": "dct:MediaType"}
    for code in sorted({file.format.authority for file in files if file.format.authority}):
        yield {"@id": _file_type(code), "@type": "dct:MediaTypeOrExtent"}
