"""What archives read of a release: `CITATION.cff` with its number and day, and `.zenodo.json` made from it."""

import re
from typing import Any

import orjson

from build_tools.errors import ReleaseError
from build_tools.parse.problems import ReadingProblem
from build_tools.parse.yaml_values import read_yaml
from build_tools.versions.ledger import ReleaseTold

CITATION_FILE = "CITATION.cff"
ZENODO_FILE = ".zenodo.json"
PARAGRAPH = "<p>{}</p>"
"""Zenodo takes descriptions as HTML."""


def citation_of_release(text: str, told: ReleaseTold) -> str:
    """Return `CITATION.cff` with the number and the day of a release; all else stays as people wrote it.

    Raises:
        ReleaseError: it has no line for the number.
    """
    lines = [line for line in text.splitlines() if not line.startswith("date-released:")]
    places = [place for place, line in enumerate(lines) if re.match(r"version:\s", line)]
    if len(places) != 1:
        message = f"{CITATION_FILE} should have one line “version: …” at its left edge, for the number of the release."
        raise ReleaseError(message)
    lines[places[0] : places[0] + 1] = [f'version: "{told.version}"', f"date-released: {told.date}"]
    return "".join(f"{line}\n" for line in lines)


def zenodo_of_release(citation: str, told: ReleaseTold) -> bytes:
    """Return `.zenodo.json`: the same title, authors, licence and words as the citation, and nothing invented.

    Raises:
        ReleaseError: the citation cannot be read, or lacks one of them.
    """
    try:
        cited: dict[str, Any] = read_yaml(citation)
        metadata = {
            "title": cited["title"],
            "description": PARAGRAPH.format(_escaped(cited["abstract"])),
            "upload_type": "dataset",
            "access_right": "open",
            "license": _first(cited["license"]).lower(),
            "creators": [{"name": _name(author)} for author in cited["authors"]],
            "keywords": list(cited["keywords"]),
            "version": told.version,
            "publication_date": told.date,
            "notes": cited["message"],
        }
    except ReadingProblem as problem:
        message = f"{CITATION_FILE}:{problem.line}: {problem.message} {problem.hint}"
        raise ReleaseError(message) from problem
    except KeyError as error:
        message = f"{CITATION_FILE} lacks {error.args[0]}: Zenodo needs it."
        raise ReleaseError(message) from error
    return orjson.dumps(metadata, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _first(value: str | list[str]) -> str:
    """Return the licence of the data, which stands before that of the program."""
    return value if isinstance(value, str) else value[0]


def _name(author: dict[str, str]) -> str:
    """Return a name as Zenodo takes it: that of an organisation, or `Family, Given`."""
    return author.get("name") or ", ".join(filter(None, (author.get("family-names"), author.get("given-names"))))


def _escaped(text: str) -> str:
    return " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
