"""Loose fields, as people write them, to a request; and findings on what was left out or read otherwise."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_tools.corpus.names import Names
from build_tools.diagnostics import Code, Diagnostic
from build_tools.intake import codes
from build_tools.intake.request_file import TITLE_MAX, RequestFile
from build_tools.intake.terms import TermFinder
from build_tools.parse.unshowable import UNSHOWABLE
from build_tools.records._fields import first_day
from build_tools.records._marks import escape_step
from build_tools.records.shape import shown

OTHER_NAMES = {
    "text": "need",
    "needs": "need",
    "description": "need",
    "request": "need",
    "country": "countries",
    "objective": "objectives",
    "gcm_objectives": "objectives",
    "population": "populations",
    "theme": "themes",
    "sectors": "themes",
    "support": "support_asked",
    "requester": "requested_by",
    "lang": "language",
    "date": "received",
}
"""What else the fields of a request are called."""
KNOWN_NAMES = Names([*((name, name) for name in RequestFile.model_fields), *OTHER_NAMES.items()])
VOCABULARY_OF = {
    "countries": "countries",
    "objectives": "objectives",
    "populations": "populations",
    "themes": "themes",
    "support_asked": "support-kinds",
}
UNWRITABLE = re.compile(f"{UNSHOWABLE.pattern}|[\ud800-\udfff]")
"""What no terminal and no file should get, however it was spelt; halves of pairs come from JSON and from shells."""
TEXTS = ("need", "title")
NAME_MAX = 200
DAY_FORM = re.compile(r"\d{4}-\d{2}-\d{2}")
LANGUAGE_FORM = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
SAID = 20
"""Unknown words of a field that are told one by one; a list of thousands is no list of names."""
NEED_HINT = "Write “need:” and, after it, what is needed and why: some sentences, in any language."


@dataclass(slots=True)
class Reader:
    """Reads the fields of one request; what it cannot use becomes a finding."""

    path: str
    finder: TermFinder
    findings: list[Diagnostic] = field(default_factory=list)

    def request(self, fields: Mapping[str, Any]) -> RequestFile | None:
        """Return the request that the fields spell; None where they do not say what is needed."""
        values: dict[str, Any] = {}
        for name, pointer, value in self._known_fields(fields):
            read = self._value(name, value, pointer)
            if read and isinstance(values.get(name), tuple):
                values[name] = tuple(dict.fromkeys((*values[name], *read)))
            elif read:
                values.setdefault(name, read)
        if not values.get("need"):
            if not any(finding.code is codes.NO_NEED for finding in self.findings):
                self._find(codes.NO_NEED, "The request does not say what is needed.", NEED_HINT, "")
            return None
        return RequestFile(**values)

    def _known_fields(self, fields: Mapping[str, Any]) -> Iterator[tuple[str, str, Any]]:
        """Yield (field, pointer, value): fields by their own names first, then those under other names."""
        own = list(RequestFile.model_fields)
        spelt = {name: name.strip().lower().replace("-", "_").replace(" ", "_") for name in fields}
        named = [(spelt[name] if spelt[name] in own else OTHER_NAMES.get(spelt[name], ""), name) for name in fields]
        for meant, name in sorted(named, key=lambda pair: spelt[pair[1]] not in own):
            pointer = f"/{escape_step(name)}"
            if not meant:
                near = KNOWN_NAMES.near(spelt[name])
                hint = f"Did you mean “{near[0]}”?" if near else f"A request has the fields {', '.join(own)}."
                message = f"A request has no field “{name}”; it was left out."
                self._find(codes.LEFT_OUT, message, hint, pointer, at_key=True)
                continue
            if spelt[name] not in own:
                message = f"“{name}” was read as “{meant}”."
                self._find(codes.READ_AS, message, f"Write “{meant}:”.", pointer, at_key=True)
            yield meant, pointer, fields[name]

    def _value(self, name: str, value: Any, pointer: str) -> Any:
        if value is None or value in ("", []):
            return None
        if name in VOCABULARY_OF:
            terms = tuple(dict.fromkeys(self._terms(VOCABULARY_OF[name], value, pointer)))
            return tuple(int(term) for term in terms) if name == "objectives" else terms
        if name == "requested_by":
            return tuple(text[:NAME_MAX] for text, _ in self._texts(value, pointer))
        text = "\n".join(text for text, _ in self._texts(value, pointer)).strip()
        if name in TEXTS:
            return self._text(name, text, pointer)
        return (self._language if name == "language" else self._day)(text, pointer) if text else None

    def _text(self, name: str, text: str, pointer: str) -> str:
        if name == "need" and not any(map(str.isalnum, text)):
            self._find(codes.NO_NEED, "The need holds no words.", NEED_HINT, pointer)
            return ""
        if name == "title" and len(text := " ".join(text.split())) > TITLE_MAX:
            message = f"The title has {len(text):,} characters; what is beyond {TITLE_MAX} was left out."
            self._find(codes.LEFT_OUT, message, "Say it in one line, and the rest under “need”.", pointer)
            return text[:TITLE_MAX]
        return text

    def _texts(self, value: Any, pointer: str) -> Iterator[tuple[str, str]]:
        """Yield (text, pointer) for every text or number in a value or in a list of values."""
        for place, one in _each(value, pointer):
            if isinstance(one, str | int) and not isinstance(one, bool):
                if text := UNWRITABLE.sub(" ", str(one)).strip():
                    yield text, place
            elif one is not None:
                message = f"{shown(one).capitalize()} stands where a text should; it was left out."
                self._find(codes.LEFT_OUT, message, "Write a text, or a list of texts.", place)

    def _terms(self, vocabulary: str, value: Any, pointer: str) -> Iterator[str]:
        for text, place in self._texts(value, pointer):
            found, unknown = self.finder.listed(vocabulary, text)
            yield from found
            for word in unknown[:SAID]:
                self._leave_out(vocabulary, word, place)
            if (more := len(unknown) - SAID) > 0:
                message = f"{more:,} more entries are not in the list either; they were left out."
                self._find(codes.LEFT_OUT, message, "Write names or ids, with commas between them.", place)

    def _leave_out(self, vocabulary: str, word: str, pointer: str) -> None:
        called = vocabulary.replace("support-kinds", "kinds of support")
        message = f"{shown(word)} is not among the {called}; it was left out."
        self._find(codes.LEFT_OUT, message, self.finder.proposal(vocabulary, word), pointer)

    def _language(self, text: str, pointer: str) -> str | None:
        found = self.finder.meant("languages", text)
        if not found:
            self._leave_out("languages", text, pointer)
        return found if found is None or LANGUAGE_FORM.fullmatch(found) else found.partition("-")[0]

    def _day(self, text: str, pointer: str) -> str | None:
        try:
            first_day(text)
        except ValueError:
            pass
        else:
            if DAY_FORM.fullmatch(text):
                return text
        self._find(codes.LEFT_OUT, f"{shown(text)} is no day; it was left out.", "Write it as 2026-11-21.", pointer)
        return None

    def _find(self, code: Code, message: str, hint: str, pointer: str, *, at_key: bool = False) -> None:
        self.findings.append(Diagnostic(code, self.path, message, hint, pointer, at_key))


def _each(value: Any, pointer: str) -> Sequence[tuple[str, Any]]:
    if isinstance(value, list):
        return [(f"{pointer}/{position}", one) for position, one in enumerate(value)]
    return [(pointer, value)]
