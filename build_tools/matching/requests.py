"""A request for help: what a country needs, in whatever words and language; a case as a request."""

from dataclasses import dataclass

from build_tools.corpus import Corpus, Entry, Places
from build_tools.corpus.corpus import Key
from build_tools.matching._base import Passage, Subject
from build_tools.matching.subjects import OF_SUMMARY, OF_TITLE, regions_of
from build_tools.records.case import Case


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for, as far as it was told.

    `language` is a BCP 47 tag, empty where nobody said; `countries` are ISO 3166-1 alpha-3, the first of them the one
    that asks; the others are ids of vocabularies. `own` are records that are the request itself or what it led to:
    they are never suggested. `chosen` are links that people made, each with why.
    """

    need: str
    title: str = ""
    language: str = ""
    countries: tuple[str, ...] = ()
    objectives: tuple[int, ...] = ()
    populations: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    support_asked: tuple[str, ...] = ()
    own: frozenset[Key] = frozenset()
    chosen: tuple[tuple[Key, str], ...] = ()


def request_of(entry: Entry, corpus: Corpus) -> Request:
    """Return a case as the request that it began with: nothing of its response, partners or results.

    Raises:
        TypeError: the entry is no case.
    """
    record = entry.record
    if not isinstance(record, Case):
        message = f"{entry.address} is no case."
        raise TypeError(message)
    led_to = {("practice", record.practice)} if record.practice else set()
    chosen = [(found.key, similar.why) for similar in record.similar if (found := corpus.resolve(similar.record))]
    return Request(
        need=record.need,
        title=record.title,
        language=record.language,
        countries=record.countries,
        objectives=record.objectives,
        populations=record.populations,
        themes=record.themes,
        support_asked=record.support_asked,
        own=frozenset({entry.key} | led_to),
        chosen=tuple(chosen),
    )


def subject_of_request(request: Request, places: Places) -> Subject:
    """Return what of a request is compared with records."""
    language = request.language or "en"
    passages = [Passage(language, request.need, OF_TITLE)]
    if request.title:
        passages.append(Passage(language, request.title, OF_SUMMARY))
    return Subject(
        passages=tuple(passages),
        objectives=request.objectives,
        populations=request.populations,
        themes=request.themes,
        countries=request.countries,
        regions=regions_of((), request.countries, places),
    )
