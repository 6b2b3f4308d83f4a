"""A translation should be of the title and summary as they stand today."""

from collections.abc import Iterator

from build_tools.corpus import Entry
from build_tools.corpus.vocabularies import language_name
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._marks import escape_step
from build_tools.validate._base import rule_of_record
from build_tools.validate._translations import SHOWN, translation_digest

CODE = Code("CC325", "stale-translation", Severity.WARNING, "A translation of an older text")


def _find(entry: Entry) -> Iterator[Diagnostic]:
    if not entry.record.translations:
        return
    today = translation_digest(entry.record.title, entry.record.summary)
    for tag, translation in entry.record.translations.items():
        if translation.of[:SHOWN] != today[: len(translation.of)]:
            language = language_name(tag)
            message = f"Title or summary changed after they were translated into {language}."
            hint = f"Bring the translation up to date, then write: of: {today}"
            yield Diagnostic(CODE, entry.path, message, hint, f"/translations/{escape_step(tag)}/of")


RULE = rule_of_record(CODE, _find)
