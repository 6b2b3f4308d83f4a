"""A project of awkward records: what people could write with bad intentions, or simply at great length."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from build_tools.corpus import Entry
from tests.unit.pages import sample

TRAP = "</script><script>window.ranAway=1</script><img src=x onerror=window.ranAway=1>\"'`{{7*7}}"
"""Put at the end of every text: whatever of it runs leaves a mark in the window."""
MARK_OF_TRAP = "window.ranAway"
TEXTS = frozenset({
    "access", "acronym", "actions", "adapted", "aliases", "amounts_told", "authors", "builds_on", "coordination",
    "eligible", "findings", "formats", "happened", "how_to_apply", "innovation", "interest", "lessons", "method",
    "name", "need",
    "no_practice_reason", "note", "outcomes", "period_told", "publisher", "reason", "recommendations", "response",
    "role_basis", "size", "statement", "status_told", "summary", "title", "why",
})  # fmt: skip
"""The fields that hold what people write; all others hold codes, dates, ids and addresses."""
EMPTY_TYPE = "platform"
"""The type of which this project has no record."""
ARABIC, CHINESE = "practices/arabic-practice/", "practices/chinese-practice/"
LONG_TITLE, LONG_WORD = "practices/long-practice/", "practices/long-word/"
NOWHERE, EVERYWHERE, QUOTES = "practices/nowhere/", "practices/everywhere/", "practices/quotes-and-lines/"
FULL_PRACTICE, FULL_CASE = "practices/full-practice/", "cases/full-case/"
PAGES = (ARABIC, CHINESE, LONG_TITLE, LONG_WORD, NOWHERE, EVERYWHERE, QUOTES, FULL_PRACTICE, FULL_CASE)
FORMULA = '=HYPERLINK("https://example.org";"Press here")'
BODY = f"""
## A heading {TRAP}

A text {TRAP} with [a trap](javascript:window.ranAway=1), <a href="javascript:window.ranAway=1">another</a>,
<svg onload=window.ranAway=1></svg> and {"a-very-long-word-" * 20}.

| {" | ".join(f"column {number}" for number in range(12))} |
|{" - |" * 12}
| {" | ".join("a word" for _ in range(12))} |

```
{"code without a place to break " * 12}
```
"""
BROKEN = "title: X\n"
REFUSED = {"trap", "summary-case"}
"""Records of the sample that are there to be refused."""


def spoiled(value: Any, key: str = "") -> Any:  # noqa: ANN401 - any JSON value
    """Return a value with the trap at the end of every text in it."""
    if isinstance(value, Mapping):
        return {name: spoiled(found, name) for name, found in value.items()}
    if isinstance(value, list):
        return [spoiled(found, key) for found in value]
    return f"{value} {TRAP}" if key in TEXTS and isinstance(value, str) else value


def _spoiled_record(entry: Entry) -> dict[str, Any]:
    """Return the fields of a record of the sample, spoiled, and without what a build refuses."""
    fields = {**spoiled(entry.fields), "sources": spoiled(_SOURCES)}
    if len(entry.record.title) > 300 - len(TRAP) - 1:
        fields["title"] = entry.record.title
    for part in fields.get("replications", ()):
        part["source"] = "https://example.org/told"
    return fields


_SOURCES = [{"title": "A source", "publisher": "A publisher", "url": "https://example.org/a?b=1&c='d'"}]


def _practice(title: str, **fields: object) -> dict[str, Any]:
    return {
        "title": title,
        "summary": f"What this practice does, told in so many words that it can stand in a list. {TRAP}",
        "kind": "policy",
        "objectives": [6],
        "implementers": ["an-organisation"],
        "sources": _SOURCES,
        **fields,
    }


def _awkward_practices() -> dict[str, dict[str, Any]]:
    return {
        "chinese-practice": _practice(
            "移民工人的一站式服务中心" * 6,
            language="zh",
            summary="本项目为移民工人提供咨询、住房和医疗方面的帮助。" * 3,
        ),
        "long-word": _practice("Rindfleischetikettierungsueberwachungs" * 7, countries=["DEU"]),
        "formula": _practice(FORMULA, summary="-1+1, “quoted”, and told in so many words that it can stand in a list."),
        "nowhere": _practice(
            "A practice without any country",
            objectives=[],
            review={"state": "in-review", "proposed": "2026-11-01"},
        ),
        "everywhere": _practice("A practice in two hundred countries", countries=sample.countries(200)),
        "quotes-and-lines": _practice(
            "\"Quoted\", “quoted”, «quoted» & 'quoted' \\ `quoted`",
            actions=[
                "One line\nand another line\n\n  and a third \"one\" with 'quotes' \\n",
                "Two  spaces,\ttabs and an &amp; entity",
            ],
            countries=["KEN"],
        ),
    }


def write_awkward_project(target: Path) -> Path:
    """Write the project to `target`: our own pages and settings, awkward records, and a broken one to leave out."""
    for name in ("schemas", "site_config", "content/pages"):
        shutil.copytree(sample.ROOT / name, target / name)
    shutil.copy(sample.ROOT / "mkdocs.yml", target)
    for entry in sample.corpus():
        if entry.type.name != EMPTY_TYPE and entry.id not in REFUSED:
            _write(target, entry.path, _spoiled_record(entry), BODY if entry.body else "")
    for record_id, fields in _awkward_practices().items():
        _write(target, f"content/practices/{record_id}.md", fields, BODY)
    (target / "content" / "organisations" / "left-out-organisation.yml").write_text(BROKEN, encoding="utf-8")
    return target


def _write(target: Path, path: str, fields: Mapping[str, Any], body: str) -> None:
    file = target / path
    file.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.safe_dump(dict(fields), allow_unicode=True, sort_keys=False)
    file.write_text(f"---\n{text}---\n{body}" if file.suffix == ".md" else text, encoding="utf-8")
