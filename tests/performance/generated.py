"""Generated corpora for measurements: practices of about 25 front-matter lines and 350 words, the same for a seed."""

import random
from pathlib import Path

VOCABULARY = (
    "migrants",
    "workers",
    "ministry",
    "labour",
    "registration",
    "permit",
    "region",
    "border",
    "city",
    "service",
    "support",
    "training",
    "language",
    "skills",
    "recognition",
    "recruitment",
    "agency",
    "contract",
    "wages",
    "complaint",
    "counselling",
    "return",
    "reintegration",
    "family",
    "children",
    "school",
    "health",
    "insurance",
    "remittances",
    "diaspora",
    "investment",
    "data",
    "census",
    "survey",
    "policy",
    "coordination",
    "council",
    "municipality",
    "mediator",
    "translation",
    "hotline",
    "shelter",
    "referral",
    "guardian",
    "identity",
    "document",
    "visa",
    "corridor",
    "agreement",
    "employer",
    "union",
    "inspection",
    "climate",
    "disaster",
    "drought",
    "flood",
    "mobility",
    "relocation",
    "community",
    "dialogue",
    "perception",
    "media",
    "campaign",
    "justice",
    "legal",
    "aid",
    "detention",
    "alternative",
    "monitoring",
    "evaluation",
    "budget",
    "partner",
    "regional",
    "global",
    "compact",
    "objective",
)
COUNTRIES = ("KEN", "DEU", "PHL", "COL", "MAR", "NPL", "GHA", "ESP", "MEX", "JOR", "TUN", "FJI", "BGD", "CAN", "PRT")
ORGANISATIONS = tuple(f"organisation-{number:02}" for number in range(40))
WORDS_OF_NARRATIVE = 350


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(VOCABULARY, k=words)).capitalize() + "."


def practice_text(number: int) -> str:
    """Return the text of one generated practice."""
    chance = random.Random(number)  # noqa: S311 - a measurement, not a secret
    countries = ", ".join(chance.sample(COUNTRIES, 2))
    objectives = ", ".join(str(value) for value in sorted(chance.sample(range(1, 24), 3)))
    first, second = chance.sample(ORGANISATIONS, 2)
    paragraphs: list[str] = []
    while sum(len(paragraph.split()) for paragraph in paragraphs) < WORDS_OF_NARRATIVE:
        if len(paragraphs) % 4 == 0:
            paragraphs.append(f"## {_sentence(chance, 4).removesuffix('.')}")
        paragraphs.append(" ".join(_sentence(chance, 12) for _ in range(5)))
    narrative = "\n\n".join(paragraphs)
    return f"""---
title: Generated practice {number} on {" ".join(chance.sample(VOCABULARY, 4))}
summary: {_sentence(chance, 25)}
kind: {chance.choice(("programme", "service", "policy", "project"))}
start: {chance.randint(2005, 2024)}
objectives: [{objectives}]
objectives_from: inferred
populations: [workers, women]
countries: [{countries}]
scope: national
implementers: [{first}]
partners: [{second}]
actions:
  - {_sentence(chance, 12)}
  - {_sentence(chance, 12)}
results:
  - statement: {_sentence(chance, 14)}
    basis: monitored
lessons:
  - {_sentence(chance, 12)}
sources:
  - title: {_sentence(chance, 6)}
    publisher: Generated
    url: https://example.org/{number}
    accessed: 2026-01-01
---

{narrative}
"""


def organisation_text(number: int) -> str:
    """Return the text of one generated organisation."""
    return f"""title: Generated organisation {number}
summary: An organisation that exists only to be named by generated practices in a measurement.
type: cso
sources:
  - title: Generated
    publisher: Generated
    url: https://example.org/organisation/{number}
    accessed: 2026-01-01
"""


def write_records(content: Path, count: int) -> None:
    """Write `count` practices, and the organisations that they name, into a content folder."""
    for folder in ("practices", "organisations"):
        (content / folder).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (content / "practices" / f"generated-{number:06}.md").write_text(practice_text(number), encoding="utf-8")
    for number, name in enumerate(ORGANISATIONS):
        (content / "organisations" / f"{name}.yml").write_text(organisation_text(number), encoding="utf-8")
