"""What the exporters of the API share: a file of it, from its address and what it tells."""

import orjson

from build_tools.exports._base import Artefact

READABLE = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE


def small_file(path: str, told: object) -> Artefact:
    """Return a file that people read too."""
    return Artefact(path, orjson.dumps(told, option=READABLE))


def page_file(path: str, told: object) -> Artefact:
    """Return a page of a list, which programs read: without blanks it is a sixth smaller."""
    return Artefact(path, orjson.dumps(told, option=orjson.OPT_APPEND_NEWLINE))
