"""Who can help: organisations and expertise, inside the United Nations and outside, each with reasons."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from build_tools.corpus import Entry, Places, build_corpus
from build_tools.corpus.corpus import Key
from build_tools.matching import Reason
from build_tools.matching.partners import Found, Partner, Partners, short_title
from build_tools.matching.requests import Request
from tests.unit.pages import sample

REQUEST = Request(need="Fair recruitment of nurses", countries=("KEN",), objectives=(6, 18), language="fr-FR")


def organisation(record_id: str, type_name: str = "cso", **fields: object) -> Entry:
    return sample.entry("organisation", record_id, body="", **{"type": type_name, **fields})


def practice(record_id: str, *implementers: object, **fields: object) -> Entry:
    return sample.entry(
        "practice", record_id, body="", **{"kind": "policy", "implementers": list(implementers), **fields}
    )


def partners(*entries: Entry) -> Partners:
    corpus = build_corpus(entries, {}, sample.vocabularies())
    return Partners(corpus, Places(corpus.vocabularies), sample.strings())


def found(fitting: Mapping[Key, float] | None = None) -> Found:
    return Found(fitting=fitting or {}, near={})


def ids(some: tuple[Partner, ...]) -> list[str]:
    return [one.target[1] for one in some]


def words(one: Partner) -> dict[str, str]:
    return {reason.matcher: reason.words for reason in one.reasons}


def test_who_carried_out_what_is_suggested_comes_first_and_it_is_named() -> None:
    done = [practice("alpha", "doer"), practice("beta", "doer"), practice("gamma", "doer")]
    asked = partners(*done, organisation("doer", objectives=[6]), organisation("talker", objectives=[6]))
    first, second = asked.organisations(REQUEST, found({entry.key: 1.0 for entry in done}), 10)
    assert (first.target[1], second.target[1]) == ("doer", "talker")
    assert words(first)["done"] == "took part in 3 of the practices and cases suggested here: Alpha, Beta and 1 more"
    assert first.reasons[0].shared == ("practices/alpha", "practices/beta", "practices/gamma")
    assert words(second) == {"objectives": "works on objective 6"}


def test_of_two_that_name_what_is_asked_the_one_that_does_little_else_comes_first() -> None:
    asked = partners(organisation("all", objectives=list(range(1, 24))), organisation("own", objectives=[6, 18]))
    assert ids(asked.organisations(REQUEST, found(), 10)) == ["own", "all"]


def test_presence_in_the_country_counts_and_what_was_done_there_counts_less() -> None:
    there = [practice("there", "worker", countries=["KEN"])]
    asked = partners(
        *there,
        organisation("worker", objectives=[6]),
        organisation("present", objectives=[6], presence=["KEN"]),
        organisation("away", objectives=[6]),
    )
    present, worker, away = asked.organisations(REQUEST, found(), 10)
    assert words(present)["country"] == "says that it works in Kenya"
    assert words(worker)["country"] == "took part in one practice or case about Kenya"
    assert "country" not in words(away)


def test_bodies_of_governments_are_peers_and_a_place_in_the_network_is_no_reason_alone() -> None:
    asked = partners(
        organisation("ministry", "government", objectives=[6]),
        organisation("city", "local-authority", objectives=[6]),
        organisation("member", "un", network_role="executive-committee", objectives=[1]),
        organisation("gone", objectives=[6], withdrawn={"on": "2026-01-01", "reason": "Closed."}),
    )
    assert not asked.organisations(REQUEST, found(), 10)


def test_a_list_has_some_from_outside_the_un_though_those_inside_score_higher() -> None:
    inside = [organisation(f"un-{n}", "un", objectives=[6, 18], network_role="executive-committee") for n in range(9)]
    asked = partners(*inside, organisation("union", "union", objectives=[6, 7, 8]))
    shown = asked.organisations(REQUEST, found(), 6)
    assert len(shown) == 6
    assert ids(shown)[-1] == "union"
    assert [one.score for one in shown] == sorted((one.score for one in shown), reverse=True)


def test_verifying_or_paying_is_not_taking_part() -> None:
    done = practice("alpha", {"name": "Other", "type": "cso"}, verified={"on": "2026-01-01", "by": "checker"})
    assert not partners(done, organisation("checker")).organisations(REQUEST, found({done.key: 1.0}), 10)


def test_expertise_is_found_by_objectives_support_region_language_and_what_its_organisation_did() -> None:
    done = practice("alpha", "home")
    centre = sample.entry(
        "expertise", "centre", organisation="home", kind="centre", objectives=[6], languages=["fr"],
        offers=["capacity-building", "legal-review"], regions=["africa"],
    )  # fmt: skip
    roster = sample.entry("expertise", "roster", organisation="home", kind="roster", regions=["world"], objectives=[9])
    asked = partners(done, organisation("home"), centre, roster)
    request = replace(REQUEST, support_asked=("capacity-building",))
    (one,) = asked.expertise(request, found(), 10)
    assert words(one) == {
        "objectives": "works on objective 6",
        "support": "offers what is asked for: Capacity-building",
        "region": "covers Africa",
        "language": "works in the language of the request: French",
    }
    first, second = asked.expertise(request, found({done.key: 1.0}), 10)
    assert first.target == one.target
    assert first.score > one.score
    assert words(second) == {
        "done": "its organisation took part in one of the practices and cases suggested here: Alpha",
        "region": "works worldwide",
    }


def test_a_near_subject_is_a_reason_beside_the_objectives() -> None:
    near = Reason("concepts", 0.2, ("recruitment",), "both speak of recruitment")
    told = Found(fitting={}, near={("organisation", "own"): (0.4, (Reason("objectives", 0.3, ("6",), "…"), near))})
    (one,) = partners(organisation("own", objectives=[6, 18])).organisations(REQUEST, told, 10)
    assert words(one)["subject"] == "both speak of recruitment"


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_no_list_is_longer_than_asked_for(limit: int) -> None:
    asked = partners(*(organisation(f"o-{n}", "un" if n % 2 else "cso", objectives=[6]) for n in range(6)))
    assert len(asked.organisations(REQUEST, found(), limit)) == limit


def test_equal_ones_come_by_id() -> None:
    asked = partners(organisation("zulu", objectives=[6]), organisation("alpha", objectives=[6]))
    assert ids(asked.organisations(REQUEST, found(), 10)) == ["alpha", "zulu"]


def test_long_titles_are_cut_at_a_word() -> None:
    assert short_title("word " * 40) == f"{('word ' * 18).strip()}…"
