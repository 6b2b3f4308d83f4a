"""A text should be in the language that its record names."""

import functools
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from build_tools.corpus import Entry
from build_tools.corpus.vocabularies import language_name
from build_tools.diagnostics import Code, Diagnostic, Severity
from build_tools.records._marks import escape_step
from build_tools.validate._base import rule_of_record

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

CODE = Code("CC311", "text-language", Severity.WARNING, "A text in another language than the record says")

LEAST_LETTERS = 80
"""Shorter texts are mostly names."""
READ_LETTERS = 2_000
"""More adds nothing but time."""
SURE = 0.9
"""Of 1: the probability of another language from which on it is reported. Of 906 real texts one is taken for another
language, at 0.44; under a wrong tag 94 in 100 are reported."""
SCRIPTS = {
    "ar": re.compile("[\u0600-\u06ff]"), "fa": re.compile("[\u0600-\u06ff]"), "ur": re.compile("[\u0600-\u06ff]"),
    "ru": re.compile("[\u0400-\u04ff]"), "uk": re.compile("[\u0400-\u04ff]"), "bg": re.compile("[\u0400-\u04ff]"),
    "zh": re.compile("[\u4e00-\u9fff]"), "ja": re.compile("[\u3040-\u30ff\u4e00-\u9fff]"),
    "ko": re.compile("[\uac00-\ud7af]"), "el": re.compile("[\u0370-\u03ff]"), "he": re.compile("[\u0590-\u05ff]"),
    "th": re.compile("[\u0e00-\u0e7f]"), "hi": re.compile("[\u0900-\u097f]"),
}  # fmt: skip
"""The letters of languages that are not written in Latin ones: their absence needs no probability."""


@functools.cache
def _identifier() -> "LanguageIdentifier":
    """Return the identifier with its model, read when first asked: that takes a fifth of a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - brings numpy: 0.3 s for every command

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_found(text: str, tag: str) -> str | None:
    """Return the language that a text is in where this is not the one of the tag; None where it is, or is not sure."""
    primary = tag.split("-", maxsplit=1)[0]
    letters = sum(map(str.isalpha, text))
    script = SCRIPTS.get(primary)
    if script and letters and not script.search(text):
        return str(_identifier().classify(text)[0])
    identifier = _identifier()
    if letters < LEAST_LETTERS or primary not in identifier.labels:
        return None
    found, probability = identifier.classify(text[:READ_LETTERS])
    return str(found) if found != primary and probability >= SURE else None


def _texts(entry: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield (pointer, language, text) of the record itself and of its translations."""
    record = entry.record
    yield "/summary", record.language, f"{record.title}. {record.summary}"
    if entry.body:
        yield "/body", record.language, entry.body
    for tag, translation in record.translations.items():
        yield f"/translations/{escape_step(tag)}/summary", tag, f"{translation.title}. {translation.summary}"


def _find(entry: Entry) -> Iterator[Diagnostic]:
    for pointer, tag, text in _texts(entry):
        found = language_found(text, tag)
        if found:
            name = language_name(tag)
            other = language_name(found)
            message = f"The text should be in {name} (“{tag}”) but reads like {other} (“{found}”)."
            hint = f"Write “language: {found}”, or give the text in {name}."
            if pointer.startswith("/translations"):
                hint = f"Put it under “{found}”, or give the text in {name}."
            yield Diagnostic(CODE, entry.path, message, hint, pointer)


RULE = rule_of_record(CODE, _find)
