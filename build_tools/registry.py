"""Discovery of extensions: each is one module with one constant, built-ins included."""

import functools
import importlib
import pkgutil
from types import ModuleType
from typing import Any

from build_tools.errors import CommonsError


def _modules(package: ModuleType) -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(package.__path__) if not found.name.startswith("_"))
    return [importlib.import_module(f"{package.__name__}.{name}") for name in names]


@functools.cache
def discover(package_name: str, constant: str) -> tuple[Any, ...]:
    """Return the constant of every module of a package that defines it, by module name.

    Modules whose name starts with an underscore hold the room's contract and are passed over.

    Raises:
        CommonsError: two extensions of one package bear the same name.
    """
    package = importlib.import_module(package_name)
    found = tuple(getattr(module, constant) for module in _modules(package) if hasattr(module, constant))
    names = [extension.name for extension in found]
    doubled = sorted({name for name in names if names.count(name) > 1})
    if doubled:
        message = f"{package_name} has two extensions named {', '.join(doubled)}: give one of them another name."
        raise CommonsError(message)
    return found


def find(package_name: str, constant: str, name: str) -> Any:
    """Return the extension of that name.

    Raises:
        KeyError: there is none.
    """
    for extension in discover(package_name, constant):
        if extension.name == name:
            return extension
    raise KeyError(name)
