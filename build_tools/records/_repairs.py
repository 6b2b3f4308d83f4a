"""Repairs for values that do not fit, in plain words."""

import re
import unicodedata
from typing import Any

import pycountry
from babel import Locale
from babel.core import get_global

from build_tools.records._fields import ID_MAX, ID_MIN, ID_PATTERN
from build_tools.records._marks import Mark, Reference, Term

ID_FORM = f"{ID_MIN} to {ID_MAX} small letters a to z and digits, with single hyphens between them"
DAY_PATTERN = r"^\d{4}-\d{2}-\d{2}$"
ALTERNATIVES = re.compile(r"\^\(([a-z|-]+)\)\$")
QUOTED = re.compile("'([^']*)'")
LIMITS = {"greater_than_equal": ("at least", "ge"), "less_than_equal": ("at most", "le")}


def listed(words: list[str]) -> str:
    """Return words in quotes as a sentence lists them: “a”, “b” or “c”."""
    quoted = [f"“{word}”" for word in words]
    return " or ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def repair_of_choice(kind: str, context: dict[str, Any]) -> str | None:
    """Return what to use instead where pydantic names the choices or limits; None where it does not."""
    if kind == "literal_error":
        return f"Use {listed(QUOTED.findall(str(context.get('expected'))))}."
    if kind in LIMITS:
        word, key = LIMITS[kind]
        return f"Use a number of {word} {context.get(key)}."
    alternatives = ALTERNATIVES.fullmatch(str(context.get("pattern", "")))
    return f"Use {listed(alternatives[1].split('|'))}." if alternatives else None


def repair_of_form(value: str, pattern: str, marks: list[Mark], *, takes_inline: bool) -> str | None:
    """Return the repair of a text that does not have the form of its field; None where nothing is known of the form.

    `takes_inline`: an organisation can also stand here with name and type.
    """
    if pattern == DAY_PATTERN:
        return "Write the day as year, month and day: 2026-11-21."
    for mark in marks:
        if isinstance(mark, Reference):
            return _repair_of_reference(mark, value, takes_inline=takes_inline)
        if isinstance(mark, Term) and mark.vocabulary in CODES:
            form, meant = CODES[mark.vocabulary]
            found = meant(value)
            return f"Did you mean “{found}”? {form}" if found else form
    return f"An id has {ID_FORM}{_perhaps(value)}." if pattern == ID_PATTERN else None


def _perhaps(value: str) -> str:
    """Return the id that a name would have, as an example."""
    letters = unicodedata.normalize("NFKD", value.lower())
    proposed = re.sub("[^a-z0-9]+", "-", "".join(filter(str.isascii, letters))).strip("-")[:ID_MAX].strip("-")
    return f", perhaps “{proposed}”" if len(proposed) >= ID_MIN else ""


def _repair_of_reference(mark: Reference, value: str, *, takes_inline: bool) -> str:
    if not mark.type:
        return "Write folder/id of the record, for example practices/portugal-rnaim-national-support-network."
    inline = ""
    if takes_inline:
        inline = f" Where it has no record, write name and type: {{name: {value.strip()}, type: government}}."
    return f"Write the id of its {mark.type} record: {ID_FORM}{_perhaps(value)}.{inline}"


def _country(text: str) -> str | None:
    try:
        return str(pycountry.countries.lookup(text.strip()).alpha_3)
    except LookupError:
        alias = get_global("territory_aliases").get(text.strip().upper(), [])  # UK is GB
        found = pycountry.countries.get(alpha_2=alias[0]) if len(alias) == 1 else None
        return found.alpha_3 if found else _by_name("territories", text, country=True)


def _by_name(table: str, text: str, *, country: bool = False) -> str | None:
    wanted = text.strip().casefold()
    for tag in ("en", "fr", "es", "ar", "ru", "zh"):
        for code, name in getattr(Locale(tag), table).items():
            if name.casefold() == wanted:
                found = pycountry.countries.get(alpha_2=code) if country else None
                return found.alpha_3 if found else None if country else str(code).replace("_", "-")
    return None


def _language(text: str) -> str | None:
    lowered = text.strip().lower().replace("_", "-")
    if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})*", lowered):
        return lowered
    return _by_name("languages", text)


def _currency(text: str) -> str | None:
    upper = text.strip().upper()
    return upper if upper in Locale("en").currencies else _by_name("currencies", text)


CODES = {
    "countries": ("Countries are three capital letters of ISO 3166-1 alpha-3, for example KEN.", _country),
    "languages": ("Languages are tags of BCP 47, for example fr or zh-Hans.", _language),
    "currencies": ("Currencies are three capital letters of ISO 4217, for example USD.", _currency),
}
"""The form of each standard's codes, and the code that a text may mean."""
