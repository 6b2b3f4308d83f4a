"""The description of the API in OpenAPI 3.1, for programs that make clients and tests."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from build_tools.api.paths import API_PATHS, TOP, ApiPath, address, path_label, relative
from build_tools.api.schemas import PLACE, schema_name
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_listed, is_open
from build_tools.records import record_types
from build_tools.records._fields import ID_MAX, ID_MIN, ID_PATTERN

OPENAPI_VERSION = "3.1.0"
RECORD_TYPE = "record_type"
SHAPELESS: Mapping[str, Any] = {"type": "object", "description": "This description."}

Values = Mapping[str, str | int]
"""Parameters by name."""
Examples = Mapping[tuple[str, str], Values]
"""Parameters by (name of the pattern, type of record or nothing)."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What the description tells beside the records: names, version, licence, the texts `api` of the interface.

    `answered` are the ids of the cases for which there are matches.
    """

    site_name: str
    schema_version: str
    licence: Mapping[str, str]
    words: Mapping[str, Any]
    answered: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Basis:
    """What an operation is described from."""

    corpus: Corpus
    edition: Edition
    examples: Examples


def describe(corpus: Corpus, edition: Edition, schemas: Mapping[str, Any]) -> dict[str, Any]:
    """Return the OpenAPI document, with the schemas of `components`; its examples are files of the same site."""
    words = edition.words
    basis = _Basis(corpus, edition, _examples(corpus, edition))
    return {
        "openapi": OPENAPI_VERSION,
        "info": {
            "title": f"{edition.site_name}: {words['title']}",
            "summary": words["lead"],
            "description": words["openapi"]["description"],
            "version": edition.schema_version,
            "license": {"name": edition.licence["title"], "identifier": edition.licence["id"]},
        },
        "servers": [{"url": ".", "description": words["openapi"]["server"]}],
        "paths": {
            f"/{template}": {"get": _operation(path, type_name, basis)}
            for path in API_PATHS
            for template, type_name in _expanded(path)
        },
        "components": {
            "schemas": schemas,
            "responses": {
                "NotFound": {
                    "description": words["openapi"]["not_found"],
                    "content": {"text/html": {"schema": {"type": "string"}}},
                }
            },
        },
    }


def _expanded(path: ApiPath) -> list[tuple[str, str]]:
    """Return the templates of a pattern with their types: one for each, where the type is a part of it."""
    if RECORD_TYPE not in path.parameters:
        return [(path.template, "")]
    return [(path.template.replace(f"{{{RECORD_TYPE}}}", found.name), found.name) for found in record_types()]


def _operation(path: ApiPath, type_name: str, basis: _Basis) -> dict[str, Any]:
    words = basis.edition.words
    example = basis.examples.get((path.name, type_name), {})
    parameters = [
        {
            "name": name,
            "in": "path",
            "required": True,
            "description": words["parameters"][name],
            "schema": _parameter(name, basis.corpus),
            **({"example": example[name]} if name in example else {}),
        }
        for name in path.parameters
        if name != RECORD_TYPE
    ]
    return {
        "operationId": f"{path.name}-{type_name}".strip("-"),
        "summary": path_label(words, path, type_name),
        **({"parameters": parameters} if parameters else {}),
        "responses": {"200": _response(path, type_name, example), "404": {"$ref": "#/components/responses/NotFound"}},
    }


def _response(path: ApiPath, type_name: str, example: Values) -> dict[str, Any]:
    schema: Mapping[str, Any] = SHAPELESS
    if path.schema:
        schema = {"$ref": f"{PLACE}{schema_name(path.schema, type_name)}"}
    content: dict[str, Any] = {"schema": schema}
    if example.keys() >= set(path.parameters) and path.schema:
        file = relative(address(path.name, **example), TOP)
        content["examples"] = {"published": {"externalValue": file}}
    return {"description": "OK", "content": {"application/json": content}}


def _parameter(name: str, corpus: Corpus) -> dict[str, Any]:
    """Return the schema of a parameter: its values where they are few and last, else their form."""
    vocabularies = corpus.vocabularies
    match name:
        case "objective":
            return {"type": "integer", "enum": [int(term) for term in vocabularies["objectives"].terms]}
        case "country":
            return {"type": "string", "enum": [code.lower() for code in vocabularies["countries"].terms]}
        case "vocabulary":
            return {"type": "string", "enum": sorted(vocabularies.by_name)}
        case "page":
            return {"type": "integer", "minimum": 1}
        case _:
            return {"type": "string", "pattern": ID_PATTERN, "minLength": ID_MIN, "maxLength": ID_MAX}


def _examples(corpus: Corpus, edition: Edition) -> Examples:
    """Return for each pattern, and type where that is a part of it, parameters that lead to a file of this site.

    Where there is no such file (no record of a type is open, no case has matches), something is missing.
    """
    vocabularies = corpus.vocabularies
    country = _first_country(filter(is_listed, corpus), vocabularies["countries"].terms)
    found: dict[tuple[str, str], Values] = {
        ("objective", ""): {"objective": int(next(iter(vocabularies["objectives"].terms))), "page": 1},
        ("country", ""): {"country": country, "page": 1},
        ("vocabulary", ""): {"vocabulary": min(vocabularies.by_name)},
        ("match", ""): {"id": edition.answered[0]} if edition.answered else {},
    }
    for name, entries in corpus.by_type.items():
        opened = next((entry.id for entry in entries if is_open(entry)), "")
        found["collection", name] = {"record_type": name, "page": 1}
        found["record", name] = {"record_type": name, **({"id": opened} if opened else {})}
    return found


def _first_country(entries: Iterable[Entry], codes: Iterable[str]) -> str:
    """Return the first country that a record names; where none does, the first of all."""
    named = {code for entry in entries for code in entry.record.countries}
    ordered = list(codes)
    return next((code for code in ordered if code in named), ordered[0]).lower()
