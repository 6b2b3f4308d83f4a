"""What a reviewer answers, in words, to the fields of a review; what cannot be read is told, one thing each."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from build_tools.corpus import Corpus
from build_tools.corpus.names import Names
from build_tools.records._fields import first_day
from build_tools.records.organisation import Organisation
from build_tools.reviewing.criteria import VOCABULARY

YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}
TERMS = {"role": "review-roles", "decision": "review-decisions"}
TEXTS = ("interest", "note")


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers as a person writes them: to fields by their names, and to criteria by theirs. Empty is no answer."""

    given: Mapping[str, str]
    criteria: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wrong:
    """An answer that cannot be used: its name (`role`, `criteria/innovative`), what is wrong, and the way out."""

    name: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class ReadReview:
    """The fields of a review as its file has them, and what of the answers could not be used."""

    fields: dict[str, Any]
    wrong: tuple[Wrong, ...]


def read_answers(answers: Answers, corpus: Corpus, today: datetime.date) -> ReadReview:
    """Return the fields of a review.

    Who declares a conflict of interest and says nothing else has stepped back; the role follows from the organisation
    where it is left out, and the day is today.
    """
    reader = _Reader(corpus, dict(answers.given))
    found: dict[str, Any] = {
        "role": reader.term("role"),
        "organisation": reader.organisation(),
        "on": reader.day(today),
        "conflict": reader.conflict(),
        "decision": reader.term("decision"),
        "criteria": reader.criteria(answers.criteria),
        **{name: reader.text(name) for name in TEXTS},
        "version": answers.given.get("version", ""),
    }
    if not found["role"] and found["organisation"]:
        found["role"] = "un" if _type_of(found["organisation"], corpus) == "un" else "external"
    if found["conflict"] and not reader.has("decision"):
        found["decision"] = "stepped-back"
    reader.check(found)
    kept = {name: value for name, value in found.items() if value not in ("", [], None)}
    return ReadReview(kept, tuple(reader.wrong))


def _type_of(organisation: str | Mapping[str, str], corpus: Corpus) -> str:
    if not isinstance(organisation, str):
        return organisation["type"]
    entry = corpus.find("organisation", organisation)
    return entry.record.type if entry and isinstance(entry.record, Organisation) else ""


class _Reader:
    """Reads answers one by one, and keeps what is wrong with them."""

    def __init__(self, corpus: Corpus, given: dict[str, str]) -> None:
        self.corpus = corpus
        self.given = given
        self.wrong: list[Wrong] = []

    def has(self, name: str) -> bool:
        return bool(self.text(name))

    def text(self, name: str) -> str:
        return self.given.get(name, "").strip()

    def refuse(self, name: str, message: str, hint: str) -> None:
        self.wrong.append(Wrong(name, message, hint))

    def term(self, name: str) -> str:
        return self._named(name, self.text(name), TERMS[name])

    def _named(self, name: str, word: str, vocabulary: str) -> str:
        """Return the id of the term that a word names, be it an id, a label or an alias."""
        if not word:
            return ""
        known = self.corpus.vocabularies[vocabulary]
        found = Names(known.names()).exact(word)
        if found:
            return found[0]
        self.refuse(name, f"“{word}” is no answer that is known here.", f"Write one of: {', '.join(known.terms)}.")
        return ""

    def day(self, today: datetime.date) -> str:
        text = self.text("on")
        try:
            day = datetime.date.fromisoformat(text) if text else today
            first_day(day.isoformat())
        except ValueError:
            self.refuse("on", f"“{text}” is no day.", f"Write it as year-month-day, such as {today.isoformat()}.")
            return ""
        return day.isoformat()

    def conflict(self) -> bool | None:
        text = self.text("conflict").casefold()
        if text and text not in YES_OR_NO:
            self.refuse("conflict", f"“{text}” is neither yes nor no.", "Write yes or no.")
        return YES_OR_NO.get(text)

    def organisation(self) -> str | dict[str, str]:
        name, kind = self.text("organisation"), self.text("organisation_type")
        if not name:
            return ""
        names = Names(_organisation_names(self.corpus))
        found = [name] if self.corpus.find("organisation", name) else [*dict.fromkeys(names.exact(name))]
        if len(found) == 1:
            return found[0]
        if kind:
            return {"name": name, "type": self._named("organisation_type", kind, "organisation-types")}
        near = ", ".join(names.near(name))
        types = ", ".join(self.corpus.vocabularies["organisation-types"].terms)
        self.refuse(
            "organisation",
            f"There is no record of an organisation “{name}”.",
            (f"Did you mean: {near}? If not, say" if near else "Say") + f" with organisation_type what it is: {types}.",
        )
        return ""

    def criteria(self, answers: Mapping[str, str]) -> list[dict[str, str]]:
        """Return the verdicts in the order of the vocabulary."""
        read: dict[str, str] = {}
        for name, word in answers.items():
            criterion = self._named(f"criteria/{name}", name, VOCABULARY)
            verdict = self._named(f"criteria/{name}", word.strip(), "review-verdicts")
            if criterion and verdict:
                read[criterion] = verdict
        order = self.corpus.vocabularies[VOCABULARY].terms
        return [{"criterion": name, "verdict": read[name]} for name in order if name in read]

    def check(self, found: Mapping[str, Any]) -> None:
        """Refuse what is missing, and a decision of who has a conflict of interest."""
        for name, hint in NEEDED.items():
            if found[name] in ("", None) and not self.has(name):
                self.refuse(name, f"“{name}” has no answer.", hint)
        if found["conflict"] and found["decision"] not in ("stepped-back", ""):
            message = f"Who has a conflict of interest cannot decide “{found['decision']}”."
            self.refuse("decision", message, "Leave the decision out; the reviewer steps back and another is asked.")


NEEDED = {
    "organisation": "Say for whom the reviewer works: the id of a record, or a name with organisation_type.",
    "conflict": "Say whether the reviewer has a conflict of interest: yes or no.",
    "decision": "Say what the reviewer decides: accept, changes, decline or stepped-back.",
}


def _organisation_names(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for entry in corpus.by_type["organisation"]:
        if isinstance(entry.record, Organisation):
            names = (entry.id, entry.record.title, entry.record.acronym, *entry.record.aliases)
            yield from ((name, entry.id) for name in names if name)
