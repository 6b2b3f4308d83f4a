"""What an OpenAPI document says of files: to which path each belongs, and whether it has that path's shape."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jsonschema import Draft202012Validator

PARAMETER = re.compile(r"(\{\w+\})")


@dataclass(frozen=True)
class DescribedPath:
    """A path of the document: the addresses that it stands for, what validates its files, its examples."""

    template: str
    addresses: re.Pattern[str]
    validator: Draft202012Validator
    examples: tuple[str, ...]


def described_paths(document: Mapping[str, Any]) -> list[DescribedPath]:
    """Return the paths of a document; fields that it does not describe are errors here, though clients must bear them.

    Else nobody would notice a field that nobody described.
    """
    schemas = {name: closed(schema) for name, schema in document["components"]["schemas"].items()}
    paths = []
    for template, methods in document["paths"].items():
        answer = methods["get"]["responses"]["200"]["content"]["application/json"]
        paths.append(
            DescribedPath(
                template=template.removeprefix("/"),
                addresses=_addresses(template, methods["get"].get("parameters", [])),
                validator=Draft202012Validator({**answer["schema"], "components": {"schemas": schemas}}),
                examples=tuple(example["externalValue"] for example in answer.get("examples", {}).values()),
            )
        )
    return paths


def closed(schema: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a schema in which objects with known properties have no others."""
    if isinstance(schema, list):
        return [closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    told = {key: closed(value) for key, value in schema.items()}
    is_object = told.get("type") == "object" and isinstance(told.get("properties"), dict)
    return {**told, "additionalProperties": False} if is_object else told


def _addresses(template: str, parameters: list[dict[str, Any]]) -> re.Pattern[str]:
    schemas = {f"{{{one['name']}}}": one["schema"] for one in parameters}
    parts = PARAMETER.split(template.removeprefix("/"))
    return re.compile("".join(_values(schemas[part]) if part in schemas else re.escape(part) for part in parts))


def _values(schema: Mapping[str, Any]) -> str:
    if "enum" in schema:
        return f"(?:{'|'.join(map(str, schema['enum']))})"
    return "[1-9][0-9]*" if schema["type"] == "integer" else f"(?:{schema['pattern'].strip('^$')})"


def unlike(paths: list[DescribedPath], files: Mapping[str, bytes]) -> list[str]:
    """Return what is wrong with files by their address under the top: no path or several, or another shape."""
    found = []
    for address, data in files.items():
        fitting = [path for path in paths if path.addresses.fullmatch(address)]
        if len(fitting) != 1:
            found.append(f"{address} belongs to {[path.template for path in fitting]}")
            continue
        found += [f"{address}: {error.message}" for error in fitting[0].validator.iter_errors(json.loads(data))]
    return found
