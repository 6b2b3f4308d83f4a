"""One text to the value of one question: the value with what it was read as, or why it cannot be read."""

import re
from collections.abc import Callable, Mapping

from build_tools.corpus.corpus import key_of
from build_tools.corpus.names import listed, plain
from build_tools.forms import NARRATIVE, Kind, Question
from build_tools.intake.days import read_date
from build_tools.intake.meanings import Meanings, Meant, Unread, called, folder_of
from build_tools.records import record_types
from build_tools.records._fields import ID_PATTERN

YES = frozenset(["yes", "y", "true", "1", "x", "✓", "✔", "oui", "si", "sim", "да", "نعم", "是", "ja"])
NO = frozenset(["no", "n", "false", "0", "non", "nao", "нет", "لا", "否", "nein"])
PLAIN_WORDS = {"yes": True, "no": False, "true": True, "false": False}
"""Words that need no note."""
NUMBER_MAX = 18
"""Characters of a number: what is larger than a thousand million million is no amount, and no JSON reader keeps it."""
WHOLE_NUMBER = re.compile(r"-?\d+")
GROUPED = re.compile(r"-?\d{1,3}(?:([ \u00a0\u202f'\u2019.,])\d{3})(?:\1\d{3})*")
"""A whole number with marks between its thousands; parts of a unit are not asked for, so that 50,000 is no 50."""
NOTHING_BEHIND = re.compile(r"(-?\d+)[.,]0{1,2}")
MULTIPLES = {
    "k": 1_000, "thousand": 1_000, "mille": 1_000, "mil": 1_000,
    "m": 1_000_000, "mn": 1_000_000, "mio": 1_000_000, "mln": 1_000_000, "million": 1_000_000, "millions": 1_000_000,
    "millones": 1_000_000, "млн": 1_000_000,
    "bn": 1_000_000_000, "billion": 1_000_000_000, "mrd": 1_000_000_000, "milliard": 1_000_000_000,
    "milliards": 1_000_000_000,
}  # fmt: skip
"""Words for thousands, millions and thousand millions; “billion” is that of English."""
WITH_MULTIPLE = re.compile(r"(-?\d+)(?:([.,])(\d+))?\s*([^\W\d_]+)\.?")
IN_BRACKETS = re.compile(r"(.+?)\s*[(\[]([^()\[\]]+)[)\]]\s*")
ADDRESS_BEGIN = re.compile(r"https?://", re.IGNORECASE)
LOOKS_LIKE_ADDRESS = re.compile(r"(www\.)?([\w-]+\.)+[a-z]{2,}(/\S*)?", re.IGNORECASE)
NUMBERED = ("sdgs", "objectives")
NUMBER_WORDS = re.compile(
    r"^(?:gcm\s+)?(?:sdg|goal|target|odd|ods|цур|objective|objectif|objetivo|цель|obj)s?[\s.:№#]*(?=\d)", re.IGNORECASE
)
NUMBER_FIRST = re.compile(r"(\d{1,2})\D*")
"""The number before a title in words of their own: “6. Fair recruitment”."""
DOI_BEGIN = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
ID_FORM = re.compile(ID_PATTERN)


def read_value(question: Question, text: str, meanings: Meanings) -> Meant | Unread:
    """Return the value that a text spells as the answer to a question, or one of its answers."""
    return READERS[question.kind](question, text, meanings)


def _line(question: Question, text: str, _: Meanings) -> Meant | Unread:
    words = " ".join(text.split())
    if question.name == "doi" and (begin := DOI_BEGIN.match(words)):
        return Meant(words[begin.end() :], words[begin.end() :])
    return Meant(words)


def _text(question: Question, text: str, _: Meanings) -> Meant | Unread:
    if question.name == NARRATIVE:
        return Meant(text.strip("\n").rstrip())  # Markdown: blanks mean something
    lines = [" ".join(line.split()) for line in text.strip().split("\n")]
    return Meant(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)))


def _number(_: Question, text: str, __: Meanings) -> Meant | Unread:
    words = " ".join(text.split())
    if len(words) > NUMBER_MAX:
        return Unread("is longer than any number that is meant", "Write digits only, for example 1200000.")
    if WHOLE_NUMBER.fullmatch(words):
        return Meant(int(words))
    if GROUPED.fullmatch(words):
        return _counted(int(re.sub(r"[^\d-]", "", words)))
    if whole := NOTHING_BEHIND.fullmatch(words):
        return _counted(int(whole[1]))
    if found := WITH_MULTIPLE.fullmatch(words):
        return _multiplied(words, found)
    return Unread("is not a whole number", "Write digits only, for example 1200000.")


def _counted(number: int) -> Meant:
    return Meant(number, f"{number:,}")


def _multiplied(words: str, found: re.Match[str]) -> Meant | Unread:
    """Return the number of “1.2 m”; three digits after a mark could be thousands or parts of one."""
    whole, mark, parts, word = found[1], found[2], found[3] or "", found[4].casefold()
    many = MULTIPLES.get(word)
    if many is None:
        return Unread(
            "is not a whole number", "Write digits only, for example 1200000; the currency has its own place."
        )
    if mark and len(parts) == len("000"):
        return Unread("can mean two numbers", f"Write the number of {words} in digits, without a word.")
    sign, digits = (-1 if whole.startswith("-") else 1), int(f"{whole}{parts}".lstrip("-"))
    number, rest = divmod(digits * many, 10 ** len(parts))
    if rest:
        return Unread("is not a whole number", "Write whole units, for example 1200000.")
    return _counted(sign * number)


def _yes_no(_: Question, text: str, __: Meanings) -> Meant | Unread:
    word = plain(text) or text.strip()
    known = True if word in YES else False if word in NO else None
    if known is None:
        return Unread("is neither yes nor no", "Write yes or no.")
    is_plain = PLAIN_WORDS.get(text.strip().lower()) is known
    return Meant(known, "" if is_plain else "yes" if known else "no")


def _day(_: Question, text: str, __: Meanings) -> Meant | Unread:
    return read_date(text, is_day=True)


def _date(_: Question, text: str, __: Meanings) -> Meant | Unread:
    return read_date(text, is_day=False)


def _address(_: Question, text: str, __: Meanings) -> Meant | Unread:
    words = text.strip().strip("<>").strip()
    if ADDRESS_BEGIN.match(words):
        return Meant(words, "" if words == text.strip() else words)
    if LOOKS_LIKE_ADDRESS.fullmatch(words):
        return Unread("does not begin with http:// or https://", f"Write it as the browser shows it: https://{words}")
    return Meant(words)  # the rules of addresses say what is wrong with it


def _term(question: Question, text: str, meanings: Meanings) -> Meant | Unread:
    words = " ".join(text.split())
    if not question.vocabulary:
        return _choice(question, words)
    bare = NUMBER_WORDS.sub("", words) if question.vocabulary in NUMBERED else words
    found = meanings.term(question.vocabulary, bare)
    if isinstance(found, Unread) and question.vocabulary == "objectives" and (number := NUMBER_FIRST.fullmatch(bare)):
        found = meanings.term(question.vocabulary, number[1])
        found = Meant(found.value, _objective(found.value, meanings)) if isinstance(found, Meant) else found
    if isinstance(found, Unread):
        return found
    value: object = int(str(found.value)) if question.value_type == "integer" else found.value
    return Meant(value, found.said or ("" if bare == words else str(value)))


def _objective(number: object, meanings: Meanings) -> str:
    return f"{number} ({meanings.vocabularies.label('objectives', number)})"


def _choice(question: Question, words: str) -> Meant | Unread:
    for choice in question.choices:
        if plain(choice) == plain(words):
            return Meant(choice, "" if words == choice else choice)
    return Unread("is not among the choices", f"Write {listed(question.choices)}.")


def _organisation(_: Question, text: str, meanings: Meanings) -> Meant | Unread:
    """Return the id of the organisation that bears a name, else name and type of “Name (type)”."""
    words = " ".join(text.split())
    found = meanings.record("organisation", words)
    if found:
        return found
    with_type = IN_BRACKETS.fullmatch(words)
    if with_type and isinstance(kind := meanings.term("organisation-types", with_type[2]), Meant):
        return organisation_of(with_type[1], str(kind.value), meanings)
    near = listed(meanings.near("organisation", words))
    did_you_mean = f"Did you mean {near}? Otherwise write" if near else "Write"
    kinds = ", ".join(meanings.vocabularies["organisation-types"].terms)
    hint = f"{did_you_mean} what kind it is in brackets after the name, “{words} (government)”; the kinds are: {kinds}."
    return Unread("is no organisation that has a record, and does not say what kind of organisation it is", hint)


def organisation_of(name: str, kind: str, meanings: Meanings) -> Meant | Unread:
    """Return an organisation with name and type: the id of its record where it has one."""
    found = meanings.record("organisation", name)
    if isinstance(found, Meant):
        return Meant(found.value, found.said or str(found.value))
    return found or Meant({"name": name, "type": kind})


def _record(question: Question, text: str, meanings: Meanings) -> Meant | Unread:
    """Return the id of a record, or folder/id; an unknown one of that form is for the rules to judge."""
    words = " ".join(text.split())
    types = [question.refers] if question.refers else [found.name for found in record_types()]
    bare = _without_site(words)
    last = bare.rpartition("/")[2]
    if "/" in bare and ID_FORM.fullmatch(last) and (key := key_of(bare)) and key[0] in types:
        return _named(question, key[0], meanings.record(key[0], last) or Meant(last), words)
    found = [(name, meant) for name in types if (meant := meanings.record(name, words))]
    if len(found) == 1:
        return _named(question, *found[0], words)
    if found:
        addresses = [f"{folder_of(name)}/{meant.value}" for name, meant in found if isinstance(meant, Meant)]
        return Unread("is the name of several records", f"Write which one: {listed(addresses)}.")
    if question.refers and ID_FORM.fullmatch(words):
        return Meant(words)
    near = [_spelt(question, name, one) for name in types for one in meanings.near(name, words)]
    kind = called(question.refers) or "record"
    hint = (
        f"Did you mean {listed(near[:3])}?" if near else f"Write the {'id' if question.refers else 'folder/id'} of it."
    )
    return Unread(f"is no {kind} that is known here", hint)


def _without_site(words: str) -> str:
    """Return folder/id of the address of a page of the site; other words as they are."""
    if not ADDRESS_BEGIN.match(words):
        return words
    return "/".join(re.split("[?#]", words, maxsplit=1)[0].strip("/").split("/")[-2:])


def _named(question: Question, type_name: str, found: Meant | Unread, words: str) -> Meant | Unread:
    if isinstance(found, Unread):
        return found
    value = _spelt(question, type_name, str(found.value))
    return Meant(value, "" if value == words else found.said or value)


def _spelt(question: Question, type_name: str, record_id: str) -> str:
    return record_id if question.refers else f"{folder_of(type_name)}/{record_id}"


READERS: Mapping[Kind, Callable[[Question, str, Meanings], Meant | Unread]] = {
    "line": _line,
    "text": _text,
    "number": _number,
    "yes-no": _yes_no,
    "day": _day,
    "date": _date,
    "address": _address,
    "term": _term,
    "organisation": _organisation,
    "record": _record,
    "group": _line,
}
