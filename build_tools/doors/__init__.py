"""The kinds of file that people fill in: each writes the template of a type and reads a filled one."""

from pathlib import PurePath

from build_tools import registry
from build_tools.corpus.names import listed
from build_tools.doors._base import Answer, Answers, Door, Filled, Given
from build_tools.doors._sniffing import CALLED, WAY_OUT, What, what_it_is
from build_tools.intake import codes
from build_tools.parse.problems import ReadingProblem

__all__ = ["Answer", "Answers", "Door", "Filled", "Given", "door_for", "doors"]

OPENED_BY: dict[What, str] = {"workbook": "xlsx", "document": "docx"}
"""The doors of files whose bytes tell what they are, whatever they are called."""


def doors() -> tuple[Door, ...]:
    """Return every door, by the name of its module."""
    return registry.discover("build_tools.doors", "DOOR")


def door_for(name: str, data: bytes) -> Door:
    """Return the door that a file goes through: by the ending of its name, else by what it is.

    Raises:
        ReadingProblem: there is none.
    """
    suffix = PurePath(name).suffix.lower()
    by_suffix = [door for door in doors() if suffix in door.suffixes]
    if by_suffix:
        return by_suffix[0]
    found = what_it_is(data)
    by_bytes = [door for door in doors() if door.name == OPENED_BY.get(found)]
    if by_bytes:
        return by_bytes[0]
    message = f"{name} is {CALLED[found]}, which is not read here."
    known = listed(ending for door in doors() for ending in door.suffixes)
    raise ReadingProblem(codes.OTHER_FILE, message, WAY_OUT.get(found, f"Give the file one of the endings {known}."))
