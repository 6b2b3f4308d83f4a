"""The ways in for contributors, as the page about contributing shows them: forms, and files to fill in."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from build_tools.forms import FORM_TYPES
from build_tools.pages._tables import Tables

TEMPLATES = "contribute/templates/"
"""Where the documents and workbooks lie."""


def form_address(type_name: str) -> str:
    """Return the address of the form of a type."""
    return f"contribute/new/{type_name}/"


def contribute_slots(tables: Tables) -> dict[str, Mapping[str, Any]]:
    """Return the slots of the page about contributing."""
    others = [found.name for found in tables.types() if found.name not in FORM_TYPES]
    files = sorted(PurePosixPath(path) for path in tables.site.files if path.startswith(TEMPLATES))
    kinds = sorted({file.suffix for file in files})
    return {
        "contribute-forms": {
            "forms": [_form(tables, name) for name in FORM_TYPES],
            "others": [_form(tables, name) for name in others],
        },
        "contribute-templates": {
            "kinds": kinds,
            "rows": [_templates(tables, name, [file for file in files if file.stem == name]) for name in FORM_TYPES],
        },
    }


def _form(tables: Tables, type_name: str) -> Mapping[str, str]:
    words = tables.strings["contribute"]
    return {
        "href": form_address(type_name),
        "title": words["titles"][type_name],
        "lead": words["doors"]["leads"].get(type_name, ""),
    }


def _templates(tables: Tables, type_name: str, files: list[PurePosixPath]) -> Mapping[str, Any]:
    label = tables.type_strings(type_name)["one"]
    return {"label": label, "files": [{"href": file.as_posix(), "name": file.name} for file in files]}
