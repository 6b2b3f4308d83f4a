"""The forms that contributions are read by: all that a record can hold, with what is fixed where nobody says it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_tools.forms import Form, form_of
from build_tools.records import record_type, record_types


def forms_asked(strings: Mapping[str, Any], type_name: str = "") -> tuple[Form, ...]:
    """Return the form of a type, or those of all types."""
    kinds = (record_type(type_name),) if type_name else record_types()
    return tuple(
        replace(form_of(kind, strings, is_whole=True), fixed=form_of(kind, strings).fixed) for kind in kinds
    )  # fmt: skip
