"""Where help is asked for and what stands here to answer: objectives by review region, counted as Explore counts."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from build_tools.analysis.counting import listed
from build_tools.corpus import Corpus, Entry, Vocabularies, facet_reader

ASKING = "case"
ANSWERING = ("practice", "evidence", "funding")
"""The types that answer what cases ask: what was done, what was found out, what can pay."""
GAP_STEPS = (1 / 8, 1 / 4, 1 / 2, 1.0)
"""From which gap the levels 2 to 5 begin; each is twice the one before."""
LITTLE_KNOWN = 5
"""Answers below which a cell that nobody asks about is a white spot; the texts of the page say “fewer than five”."""
EVALUATED = ("evaluated", "impact-evaluation")
"""The bases of results on which an evaluation or a study stands, as values of the facet `basis`."""
COUNTED_BASIS, EVALUATED_BASIS, COMPARED_BASIS = 2, 3, 4
"""The ranks of `result-bases` from which the grades begin."""
STUDIED_DESIGN, EVALUATED_DESIGN, COMPARED_DESIGN = 3, 9, 10
"""The ranks of `evidence-designs` from which the grades begin: case study, process evaluation, quasi-experimental."""


class Strength(IntEnum):
    """What the strongest record of a cell can carry."""

    NOTHING = 0
    TOLD = 1
    STUDIED = 2
    EVALUATED = 3
    COMPARED = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """An objective in a review region (or everywhere, where `region` is empty), as counts of listed records.

    `evaluated` is how many of the practices have a result that an evaluation or study reports, `with_design` how much
    of the evidence tells its design, `design` the id of the strongest of these.
    """

    objective: int
    region: str
    practices: int
    evidence: int
    cases: int
    funds: int
    evaluated: int = 0
    with_design: int = 0
    design: str = ""
    strength: Strength = Strength.NOTHING

    @property
    def answers(self) -> int:
        """Practices, evidence and funds together."""
        return self.practices + self.evidence + self.funds

    @property
    def gap(self) -> float:
        """Cases for each answer, one more answer assumed than there is: more cases widen it, more answers narrow it."""
        return self.cases / (self.answers + 1)

    @property
    def level(self) -> int:
        """The step of the gap from 1 to 5; 0 where nobody asks."""
        return 1 + sum(self.gap >= step for step in GAP_STEPS) if self.cases else 0

    @property
    def is_white_spot(self) -> bool:
        """Nobody asks, and little is known."""
        return not self.cases and self.answers < LITTLE_KNOWN


@dataclass(frozen=True, slots=True)
class GapMap:
    """The cells by objective, then by review region in the order of the vocabulary.

    `everywhere` has one cell for each objective with all its records, `placeless` with those of no review region.
    """

    regions: tuple[str, ...]
    cells: tuple[Cell, ...]
    everywhere: tuple[Cell, ...]
    placeless: tuple[Cell, ...]

    def of_objective(self, objective: int) -> tuple[Cell, ...]:
        """Return the cells of an objective, by region."""
        return tuple(cell for cell in self.cells if cell.objective == objective)

    def of_region(self, region: str) -> tuple[Cell, ...]:
        """Return the cells of a review region, by objective."""
        return tuple(cell for cell in self.cells if cell.region == region)

    def gaps(self) -> tuple[Cell, ...]:
        """Return the cells in which somebody asks, the widest gap first; equal gaps by cases, objective, region."""
        asked = [cell for cell in self.cells if cell.cases]
        return tuple(sorted(asked, key=lambda cell: (-cell.gap, -cell.cases)))

    def white_spots(self) -> tuple[Cell, ...]:
        """Return the cells in which nobody asks and little is known, the emptiest first."""
        found = [cell for cell in self.cells if cell.is_white_spot]
        return tuple(sorted(found, key=lambda cell: cell.answers))

    def unevaluated(self) -> tuple[Cell, ...]:
        """Return the cells whose practices nobody evaluated and that no evaluation speaks of, most practices first."""
        found = [cell for cell in self.cells if cell.practices and cell.strength < Strength.EVALUATED]
        return tuple(sorted(found, key=lambda cell: -cell.practices))


@dataclass(frozen=True, slots=True)
class _Counted:
    """A record with what its cells need of it."""

    type: str
    bases: tuple[str, ...]
    design: str


def gap_map(corpus: Corpus, today: datetime.date) -> GapMap:
    """Return the map of gaps of a corpus; what counts where is the facets' word."""
    reader = facet_reader(corpus, today)
    regions = tuple(term.id for term in reader.places.review_regions())
    placed: defaultdict[tuple[int, str], list[_Counted]] = defaultdict(list)
    placeless: defaultdict[int, list[_Counted]] = defaultdict(list)
    everywhere: defaultdict[int, list[_Counted]] = defaultdict(list)
    for entry in listed(corpus, (ASKING, *ANSWERING)):
        counted = _Counted(entry.type.name, reader.of("basis", entry), _design(entry))
        own = [region for region in reader.of("region", entry) if region in regions]
        for objective in map(int, reader.of("objective", entry)):
            everywhere[objective].append(counted)
            if not own:
                placeless[objective].append(counted)
            for region in own:
                placed[objective, region].append(counted)
    objectives = [int(term_id) for term_id in corpus.vocabularies["objectives"].terms]
    ranks = _Ranks(corpus.vocabularies)
    return GapMap(
        regions=regions,
        cells=tuple(_cell(one, region, placed[one, region], ranks) for one in objectives for region in regions),
        everywhere=tuple(_cell(one, "", everywhere[one], ranks) for one in objectives),
        placeless=tuple(_cell(one, "", placeless[one], ranks) for one in objectives),
    )


def _design(entry: Entry) -> str:
    return str(entry.fields.get("design", ""))


class _Ranks:
    """The ranks of bases and designs, as their vocabularies give them."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self._bases = _ranks(vocabularies, "result-bases")
        self._designs = _ranks(vocabularies, "evidence-designs")

    def strongest_design(self, records: Iterable[_Counted]) -> str:
        """Return the design of the highest rank; empty where no record tells one."""
        return max((record.design for record in records), key=lambda design: self._designs.get(design, 0), default="")

    def strength(self, records: Iterable[_Counted]) -> Strength:
        """Return what the strongest record can carry; funds and cases carry nothing."""
        return max(self._strengths(records), default=Strength.NOTHING)

    def _strengths(self, records: Iterable[_Counted]) -> Iterator[Strength]:
        for record in records:
            if record.type == "practice":
                basis = max((self._bases.get(found, 0) for found in record.bases), default=0)
                yield _grade(basis, (COUNTED_BASIS, EVALUATED_BASIS, COMPARED_BASIS))
            elif record.type == "evidence":
                design = self._designs.get(record.design, 0)
                yield _grade(design, (STUDIED_DESIGN, EVALUATED_DESIGN, COMPARED_DESIGN))


def _ranks(vocabularies: Vocabularies, name: str) -> Mapping[str, int]:
    return {term.id: int(term.more["rank"]) for term in vocabularies[name].terms.values()}


def _grade(rank: int, steps: tuple[int, int, int]) -> Strength:
    return Strength(Strength.TOLD + sum(rank >= step for step in steps))


def _cell(objective: int, region: str, records: list[_Counted], ranks: _Ranks) -> Cell:
    types = [record.type for record in records]
    evidence = [record for record in records if record.type == "evidence"]
    return Cell(
        objective=objective,
        region=region,
        practices=types.count("practice"),
        evidence=len(evidence),
        cases=types.count(ASKING),
        funds=types.count("funding"),
        evaluated=sum(record.type == "practice" and not _is_untested(record) for record in records),
        with_design=sum(bool(record.design) for record in evidence),
        design=ranks.strongest_design(evidence),
        strength=ranks.strength(records),
    )


def _is_untested(record: _Counted) -> bool:
    return not any(basis in EVALUATED for basis in record.bases)
