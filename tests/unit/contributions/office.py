"""A small project in which issues are received, and the bodies that issue forms make of answers."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from build_tools.config import load_config
from build_tools.contributions.receiving import Office
from build_tools.engine import SilentProgress, open_engine
from build_tools.forms import Form, form_of
from build_tools.intake.issue_event import Issue
from build_tools.pipeline import read_corpus
from build_tools.records import record_type
from tests.conftest import EPOCH, REPOSITORY
from tests.end_to_end.records import ORGANISATION, TINY_PRACTICE, write

ENVIRONMENT = {"SOURCE_DATE_EPOCH": EPOCH, "COMMONS_EXECUTOR": "serial"}
STRINGS = load_config(REPOSITORY, environment={}).strings
NONE = "_No response_"
PRACTICE: dict[str, str] = {
    "title": "Mobile units for seasonal workers",
    "summary": "A mobile unit visits farms and registers seasonal workers so that they get contracts and health cover.",
    "kind": "Service",
    "language": "English",
    "implementers": "Ministry of Labour of Portugal | National government\nInternational Labour Organization",
    "countries": "Portugal, Spain",
    "objectives": "6 · Recruitment and decent work, 5 · Regular pathways",
    "results": "2,000 workers were registered | Monitored",
    "sources": "Annual report | Ministry of Labour | https://www.iom.int/mobile-units",
}
"""Answers that make a good practice."""


@contextmanager
def open_office(root: Path) -> Iterator[Office]:
    """Open a project with two organisations and a practice."""
    shutil.copytree(REPOSITORY / "schemas", root / "schemas")
    (root / "site_config" / "i18n").mkdir(parents=True)
    shutil.copy(REPOSITORY / "site_config" / "i18n" / "en.yml", root / "site_config" / "i18n")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "content").mkdir()
    write(root, "organisations/iom.yml", ORGANISATION.format(title="International Organization for Migration"))
    write(root, "organisations/ilo.yml", ORGANISATION.format(title="International Labour Organization"))
    write(root, "practices/one-stop-centre.md", TINY_PRACTICE.format(organisation="ilo"))
    config = load_config(root, environment=ENVIRONMENT)
    with open_engine(config.cache, config.executor, SilentProgress()) as engine:
        yield Office(config, read_corpus(config, engine), engine, ())


@cache
def form(type_name: str) -> Form:
    """Return the form of a type."""
    return form_of(record_type(type_name), STRINGS)


def body_of(answers: Mapping[str, str], type_name: str = "practice") -> str:
    """Return the body that GitHub makes of answers, by field."""
    asked = form(type_name).questions
    return "\n".join(f"### {one.label}\n\n{answers.get(one.name) or NONE}\n" for one in asked)


def issue_of(body: str, number: int = 12, title: str = "Practice: units", *labels: str) -> Issue:
    """Return an issue."""
    return Issue(number, title, body, labels, "2026-11-20")
