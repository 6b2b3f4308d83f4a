"""What the browser matches by, of a small corpus; and the answers of Python to the same requests."""

from collections.abc import Mapping
from typing import Any

from build_tools import registry
from build_tools.config import load_config
from build_tools.corpus import Corpus, Places, build_corpus
from build_tools.exports._base import Exporter, Release, bytes_of
from build_tools.matching import subject_of, traits_of
from build_tools.matching.answers import Adviser, answer_json
from build_tools.matching.requests import Request
from build_tools.pages.ask import PAGE_TYPE
from tests.conftest import REPOSITORY
from tests.unit.exports.release import release_of
from tests.unit.pages import sample
from tests.unit.search.compact_indexes import searchable_corpus

WEIGHTS = load_config(REPOSITORY).request_weights
EXPORTERS: tuple[Exporter, ...] = registry.discover("build_tools.exports", "EXPORTER")
REQUESTS: Mapping[str, Request] = {
    "in French, without objectives": Request(
        "Les infirmières partent travailler à l'étranger; nous voulons reconnaître leurs qualifications.",
        countries=("MAR",),
    ),
    "with objectives, people and support": Request(
        "Domestic workers cannot leave an abusive employer under the kafala system and have nowhere to complain.",
        title="Kafala",
        countries=("LBN", "KWT"),
        objectives=(6, 7),
        populations=("domestic-workers",),
        support_asked=("legal-review",),
    ),
    "in Russian": Request("Трудовым мигрантам и их семьям нужны дешёвые денежные переводы.", countries=("KGZ",)),
    "in Chinese": Request("我们需要为家政工人提供法律援助。", objectives=(6,)),
    "in Arabic, said to be English": Request("نحتاج إلى خدمات للمهاجرين والعمال المنزليين.", language="en"),
    "of another field": Request("The bridge over the river needs paint.", countries=("KEN",)),
    "with all objectives": Request("Nurses.", objectives=tuple(range(1, 24))),
}


def release_with_traits(corpus: Corpus) -> Release:
    """Return a release that knows the traits of its records."""
    places = Places(corpus.vocabularies)
    traits = [
        traits_of(subject_of(entry.type.name, entry.fields, entry.body, places), corpus.vocabularies)
        for entry in corpus
    ]
    return release_of(corpus, traits=traits, request_weights=WEIGHTS)


def match_files(corpus: Corpus) -> dict[str, bytes]:
    """Return the files by path."""
    release = release_with_traits(corpus)
    found = [exporter for exporter in EXPORTERS if exporter.name.startswith("match-")]
    return {artefact.path: bytes_of(artefact) for exporter in found for artefact in exporter.export(corpus, release)}


def told_to_page(corpus: Corpus) -> dict[str, Any]:
    """Return what the page tells its scripts."""
    (page,) = PAGE_TYPE.pages(corpus, sample.site())
    return dict(page.context["told"])


def answers(corpus: Corpus) -> dict[str, dict[str, Any]]:
    """Return the answers of Python as the page has them: ids, scores, reasons, rulings."""
    release = release_with_traits(corpus)
    adviser = Adviser(corpus, release.traits, WEIGHTS, release.strings, release.build_date.isoformat())
    return {name: answer_json(adviser.answer(request)) for name, request in REQUESTS.items()}


def matched_corpus() -> Corpus:
    """Return records in seven languages, and of all types that an answer suggests."""
    known = {entry.key: entry for entry in (*sample.published(), *searchable_corpus())}
    return build_corpus(known.values(), {}, sample.vocabularies())
