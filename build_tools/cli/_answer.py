"""An answer as its readers see it: a few headed lists, whatever the form that they are printed in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_tools.corpus import Corpus
from build_tools.corpus.publication import is_listed, publication
from build_tools.matching.answers import Answer, Fund, Peer, Suggestion
from build_tools.matching.requests import Request

RULED = {True: "may apply: yes", False: "may apply: no", None: "may apply: not known"}

NOT_PUBLIC = "not public (publish: {level}): do not pass this on"


@dataclass(frozen=True, slots=True)
class Line:
    """One entry of a list: `name` is its folder/id, or the code of a country; `page` is empty where it has none."""

    name: str
    title: str
    score: float
    told: tuple[str, ...]
    page: str = ""
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A headed list; `empty` is said in place of it where nothing fits."""

    heading: str
    lines: tuple[Line, ...]
    empty: str


def sections(answer: Answer, corpus: Corpus) -> tuple[Section, ...]:
    """Return the lists of an answer in the order in which they are read."""

    def suggested(found: Sequence[Suggestion]) -> tuple[Line, ...]:
        return tuple(_line(one, corpus, _reasons(one)) for one in found)

    return (
        Section("Practices from elsewhere", suggested(answer.practices), "No practice fits."),
        Section("What is known", suggested(answer.evidence), "No evidence fits."),
        Section("Cases like this one", suggested(answer.cases), "No other case fits."),
        Section("Countries to ask", tuple(map(_peer, answer.countries)), "No country is known to have met it."),
        Section("Organisations that can help", suggested(answer.organisations), "No organisation fits."),
        Section("Expertise to call on", suggested(answer.expertise), "No unit or roster fits."),
        Section("What can pay", tuple(_fund(one, corpus) for one in answer.funding), "No fund fits."),
    )


def _reasons(one: Suggestion) -> tuple[str, ...]:
    return tuple(reason.words for reason in one.reasons)


def _line(one: Suggestion, corpus: Corpus, told: tuple[str, ...]) -> Line:
    entry = corpus.entries[one.target]
    told = told if publication(entry) == "full" else (NOT_PUBLIC.replace("{level}", publication(entry)), *told)
    return Line(entry.address, one.title, one.score, told, f"{entry.address}/" if is_listed(entry) else "", one.chosen)


def _fund(fund: Fund, corpus: Corpus) -> Line:
    ruling = " ".join((f"{RULED[fund.ruling.eligible]}.", *fund.ruling.why))
    return _line(fund.suggestion, corpus, (ruling, *_reasons(fund.suggestion)))


def _peer(peer: Peer) -> Line:
    return Line(peer.country, peer.name, peer.score, peer.reasons, f"countries/{peer.country}/")


def asked_for(request: Request, corpus: Corpus) -> str:
    """Return in a line who asks and about what; empty where the request says neither."""
    vocabularies = corpus.vocabularies
    countries = ", ".join(vocabularies.label("countries", code) for code in request.countries)
    objectives = ", ".join(f"{number} {vocabularies.label('objectives', number)}" for number in request.objectives)
    word = "objective" if len(request.objectives) == 1 else "objectives"
    return " · ".join(part for part in (countries, f"{word} {objectives}" if objectives else "") if part)


def guesses(answer: Answer) -> Iterator[str]:
    """Yield what the text suggests beyond what was said, a line each."""
    for guess in answer.inferred:
        kind = "objective" if guess.vocabulary == "objectives" else guess.vocabulary.rstrip("s").replace("_", " ")
        name = f"{guess.term} {guess.label}" if guess.vocabulary == "objectives" else guess.label
        yield f"{kind} {name}: {guess.words}" if guess.words else f"{kind} {name}"
