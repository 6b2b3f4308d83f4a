"""Who can help with a request: organisations and sources of expertise, inside the United Nations and outside it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from build_tools.corpus import Corpus, Entry, Places
from build_tools.corpus.corpus import Key
from build_tools.corpus.places import WORLD
from build_tools.matching._base import Reason
from build_tools.matching._wording import enumerated, plural
from build_tools.matching.requests import Request
from build_tools.records.expertise import Expertise
from build_tools.records.organisation import Organisation

TOOK_PART: Mapping[str, tuple[str, ...]] = {
    "practice": ("implementers", "partners"),
    "case": ("lead", "agencies.organisation", "other_partners"),
}
"""The fields by which a record says who carried the thing out."""
PUBLISHED = "publishers"
OF_STATES = frozenset({"government", "local-authority"})
"""Bodies of other countries are peers, not partners."""
IN_THE_UN = "un"
ROLES: Mapping[str, float] = {"executive-committee": 1.0, "member": 0.8, "partner": 0.6}
ORGANISATION_WEIGHTS: Mapping[str, int] = {
    "done": 38, "objectives": 25, "country": 14, "subject": 5, "published": 8, "network": 5,
}  # fmt: skip
EXPERTISE_WEIGHTS: Mapping[str, int] = {
    "objectives": 38, "support": 18, "subject": 6, "done": 12, "region": 10, "language": 8,
}  # fmt: skip
"""How much each reason counts of a hundred. Chosen by reading the answers to the cases."""
NO_REASON_ALONE = frozenset({"network", "region", "language"})
"""What is good to have beside a reason."""
LEAST_SCORE = 0.08
SHOWN_REASONS = 4
SHOWN_TITLES = 2
TITLE_LENGTH = 90
HALF_DONE = 1.5
"""So many records that fit wholly count for half; twice as many do not count twice."""
HALF_THERE = 4
"""The same for records about a country."""
OTHER_SIDE = 3
"""Of so many places in a list, one at least goes to whoever is outside the United Nations, and one to who is inside."""

Parts = Callable[[Entry, Request, "Found"], list[Reason]]
"""What finds all reasons for one record."""
Near = Mapping[Key, tuple[float, Sequence[Reason]]]
"""How near the subject of a record is to the request, with the reasons, where anybody looked."""


@dataclass(frozen=True, slots=True)
class Partner:
    """Who can help: a record, its score from 0 to 1, and why, strongest reasons first."""

    target: Key
    title: str
    score: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What is known when partners are looked for: records that fit, each from 0 to 1, and whose subject is near."""

    fitting: Mapping[Key, float]
    near: Near


class Partners:
    """Finds who can help; made once for a corpus."""

    def __init__(self, corpus: Corpus, places: Places, strings: Mapping[str, Any]) -> None:
        """Take a published corpus, the regions of countries, and the texts of the interface."""
        self._corpus = corpus
        self._places = places
        self._words: Mapping[str, Any] = strings["partners"]
        self._formats: str = strings["language"]["formats"]
        self._took_part = _by_organisation(corpus, lambda kind, type_name: kind in TOOK_PART.get(type_name, ()))
        self._published = _by_organisation(corpus, lambda kind, _: kind == PUBLISHED)
        self._countries = {name: _countries(corpus, keys) for name, keys in self._took_part.items()}

    def organisations(self, request: Request, found: Found, limit: int) -> tuple[Partner, ...]:
        """Return the organisations that can help, best first, equal ones by id; some from each side of the UN."""
        entries = [entry for entry in self._corpus.by_type["organisation"] if _is_partner(entry, request)]
        ranked = self._ranked(entries, request, found, self._of_organisation)
        sides = {entry.key: getattr(entry.record, "type", "") == IN_THE_UN for entry in entries}
        return _varied(ranked, sides, limit)

    def expertise(self, request: Request, found: Found, limit: int) -> tuple[Partner, ...]:
        """Return the units, centres and rosters that can advise, best first, equal ones by id."""
        entries = [entry for entry in self._corpus.by_type["expertise"] if _may_be_named(entry, request)]
        return tuple(self._ranked(entries, request, found, self._of_expertise)[:limit])

    def done_by(self, organisation: str) -> Sequence[Key]:
        """Return the practices and cases that an organisation took part in."""
        return self._took_part.get(organisation, ())

    def published_by(self, organisation: str) -> Sequence[Key]:
        """Return the evidence that an organisation published."""
        return self._published.get(organisation, ())

    def _ranked(self, entries: Iterable[Entry], request: Request, found: Found, parts: Parts) -> list[Partner]:
        told = [_partner(entry, parts(entry, request, found)) for entry in entries]
        kept = [one for one in told if one.score >= LEAST_SCORE and _stands(one)]
        return sorted(kept, key=lambda one: (-one.score, one.target))

    def _of_organisation(self, entry: Entry, request: Request, found: Found) -> list[Reason]:
        record = entry.record
        if not isinstance(record, Organisation):
            return []
        weights = ORGANISATION_WEIGHTS
        role = record.network_role
        return [
            *self._done("done", self.done_by(entry.id), found, weights),
            *self._objectives(record.objectives, request, weights),
            *self._country(entry.id, record, request, weights),
            *_subject(entry.key, found, weights),
            *self._done("published", self.published_by(entry.id), found, weights),
            *_reason("network", ROLES.get(role, 0.0), (role,), self._words["network"].get(role, ""), weights),
        ]

    def _of_expertise(self, entry: Entry, request: Request, found: Found) -> list[Reason]:
        record = entry.record
        if not isinstance(record, Expertise):
            return []
        weights = EXPERTISE_WEIGHTS
        offered = [kind for kind in request.support_asked if kind in record.offers]
        return [
            *self._objectives(record.objectives, request, weights),
            *self._named("support", "support-kinds", offered, request.support_asked, weights),
            *_subject(entry.key, found, weights),
            *self._done("done", self.done_by(record.organisation), found, weights, form="its_done"),
            *self._region(record, request, weights),
            *self._language(record, request, weights),
        ]

    def _objectives(self, own: Sequence[int], request: Request, weights: Mapping[str, int]) -> list[Reason]:
        """Who covers much of what is asked, and does little else, knows it best."""
        shared = [number for number in request.objectives if number in own]
        if not shared:
            return []
        value = len(shared) / len(request.objectives) * (1 + len(shared) / len(own)) / 2
        names = [str(number) for number in shared]
        return _reason("objectives", value, names, self._sentence("objectives", names), weights)

    def _done(
        self, name: str, keys: Iterable[Key], found: Found, weights: Mapping[str, int], *, form: str = ""
    ) -> list[Reason]:
        """Return the reason that somebody carried out, or published, what is suggested for the request."""
        done = sorted((key for key in keys if key in found.fitting), key=lambda key: (-found.fitting[key], key))
        if not done:
            return []
        told = fsum(found.fitting[key] for key in done)
        entries = [self._corpus.entries[key] for key in done]
        titles = [short_title(entry.record.title) for entry in entries[:SHOWN_TITLES]]
        if len(entries) > SHOWN_TITLES:
            titles.append(self._words["more"].replace("{count}", str(len(entries) - SHOWN_TITLES)))
        words = plural(self._words[form or name], len(entries), self._formats)
        words = words.replace("{count}", str(len(entries))).replace("{titles}", enumerated(titles, self._formats))
        return _reason(name, told / (told + HALF_DONE), [entry.address for entry in entries], words, weights)

    def _country(
        self, organisation: str, record: Organisation, request: Request, weights: Mapping[str, int]
    ) -> list[Reason]:
        present = [code for code in request.countries if code in record.presence]
        if present:
            return self._named("country", "countries", present, present, weights, form="present")
        own = [key for key in self.done_by(organisation) if key in request.own]
        counts = self._countries.get(organisation, Counter()) - _countries(self._corpus, own)
        code = max(request.countries, key=lambda one: (counts[one], one), default="")
        count = counts[code]
        words = plural(self._words["country"], count, self._formats).replace("{count}", str(count))
        words = words.replace("{country}", self._corpus.vocabularies.label("countries", code)) if code else ""
        return _reason("country", count / (count + HALF_THERE), (code,), words, weights)

    def _region(self, record: Expertise, request: Request, weights: Mapping[str, int]) -> list[Reason]:
        within = {region for code in request.countries for region in self._places.of_country(code)}
        named = [region for region in record.regions if region in within]
        if named:
            return self._named("region", "regions", named, named, weights)
        if WORLD in record.regions:
            return _reason("region", 0.5, (WORLD,), self._words["world"], weights)
        return []

    def _language(self, record: Expertise, request: Request, weights: Mapping[str, int]) -> list[Reason]:
        spoken = [tag for tag in record.languages if request.language and _primary(tag) == _primary(request.language)]
        return self._named("language", "languages", [_primary(tag) for tag in spoken[:1]], spoken, weights)

    def _named(  # noqa: PLR0913 - a reason, its terms, and what they are a part of
        self, name: str, vocabulary: str, ids: Sequence[str], asked: Sequence[str], weights: Mapping[str, int],
        *, form: str = "",
    ) -> list[Reason]:  # fmt: skip
        """Return the reason that names terms; it counts by the part that they are of what was asked."""
        labels = [self._corpus.vocabularies.label(vocabulary, one) for one in ids]
        value = min(1.0, len(ids) / len(asked)) if asked else 0.0
        return _reason(name, value, ids, self._sentence(form or name, labels), weights) if ids else []

    def _sentence(self, form: str, names: Sequence[str]) -> str:
        sentence = plural(self._words[form], len(names), self._formats)
        return sentence.replace("{names}", enumerated(names, self._formats))


def _reason(name: str, value: float, shared: Sequence[str], words: str, weights: Mapping[str, int]) -> list[Reason]:
    score = round(value * weights[name] / sum(weights.values()), 3)
    return [Reason(name, score, tuple(shared), words)] if score else []


def _subject(key: Key, found: Found, weights: Mapping[str, int]) -> list[Reason]:
    """Return the strongest reason why its own record is near, beside the objectives, which are told already."""
    likeness, reasons = found.near.get(key, (0.0, ()))
    told = next((reason for reason in reasons if reason.matcher != "objectives"), None)
    return _reason("subject", likeness, told.shared, told.words, weights) if told else []


def _partner(entry: Entry, reasons: Sequence[Reason]) -> Partner:
    strongest = sorted(reasons, key=lambda reason: (-reason.score, reason.matcher))
    score = round(min(1.0, fsum(reason.score for reason in strongest)), 3)
    return Partner(entry.key, entry.record.title, score, tuple(strongest[:SHOWN_REASONS]))


def _stands(partner: Partner) -> bool:
    return any(reason.matcher not in NO_REASON_ALONE for reason in partner.reasons)


def _varied(ranked: Sequence[Partner], sides: Mapping[Key, bool], limit: int) -> tuple[Partner, ...]:
    """Return the best, a third of them at least from each side as far as it has any that fit; still best first."""
    kept = list(ranked[:limit])
    for side in (True, False):
        lacking = limit // OTHER_SIDE - sum(sides[one.target] is side for one in kept)
        for other in [one for one in ranked[limit:] if sides[one.target] is side][: max(0, lacking)]:
            kept.remove(next(one for one in reversed(kept) if sides[one.target] is not side))
            kept.append(other)
    return tuple(sorted(kept, key=lambda one: (-one.score, one.target)))


def _may_be_named(entry: Entry, request: Request) -> bool:
    return not entry.is_withdrawn and not entry.record.superseded_by and entry.key not in request.own


def _is_partner(entry: Entry, request: Request) -> bool:
    return _may_be_named(entry, request) and getattr(entry.record, "type", "") not in OF_STATES


def _by_organisation(corpus: Corpus, counts: Callable[[str, str], bool]) -> dict[str, list[Key]]:
    """Return the records that name an organisation in a part that counts, each once, by the id of the organisation."""
    found: defaultdict[str, dict[Key, None]] = defaultdict(dict)
    for entry in corpus.by_type["organisation"]:
        for relation in corpus.incoming.get(entry.key, ()):
            source = corpus.entries[relation.source]
            if counts(relation.kind, source.type.name) and not source.is_withdrawn:
                found[entry.id][source.key] = None
    return {organisation: list(keys) for organisation, keys in found.items()}


def _countries(corpus: Corpus, keys: Iterable[Key]) -> Counter[str]:
    return Counter(code for key in keys for code in corpus.entries[key].record.countries)


def _primary(tag: str) -> str:
    return tag.partition("-")[0]


def short_title(title: str) -> str:
    """Return a title as a reason names it."""
    return title if len(title) <= TITLE_LENGTH else f"{title[:TITLE_LENGTH].rpartition(' ')[0]}…"
