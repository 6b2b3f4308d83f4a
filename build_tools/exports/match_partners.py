"""What the browser is told of organisations and expertise: what they did, work on and offer, and how that counts."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_tools.corpus import Corpus, Entry, Places
from build_tools.corpus.corpus import Key
from build_tools.corpus.places import WORLD
from build_tools.corpus.vocabularies import language_name
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._match import FOLDER
from build_tools.matching import partners
from build_tools.matching.partners import Partners
from build_tools.records.expertise import Expertise
from build_tools.records.organisation import Organisation
from build_tools.search.compact import listed
from build_tools.search.packing import pack


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield the file."""
    entries = listed(corpus)
    places = {entry.key: number for number, entry in enumerate(entries)}
    found = Partners(corpus, Places(corpus.vocabularies), release.strings)
    told = [_partner(entry, places, found, corpus) for entry in entries]
    yield Artefact(f"{FOLDER}/partners.idx", pack({"rules": _rules(), "partners": [one for one in told if one]}))


def _rules() -> dict[str, Any]:
    return {
        "organisationWeights": dict(partners.ORGANISATION_WEIGHTS),
        "expertiseWeights": dict(partners.EXPERTISE_WEIGHTS),
        "roles": dict(partners.ROLES),
        "noReasonAlone": sorted(partners.NO_REASON_ALONE),
        "leastScore": partners.LEAST_SCORE,
        "shownReasons": partners.SHOWN_REASONS,
        "shownTitles": partners.SHOWN_TITLES,
        "titleLength": partners.TITLE_LENGTH,
        "halfDone": partners.HALF_DONE,
        "halfThere": partners.HALF_THERE,
        "otherSide": partners.OTHER_SIDE,
    }


def _partner(entry: Entry, places: Mapping[Key, int], found: Partners, corpus: Corpus) -> dict[str, Any] | None:
    """Return what is told of a record that can help, by the number of the record; nothing of other records."""
    record, number = entry.record, places[entry.key]

    def numbers(keys: Sequence[Key]) -> list[int]:
        return sorted(places[key] for key in keys if key in places)

    if isinstance(record, Organisation):
        if record.type in partners.OF_STATES:
            return None
        return {
            "number": number,
            "isUn": record.type == partners.IN_THE_UN,
            "role": record.network_role,
            "objectives": record.objectives,
            "presence": record.presence,
            "done": numbers(found.done_by(entry.id)),
            "published": numbers(found.published_by(entry.id)),
        }
    if isinstance(record, Expertise):
        label = corpus.vocabularies.label
        return {
            "number": number,
            "objectives": record.objectives,
            "offers": [(kind, label("support-kinds", kind)) for kind in record.offers],
            "regions": [(region, label("regions", region)) for region in record.regions if region != WORLD],
            "world": WORLD in record.regions,
            "languages": [(tag.partition("-")[0], language_name(tag.partition("-")[0])) for tag in record.languages],
            "done": numbers(found.done_by(record.organisation)),
        }
    return None


EXPORTER = Exporter("match-partners", export)
