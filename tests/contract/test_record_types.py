"""What every record type must honour."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_tools.config import Config, load_config
from build_tools.corpus import load_vocabularies
from build_tools.engine import open_engine
from build_tools.parse.formatting import format_record
from build_tools.pipeline import apply_rules, read_corpus
from build_tools.records import RecordType, record_types
from build_tools.records.drafts import BLANK, Known, draft, proposed_id
from build_tools.records.key_order import key_order

REPOSITORY = Path(__file__).parents[2]
SCHEMA = "../../schemas/records/any.json"
TODAY = load_config(REPOSITORY, environment={"SOURCE_DATE_EPOCH": "1795305600"}).today
ANSWERS: Mapping[str, str] = {
    "summary": "A programme that helps nurses to have their training recognised where they go.",
    "title": "Annual report of the programme",
    "publisher": "Ministry of Labour of Kenya",
    "url": "https://labour.go.ke/report",
    "name": "Ministry of Nursing of Kenya",
    "type": "government",
    "origin": "request",
    "need": "Nurses who come home need their work abroad to be recognised.",
    "stage": "received",
    "status": "unknown",
    "organisation": "iom",
}
"""What a person would write in place of the blanks, by field."""


def choices() -> dict[str, tuple[str, ...]]:
    vocabularies = load_vocabularies(REPOSITORY / "schemas" / "vocabularies").by_name
    return {name: tuple(vocabulary.terms) for name, vocabulary in vocabularies.items()}


@pytest.fixture(params=[pytest.param(found, id=found.name) for found in record_types()])
def kind(request: pytest.FixtureRequest) -> RecordType:
    found = request.param
    assert isinstance(found, RecordType)
    return found


def project_with(tmp_path: Path, kind: RecordType, text: str) -> Config:
    """Make a project with the real organisation IOM and one new record."""
    for name in ("schemas", "site_config", "mkdocs.yml"):
        (tmp_path / name).symlink_to(REPOSITORY / name)
    organisations = tmp_path / "content" / "organisations"
    organisations.mkdir(parents=True)
    (organisations / "iom.yml").write_bytes((REPOSITORY / "content" / "organisations" / "iom.yml").read_bytes())
    folder = tmp_path / "content" / kind.folder
    folder.mkdir(exist_ok=True)
    (folder / f"a-new-record{kind.suffix}").write_text(text, encoding="utf-8")
    return load_config(tmp_path, environment={})


def errors_of(config: Config) -> list[str]:
    """Return the errors about the new record: code and pointer."""
    with open_engine(config.cache, "serial") as engine:
        reading = read_corpus(config, engine)
        findings = [*reading.findings, *apply_rules(reading, engine, today=TODAY, only_errors=True)]
    return [f"{one.code.id} {one.pointer} {one.message}" for one in findings if "a-new-record" in one.path]


def new_text(kind: RecordType) -> str:
    values: dict[str, Any] = {"title": "Nurses of Kenya at home and abroad", "objectives": [6], "countries": ["KEN"]}
    if kind.name == "case":
        values["received"] = "2025-02"
    return draft(kind, Known(values), choices(), SCHEMA)


def filled(text: str, kind: RecordType) -> str:
    """Fill the blanks as a person would: the terms that are named are tried first."""

    def answer(blank: re.Match[str]) -> str:
        field, told = blank["field"], " ".join(blank["told"].split())
        offered = re.search(r": one of ([^\"]+)", told)
        if field in ANSWERS and not (offered and ANSWERS[field] not in offered[1]):
            return f"{field}: {ANSWERS[field]}"
        if field == "kind" and not offered:
            named = re.findall(r"[a-z-]+", told)
            terms = choices().get(f"{kind.name}-kinds", ("unit",))
            return f"kind: {next((word for word in named if word in terms), terms[0])}"
        return f"{field}: {offered[1].split(',')[0].strip()}" if offered else blank[0]

    text = re.sub(r'(?P<field>\w+): (?:>-\n\s+|")FILL: (?P<told>(?:[^"\n]|\n {2,})*)"?', answer, text)
    text = re.sub(r'(?m)^  - "FILL: [^"]*"$', f"  - {choices()['platform-content'][0]}", text)
    text = re.sub(r"(?m)^  - >-\n    FILL: (?:.*\n    )*.*$", f"  - {choices()['platform-content'][0]}", text)
    return text.replace(text[text.index("\nFILL:") :], "\n") if "\nFILL:" in text else text


def test_a_new_file_is_in_canonical_form(kind: RecordType) -> None:
    text = new_text(kind).encode()
    assert format_record("new", text, kind.form, key_order(kind.model)) == text


def test_a_new_file_names_its_schema_on_the_first_line_of_its_fields(kind: RecordType) -> None:
    lines = new_text(kind).splitlines()
    assert lines[1 if kind.form == "markdown" else 0] == f"# yaml-language-server: $schema={SCHEMA}"


def test_a_new_file_mentions_every_field_once_in_the_order_of_the_model(kind: RecordType) -> None:
    found = re.findall(r"(?m)^(?:# )?([a-z_]+):(?: |$)", new_text(kind))
    assert found == list(kind.model.model_fields)


def test_a_new_file_is_refused_until_its_blanks_are_filled(kind: RecordType, tmp_path: Path) -> None:
    text = new_text(kind)
    assert BLANK in text
    assert errors_of(project_with(tmp_path, kind, text))


def test_a_new_file_passes_once_its_blanks_are_filled(kind: RecordType, tmp_path: Path) -> None:
    text = filled(new_text(kind), kind)
    assert BLANK not in text
    assert errors_of(project_with(tmp_path, kind, text)) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Safe return: a guide", "safe-return-a-guide"),
        ("Côte d\u2019Ivoire \u2013 São Tomé", "cote-divoire-sao-tome"),
        ("مركز الهجرة", "mrkz-lhjrh"),
        ("移民 服务 中心", "yimin-fuwu-zhongxin"),
        ("Миграционный центр", "migratsionnyy-tsentr"),
        ("!!", ""),
    ],
)
def test_an_id_is_made_of_a_title_in_any_script(title: str, expected: str) -> None:
    assert proposed_id(title) == expected


def test_an_id_is_cut_between_words() -> None:
    found = proposed_id("migration " * 30)
    assert len(found) <= 80
    assert found.endswith("-migration")
