"""What the cells of a column of a CSV table keep to."""

from build_tools.corpus import Vocabularies
from build_tools.corpus.publication import SUMMARY_FIELDS
from build_tools.tables import Column, Table
from build_tools.tables.published import KEPT

PATTERNS = {"partial-date": r"\d{4}(-\d{2}(-\d{2})?)?", "uri": r"https?://.+"}
"""What is meant by kinds that no other description knows."""
OPEN_VOCABULARIES = frozenset({"languages", "objectives"})
"""Those whose terms are not listed: tags may be more exact than the terms; numbers have a smallest and a largest."""
ALWAYS_TOLD = frozenset(KEPT) & frozenset(SUMMARY_FIELDS)
"""Fields that every published record has, also one that is withdrawn or public in part."""


def is_always_told(column: Column, table: Table) -> bool:
    """Tell whether no cell of a column is empty."""
    if table.shape == "record" and column not in table.keys:
        return column.required and column.name in ALWAYS_TOLD
    return column.required


def terms_of(column: Column, vocabularies: Vocabularies) -> tuple[str, ...]:
    """Return all that a cell may hold, where that is a list."""
    if column.vocabulary and column.vocabulary not in OPEN_VOCABULARIES:
        return tuple(vocabularies[column.vocabulary].terms)
    return tuple(column.schema.get("enum", ()))


def pattern_of(column: Column) -> str:
    """Return what a whole cell looks like, as a regular expression that XML Schema and Python both read."""
    told = PATTERNS.get(column.kind) or str(column.schema.get("pattern", ""))
    return told.removeprefix("^").removesuffix("$").replace("(?:", "(") if column.kind != "date" else ""
