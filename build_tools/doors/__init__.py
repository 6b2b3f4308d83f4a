"""The kinds of file that people fill in: each writes the template of a type and reads a filled one."""

from build_tools import registry
from build_tools.doors._base import Answer, Answers, Door, Filled, Given

__all__ = ["Answer", "Answers", "Door", "Filled", "Given", "doors"]


def doors() -> tuple[Door, ...]:
    """Return every door, by the name of its module."""
    return registry.discover("build_tools.doors", "DOOR")
