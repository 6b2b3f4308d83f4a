"""The views of the SQLite file, and its full-text index: what people look for first, without writing a join."""

from collections.abc import Iterator, Mapping

from build_tools.exports._sqlite_tables import quoted
from build_tools.tables import Table, overview, tables

SEARCH, SEARCHED_VIEW = "record_search", overview().name
SEARCHED = ("title", "summary", "narrative")
TOKENIZER = "porter unicode61 remove_diacritics 2"
"""A word is found in its other English forms, and without its accents."""
CREATE_SEARCH = f"""CREATE VIRTUAL TABLE {SEARCH} USING fts5 (
  {", ".join(SEARCHED)}, content="{SEARCHED_VIEW}", content_rowid="number", tokenize="{TOKENIZER}"
)"""
"""The texts stay in the tables of the types; `records` tells them to the index."""

OBJECTIVES, COUNTRIES = ("objective", "objectives"), ("country", "countries")
OBJECTIVE_ID, COUNTRY_ID = "CAST(t.id AS INTEGER)", "t.id"
"""Objectives are numbers where records name them, and texts among the terms."""
PRACTICES_BY = """SELECT l.value AS {value}, t.label AS {value}_label, p.id, p.title, p.kind, p.scope, p.address
FROM practice_{field} l
JOIN practice p ON p.id = l.record_id
LEFT JOIN term t ON t.vocabulary = '{field}' AND t.id = l.value
ORDER BY l.value, p.title, p.id"""
RECORDS_PER = """SELECT {term} AS {value}, t.label AS {value}_label, {counts}
FROM term t
LEFT JOIN records_{field} l ON l.value = t.id
WHERE t.vocabulary = '{field}'
GROUP BY t.id
ORDER BY t.position"""
RESULTS = """SELECT r.record_id AS practice, p.title, r.position, r.statement, r.basis, t.label AS basis_label,
  (SELECT json_group_array(e.value) FROM practice_results_evidence e
   WHERE e.record_id = r.record_id AND e.parent_position = r.position) AS evidence, p.address
FROM practice_results r
JOIN practice p ON p.id = r.record_id
LEFT JOIN term t ON t.vocabulary = 'result-bases' AND t.id = r.basis
ORDER BY r.record_id, r.position"""
FUNDING = """SELECT f.record_id AS "case", c.title, c.stage, f.status, t.label AS status_label, f.currency,
  sum(f.amount) AS amount, count(f.amount) AS amounts, count(*) - count(f.amount) AS without_amount, c.address
FROM case_funding f
JOIN "case" c ON c.id = f.record_id
LEFT JOIN term t ON t.vocabulary = 'case-funding-statuses' AND t.id = f.status
GROUP BY f.record_id, f.status, f.currency
ORDER BY f.record_id, f.status, f.currency"""


def views() -> Mapping[str, tuple[str, str]]:
    """Return what each view tells and its query, by name."""
    every = {name: (told, query) for name, told, query in _of_all_types()}
    return {
        **every,
        "practices_by_objective": (
            "Practices under each objective; one of several objectives stands under each.",
            PRACTICES_BY.format(value=OBJECTIVES[0], field=OBJECTIVES[1]),
        ),
        "practices_by_country": (
            "Practices in each country; one in several countries stands under each.",
            PRACTICES_BY.format(value=COUNTRIES[0], field=COUNTRIES[1]),
        ),
        "practice_results_with_basis": ("Results of practices, with how each is known.", RESULTS),
        "case_funding_sums": (
            "Funding of each case by its state and currency; what has no amount is counted apart.",
            FUNDING,
        ),
        "records_per_objective": (
            "Records of each type under each objective.",
            _records_per(OBJECTIVES, OBJECTIVE_ID),
        ),
        "records_per_country": ("Records of each type in each country.", _records_per(COUNTRIES, COUNTRY_ID)),
    }


def create_view(name: str, query: str) -> str:
    """Return the statement that creates a view."""
    return f"CREATE VIEW {quoted(name)} AS\n{query}"


def _records_per(named: tuple[str, str], term: str) -> str:
    counts = (f"coalesce(sum(l.record_type = '{table.name}'), 0) AS {quoted(table.name)}" for table in tables())
    return RECORDS_PER.format(term=term, value=named[0], field=named[1], counts=", ".join(counts))


def _of_all_types() -> Iterator[tuple[str, str, str]]:
    """Yield name, description and query of the views that hold what the types share."""
    whole = overview()
    columns = [quoted(column.name) for column in (*whole.keys, *whole.columns)]
    yield (
        whole.name,
        "All records together, with what all types share.",
        "\nUNION ALL\n".join(
            f"SELECT r.number, {', '.join(f't.{column}' for column in columns)}\n"
            f"FROM record r JOIN {quoted(table.name)} t ON t.id = r.id WHERE r.record_type = '{table.name}'"
            for table in tables()
        ),
    )
    for shared in whole.children:
        yield shared.name, f"Of records of all types: {shared.description}", _linked(shared)


def _linked(shared: Table) -> str:
    names = ", ".join(quoted(column.name) for column in (*shared.keys, *shared.columns))
    return "\nUNION ALL\n".join(
        f"SELECT '{table.name}' AS record_type, {names} FROM {quoted(f'{table.name}_{shared.field}')}"
        for table in tables()
    )
