"""`commons schema`: the JSON Schemas of the record types."""

import json
from pathlib import Path
from typing import Any

import click

from build_tools.cli._corpus import find_type
from build_tools.cli._group import Project
from build_tools.cli._terminal import remark, say
from build_tools.corpus import Vocabularies, load_vocabularies
from build_tools.engine import write_file
from build_tools.errors import UsageError
from build_tools.records import RecordType, record_types
from build_tools.records.schemas import SchemaTerm, record_schema

DIRECTORY = Path("schemas", "records")


@click.command(name="schema")
@click.argument("type_name", metavar="[TYPE]", required=False)
@click.option("--write", is_flag=True, help="Write the files of schemas/records/ again, of one type or of all.")
@click.pass_obj
def schema(project: Project, type_name: str | None, *, write: bool) -> None:
    """Print the JSON Schema of a TYPE, which editors use to guide you; or write those of all types.

    The schemas follow from the models and the vocabularies: after a change in either, run this with --write.
    """
    if not type_name and not write:
        names = ", ".join(found.name for found in record_types())
        message = f"Name a type ({names}), or use --write to write the schemas of all."
        raise UsageError(message)
    config = project.config()
    vocabularies = load_vocabularies(config.vocabularies)
    for found in [find_type(type_name)] if type_name else record_types():
        text = schema_text(found, vocabularies)
        if not write:
            say(text.rstrip("\n"))
            continue
        file = config.root / DIRECTORY / f"{found.name}.json"
        if not file.is_file() or file.read_text(encoding="utf-8") != text:
            write_file(file, text.encode())
            say(config.relative(file))
    if write:
        remark(f"The schemas in {DIRECTORY.as_posix()}/ are as the models say.")


def schema_text(record_type: RecordType, vocabularies: Vocabularies) -> str:
    """Return the schema of a type as it stands in its file."""
    terms = {
        name: [SchemaTerm(term.id, term.label, term.definition) for term in vocabulary.terms.values()]
        for name, vocabulary in vocabularies.by_name.items()
    }
    found: dict[str, Any] = record_schema(record_type, terms)
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


COMMAND = schema
