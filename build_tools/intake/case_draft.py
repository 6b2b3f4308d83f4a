"""A request to the case that it opens: what was told as fields, what the records suggest as remarks to confirm."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Corpus
from build_tools.corpus.corpus import Key
from build_tools.intake.meanings import Meanings, Meant
from build_tools.intake.request_file import RequestFile
from build_tools.matching.answers import Answer, Fund, Suggestion
from build_tools.matching.languages import ENGLISH, language_of
from build_tools.parse.formatting import scalar
from build_tools.records.drafts import BLANK, Known
from build_tools.reporters._printable import printable_text

NEED_MAX = 1_500
"""Characters of a need that are read; a longer one is kept whole in the narrative."""
TITLE_LEAST = 3
"""Characters that the title of a record has at least; a shorter one is left blank."""
TITLE_WORDS = 8
"""Words of the need that stand for a title where there is none, in the id only."""
SUGGESTED = 3
"""Records of each kind that a draft suggests; `commons match` lists more."""
TOLD = 2
"""Reasons beside each: a comment is a line."""
CONFIRM = "Suggested, for a person to confirm; without “# ” it counts:"
RULED = {True: "may apply", False: "may not apply", None: "not known whether it may apply"}
OFFICE = f"{BLANK} what kind of organisation it is, such as government."
SOURCE = "The sources of the case: where the request is public, its title, who sent it and its address."
READ_OFF = "Read off the text; nobody said it:"
PUBLISHED = {
    "count": "Nothing of the case is published but a number in the totals, until a person changes this line.",
    "summary": "Title, country, objectives and stage are published, nothing more, until a person changes this line.",
    "full": "All of the case is published once this file is part of the content.",
}


def draft_of_case(sent: RequestFile, answer: Answer, corpus: Corpus, received: datetime.date, publish: str) -> Known:
    """Return what is known of the case that a request opens; what was guessed or matched stands in remarks only."""
    day = sent.received or received.isoformat()
    language = sent.language or language_of(sent.need, "")
    told: dict[str, Any] = {
        "title": sent.title if len(sent.title) >= TITLE_LEAST else "",
        "language": "" if language == ENGLISH else language,
        "objectives": list(sent.objectives),
        "objectives_from": "source" if sent.objectives else "",
        "populations": list(sent.populations),
        "themes": list(sent.themes),
        "countries": list(sent.countries),
        "requested_by": [_office(name, corpus) for name in sent.requested_by],
        "support_asked": list(sent.support_asked),
        "need": _shortened(sent.need),
    }
    fixed = {
        "origin": "request",
        "received": day,
        "stage": "received",
        "history": [{"stage": "received", "on": day}],
        "publish": publish,
    }
    values = {**{name: value for name, value in told.items() if value}, **fixed}
    remarks: dict[str, Sequence[str]] = {"sources": [SOURCE], "publish": [PUBLISHED[publish]]}
    if "language" in values and not sent.language:
        remarks["language"] = [READ_OFF]
    remarks.update(_suggestions(sent, answer, corpus))
    known = Known(values, remarks)
    return known if values["need"] == sent.need else Known(values, remarks, _whole(sent.need))


def words_of_id(sent: RequestFile, corpus: Corpus) -> str:
    """Return the words that the id of the case is made of: who asks, and for what."""
    countries = [corpus.vocabularies.label("countries", code) for code in sent.countries[:1]]
    return " ".join([*(countries or ["Request"]), *(sent.title or sent.need).split()[:TITLE_WORDS]])


def _shortened(need: str) -> str:
    if len(need) <= NEED_MAX:
        return need
    return f"{need[: NEED_MAX - 2].rsplit(maxsplit=1)[0]} …"


def _whole(need: str) -> str:
    quoted = "\n".join(f"> {line}".rstrip() for line in need.split("\n"))
    return f"{BLANK} shorten the need above, and keep of the request below what readers need.\n\n{quoted}"


def _office(name: str, corpus: Corpus) -> str | dict[str, str]:
    """Return the id of the organisation that bears a name, else the name with a blank for its type."""
    known = Meanings(corpus).record("organisation", name)
    return str(known.value) if isinstance(known, Meant) else {"name": name, "type": OFFICE}


def _suggestions(sent: RequestFile, answer: Answer, corpus: Corpus) -> Mapping[str, Sequence[str]]:
    """Return the remarks that suggest something, by the field above which they stand."""
    found = {
        "objectives": [] if sent.objectives else _guessed(answer, "objectives"),
        "populations": [] if sent.populations else _guessed(answer, "populations"),
        "themes": [] if sent.themes else _guessed(answer, "themes"),
        "similar": list(_similar(answer, corpus)),
        "agencies": list(_agencies(answer, corpus)),
        "funding": list(_funding(answer, corpus)),
    }
    told = {name: [CONFIRM, *lines] for name, lines in found.items() if lines}
    return {**told, "objectives_from": []} if "objectives" in told else told  # it stands with the objectives


def _guessed(answer: Answer, vocabulary: str) -> list[str]:
    guesses = [guess for guess in answer.inferred if guess.vocabulary == vocabulary]
    if not guesses:
        return []
    lines = [f"{vocabulary}: [{', '.join(guess.term for guess in guesses)}]"]
    lines += ["objectives_from: inferred"] if vocabulary == "objectives" else []
    return [*lines, *(f"  # {guess.term}: {_plain(f'{guess.label}; {guess.words}')}" for guess in guesses)]


def _similar(answer: Answer, corpus: Corpus) -> Iterator[str]:
    found = [*answer.practices[:SUGGESTED], *answer.cases[:SUGGESTED]]
    yield from ["similar:"] if found else []
    for one in found:
        yield f"  - record: {_address(one.target, corpus)}  # {_plain(one.title)}"
        yield f"    why: {scalar(_plain(_why(one)))}"


def _agencies(answer: Answer, corpus: Corpus) -> Iterator[str]:
    yield from ["agencies:"] if answer.organisations else []
    for one in answer.organisations[:SUGGESTED]:
        yield f"  - organisation: {one.target[1]}  # {_plain(one.title)}"
        yield f"    # {_plain(_why(one))}"
    for one in answer.expertise[:SUGGESTED]:
        yield f"  # Expertise to ask: {_address(one.target, corpus)}, {_plain(one.title)}"
        yield f"    # {_plain(_why(one))}"


def _funding(answer: Answer, corpus: Corpus) -> Iterator[str]:
    able = [fund for fund in answer.funding if fund.ruling.eligible is not False]
    yield from ["funding:"] if able else []
    for fund in able[:SUGGESTED]:
        yield f"  - fund: {fund.suggestion.target[1]}  # {_plain(fund.suggestion.title)}"
        yield f"    # {_ruling(fund)}"
        yield "    status: sought"
    for fund in answer.funding:
        if fund.ruling.eligible is False:
            yield f"  # Ruled out: {_address(fund.suggestion.target, corpus)}: {_ruling(fund)}"


def _ruling(fund: Fund) -> str:
    return _plain(f"{RULED[fund.ruling.eligible]}. {' '.join(fund.ruling.why[:TOLD])}")


def _address(key: Key, corpus: Corpus) -> str:
    return corpus.entries[key].address


def _why(one: Suggestion) -> str:
    return "; ".join(reason.words for reason in one.reasons[:TOLD])


def _plain(text: str) -> str:
    """Return text that stands safely in a comment: one line, nothing unseen."""
    return " ".join(printable_text(text).split())
