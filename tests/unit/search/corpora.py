"""Small corpora to search in."""

import json
from pathlib import Path
from typing import Any

from build_tools.corpus import Corpus, Entry, build_corpus, load_vocabularies
from build_tools.digests import digest_value
from build_tools.records import record_type

VOCABULARIES = load_vocabularies(Path(__file__).parents[3] / "schemas" / "vocabularies")
COMMON: dict[str, Any] = {
    "summary": "What it is, in a sentence that stands alone.",
    "sources": [{"title": "Report", "publisher": "Ministry", "url": "https://example.org"}],
}
PRACTICE = {"kind": "project", "implementers": [{"name": "Ministry of Labour", "type": "government"}]}


def entry(type_name: str, record_id: str, body: str = "", **fields: Any) -> Entry:  # noqa: ANN401 - fields of a record
    """Return a record with the fields given, and what its type needs besides."""
    kind = record_type(type_name)
    whole = {**COMMON, **(PRACTICE if type_name == "practice" else {"type": "un"}), "title": record_id, **fields}
    record = kind.model.model_validate_json(json.dumps(whole))
    path = f"content/{kind.folder}/{record_id}{kind.suffix}"
    return Entry(kind, record_id, path, digest_value([whole, body]), record, whole, body)


def corpus_of(*entries: Entry) -> Corpus:
    """Return a corpus of records."""
    return build_corpus(entries, {}, VOCABULARIES)


def small_corpus() -> Corpus:
    """Return a corpus of several scripts, fields and types."""
    return corpus_of(
        entry("organisation", "iom", title="International Organization for Migration", acronym="IOM", aliases=["OIM"]),
        entry("practice", "nurses", title="Training for nurses", countries=["GHA", "DEU"], objectives=[18],
              actions=["Recognition of skills before departure."], implementers=["iom"]),
        entry("practice", "nurses-in-the-text", title="A hospital", body="It trains nurses. Skills recognition helps."),
        entry("practice", "cote", title="Accueil des réfugiés à Abidjan", countries=["CIV"], language="fr"),
        entry("practice", "arabic", title="مركز الهجرة في تونس", countries=["TUN"]),
        entry("practice", "chinese", title="移民服务中心"),
        entry("practice", "gone", title="Withdrawn nurses", withdrawn={"on": "2025-01-01", "reason": "Double."}),
    )  # fmt: skip
