"""Cases that are not public in full, planted with words that nobody else uses; and the search for these in a site."""

import base64
import gzip
import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

MARK = "zyxgar"
"""Every text, id and address of what is not public holds it; no other record does."""
SOURCE = {"title": "A page", "publisher": "A publisher", "url": "https://example.org/page", "accessed": "2026-01-01"}
ENCODED = re.compile(rb"base64,([A-Za-z0-9+/=]+)")


def _text(name: str) -> str:
    return (
        f"The {MARK}{name.replace('_', '')} is told here at a length that a summary may have, and is not for readers."
    )


def _address(name: str) -> str:
    return f"https://{MARK}-{name}.example.org/{MARK}"


def _body_named(name: str) -> dict[str, str]:
    return {"name": f"{MARK.title()}{name} Agency", "type": "government"}


def whole_case(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a case
    """Return a case with every field that there is, all planted but those that a summary shows."""
    return {
        "title": f"The {MARK}title of a request",
        "summary": _text("summary"),
        "language": "en",
        "translations": {"fr": {"title": f"{MARK}titre", "summary": _text("sommaire"), "of": "0" * 32}},
        "objectives": [6, 16],
        "objectives_from": "source",
        "principles": ["people-centred"],
        "sdgs": ["3.8"],
        "populations": ["workers"],
        "themes": ["statelessness"],
        "countries": ["KEN", "UGA"],
        "regions": ["horn-of-africa"],
        "scope": "regional",
        "sources": [
            {
                "title": _text("source"),
                "publisher": f"{MARK} publisher",
                "url": _address("source"),
                "language": "sw",
                "accessed": "2026-07-07",
                "archived_url": _address("archived"),
            }
        ],
        "note": _text("note"),
        "verified": {"on": "2026-06-06", "by": "iom"},
        "former_ids": [],
        "review": {
            "state": "changes-asked",
            "proposed": "2026-05-04",
            "reviews": [
                {
                    "role": "external",
                    "organisation": _body_named("reviewer"),
                    "on": "2026-05-05",
                    "decision": "changes",
                    "conflict": False,
                    "interest": _text("interest"),
                    "criteria": [{"criterion": "quality", "verdict": "partly"}],
                    "note": _text("review"),
                    "version": "0123456789abcdef",
                }
            ],
        },
        "origin": "request",
        "requested_by": [_body_named("asker")],
        "received": "2019-03-14",
        "need": _text("need"),
        "support_asked": ["technical-assistance"],
        "stage": "closed",
        "history": [
            {"stage": stage, "on": on, "note": _text("history"), "source": _address("told")}
            for stage, on in {"received": "2019-03-14", fields.get("stage", "closed"): "2019-03-14"}.items()
        ],
        "assessment": {"feasible": True, "support": ["legal-review"], "on": "2019-04-14", "note": _text("assessed")},
        "lead": "iom",
        "agencies": [
            {"organisation": "unhcr", "role": "lead"},
            {"organisation": _body_named("agency"), "role": "implementing"},
        ],
        "government_partners": [_body_named("ministry")],
        "other_partners": [_body_named("partner")],
        "similar": [{"record": "practices/a-new-practice", "why": _text("why"), "use": "adapted"}],
        "funding": [
            {
                "name": f"{MARK} fund",
                "status": "secured",
                "amount": 987_654_321,
                "currency": "KES",
                "on": "2019-06-14",
                "note": f"{MARK} money",
            }
        ],
        "set_up": {"start": "2019-07-14", "end": "2020-07-14", "coordination": _text("coordination")},
        "response": _text("response"),
        "outcomes": [_text("outcome")],
        "practice": "a-new-practice",
        "no_practice_reason": f"{MARK} no practice",
        "reason": f"{MARK} reason",
        "status_told": f"{MARK} status",
        **fields,
    }  # fmt: skip


def bare_case(**fields: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a case
    """Return a case with what it must have, and nothing that a reader should not see."""
    return {
        "title": "A case", "summary": "A case that says as little as a case can say in its summary.", "need": "Advice.",
        "origin": "request", "received": "2025-01-01", "countries": ["PRT"], "objectives": [1], "stage": "received",
        "sources": [SOURCE], **fields,
    }  # fmt: skip


def plant(content: Path, private: Path, *, level: str = "", is_bare: bool = False) -> None:
    """Write cases of which a number or a summary is public to two roots, and practices that name them.

    `level` makes all of them public alike. Bare ones hold nothing more than what the site may show of them: a site must
    not differ by it.
    """
    make = bare_case if is_bare else whole_case
    withdrawn = {"on": "2026-02-02", "reason": "A reason." if is_bare else _text("withdrawal")}
    succeeded = {} if is_bare else {"superseded_by": "cases/brief-one"}
    shown = {"title": "A case with a public title", "countries": ["KEN", "UGA"], "objectives": [6, 16]}
    hidden = [f"bare-{number}" if is_bare else f"{MARK}-{number}" for number in range(3)]
    count, summary = {"publish": level or "count"}, {**shown, "publish": level or "summary", "stage": "received"}
    for root, record_id, fields in (
        (content, hidden[0], make(**count)),
        (private, hidden[1], make(**count)),
        (private, hidden[2], make(**count, withdrawn=withdrawn, **succeeded)),
        (content, "brief-one", make(**summary)),
        (private, "brief-two", make(**summary)),
        (content, "brief-three", make(**summary, withdrawn=withdrawn, **succeeded)),
    ):
        if not is_bare:
            fields["former_ids"] = [f"{MARK}-once-{record_id}"]
        _write(root / "cases" / f"{record_id}.md", fields, "" if is_bare else f"\n{_text('narrative')}\n")
    naming = [] if is_bare else [f"cases/{record_id}" for record_id in (*hidden, f"{MARK}-once-{hidden[0]}")]
    for root, record_id in ((content, "a-new-practice"), (private, "a-private-practice")):
        related = [*naming[:2], "cases/brief-one", "cases/brief-two", *naming[2:]]
        _write(root / "practices" / f"{record_id}.md", _practice(f"The desk of {record_id}", related), "\nIt works.\n")


def _practice(title: str, related: list[str]) -> dict[str, Any]:
    return {
        "title": title, "summary": "A desk where workers find advice on work, housing and health in one place.",
        "kind": "service", "implementers": ["iom"], "countries": ["KEN"], "objectives": [6], "sources": [SOURCE],
        "related": related,
    }  # fmt: skip


def clear(content: Path, private: Path, *patterns: str) -> None:
    """Delete what was planted, or what of it bears such names."""
    planted = (f"cases/{MARK}-*", "cases/bare-*", "cases/brief-*", "practices/a-new-*", "practices/a-private-*")
    for root in (content, private):
        for pattern in patterns or planted:
            for file in root.glob(pattern):
                file.unlink()


def _write(file: Path, fields: Mapping[str, Any], body: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)
    file.write_text(f"---\n{text}---\n{body}", encoding="utf-8")


def readings(data: bytes) -> Iterator[str]:
    """Yield what a file says to whoever takes the trouble: unpacked, as it is and without what escapes letters."""
    if data.startswith(b"\x1f\x8b"):
        data = gzip.decompress(data)
    for piece in (data, *(base64.b64decode(found) for found in ENCODED.findall(data))):
        text = piece.decode("utf-8", "replace").casefold()
        yield text
        yield html.unescape(unquote(text))
        if "\\u" in text:
            yield re.sub(r"\\u([0-9a-f]{4})", lambda found: json.loads(f'"{found[0]}"'), text)


def told(site: Path, word: str = MARK) -> list[str]:
    """Return the files of a site that say a word, be it in their name."""
    files = {file.relative_to(site).as_posix(): file for file in sorted(site.rglob("*"))}
    return [
        path
        for path, file in files.items()
        if word in path or (file.is_file() and any(word in text for text in readings(file.read_bytes())))
    ]
