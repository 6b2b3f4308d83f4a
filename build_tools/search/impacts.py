"""What one record says, as words and tokens with impacts: the stage that runs once for each record that changed."""

import functools
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import orjson

from build_tools.engine import Batch, Stage, held_collector
from build_tools.records import record_type
from build_tools.search.documents import field_texts
from build_tools.search.folding import folded_of, runs, words_of
from build_tools.search.knowledge import Knowledge
from build_tools.search.phrases import CONCEPT, COUNTRY, token_of
from build_tools.search.shards import IMPACT_MASK
from build_tools.search.stop_words import STOP_WORDS
from build_tools.search.tagging import tags
from build_tools.search.word_forms import stem_of


@dataclass(frozen=True, slots=True)
class FieldWeight:
    """How much one hit in a field counts, the usual number of its words, and how much more of them dampen a hit."""

    weight: float
    usual: int
    damping: float


FIELDS = {
    "title": FieldWeight(6.0, 10, 0.4),
    "names": FieldWeight(5.0, 12, 0.3),
    "summary": FieldWeight(3.0, 40, 0.5),
    "terms": FieldWeight(1.5, 25, 0.5),
    "organisations": FieldWeight(2.0, 12, 0.5),
    "text": FieldWeight(1.0, 300, 0.75),
    "sources": FieldWeight(0.6, 30, 0.6),
}
"""The usual lengths are medians of the real records, as constants: an average would change every record's impacts
whenever one changes."""
SATURATION = 4.0
"""Hits of which an impact is half of the highest."""
IMPACT_MAX = IMPACT_MASK
TERM_WEIGHT, USUAL_TERMS, TERM_DAMPING = 5.0, 3, 0.6
"""A term that the record itself bears, like a word of its names; of many in one field each counts less."""
WIDER_SHARE = 0.5
"""How much of a token counts for the wider one."""
TERM_FIELDS = {
    "countries": "country", "objectives": "objective", "sdgs": "sdg", "populations": "population", "themes": "theme",
    "regions": "region",
}  # fmt: skip
IN_TEXT = (f"#{CONCEPT}/", f"#{COUNTRY}/")
"""Tokens that a text gives; those of terms, whose names are common words, come only from the record's own fields."""


Source = tuple[str, str, Mapping[str, Any], str, tuple[str, ...]]
"""(type, id, fields, narrative, names of organisations) of a record."""


def read_impacts(batch: Batch) -> list[bytes]:
    """Return for each record, as JSON, {keys: [stems and tokens], impacts: [of each], forms, names}.

    Forms are rows of “form stem”, names rows of “token words”: rows are gathered faster than mappings.
    """
    with held_collector():
        return [orjson.dumps(_Reader(batch.shared, source).told()) for source in batch.values]


IMPACTS = Stage("search", read_impacts)


class _Reader:
    """Reads one record."""

    def __init__(self, known: Knowledge, source: Source) -> None:
        self._known = known
        self._type, self._id, self._fields, self._body, self._organisations = source
        self._language = str(self._fields.get("language", "en")).partition("-")[0]
        self._phrases = known.of_language(self._language)
        self._strengths: dict[str, float] = {}
        self._forms: dict[str, None] = {}
        self._names: dict[str, None] = {}

    def told(self) -> dict[str, Any]:
        texts = field_texts(record_type(self._type).model, self._fields, self._body, self._known.term_labels)
        texts["names"] = f"{self._id.replace('-', ' ')}\n{texts['names']}"
        texts["organisations"] = "\n".join([texts["organisations"], *self._organisations])
        for name, weight in FIELDS.items():
            if texts[name]:
                self._read(texts[name], weight)
        self._read_terms()
        self._widen()
        return {
            "keys": list(self._strengths),
            "impacts": [_impact(strength) for strength in self._strengths.values()],
            "forms": list(self._forms),
            "names": list(self._names),
        }

    def _read(self, text: str, field: FieldWeight) -> None:
        """Add the words and names of one field."""
        found = runs(text)
        folded = list(chain.from_iterable(map(folded_of, found)))
        share = field.weight / (1 - field.damping + field.damping * len(folded) / field.usual)
        strengths, forms, language = self._strengths, self._forms, self._language
        for run, count in Counter(found).items():
            for stem, row in _stems_of(run, language):
                forms[row] = None
                strengths[stem] = strengths.get(stem, 0.0) + share * count
        for name, count in Counter(tags(folded, self._phrases)).items():
            for token in name.tokens:
                if token.startswith(IN_TEXT):
                    strengths[token] = strengths.get(token, 0.0) + share * count
                    self._names[f"{token} {name.name}"] = None

    def _read_terms(self) -> None:
        """Add the terms that the record bears."""
        for field, facet in TERM_FIELDS.items():
            values = self._fields.get(field, ())
            share = _term_share(len(values))
            for value in values:
                token = token_of(facet, str(value))
                self._strengths[token] = self._strengths.get(token, 0.0) + share
        kind = self._fields.get("type" if self._type == "organisation" else "kind")
        if isinstance(kind, str):
            self._strengths[token_of("kind", f"{self._type}.{kind}")] = _term_share(1)

    def _widen(self) -> None:
        """Let what is narrower count, with less weight, for what is wider."""
        wider = self._known.wider
        found: dict[str, float] = {}
        for token, strength in self._strengths.items():
            for above in wider.get(token, ()):
                found[above] = max(found.get(above, 0.0), strength * WIDER_SHARE)
        for token, strength in found.items():
            self._strengths[token] = max(self._strengths.get(token, 0.0), strength)


@functools.lru_cache(maxsize=300_000)
def _stems_of(run: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return (stem, row of “form stem”) of the words of a run; none of stop words, unless they are written as names."""
    found = [
        (folded, stem_of(folded, written, language))
        for folded, written in words_of(run)
        if folded not in STOP_WORDS or (len(written) > 1 and written.isupper())
    ]
    return tuple((stem, f"{folded} {stem}") for folded, stem in found)


def _term_share(count: int) -> float:
    return TERM_WEIGHT / (1 - TERM_DAMPING + TERM_DAMPING * count / USUAL_TERMS)


def _impact(strength: float) -> int:
    """Return a strength as a number of few bits, from 1 to the highest."""
    return max(1, int(IMPACT_MAX * strength / (strength + SATURATION) + 0.5))
