"""The file that a new record starts from: what is known, marked blanks for what is needed, a hint for all the rest."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from anyascii import anyascii
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from build_tools.parse.formatting import WIDTH, format_fields, scalar
from build_tools.records._base import RecordType
from build_tools.records._fields import ID_MAX, ID_MIN
from build_tools.records._marks import EVERY, Term, marked_paths, parts_of
from build_tools.records.key_order import key_order

BLANK = "FILL:"
"""What a blank begins with; a rule reports it until someone has written something in its place."""
CHOICES_SHOWN = 15
"""Terms that a blank names; of longer vocabularies the editor shows the list."""
NARRATIVE = f"{BLANK} the narrative, in Markdown; delete this line if there is nothing more to tell."

Choices = Mapping[str, Sequence[str]]
"""The ids of the terms of each vocabulary."""


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a new record.

    `values` are fields; `remarks` are lines that stand as comments above a field, for whoever fills or confirms it;
    `body` is the narrative of a record that has one.
    """

    values: Mapping[str, Any]
    remarks: Mapping[str, Sequence[str]] = field(default_factory=dict)
    body: str = NARRATIVE


def proposed_id(title: str) -> str:
    """Return an id made of a title in any script; empty where nothing of it can be spelt."""
    words = re.findall(r"[a-z0-9]+", anyascii(title).lower().replace("'", ""))
    kept: list[str] = []
    for word in words:
        if len("-".join([*kept, word])) > ID_MAX:
            break
        kept.append(word)
    found = "-".join(kept) or "".join(words)[:ID_MAX]
    return found if len(found) >= ID_MIN else ""


def draft(record_type: RecordType, known: Known, choices: Choices, schema: str) -> str:
    """Return the text of a new record's file in canonical form.

    `schema` is the address of the type's schema as seen from the file.
    """
    examples = _examples(record_type.model)
    lines = [f"# yaml-language-server: $schema={schema}\n"]
    for name, kept in record_type.model.model_fields.items():
        lines += [f"{f'# {remark}'.rstrip()}\n" for remark in known.remarks.get(name, ())]
        if name in known.values:
            value = known.values[name]
        elif kept.is_required():
            value = _blank(kept.annotation, _help(record_type, kept, name, choices))
        else:
            if name not in known.remarks:
                lines.append(_hint(name, kept.description or "", examples.get(name, _default(kept))))
            continue
        lines.append(format_fields({name: value}, key_order(record_type.model)))
    fields = "".join(lines)
    return f"---\n{fields}---\n\n{known.body}\n" if record_type.form == "markdown" else fields


def required_terms(model: type[BaseModel]) -> dict[str, str]:
    """Return the fields of a model that need a term, each with its vocabulary."""
    found = {
        marked.steps[0]: marked.mark.vocabulary
        for marked in marked_paths(model)
        if isinstance(marked.mark, Term) and len(marked.steps) == 1
    }
    return {name: vocabulary for name, vocabulary in found.items() if model.model_fields[name].is_required()}


def _help(record_type: RecordType, field: FieldInfo, name: str, choices: Choices) -> str:
    """Return what belongs into a field, with the terms it takes where they are few."""
    vocabularies = [
        marked.mark.vocabulary
        for marked in marked_paths(record_type.model)
        if isinstance(marked.mark, Term) and marked.steps in ((name,), (name, EVERY))
    ]
    return _with_choices(field.description or name, vocabularies, choices)


def _with_choices(text: str, vocabularies: Sequence[str], choices: Choices) -> str:
    terms = [term for vocabulary in vocabularies for term in choices[vocabulary]]
    return f"{text.rstrip('.')}: one of {', '.join(terms)}" if 0 < len(terms) <= CHOICES_SHOWN else text


def _blank(annotation: Any, text: str) -> Any:
    """Return a blank of the shape that the field asks for, with the required fields inside it."""
    leaves = list(parts_of(annotation))
    steps, leaf = next((found for found in leaves if _is_model(found[1])), leaves[0])
    blank: Any = f"{BLANK} {text}"
    if _is_model(leaf):
        fields: dict[str, FieldInfo] = leaf.model_fields
        needed = {name: field for name, field in fields.items() if field.is_required()}
        blank = {name: _blank(field.annotation, field.description or name) for name, field in needed.items()}
    return [blank] if EVERY in steps else blank


def _is_model(leaf: Any) -> bool:
    return isinstance(leaf, type) and issubclass(leaf, BaseModel)


def _hint(name: str, description: str, example: Any) -> str:
    """Return a line that is a field with an example once its first two characters are gone."""
    shown = "" if example is None else f" {_on_one_line(example)}"
    line = f"# {name}:{shown}  # {description}"
    return f"{line if len(line) <= WIDTH else f'# {name}:  # {description}'}\n"


def _default(field: FieldInfo) -> Any:
    """Return what a field that is left out holds, as far as it shows what to write."""
    default = field.get_default(call_default_factory=True)
    return [] if default == () else default if isinstance(default, str) else None


def _on_one_line(value: Any) -> str:
    return f"[{', '.join(scalar(one, in_flow=True) for one in value)}]" if isinstance(value, list) else scalar(value)


def _examples(model: type[BaseModel]) -> dict[str, Any]:
    """Return an example for each field of a model that has one."""
    schema = model.model_json_schema()
    found = {name: _example(field) for name, field in schema["properties"].items()}
    return {name: example for name, example in found.items() if example is not None}


def _example(schema: Mapping[str, Any]) -> Any:
    if schema.get("examples"):
        return schema["examples"][0]
    for branch in schema.get("anyOf", ()):
        if _example(branch) is not None:
            return _example(branch)
    inner = schema.get("items")
    example = _example(inner) if isinstance(inner, dict) else None
    return None if example is None else [example]
