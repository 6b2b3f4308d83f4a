"""Who has a hand in a record, and so a conflict of interest in reviewing it."""

from collections.abc import Iterator, Mapping

from build_tools.corpus import Entry
from build_tools.records._marks import reference_paths, values_at
from build_tools.records._parts import InlineOrganisation
from build_tools.reviewing.gate import same_organisation

WITHOUT_A_HAND = frozenset({"review", "verified", "members", "part_of", "consent"})
"""Fields that name organisations without giving them a part in what the record tells."""


def parties(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield (field, organisation as `same_organisation` writes it) for everyone who has a hand in a record."""
    if entry.type.name == "organisation":
        yield "title", same_organisation(entry.id)
    for steps, mark in reference_paths(entry.type.model):
        if mark.type == "organisation" and steps[0] not in WITHOUT_A_HAND:
            for _, named in values_at(entry.fields, steps):
                yield steps[0], _written(named)


def _written(named: str | Mapping[str, str]) -> str:
    return same_organisation(named if isinstance(named, str) else InlineOrganisation.model_validate(named))


def part_in(entry: Entry, organisation: str | InlineOrganisation) -> str:
    """Return the field under which a record names an organisation as having a hand in it; empty where it does not."""
    wanted = same_organisation(organisation)
    return next((field for field, named in parties(entry) if named == wanted), "")
