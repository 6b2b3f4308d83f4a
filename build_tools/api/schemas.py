"""The JSON Schemas of the files of the API, from the models of records and the shapes of files.

They are open: a program must take it that a later version adds a field.
"""

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Any

from pydantic import TypeAdapter

from build_tools.api import match_shapes, provenance_shapes, shapes
from build_tools.corpus import Vocabularies
from build_tools.corpus.publication import SUMMARY_FIELDS
from build_tools.corpus.schema_terms import schema_terms
from build_tools.records import RecordType, record_types
from build_tools.records.schemas import record_schema
from build_tools.tables import Column, table_of
from build_tools.tables._base import NARRATIVE
from build_tools.tables.published import KEPT

Schema = dict[str, Any]
PLACE = "#/components/schemas/"
OF_CASES = ("next", "matches")
"""What only the files of cases tell."""
NOISE = ("title", "enumDescriptions")
"""What the name of a property already says, and what the files of the vocabularies tell."""


def components(vocabularies: Vocabularies) -> dict[str, Schema]:
    """Return every schema by its name, references between them included."""
    own = _of_shapes()
    added = own.pop("RecordFile")["properties"]
    of_records: dict[str, Schema] = {}
    terms = schema_terms(vocabularies)
    for found in record_types():
        told = record_schema(found, terms)
        of_records |= {name: _cleaned(part) for name, part in told["$defs"].items()}
        of_records |= _of_type(found, _cleaned(told), added)
    of_records["Tombstone"] = _tombstone(of_records, added["schema_version"])
    doubled = own.keys() & of_records.keys()
    if doubled:
        message = f"two shapes bear the name {', '.join(sorted(doubled))}"
        raise ValueError(message)
    pages = {name: part for found in record_types() for name, part in _files(found, own["CollectionPage"]).items()}
    whole = {**own, **of_records, **pages}
    del whole["CollectionPage"]
    return dict(sorted(whole.items()))


def schema_name(template: str, record_type: str) -> str:
    """Return the name of the schema of a path: `{record_type}` in it stands for that of the type."""
    return template.replace("{record_type}", record_type.capitalize())


def _of_shapes() -> dict[str, Schema]:
    """Return the schemas of the dataclasses of the API, by their names."""
    modules = (vars(shapes), vars(match_shapes), vars(provenance_shapes))
    classes = [one for module in modules for one in module.values() if isinstance(one, type) and is_dataclass(one)]
    adapters = [(one, "validation", TypeAdapter(one)) for one in dict.fromkeys(classes)]
    _, told = TypeAdapter.json_schemas(adapters, ref_template=f"{PLACE}{{model}}")  # type: ignore[arg-type] # invariant
    return {name: _cleaned(part) for name, part in told["$defs"].items()}


def _of_type(record_type: RecordType, told: Schema, added: Mapping[str, Schema]) -> dict[str, Schema]:
    """Return the schemas of the records of a type: in full, withdrawn, and of a case also its summary."""
    name = record_type.name.capitalize()
    identity = _identity(record_type)
    fields = told["properties"]
    more = {
        key: schema
        for key, schema in added.items()
        if key not in fields and (key not in OF_CASES or record_type.name == "case")
    }
    narrative = {column.name: _text(column) for column in table_of(record_type).columns if column.name == NARRATIVE}
    described = f"A record of the type {record_type.name}; a field that is missing is empty or has its default."
    found = {name: _object(described, {**identity, **fields, **narrative, **more}, [*identity, *told["required"]])}
    if record_type.name == "case":
        shown = {key: fields[key] for key in SUMMARY_FIELDS}
        shown["publish"] = {**shown["publish"], "const": "summary"}
        required = [*identity, *(key for key in told["required"] if key in shown), "publish"]
        described = "A case of which only a summary is public."
        head = {"schema_version": added["schema_version"], "named_by": added["named_by"]}
        found["CaseSummary"] = _object(described, {**identity, **shown, **head}, required)
    return found


def _identity(record_type: RecordType) -> dict[str, Schema]:
    """Return the schemas of what every record is known by."""
    told = {column.name: _text(column) for column in table_of(record_type).keys}
    told["record_type"]["const"] = record_type.name
    return told


def _text(column: Column) -> Schema:
    return {"type": "string", "description": column.description}


def _tombstone(of_records: Mapping[str, Schema], version: Schema) -> Schema:
    """Return the schema of a withdrawn record of any type; of a case that was a summary, the reason is not told."""
    types = record_types()
    fields = of_records[types[0].name.capitalize()]["properties"]
    identity = _identity(types[0])
    identity["record_type"] = {**identity["record_type"], "enum": [found.name for found in types]}
    del identity["record_type"]["const"]
    shared = {name: fields[name] for name in KEPT}
    shared["withdrawn"] = {"$ref": f"{PLACE}WithdrawnRecord"}
    described = "A record that was withdrawn: its address stays, and says so."
    return _object(described, {**identity, **shared, "schema_version": version}, [*identity, "title", "withdrawn"])


def _files(record_type: RecordType, page: Schema) -> dict[str, Schema]:
    """Return the schemas of the file of a record and of a page of records."""
    name = record_type.name.capitalize()
    forms = [name, *(["CaseSummary"] if record_type.name == "case" else []), "Tombstone"]
    references = [{"$ref": f"{PLACE}{form}"} for form in forms]
    records = {**page["properties"]["records"], "items": {"oneOf": references}}
    of_type = {**page["properties"]["record_type"], "const": record_type.name}
    return {
        f"{name}File": {"oneOf": [*references, {"$ref": f"{PLACE}Moved"}]},
        f"{name}Page": {**page, "properties": {**page["properties"], "record_type": of_type, "records": records}},
    }


def _object(description: str, properties: Mapping[str, Schema], required: list[str]) -> Schema:
    return {"type": "object", "description": description, "properties": dict(properties), "required": required}


def _cleaned(schema: Any) -> Any:
    """Return a schema that stands among the others, open to what may be added, without what is said elsewhere."""
    if isinstance(schema, list):
        return [_cleaned(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: value.replace("#/$defs/", PLACE) if key == "$ref" else _cleaned(value)
        for key, value in schema.items()
        if not _is_noise(key, value)
    }


def _is_noise(key: str, value: Any) -> bool:
    """Tell whether an entry of a schema says nothing; a property may bear the name of such an entry."""
    if key in NOISE:
        return not isinstance(value, dict)
    return (key == "additionalProperties" and value is False) or (key == "default" and not value and value is not False)
