"""What a mapping file says: which field each column of somebody else's table answers, and with which words."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from build_tools.corpus.names import Names, listed
from build_tools.diagnostics import Diagnostic
from build_tools.forms import Form, Question
from build_tools.intake import codes
from build_tools.intake.filled import ID
from build_tools.parse.places import Places
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import PlaceTable, read_yaml
from build_tools.records._marks import escape_step
from build_tools.records.schemas import DIALECT

DESCRIPTION = "What the columns of a table mean, for `commons import --map`: which field each of them answers."
PATH_LENGTH = 3
"""Steps of a path into a group: its name, the number of the group, the part."""
BRANCHES: Mapping[str, type] = {"str": str, "ColumnRule": dict, "list[union[str,ColumnRule]]": list}
"""What pydantic names the ways to tell of a column, each with what a file has there."""


class ColumnRule(BaseModel):
    """What a column answers."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    field: Annotated[
        str,
        Field(
            min_length=1,
            description="The field that it answers; a part of a group as “sources.1.url”.",
            examples=["title", "sources.1.url"],
        ),
    ]
    split: Annotated[
        str, Field(description="What stands between several answers in a cell, beside semicolons and line ends.")
    ] = ""
    values: Annotated[
        dict[str, str],
        Field(description="Words of the table, each with what is to be read in its place; “” leaves a word out."),
    ] = Field(default_factory=dict)
    kind: Annotated[
        str, Field(description="The kind of organisation that names without a record have; one of organisation-types.")
    ] = ""
    heading: Annotated[str, Field(description="For the narrative: the heading above what stands in this column.")] = ""


class MappingFile(BaseModel):
    """A mapping file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Annotated[str, Field(description="What the table is called, for those who read the report.")] = ""
    type: Annotated[str, Field(description="The type of record that its rows are.", examples=["practice"])]
    columns: Annotated[
        dict[str, str | ColumnRule | list[str | ColumnRule]],
        Field(
            min_length=1,
            description="Headings of the table (or paths in JSON, with points), each with the fields that it answers.",
        ),
    ]
    constants: Annotated[
        dict[str, str | list[str]], Field(description="Fields that are the same in every row, and not in the table.")
    ] = Field(default_factory=dict)
    ignore: Annotated[list[str], Field(description="Headings whose answers are left out without a word.")] = Field(
        default_factory=list
    )


def mapping_schema() -> dict[str, Any]:
    """Return the JSON Schema of a mapping file."""
    schema = MappingFile.model_json_schema()
    head = {"$schema": DIALECT, "$id": "mapping.json", "title": "Mapping", "description": DESCRIPTION}
    return {**head, **{key: value for key, value in schema.items() if key not in head}}


def read_mapping(name: str, text: str, forms: Mapping[str, Form]) -> MappingFile | list[Diagnostic]:
    """Return the mapping that a file spells, or everything in it that does not hold together, located."""
    places: PlaceTable = {}
    try:
        value = read_yaml(text, places)
    except ReadingProblem as problem:
        return [Diagnostic(problem.code, name, problem.message, problem.hint, line=problem.line, column=problem.column)]
    found: list[Diagnostic] = []
    mapping = None
    try:
        mapping = MappingFile.model_validate(value)
        found += _wrong(mapping, name, forms)
    except ValidationError as error:
        told = [details for details in error.errors() if _is_of_its_branch(value, details["loc"])]
        found += [_shape(name, details["loc"], details["type"], details["msg"]) for details in told]
    table = Places(places, 1, 1)
    located = [one.placed(*table.place_of(one.pointer, at_key=one.at_key)) for one in found]
    return mapping if mapping and not located else located


def _is_of_its_branch(value: Any, location: tuple[int | str, ...]) -> bool:
    """Tell whether a fault is one of what stands there, and not of another way to tell of a column."""
    for step in location:
        if step in BRANCHES:
            if isinstance(value, (str, dict, list)) and not isinstance(value, BRANCHES[str(step)]):
                return False
        elif isinstance(value, dict):
            value = value.get(str(step))
        elif isinstance(value, list) and isinstance(step, int):
            value = value[step]
    return True


def _shape(name: str, location: tuple[int | str, ...], kind: str, told: str) -> Diagnostic:
    steps = [str(step) for step in location if step not in BRANCHES]
    pointer = "".join(f"/{escape_step(step)}" for step in steps)
    said = f"“{steps[-1]}”" if steps else "The file"
    known = listed([*MappingFile.model_fields] if len(steps) < PATH_LENGTH else [*ColumnRule.model_fields], "and")
    if kind == "missing":
        return Diagnostic(codes.BAD_MAPPING, name, f"{said} is missing.", f"Add “{steps[-1]}:”.", pointer, at_key=True)
    if kind == "extra_forbidden":
        hint = f"What can stand here: {known}."
        return Diagnostic(codes.BAD_MAPPING, name, f"{said} means nothing here.", hint, pointer, at_key=True)
    hint = "Look at the example in schemas/mappings/."
    return Diagnostic(codes.BAD_MAPPING, name, f"{said} cannot be used: {told.lower()}.", hint, pointer)


def _wrong(mapping: MappingFile, name: str, forms: Mapping[str, Form]) -> Iterator[Diagnostic]:
    """Yield a finding for each type, field and column that does not fit."""
    form = forms.get(mapping.type)
    if form is None:
        message = f"There is no type “{mapping.type}”."
        yield Diagnostic(codes.BAD_MAPPING, name, message, f"The types are {listed(forms, 'and')}.", "/type")
        return
    told = [(head, rule) for head, rules in mapping.columns.items() for rule in rules_of(rules)]
    fields = [(f"/columns/{escape_step(head)}", rule.field) for head, rule in told]
    fields += [(f"/constants/{escape_step(field)}", field) for field in mapping.constants]
    for pointer, field in fields:
        if question_at(form, field) is None and field != ID:
            near = Names((one, one) for one in _all_paths(form)).near(field)
            message = f"A {form.label.lower()} has no field “{field}”."
            hint = f"Did you mean {listed(near)}?" if near else f"`commons schema {mapping.type}` lists the fields."
            yield Diagnostic(codes.BAD_MAPPING, name, message, hint, pointer)
    for head in mapping.ignore:
        if head in mapping.columns:
            message = f"“{head}” stands under “columns” and under “ignore”."
            yield Diagnostic(codes.BAD_MAPPING, name, message, "Keep one of them.", f"/columns/{escape_step(head)}")


def _all_paths(form: Form) -> Iterator[str]:
    for question in form.questions:
        yield question.name
        yield from (f"{question.name}.1.{part.name}" for part in question.parts)


def rules_of(told: str | ColumnRule | list[str | ColumnRule]) -> tuple[ColumnRule, ...]:
    """Return the rules of a column, of which each may be told by the name of its field alone."""
    rules = told if isinstance(told, list) else [told]
    return tuple(ColumnRule(field=rule) if isinstance(rule, str) else rule for rule in rules)


def question_at(form: Form, field: str) -> Question | None:
    """Return the question that a field of a mapping names: “title”, “sources.1.url”, “sources.url”."""
    steps = field.split(".")
    outer = next((one for one in form.questions if one.name == steps[0]), None)
    if outer is None or len(steps) == 1:
        return outer if outer is None or outer.kind != "group" else None
    is_numbered = len(steps) == PATH_LENGTH and steps[1].isdecimal()
    if not is_numbered and len(steps) != PATH_LENGTH - 1:
        return None
    return next((part for part in outer.parts if part.name == steps[-1]), None)
