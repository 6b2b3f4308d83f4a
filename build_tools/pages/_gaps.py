"""What pages say of a cell of the gap map: linked counts, one plain sentence, and how wide the gap is."""

from collections.abc import Mapping
from typing import Any

from build_tools.analysis.gaps import EVALUATED, Cell, Strength, gap_map
from build_tools.corpus import VocabularyTerm
from build_tools.corpus.once import once
from build_tools.pages._explore import explore_address
from build_tools.pages._language import ratio
from build_tools.pages._sentences import Sentence, woven
from build_tools.pages._tables import Tables, Value, value

STRENGTH_LEVELS: Mapping[Strength, int] = {
    Strength.NOTHING: 0,
    Strength.TOLD: 1,
    Strength.STUDIED: 2,
    Strength.EVALUATED: 4,
    Strength.COMPARED: 5,
}
"""The step of the scale of colours for each grade."""


gaps_of = once(gap_map)
"""The map of gaps of a corpus, which its own pages and those of the objectives show."""


class Cells:
    """The words for cells."""

    def __init__(self, tables: Tables) -> None:
        """Take what pages look up; the words are those of the block `gaps`."""
        self.tables = tables
        self.words: Mapping[str, Any] = tables.strings["gaps"]

    def region(self, region: str) -> str:
        """Return the name of a review region without what its label adds in brackets."""
        return self.tables.corpus.vocabularies.label("regions", region).partition(" (")[0]

    def counts(self, cell: Cell) -> dict[str, Value]:
        """Return the four counts in short words, each linked to the list that it counts."""
        return {
            "cases": self._count("cases", cell, cell.cases, ("type", "case")),
            "practices": self._count("practices", cell, cell.practices, ("type", "practice")),
            "evidence": self._count("evidence", cell, cell.evidence, ("type", "evidence")),
            "funds": self._count("funds", cell, cell.funds, ("type", "funding")),
        }

    def evaluated(self, cell: Cell) -> Value:
        """Return how many practices have a result that an evaluation or study reports, linked to them."""
        bases = tuple(("basis", basis) for basis in EVALUATED)
        return self._count("evaluated", cell, cell.evaluated, ("type", "practice"), *bases)

    def gap(self, cell: Cell) -> str:
        """Return the gap as readers write it."""
        return ratio(cell.gap, self.tables.formats)

    def sentence(self, cell: Cell) -> Sentence:
        """Return one sentence: which objective, where, how many cases ask, and what stands here to answer."""
        return woven(self.words["asked" if cell.cases else "unasked"], self._pieces(cell))

    def untested(self, cell: Cell) -> Sentence:
        """Return the sentence for a cell in which nobody has evaluated a practice."""
        return woven(self.words["untested"], self._pieces(cell))

    def strength(self, cell: Cell) -> str:
        """Return the grade of what the strongest record of a cell can carry, in a word or two."""
        return str(self.words["grades"][cell.strength.name.lower()]["label"])

    def design(self, cell: Cell) -> str:
        """Return the strongest design of the evidence; empty where no evidence tells one."""
        known: VocabularyTerm | None = self.tables.corpus.vocabularies.term("evidence-designs", cell.design)
        return self.words["design"].replace("{design}", known.label) if known else ""

    def _pieces(self, cell: Cell) -> dict[str, Value]:
        objective = self.tables.objective(cell.objective)
        return {
            "objective": {**objective, "text": f"{self.tables.strings['objectives']['one']} {objective['text']}"},
            "region": value(self.region(cell.region) if cell.region else self.words["everywhere"]),
            "evaluated": self.evaluated(cell),
            **self.counts(cell),
        }

    def _count(self, name: str, cell: Cell, count: int, *filters: tuple[str, str]) -> Value:
        forms = self.words["counts"][name]
        if not count:
            return value(str(forms["zero"]))
        place = (("region", cell.region),) if cell.region else ()
        address = explore_address((("objective", cell.objective), *place, *filters))
        return value(self.tables.phrase(forms, count), href=address)


def views(tables: Tables, current: str) -> list[dict[str, Any]]:
    """Return the links between the two views of the map and the charts."""
    words = tables.strings["gaps"]
    named = (
        ("gaps/", words["view_gaps"]),
        ("gaps/evidence/", words["view_strength"]),
        ("charts/", tables.strings["charts"]["view"]),
    )
    return [{"text": text, "href": address, "is_current": address == current} for address, text in named]
