"""A small, rich and hostile corpus for tests of pages: every type, every section, every bad intention."""

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from build_tools.config import load_config, load_strings
from build_tools.corpus import Corpus, Entry, Places, Vocabularies, build_corpus, load_vocabularies, publishable
from build_tools.corpus.corpus import Key
from build_tools.corpus.publication import is_open
from build_tools.digests import canonical_json, digest_value
from build_tools.matching import Similar, TraitsOf, similar_records, subject_of, traits_of
from build_tools.matching.answers import Adviser, Answer
from build_tools.matching.requests import request_of
from build_tools.pages._base import Site
from build_tools.records import record_type
from tests.unit.pages.sample_case import FULL_CASE
from tests.unit.pages.sample_chronicles import chronicles

ROOT = Path(__file__).parents[3]
BUILD_DATE = datetime.date(2026, 11, 21)
SCRIPT = "<script>alert('x')</script>"
SOURCES = [
    {"title": f"A source {SCRIPT}", "publisher": "A publisher & sons", "url": "https://example.org/a?b=1&c=2"},
    {
        "title": "Une source",
        "publisher": "Éditeur",
        "url": "javascript:alert(1)",
        "language": "fr",
        "accessed": "2026-11-21",
        "archived_url": "https://web.archive.org/x",
    },
]
BODY = f"""# A heading

Text with [a link](https://example.org/), [a trap](javascript:alert(1)),
![a picture](https://example.org/p.png) and {SCRIPT}.

<img src=x onerror=alert(1)>

| a | b |
| - | - |
| 1 | 2 |

A note[^1].

[^1]: At the foot.
"""


def entry(type_name: str, record_id: str, body: str = "", **fields: object) -> Entry:
    """Return a record as the corpus holds it."""
    found = record_type(type_name)
    whole = {"title": record_id.replace("-", " ").capitalize(), "summary": f"What {record_id} is. " * 4, **fields}
    whole.setdefault("sources", SOURCES)
    record = found.model.model_validate_json(canonical_json(whole))
    return Entry(
        type=found,
        id=record_id,
        path=f"content/{found.folder}/{record_id}{found.suffix}",
        digest=digest_value([whole, body]),
        record=record,
        fields=record.model_dump(mode="json", exclude_defaults=True),
        body=body,
    )


@cache
def vocabularies() -> Vocabularies:
    return load_vocabularies(ROOT / "schemas" / "vocabularies")


@cache
def strings() -> dict[str, Any]:
    return dict(load_strings(ROOT, "en"))  # as the program reads them: “yes” and “on” are words there


def countries(count: int) -> list[str]:
    return list(vocabularies()["countries"].terms)[:count]


ALIKE: dict[int, dict[str, Any]] = {
    90 + position: {
        "title": f"Many {how} for domestic workers whose wages are withheld",
        "countries": [country],
        "populations": ["domestic-workers"],
    }
    for position, (country, how) in enumerate([("KEN", "hotlines"), ("GHA", "counsellors"), ("TCD", "mediators")])
}
"""A few that tell of the same in three countries."""


def practices() -> list[Entry]:
    return [
        entry(
            "practice",
            "full-practice",
            BODY,
            kind="service",
            start=2019,
            end="2024-05",
            countries=["KEN", "UGA"],
            regions=["world"],
            scope="national",
            objectives=[6, 18, 1, 23],
            objectives_from="source",
            sdgs=["10.7", "8"],
            populations=["all"],
            themes=["data"],
            principles=["people-centred"],
            implementers=["an-organisation", {"name": f"Ministry {SCRIPT}", "type": "government"}],
            partners=["left-out-organisation"],
            actions=["First this.", f"Then {SCRIPT}."],
            results=[
                {"statement": "It works.", "basis": "evaluated", "evidence": ["an-evaluation"]},
                {"statement": "Told so."},
            ],
            lessons=["Start small."],
            recommendations=["Do it again."],
            innovation="The way it is done.",
            building_blocks=["legal-basis", "hotline"],
            replications=[
                {"country": "GHA", "year": "2021", "adapted": "Much.", "happened": "Well.", "source": "https://x.org/"},
                {"country": "TCD", "source": "javascript:alert(2)"},
            ],
            related=["evidence/an-evaluation", "cases/secret-case", "practices/gone-practice"],
            former_ids=["old-practice"],
            note=f"A note {SCRIPT}",
            translations={
                "ar": {"title": "ممارسة", "summary": f"ملخص {SCRIPT}", "of": "00000000"},
                "fr": {"title": "Une pratique", "summary": "Un résumé.", "of": "00000000"},
            },
            verified={"on": "2026-01-31", "by": "an-organisation"},
            review={
                "state": "in-review",
                "proposed": "2026-02-01",
                "reviews": [
                    {
                        "role": "un",
                        "organisation": "an-organisation",
                        "on": "2026-02-01",
                        "decision": "stepped-back",
                        "conflict": True,
                        "interest": "It carries the practice out.",
                    },
                    {
                        "role": "external",
                        "organisation": {"name": "A university", "type": "academia"},
                        "on": "2026-03-01",
                        "decision": "accept",
                        "conflict": False,
                        "criteria": [
                            {"criterion": "tied-to-objective", "verdict": "met"},
                            {"criterion": "replicable", "verdict": "cannot-tell"},
                        ],
                        "note": f"Good. {SCRIPT}",
                        "version": "00000000",
                    },
                ],
            },
        ),
        entry(
            "practice",
            "arabic-practice",
            "نص",
            title="ممارسة جيدة في بلد",
            summary="ملخص للممارسة الجيدة في هذا البلد مع بعض التفاصيل عنها",
            language="ar",
            kind="policy",
            implementers=["an-organisation"],
            superseded_by="practices/full-practice",
        ),
        entry(
            "practice",
            "long-practice",
            title=("A very long title with many words " * 9)[:300],
            kind="policy",
            countries=countries(200),
            implementers=["an-organisation"],
        ),
        entry(
            "practice",
            "gone-practice",
            kind="policy",
            implementers=["an-organisation"],
            withdrawn={"on": "2026-03-01", "reason": f"It was wrong {SCRIPT}."},
            superseded_by="practices/full-practice",
        ),
        *(
            entry(
                "practice",
                f"many-{position:03}",
                kind="policy",
                objectives=[6],
                implementers=["an-organisation"],
                **ALIKE.get(position, {}),
            )
            for position in range(120)
        ),
    ]


def cases() -> list[Entry]:
    shared: dict[str, Any] = {"origin": "public-programme", "need": "A need.", "countries": ["KEN"], "objectives": [6]}
    return [
        entry(
            "case",
            "full-case",
            BODY,
            **shared,
            **FULL_CASE,
        ),
        entry(
            "case",
            "secret-case",
            **shared,
            stage="received",
            publish="count",
            title="TOP-SECRET-TITLE",
            lead="an-organisation",
        ),
        entry(
            "case",
            "summary-case",
            "SECRET-BODY",
            **{**shared, "origin": "request", "need": "SECRET-NEED"},
            stage="assessed",
            publish="summary",
            summary="SECRET-SUMMARY " * 4,
            lead="an-organisation",
        ),
        entry(
            "case",
            "request-case",
            **{**shared, "origin": "request"},
            received="2026-09-01",
            assessment={"feasible": True, "support": ["policy-advice"]},
            stage="assessed",
            history=[
                {"stage": "received", "on": "2026-09-01"},
                {"stage": "assessed", "on": "2026-09-20", "source": "https://x.org/"},
                {"stage": "received", "on": "2026-10-01", "note": f"The need was written anew {SCRIPT}."},
                {"stage": "assessed", "on": "2026-10-21"},
            ],
        ),
        entry("case", "declined-case", **shared, stage="declined", reason="No money.", no_practice_reason="None."),
    ]


def others() -> list[Entry]:
    return [
        entry(
            "evidence",
            "an-evaluation",
            BODY,
            kind=next(iter(vocabularies()["evidence-kinds"].terms)),
            year="2023",
            publishers=["an-organisation"],
            authors=["A. Author"],
            url="https://example.org/report",
            doi="10.1093/jeea/jvae044",
            languages=["en", "fr"],
            findings=["A finding."],
            method="A method.",
            design=next(iter(vocabularies()["evidence-designs"].terms)),
            related=["practices/full-practice"],
        ),
        entry("evidence", "trap", kind="report", publishers=["an-organisation"], url="javascript:alert(1)", doi="<x>"),
        entry(
            "organisation",
            "an-organisation",
            title="An organisation",
            type="un",
            acronym="AO",
            aliases=["Org"],
            network_role="member",
            role_basis="Listed.",
            presence=countries(20),
            objectives=[6],
            url="https://ao.example.org/",
        ),
        entry("organisation", "a-part", type="un", part_of="an-organisation"),
        entry(
            "funding",
            "a-fund",
            operator=["an-organisation"],
            kind=next(iter(vocabularies()["funding-kinds"].terms)),
            objectives=[9, 10, 11, 12, 13, 14],
            recipients=["government"],
            eligible="States.",
            eligible_countries=["KEN"],
            mptf_areas=[next(iter(vocabularies()["mptf-areas"].terms))],
            amounts=[{"min": 1000, "max": 2000000, "currency": "USD", "note": "A grant."}, {"currency": "EUR"}],
            amounts_told="Up to two million.",
            opens="2026-01-01",
            closes="2026-12",
            status=next(iter(vocabularies()["funding-statuses"].terms)),
            status_told="Open.",
            how_to_apply="Write.",
        ),
        entry(
            "platform",
            "a-platform",
            operator=["an-organisation"],
            holds=[next(iter(vocabularies()["platform-content"].terms))],
            aliases=["P"],
            access="Open.",
            formats="HTML.",
            languages=["en"],
            size="Much.",
            builds_on="By links.",
            url="https://p.example.org/",
        ),
        entry(
            "workstream",
            "a-group",
            kind="workstream",
            start="2019",
            end="2021",
            period_told="2019 to 2021",
            leads=["an-organisation"],
            members=[{"name": "Other", "type": "un"}],
            outputs=[
                {"title": "A brief", "record": "evidence/an-evaluation", "on": "2020"},
                {"title": f"Another {SCRIPT}"},
            ],
            status="completed",
        ),
        entry(
            "expertise",
            "a-centre",
            organisation="an-organisation",
            kind="centre",
            offers=["policy-advice"],
            reviews=True,
            languages=["en"],
            statement="It knows.",
            consent={"on": "2026-01-01", "kept_by": "an-organisation"},
            url="https://c.example.org/",
        ),
    ]


@cache
def corpus() -> Corpus:
    broken = {("organisation", "left-out-organisation"): "content/organisations/left-out-organisation.yml"}
    return build_corpus([*practices(), *cases(), *others()], broken, vocabularies())


@cache
def published() -> Corpus:
    return publishable(corpus()).corpus


@cache
def traits() -> list[TraitsOf]:
    places = Places(published().vocabularies)
    subjects = [subject_of(found.type.name, found.fields, found.body, places) for found in published()]
    return [traits_of(subject, published().vocabularies) for subject in subjects]


@cache
def similar() -> Similar:
    return similar_records(published(), traits(), {}, strings())


@cache
def request_weights() -> Mapping[str, int]:
    """Return how much each matcher counts when a request is answered, as the settings tell."""
    return load_config(ROOT, environment={}).request_weights


@cache
def answers() -> dict[Key, Answer]:
    adviser = Adviser(published(), traits(), request_weights(), strings(), BUILD_DATE.isoformat())
    cases = [found for found in published().by_type["case"] if is_open(found)]
    return {found.key: adviser.answer(request_of(found, published())) for found in cases}


def site(**changes: object) -> Site:
    """Return a site; fields can be given other values."""
    fields: dict[str, Any] = {
        "strings": strings(),
        "name": "Compact Commons",
        "site_url": "https://example.org/commons/",
        "repository_url": "https://example.org/repository",
        "edit_branch": "main",
        "build_date": BUILD_DATE,
        "dates": {found.path: ("2026-11-01", "2026-11-20") for found in corpus()},
        "left_out": ("content/organisations/left-out-organisation.yml",),
        "schema_version": "1",
        "version": "0.1.0",
        "similar": similar(),
        "answers": answers(),
        "chronicles": chronicles(),
        "rule_pages": {
            "CC301": f"# CC301: unknown reference\n\nA text with {SCRIPT}.\n\n## Failing\n\n```yaml\na: 1\n```\n"
        },
    }
    return Site(**{**fields, **changes})
