"""Records made by chance from the outlines of the types, good ones and bad ones; the same for the same seed."""

import copy
import random
import re
from collections.abc import Iterator, Mapping
from typing import Any

from build_tools.records import RecordType
from build_tools.records.outlines import Outline, outline_of

FILLED = 0.4
"""The share of fields that are filled though they need not be."""
FAULTS = 3
WEAKENED, REPEATED = 0.6, 0.1
"""The share of values that rules look at, and of lists in which one entry stands twice."""
Json = Any
"""A value of JSON."""
ENDINGS = ("", "a", " ", "é", "—", "🙂", "\u0130", "\u00a0", "'", '"', "#", ":", " #x", "- ", "\u2028", "\n", "\t")
WORDS = (
    "seasonal", "workers", "Registrierung", "naïve", "и", "移民", "مهاجر", "yes", "no", "null", "~", "1.10", "010",
    "0x1F", "2019-02-28", "12:30:45", "a:b", "x: y", "#tag", "b # c", "-", "?", "[list]", "{map}", "'quoted'",
    '"double"', "&anchor", "*alias", "!tag", "%", "@", "`", "1_000", ".5", "+1e3", "=", "<<", "...", "---", "🙂",
    "https://example.org/a?b=c#d",
)  # fmt: skip
STRANGE: tuple[Json, ...] = (
    None, True, False, 0, -1, 3, 24, 2019, 99, 1.5, "", " ", "x", "Bad Id", "KEN", "ken", "Kenya", "2019", "2019-13",
    "2019-02-30", "2019-02", "2019-02-28", "29.2.2020", "http://", "ä", "a--b", "-a", [], ["x"], [None], {}, {"x": 1},
    [[]], "one/two", "practices/x", "consulted", "source", "10.7", "y" * 90, "z" * 310, "w" * 2_100, "v " * 2_100,
    "two\nlines", "2019-02-28T10:00", "٢٠١٩",
)  # fmt: skip
FORMS = (
    (r"^\d{4}", ("2019-02-28",)),
    ("^[A-Z]{3}", ("KEN", "DEU", "USD")),
    ("^[a-z]{2,3}", ("en", "fr", "zh-Hans")),
    ("^[a-z-]+/", ("practices/a-practice",)),
    ("^[0-9a-f]", ("0123456789abcdef",)),
    ("^(", ("unit", "consulted")),
    ("^", ("unhcr", "a-1", "some-organisation")),
)
"""How the forms of fields begin, and texts that have them."""
WEAK: Mapping[str, tuple[Json, ...]] = {
    "summary": ("Too short.", "Just long enough to be read in a list.", "s" * 40, "s " * 400, "é" * 701, "🙂" * 39),
    "url": (
        "https://example.org/a b", "http://", "example.org/page", "https://user:secret@example.org/", "https://nowhere/",
        "https://example.org/100%", "https://bit.ly/3abc", "https://www.google.com/search?q=x", "http://203.0.113.9/x",
        "http://8.8.8.8/x", "ftp://example.org/", "https://example.org:99999/", "https://exämple.org/é", "javascript:x",
        "https://-bad-.org/", "https://example.org/<x>", "https://a..b/", "HTTPS://EXAMPLE.ORG/X", "https://1.2/",
        "https://example.org/ok_(1)?a=b#c", "mailto:someone@example.org", "www.example.org",
    ),
    "doi": (
        "10.1093/jeea/jvae044", "https://doi.org/10.1093/jeea/jvae044", "doi: 10.1000/182.", "10.1/x", "nothing",
        "10.1000%2F182", "https://dx.doi.org/10.1000/182",
    ),
    "start": ("2019", "2019-02", "2019-02-28", 2020), "end": ("2018", "2019-01-31", "2019-02", "2019-03-01", 2019),
    "opens": ("2026", "2027-01"), "closes": ("2025", "2026-12-01"), "received": ("2027", "2026-11-22", "2026-11-30"),
    "accessed": ("2026-11-22", "2026-11-23", "2026-11-24", "2027-01-01"),
    "scope": ("local", "national", "subregional", "regional", "global"),
    "title": ("link", "Web page", "https://example.org/", "A title of its own", "n/a"),
    "note": (
        "Write to someone@example.org now.", "someone [at] example [dot] org", "Call +254 20 123 4567.",
        "Tel.: 020 7946 0958", "Law 1234567 of 2019", "In 2019-2020 it reached 1 250 000 people.",
        "Hotline 0800 111222",
        "https://example.org/@someone and @handle", "Téléphone : 01 23 45 67 89", "телефон 1234567",
        "00 44 20 7946 0958",
    ),
    **dict.fromkeys(("statement", "method", "innovation", "need", "eligible"), ("u " * 800, "Told in one sentence.")),
    "min": (5, 100), "max": (1, 50),
    "kind": ("person", "unit"),
    "type": ("government",),
}  # fmt: skip
"""Values that rules look at, good ones among them, by the name of their field."""
NARRATIVES = ("", "Plain words.", "\n\n# A heading\n\ntwo  \nlines\n\n", "---\nx", "w " * 3_100)
NOT_ASKED = (
    "history", "assessment", "set_up", "lead", "agencies", "similar", "funding", "outcomes", "withdrawn", "review",
)  # fmt: skip
"""Fields that forms do not ask, and whose rules the browser does not know."""
DATES = {"day": ("2019-02-28",), "date": ("2019", "2019-02", "2019-02-28")}


class Maker:
    """Makes records of one type."""

    def __init__(self, record_type: RecordType, seed: int) -> None:
        self.type = record_type
        self.outline: Outline = outline_of(record_type)
        self.chance = random.Random(f"{seed} {record_type.name}")  # noqa: S311 - records for tests, no secrets

    def good(self) -> dict[str, Any]:
        """Return fields of the right shape: all that are needed, and some others."""
        return self._fields(self.outline["model"])

    def bad(self) -> dict[str, Any]:
        """Return fields of which one to three are not as they should be."""
        fields = self.good()
        for _ in range(self.chance.randint(1, FAULTS)):
            self._spoil(fields)
        return fields

    def narrative(self) -> str:
        """Return a narrative, or none."""
        return self.chance.choice([*NARRATIVES, *map(str, WEAK["note"])])

    def weak(self) -> dict[str, Any]:
        """Return fields of the right shape that rules may find fault with."""
        fields = {name: value for name, value in self.good().items() if name not in NOT_ASKED}
        for around, key in list(_places(fields)):
            if key in WEAK and self.chance.random() < WEAKENED:
                around[key] = self.chance.choice(WEAK[key])
            elif isinstance(around[key], list) and self.chance.random() < REPEATED:
                around[key].append(copy.deepcopy(around[key][0]))
        request = {"origin": "request", "stage": "received"} if self.type.name == "case" else {}
        return fields | request

    def _fields(self, name: str) -> dict[str, Any]:
        model: Mapping[str, Any] = self.outline["models"][name]
        chosen = {field: told for field, told in model.items() if told["needed"] or self.chance.random() < FILLED}
        return {field: self._value(told["value"]) for field, told in chosen.items()}

    def _value(self, told: Mapping[str, Any]) -> Json:
        kind = told["kind"]
        if kind == "list":
            return [self._value(told["of"]) for _ in range(self.chance.randint(max(1, told.get("least", 0)), 3))]
        if kind == "mapping":
            return {tag: self._value(told["of"]) for tag in self.chance.sample(["fr", "es", "ar", "zh-Hans"], 2)}
        if kind == "fields" or (kind == "organisation" and self.chance.random() < 0.5):
            return self._fields(told["model"])
        if kind == "yes-no":
            return self.chance.random() < 0.5
        if kind == "number":
            return self.chance.randint(told.get("least", 0), told.get("most", 10_000_000))
        return self.chance.choice(told["of"]) if kind == "choice" else self._text(told)

    def _text(self, told: Mapping[str, Any]) -> str:
        if told.get("date"):
            return self.chance.choice(DATES[told["date"]])
        if form := told.get("form"):
            fitting = [text for text in _texts_of(form) if re.search(form, text)]
            return self.chance.choice(fitting)
        if ["address"] in told.get("marks", ()):
            return f"https://example.org/{self.chance.randint(1, 99)}"
        return self._prose(told.get("least", 1), told.get("most", 4_000))

    def _prose(self, least: int, most: int) -> str:
        count = self.chance.choice([1, 1, 2, 3, 8, 30, 120])
        parts = [self.chance.choice(WORDS) for _ in range(count)]
        glue = self.chance.choice([" ", " ", " ", "  ", "\n", "\n\n"])
        text: str = glue.join(parts) + self.chance.choice(ENDINGS)
        return text.ljust(least, "x")[:most]

    def _spoil(self, fields: dict[str, Any]) -> None:
        """Change one value at any depth, leave one out, or add a field that does not exist."""
        places = list(_places(fields))
        around, key = self.chance.choice(places)
        way = self.chance.random()
        if way < 0.15 and isinstance(around, dict):
            del around[key]
        elif way < 0.3 and isinstance(around, dict):
            around[self.chance.choice([f"{key}s", str(key)[1:], "nothing_like_it", f"{key}/x~y"])] = "x"
        else:
            around[key] = copy.deepcopy(self.chance.choice(STRANGE))


def _texts_of(form: str) -> tuple[str, ...]:
    return next(texts for beginning, texts in FORMS if form.startswith(beginning))


def _places(value: Json) -> Iterator[tuple[Json, Json]]:
    """Yield (what holds it, key or position) for every value inside another."""
    for key, inner in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)
