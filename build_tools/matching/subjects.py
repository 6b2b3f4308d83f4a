"""Records as subjects: what of a record is compared."""

from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.corpus import KIND_FIELDS, Places
from build_tools.matching._base import Passage, Subject
from build_tools.records import record_type
from build_tools.records._marks import Prose, marked_paths, values_at

OF_TITLE, OF_SUMMARY, OF_TEXT = 1.0, 0.6, 0.25
"""How much a word counts where it stands. What a title says, a record is about."""
TOLD_APART = frozenset({"title", "summary", "translations"})
"""Fields that are passages of their own."""
NOT_ABOUT_IT = frozenset({
    "sources", "note", "review", "verified", "withdrawn", "no_practice_reason", "status_told", "similar", "funding",
})  # fmt: skip
"""Fields that tell of the record, and not of what it is about."""
MOST_TEXT = 3_000
"""Characters of fields and narrative that are compared: what a record is about stands at its beginning."""


def subject_of(type_name: str, fields: Mapping[str, Any], body: str, places: Places) -> Subject:
    """Return a record as a subject; `fields` are its plain JSON, without what is left at its default."""
    countries = tuple(fields.get("countries", ()))
    kind = fields.get(KIND_FIELDS.get(type_name, "kind"), "")
    return Subject(
        passages=tuple(_passages(type_name, fields, body)),
        kind=f"{type_name}.{kind}" if kind else "",
        objectives=tuple(fields.get("objectives", ())),
        populations=tuple(fields.get("populations", ())),
        themes=tuple(fields.get("themes", ())),
        countries=countries,
        regions=regions_of(fields.get("regions", ()), countries, places),
    )


def regions_of(named: tuple[str, ...], countries: tuple[str, ...], places: Places) -> tuple[str, ...]:
    """Return the regions named, wider ones, and those of countries."""
    found = [wider for region in named for wider in places.with_wider(region)]
    found += [region for country in countries for region in places.of_country(country)]
    return tuple(dict.fromkeys(found))


def _passages(type_name: str, fields: Mapping[str, Any], body: str) -> Iterator[Passage]:
    language = str(fields.get("language", "en"))
    yield Passage(language, str(fields.get("title", "")), OF_TITLE)
    yield Passage(language, str(fields.get("summary", "")), OF_SUMMARY)
    for tag, translation in sorted(fields.get("translations", {}).items()):
        yield Passage(tag, translation["title"], OF_TITLE)
        yield Passage(tag, translation["summary"], OF_SUMMARY)
    prose = [text for text in _prose(type_name, fields) if text]
    text = "\n".join([*prose, body])[:MOST_TEXT]
    if text.strip():
        yield Passage(language, text, OF_TEXT)


def _prose(type_name: str, fields: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a record other than those with passages of their own."""
    for found in marked_paths(record_type(type_name).model):
        if isinstance(found.mark, Prose) and found.steps[0] in fields.keys() - TOLD_APART - NOT_ABOUT_IT:
            for _, value in values_at(fields, found.steps):
                if isinstance(value, str):
                    yield value
