"""The order of a model's fields, at every depth: the order in which a record's file has them."""

import functools
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from build_tools.records._marks import EVERY, parts_of


@functools.cache
def key_order(model: type[BaseModel]) -> Mapping[str, Any]:
    """Return the names of a model's fields in order, each with the order inside it.

    Lists are passed through; mappings with free keys have the order of their values under `*`.
    """
    return {name: _inner(field.annotation) for name, field in model.model_fields.items()}


def _inner(annotation: Any) -> dict[str, Any]:
    order: dict[str, Any] = {}
    for steps, leaf in parts_of(annotation):
        if isinstance(leaf, type) and issubclass(leaf, BaseModel):
            inner = dict(key_order(leaf))
            is_free = EVERY in steps and _is_mapping(annotation)
            order.update({EVERY: inner} if is_free else inner)
    return order


def _is_mapping(annotation: Any) -> bool:
    return getattr(annotation, "__origin__", None) is dict
