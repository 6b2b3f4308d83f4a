"""Two sets of published records, by name, and what became of each record between them."""

from dataclasses import dataclass

from build_tools.versions.difference import Change


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two sets of records; the names say what they are: a file, a revision, a release."""

    old_name: str
    new_name: str
    changes: tuple[Change, ...]
