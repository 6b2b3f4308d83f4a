"""How to load the downloads: three lines for each program, as they are pasted; tests run those in Python."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Loading:
    """Lines for a program, with the file as it lies beside them after the download; none where it takes a hand."""

    program: str
    lines: tuple[str, ...] = ()


CSV = (
    Loading("Excel"),
    Loading(
        "Python",
        (
            "import pandas, zipfile",
            'practices = pandas.read_csv(zipfile.ZipFile("csv.zip").open("practice.csv"))',
            'print(practices["kind"].value_counts())',
        ),
    ),
    Loading(
        "R",
        (
            'unzip("csv.zip", exdir = "csv")',
            'practices <- read.csv("csv/practice.csv", encoding = "UTF-8")',
            "table(practices$kind)",
        ),
    ),
)
SQLITE = (
    Loading(
        "Python",
        (
            "import pandas, sqlite3",
            'database = sqlite3.connect("commons.sqlite")',
            'print(pandas.read_sql("SELECT kind, count(*) FROM practice GROUP BY kind", database))',
        ),
    ),
    Loading(
        "R",
        (
            "library(DBI)",
            'database <- dbConnect(RSQLite::SQLite(), "commons.sqlite")',
            'dbGetQuery(database, "SELECT kind, count(*) FROM practice GROUP BY kind")',
        ),
    ),
)
PARQUET = (
    Loading(
        "Python",
        (
            "import pandas",
            'practices = pandas.read_parquet("practice.parquet")',
            'print(practices.explode("countries")["countries"].value_counts())',
        ),
    ),
    Loading(
        "R",
        (
            "library(arrow)",
            'practices <- read_parquet("practice.parquet")',
            "table(unlist(practices$countries))",
        ),
    ),
    Loading(
        "DuckDB",
        (
            "SELECT country, count(*) AS practices",
            "FROM (SELECT unnest(countries) AS country FROM 'practice.parquet')",
            "GROUP BY country ORDER BY practices DESC;",
        ),
    ),
)
