"""The JSON Schema of a record type's fields: what an editor shows to those who write a record.

Made from the models; the vocabularies come from outside, since a room does not know those above it. The narrative under
the front matter is no part of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from build_tools.records._base import RecordType
from build_tools.records._marks import EVERY, Term, marked_paths

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ENUM_MAX = 400
"""Terms that an editor can offer as a list: there are 250 countries; of languages and currencies, a pattern tells."""
EXAMPLES = {"en", "fr", "es", "USD", "EUR", "CHF"}
GOALS = 17
NOISE = {"title"}
"""What pydantic adds to a property and the property's name already says."""


@dataclass(frozen=True, slots=True)
class SchemaTerm:
    """A term as an editor shows it: what to write, and what it means."""

    id: str
    label: str
    definition: str = ""

    @property
    def description(self) -> str:
        """Label and definition."""
        return f"{self.label}: {self.definition}" if self.definition else self.label


Terms = Mapping[str, Sequence[SchemaTerm]]
"""The terms of each vocabulary, by its name."""


def record_schema(record_type: RecordType, terms: Terms) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the fields of a type.

    `$id` has no host: the schema is the same wherever the site is published.
    """
    described = f"{_first_line(record_type)} A file of content/{record_type.folder}/, named by the record's id."
    return model_schema(record_type.model, record_type.name, described, terms)


def model_schema(model: type[BaseModel], name: str, description: str, terms: Terms) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a model, with the terms of the vocabularies that its marks name."""
    schema = _without_noise(model.model_json_schema(mode="validation"))
    definitions: dict[str, Any] = schema.setdefault("$defs", {})
    for marked in marked_paths(model):
        if isinstance(marked.mark, Term):
            vocabulary = marked.mark.vocabulary
            for place in _places(schema, schema, marked.steps):
                definitions[f"terms-{vocabulary}"] = _terms(place, vocabulary, terms[vocabulary])
                _refer(place, vocabulary)
    head = {"$schema": DIALECT, "$id": f"{name}.json", "title": name.capitalize(), "description": description}
    return {**head, **{key: value for key, value in schema.items() if key not in head}}


def _first_line(record_type: RecordType) -> str:
    return (record_type.model.__doc__ or "").strip().split("\n")[0]


def _without_noise(schema: dict[str, Any]) -> dict[str, Any]:
    """Drop the titles of properties, and defaults that say no more than that a field may be left out."""
    for model in (schema, *schema.get("$defs", {}).values()):
        for name, field in model.get("properties", {}).items():
            kept = {key: value for key, value in field.items() if key not in NOISE}
            if kept.get("default", ...) in (None, [], {}):
                del kept["default"]
            model["properties"][name] = kept
    return schema


def _places(root: dict[str, Any], schema: dict[str, Any], steps: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the schema of every value that the steps of a mark lead to, through references and alternatives."""
    if schema.get("$ref", "").startswith("#/$defs/terms-"):
        return  # a part that two fields share has been here already
    if "$ref" in schema:
        yield from _places(root, root["$defs"][schema["$ref"].rsplit("/", 1)[-1]], steps)
        return
    branches = schema.get("anyOf") or schema.get("oneOf")
    if branches:
        for branch in branches:
            yield from _places(root, branch, steps)
    elif not steps:
        if schema.get("type") != "null":
            yield schema
    elif steps[0] == EVERY:
        inner = schema.get("items") or schema.get("additionalProperties")
        if isinstance(inner, dict):
            yield from _places(root, inner, steps[1:])
    elif steps[0] in schema.get("properties", {}):
        yield from _places(root, schema["properties"][steps[0]], steps[1:])


def _terms(schema: dict[str, Any], vocabulary: str, terms: Sequence[SchemaTerm]) -> dict[str, Any]:
    """Return the schema of a vocabulary's terms, for a value that has had the one given.

    `enumDescriptions` is what yaml-language-server (VS Code and others) shows beside each; other readers pass it over.
    """
    if vocabulary == "sdgs":
        # Without quotes an editor reads 10 and 10.7 as numbers: a goal is then still clear, a target is not (3.10).
        return {"anyOf": [_enum(terms, str), {"type": "integer", "minimum": 1, "maximum": GOALS}]}
    if len(terms) <= ENUM_MAX:
        return _enum(terms, int if schema.get("type") == "integer" else str)
    known = [term.id for term in terms if term.id in EXAMPLES]
    return {"type": "string", "pattern": schema.get("pattern", ""), "examples": known}


def _enum(terms: Sequence[SchemaTerm], kind: type[int] | type[str]) -> dict[str, Any]:
    return {"enum": [kind(term.id) for term in terms], "enumDescriptions": [term.description for term in terms]}


def _refer(schema: dict[str, Any], vocabulary: str) -> None:
    """Make the schema of a value point to its vocabulary; what describes the field stays."""
    kept: dict[str, Any] = {key: schema[key] for key in ("description", "default", "examples") if key in schema}
    schema.clear()
    schema.update({**kept, "$ref": f"#/$defs/terms-{vocabulary}"})
