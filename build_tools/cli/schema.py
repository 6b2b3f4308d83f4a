"""`commons schema`: the JSON Schemas of the record types, of a request and of a mapping file."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from build_tools.cli._corpus import find_type
from build_tools.cli._group import Project
from build_tools.cli._terminal import remark, say
from build_tools.config import Config
from build_tools.corpus import Vocabularies, load_vocabularies
from build_tools.corpus.schema_terms import schema_terms
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.intake.mapping_file import mapping_schema
from build_tools.intake.request_file import request_schema
from build_tools.records import RecordType, record_types
from build_tools.records.schemas import record_schema

DIRECTORY = Path("schemas", "records")
REQUEST = "request"
REQUEST_FILE = Path("schemas", "request.json")
MAPPING = "mapping"
MAPPING_FILE = Path("schemas", "mapping.json")


@click.command(name="schema")
@click.argument("type_name", metavar="[TYPE]", required=False)
@click.option("--write", is_flag=True, help="Write the files of schemas/ again, of one type or of all.")
@click.pass_obj
def schema(project: Project, type_name: str | None, *, write: bool) -> None:
    """Print the JSON Schema of a TYPE (or of a request or a mapping), which guides you in editors; or write them all.

    The schemas follow from the models and the vocabularies: after a change in either, run this with --write.
    """
    if not type_name and not write:
        names = ", ".join([*(found.name for found in record_types()), REQUEST, MAPPING])
        message = f"Name a type ({names}), or use --write to write the schemas of all."
        raise UsageError(message)
    config = project.config()
    if write:
        for file in write_schemas(config, type_name):
            say(config.relative(file))
        remark(f"The schemas in {DIRECTORY.parent.as_posix()}/ are as the models say.")
        return
    for text in _texts(type_name, load_vocabularies(config.vocabularies)).values():
        say(text.rstrip("\n"))


def write_schemas(config: Config, type_name: str | None = None) -> list[Path]:
    """Write the schemas of one type or of all again, and return the files that differed."""
    written: list[Path] = []
    for path, text in _texts(type_name, load_vocabularies(config.vocabularies)).items():
        file = config.root / path
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            write_file(file, text.encode())
            written.append(file)
    return written


def _texts(type_name: str | None, vocabularies: Vocabularies) -> dict[Path, str]:
    """Return the schemas that are asked for, by path."""
    if type_name == REQUEST:
        return {REQUEST_FILE: request_schema_text(vocabularies)}
    if type_name == MAPPING:
        return {MAPPING_FILE: _as_text(mapping_schema())}
    types = [find_type(type_name)] if type_name else record_types()
    found = {DIRECTORY / f"{kind.name}.json": schema_text(kind, vocabularies) for kind in types}
    if type_name:
        return found
    return {**found, REQUEST_FILE: request_schema_text(vocabularies), MAPPING_FILE: _as_text(mapping_schema())}


def schema_text(record_type: RecordType, vocabularies: Vocabularies) -> str:
    """Return the schema of a type as it stands in its file."""
    return _as_text(record_schema(record_type, schema_terms(vocabularies)))


def request_schema_text(vocabularies: Vocabularies) -> str:
    """Return the schema of a request as it stands in its file."""
    return _as_text(request_schema(schema_terms(vocabularies)))


def _as_text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


COMMAND = schema
