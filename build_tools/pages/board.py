"""The board of cases: where each stands, since when, and what became of it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.analysis.stages import StageFigures, since, stage_figures
from build_tools.corpus import Corpus, Entry
from build_tools.corpus.publication import is_open
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._explore import explore_address
from build_tools.pages._gaps import Cells
from build_tools.pages._listing import Listing
from build_tools.pages._order import by_title
from build_tools.pages._spans import ago, lasted, span
from build_tools.pages._stages import ADVICE, BOARD
from build_tools.pages._tables import Tables, hidden_count, value
from build_tools.records.stages import ENDS, WAY, WAYS_OUT

OPEN_CARDS, FOLDED_CARDS = 5, 27
"""Cards under a stage, and those that are folded away; Explore has the rest."""
SHOWN_ROWS = 200
"""Lines of the table of cases; the files have all."""
CSV, JSON = "data/cases-by-stage.csv", "data/cases-by-stage.json"


class _Board:
    """Draws up the board over one corpus."""

    def __init__(self, tables: Tables) -> None:
        """Take what pages look up; the words are those of the board."""
        self.tables = tables
        self.words: Mapping[str, Any] = tables.strings["lifecycle"]["board"]
        self.listing = Listing(tables)
        self.figures = stage_figures(tables.corpus, tables.site.build_date)
        self.entries = [entry for found in self.figures for entry in found.entries]
        self.programmes = sum(_is_programme(entry) for entry in self.entries)

    def stage(self, figures: StageFigures) -> dict[str, Any]:
        """Return a stage with its number of cases, the time that cases stood at it, and its cards."""
        tables, words = self.tables, self.words
        term = tables.corpus.vocabularies["stages"].terms[figures.stage]
        count = len(figures.entries)
        href = explore_address((("type", "case"), ("stage", figures.stage)))
        cards = [self._card(entry) for entry in in_order(figures)[: OPEN_CARDS + FOLDED_CARDS]]
        rest = len(cards) - OPEN_CARDS
        return {
            "id": figures.stage,
            "label": term.label,
            "definition": term.definition,
            "count": value(tables.number(count), href=href if count else ""),
            "counted": tables.phrase(words["count"], count),
            "lasted": self._lasted(figures),
            "median": lasted(tables, figures.median) if figures.median else "",
            "known_of": tables.number(len(figures.times)),
            "advice": f"{ADVICE}#{figures.stage}",
            "cards": cards[:OPEN_CARDS],
            "folded": cards[OPEN_CARDS:],
            "fold": tables.phrase(words["fold"], rest) if rest > 0 else "",
            "more": tables.phrase(words["more"], count - len(cards)) if count > len(cards) else "",
        }

    def _lasted(self, figures: StageFigures) -> str:
        if not figures.median:
            return ""
        told = self.tables.phrase(self.words["lasted"], len(figures.times))
        return told.replace("{span}", lasted(self.tables, figures.median))

    def _card(self, entry: Entry) -> dict[str, Any]:
        """Return what a card shows of a case."""
        is_marked = 0 < self.programmes < len(self.entries)
        origin = self.words["programme" if _is_programme(entry) else "request"] if is_open(entry) else ""
        return {
            **self.tables.link(entry),
            "origin": origin if is_marked else "",
            "time": self._time(entry),
            "countries": self.listing.entry(entry)["countries"],
            "objectives": [self._objective(number) for number in entry.record.objectives],
        }

    def _objective(self, number: int) -> dict[str, str]:
        """Return an objective by its number alone, which is all that a card has room for."""
        shown = self.tables.objective(number)
        return {"number": str(number), "label": shown["text"].partition(" · ")[2], "href": shown["href"]}

    def _time(self, entry: Entry) -> str:
        """Return since when a case stands where it stands, as far as that is known and public."""
        if not is_open(entry):
            return str(self.words["summary"])
        known_since = since(entry)
        if not known_since:
            return str(self.words["undated"])
        told = self._form(entry)
        so_far = span(self.tables, known_since, self.tables.site.build_date.isoformat())
        if not so_far:  # the build is older than the date
            told = self.words["since"]
        return str(
            told.replace("{date}", self.tables.moment(known_since)["text"])
            .replace("{span}", so_far)
            .replace("{ago}", ago(self.tables, known_since))
        )

    def _form(self, entry: Entry) -> str:
        if entry.fields["stage"] in ENDS:
            return str(self.words["ended"])
        return str(self.words["last_change" if _is_programme(entry) else "so_far"])

    def notices(self) -> list[str]:
        """Return what must be known before the board is read: whose cases these are, and what is not shown."""
        tables, words, total = self.tables, self.words, len(self.entries)
        found: list[str] = []
        if self.programmes:
            form = "all_programmes" if self.programmes == total else "some_programmes"
            found.append(tables.phrase(words[form], self.programmes).replace("{total}", tables.number(total)))
            found.append(words["sources_end"])
        hidden = hidden_count(tables, "case")
        return [*found, *([tables.phrase(words["hidden"], hidden)] if hidden else [])]

    def narrower(self) -> list[dict[str, Any]]:
        """Return the ways to only some of the cases: by review region and by objective, with their numbers."""
        tables = self.tables
        regions = [(term.id, Cells(tables).region(term.id)) for term in tables.members.places.review_regions()]
        terms = tables.corpus.vocabularies["objectives"].terms.values()
        objectives = [(str(term.id), f"{term.id} · {term.label}") for term in terms]
        groups = (("region", "by_region", regions), ("objective", "by_objective", objectives))
        return [{"label": self.words[label], "rows": self._counted(facet, values)} for facet, label, values in groups]

    def _counted(self, facet: str, values: list[tuple[str, str]]) -> list[dict[str, Any]]:
        known = self.tables.members.values
        counts = Counter(one for entry in self.entries for one in known[entry.key][facet])
        return [
            {
                "text": text,
                "count": self.tables.number(counts[one]),
                "href": explore_address((("type", "case"), (facet, one))),
            }
            for one, text in values
            if counts[one]
        ]

    def rows(self) -> list[dict[str, Any]]:
        """Return the lines of the table of cases, by stage."""
        ordered = [(found, entry) for found in self.figures for entry in in_order(found)]
        return [self._row(found, entry) for found, entry in ordered[:SHOWN_ROWS]]

    def _row(self, figures: StageFigures, entry: Entry) -> dict[str, Any]:
        known_since = since(entry)
        shown = self.listing.entry(entry)
        return {
            "case": self.tables.link(entry),
            "stage": self.tables.term("stages", figures.stage)["text"],
            "countries": shown["countries"],
            "on": self.tables.moment(known_since),
            "ago": ago(self.tables, known_since),
        }


def _is_programme(entry: Entry) -> bool:
    """Tell whether a case is reconstructed from a public programme, as far as its origin is public."""
    return entry.fields.get("origin") == "public-programme"


def in_order(figures: StageFigures) -> list[Entry]:
    """Return the cases of a stage: those that stand there longest first, at an end the last to come first."""
    entries = by_title(figures.entries)
    dated = sorted(filter(since, entries), key=since, reverse=figures.stage in ENDS)
    return [*dated, *(entry for entry in entries if not since(entry))]


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield the board."""
    tables = Tables(corpus, site)
    board = _Board(tables)
    words = board.words
    stages = [board.stage(found) for found in board.figures]
    rows = board.rows()
    counted = tables.phrase(words["count"], len(board.entries))
    context = {
        "title": words["title"],
        "lead": words["lead"],
        "notices": board.notices(),
        "stages": stages,
        "way": [stage for stage in stages if stage["id"] in WAY],
        "columns": [stage for stage in stages if stage["id"] in WAY and stage["cards"]],
        "ways_out": [stage for stage in stages if stage["id"] in WAYS_OUT and stage["cards"]],
        "narrower": board.narrower(),
        "rows": rows,
        "cut": tables.phrase(words["cases_cut"], len(rows)) if len(board.entries) > len(rows) else "",
        "csv": CSV,
        "json": JSON,
    }
    yield Page(
        address=BOARD,
        shell="wide",
        template="board.html",
        title=words["title"],
        description=words["description"].replace("{count}", counted),
        context=context,
        language=tables.tag,
        direction=tables.direction,
        alternates=(("text/csv", CSV), ("application/json", JSON)),
        styles=("assets/stylesheets/board.css",),
    )


PAGE_TYPE = PageType("board", pages)
