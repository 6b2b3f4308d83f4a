"""Writes every record of the project into a Word template, reads it back, and counts those that are the same.

Run by hand: `.venv/bin/python -m tests.performance.word_round_trips`; two minutes for 900 records.
"""

import time
from collections import Counter
from collections.abc import Mapping
from typing import Any, cast

from docx.oxml.ns import qn

from build_tools.config import load_config
from build_tools.contributions.asked import forms_asked
from build_tools.corpus import Entry
from build_tools.engine import SilentProgress, open_engine
from build_tools.forms import NARRATIVE, Form, Question
from build_tools.intake.answers import fields_of
from build_tools.intake.meanings import Meanings
from build_tools.pipeline import read_corpus
from tests.conftest import REPOSITORY
from tests.unit.doors.word_filling import FORMS, Told, choose, control_of, fill, opened, read_one

NOTHING: tuple[Any, ...] = (None, [], {}, "")


def main() -> None:
    """Print, for each type, how many records come back as they are, and which do not."""
    config = load_config(REPOSITORY, environment={"COMMONS_EXECUTOR": "serial"})
    for form in forms_asked(config.strings):
        FORMS[form.type.name] = form  # all that a record can hold, and not only what contributors are asked
    same: Counter[str] = Counter()
    seconds: Counter[str] = Counter()
    with open_engine(config.cache, config.executor, SilentProgress()) as engine:
        corpus = read_corpus(config, engine).corpus
        meanings = Meanings(corpus)
        for entry in corpus.entries.values():
            name = entry.type.name
            start = time.perf_counter()
            if _comes_back(entry, FORMS[name], meanings):
                same[name] += 1
            else:
                print(f"{entry.path} comes back otherwise")
            seconds[name] += int(1000 * (time.perf_counter() - start))
        all_of = Counter(entry.type.name for entry in corpus.entries.values())
    for name, count in sorted(all_of.items()):
        print(f"{name}: {same[name]} of {count} the same, {seconds[name] / count:.0f} ms each")


def _comes_back(entry: Entry, form: Form, meanings: Meanings) -> bool:
    told = {one.name: entry.fields[one.name] for one in form.questions if entry.fields.get(one.name) not in NOTHING}
    questions = {one.name: one for one in form.questions}
    answers: dict[str, Told] = {name: _answer(questions[name], value) for name, value in told.items()}
    if entry.body.strip():
        answers[NARRATIVE] = entry.body.strip().split("\n\n")
    document = opened(form.type.name)
    fill(document, form, answers)
    if "objectives" in answers:
        control = control_of(document, form.type.name, "objectives")
        prompts = (one.getparent() for one in control.iter(qn("w:showingPlcHdr")))
        line = [one.getparent() for one in prompts if one is not None][-1]
        assert line is not None
        choose(line, ", ".join(map(str, told["objectives"])))
    read = fields_of(form, read_one(document), meanings)
    return read.body.strip() == entry.body.strip() and _comparable(read.fields, form) == _comparable(told, form)


def _answer(question: Question, value: object) -> Told:
    """Return a value as the tests tell an answer."""
    if question.parts:
        entries = cast("list[Any]", value if question.is_many else [value])
        return [{"name": [one]} if isinstance(one, str) else _entry(question, one) for one in entries]
    return [_text(one) for one in cast("list[object]", value)] if question.is_many else _text(value)


def _entry(question: Question, entry: dict[str, Any]) -> dict[str, list[Any]]:
    parts = {
        part.name: _answer(part, entry[part.name]) for part in question.parts if entry.get(part.name) not in NOTHING
    }
    return {name: answer if isinstance(answer, list) else [answer] for name, answer in parts.items()}


def _text(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _comparable(fields: Mapping[str, Any], form: Form) -> dict[str, Any]:
    """Return fields without the order of boxes, which only that of the objectives has a line for."""
    boxes = {one.name for one in form.questions if one.kind == "term" and one.is_many and one.name != "objectives"}
    return {name: sorted(value) if name in boxes else value for name, value in fields.items()}


if __name__ == "__main__":
    main()
