"""Whether a fund can pay: every criterion met, not met and not known, and the words for each."""

from typing import Any

import pytest

from build_tools.corpus import Places
from build_tools.matching.eligibility import Eligibility, Finding, Ruling, score_of_fund
from build_tools.matching.requests import Request
from build_tools.records.funding import Funding
from tests.unit.pages import sample

TODAY = "2026-11-21"


def rules() -> Eligibility:
    return Eligibility(sample.vocabularies(), Places(sample.vocabularies()), sample.strings(), TODAY)


def fund(**fields: Any) -> Funding:  # noqa: ANN401 - any field of a fund
    whole = {"operator": ["iom"], "kind": "pooled-fund", "status": "open", **fields}
    record = sample.entry("funding", "a-fund", **whole).record
    assert isinstance(record, Funding)
    return record


@pytest.mark.parametrize(
    ("fields", "met", "words"),
    [
        ({"status": "closed"}, False, "It is closed."),
        ({"status": "closed", "closes": "2027"}, False, "It closed in 2027."),
        ({"closes": "2026-11-20"}, False, "It closed on 20 November 2026."),
        ({"closes": "2026-10"}, False, "It closed in October 2026."),
        ({"status": "rolling", "closes": "2025"}, False, "It closed in 2025."),
        ({"closes": "2026-11-21"}, True, "It takes applications until 21 November 2026."),
        ({"closes": "2026"}, None, "It closes in 2026; whether that has passed is not known."),
        ({"closes": "2027-02"}, True, "It takes applications until February 2027; the exact day is not known."),
        ({"opens": "2027-01-05", "closes": "2027-02"}, None, "It opens on 5 January 2027."),
        ({"opens": "2027"}, None, "It opens in 2027."),
        ({"opens": "2026"}, True, "It is open; no closing date is known."),
        ({"status": "forthcoming"}, None, "It is announced and not open yet; no date is known."),
        ({"status": "rolling"}, True, "It takes applications at any time."),
        ({"status": "active"}, True, "It runs; no dates for applications are known."),
        ({"status": "unknown"}, None, "Whether it takes applications now is not known."),
    ],
)
def test_dates_and_status_say_whether_a_fund_takes_applications(
    fields: dict[str, Any], met: bool | None, words: str
) -> None:
    assert rules().timing(fund(**fields)) == Finding(met=met, words=words)


@pytest.mark.parametrize(
    ("fields", "asking", "met", "words"),
    [
        ({}, (), None, "The request names no country, so whether it may apply is not known."),
        ({}, ("KEN",), None, "Which countries may apply is not known."),
        ({"eligible_countries": ["KEN"]}, ("MDA", "KEN"), True, "Kenya is among the countries that may apply."),
        ({"eligible_countries": ["KEN", "UGA"]}, ("MDA",), False,
         "It is for Kenya and Uganda, and Moldova is not among them."),
        ({"countries": ["KEN"]}, ("KEN",), True, "Its record names Kenya."),
        ({"countries": ["KEN"]}, ("MDA",), None, "Its record names Kenya; whether Moldova may apply is not known."),
        ({"regions": ["world"]}, ("MDA",), True, "It is for the whole world."),
        ({"regions": ["africa"]}, ("MDA", "KEN"), True, "It is for Africa, where Kenya lies."),
        ({"regions": ["africa"]}, ("MDA",), False, "It is for Africa, and Moldova lies elsewhere."),
        ({"regions": ["horn-of-africa"]}, ("MDA",), False, "It is for Horn of Africa, and Moldova lies elsewhere."),
        ({"regions": ["horn-of-africa"]}, ("KEN",), None,
         "It is for Horn of Africa; whether that takes in Kenya is not known."),
        ({"regions": ["mediterranean"]}, ("KEN",), None,
         "It is for Mediterranean; whether that takes in Kenya is not known."),
    ],
)  # fmt: skip
def test_countries_and_regions_say_who_may_apply(
    fields: dict[str, Any], asking: tuple[str, ...], met: bool | None, words: str
) -> None:
    assert rules().place(fund(**fields), asking) == Finding(met=met, words=words)


def test_of_many_countries_the_first_are_named_and_how_many_more_there_are() -> None:
    eligible = sample.countries(12)
    found = rules().place(fund(eligible_countries=eligible), ("ZWE",))
    assert found.met is False
    assert " and 8 more, and Zimbabwe is not among them." in found.words


@pytest.mark.parametrize(
    ("recipients", "met", "words"),
    [
        ([], None, "Who may apply is not known."),
        (["ngo", "government"], True, "Governments may apply."),
        (["un-entity", "ngo"], True, "A government applies through others, UN entities."),
        (["ngo", "private-sector"], False,
         "Only non-governmental organisations and companies may apply, and not a government itself."),
    ],
)  # fmt: skip
def test_the_kind_of_applicant_can_rule_a_government_out(recipients: list[str], met: bool | None, words: str) -> None:
    assert rules().applicants(fund(recipients=recipients)) == Finding(met=met, words=words)


@pytest.mark.parametrize(
    ("fields", "told", "guessed", "met", "words"),
    [
        ({}, (6,), (), None, "Which objectives it pays for is not known."),
        ({"objectives": [6]}, (), (), None,
         "The request names no objective, so whether it pays for this is not known."),
        ({"objectives": [6, 18]}, (18, 6), (), True, "It names objectives 18 and 6."),
        ({"objectives": [6]}, (), (6,), True, "It names objective 6, which the text of the request suggests."),
        ({"objectives": [6]}, (9,), (6,), None, "It names objective 6, which the text of the request suggests."),
        ({"objectives": [6], "objectives_from": "source"}, (9,), (), False, "It does not name objective 9."),
        ({"objectives": [6], "objectives_from": "source"}, (), (9,), None,
         "It does not name objective 9, but objectives were partly read off texts, so this is not certain."),
        ({"objectives": [6], "objectives_from": "inferred"}, (9, 1), (), None,
         "It names none of the objectives 9 and 1, but objectives were partly read off texts, so this is not certain."),
    ],
)  # fmt: skip
def test_only_objectives_that_both_sides_tell_can_rule_a_fund_out(
    fields: dict[str, Any], told: tuple[int, ...], guessed: tuple[int, ...], met: bool | None, words: str
) -> None:
    assert rules().objectives(fund(**fields), told, guessed) == Finding(met=met, words=words)


def test_one_criterion_that_is_not_met_rules_a_fund_out_and_says_nothing_else() -> None:
    request = Request(need="Fair recruitment", countries=("MDA",), objectives=(6,))
    found = rules().ruling(fund(regions=["africa"], recipients=["ngo"], objectives=[6]), request)
    assert found == Ruling(
        eligible=False,
        why=(
            "It is for Africa, and Moldova lies elsewhere.",
            "Only non-governmental organisations may apply, and not a government itself.",
        ),
    )


def test_what_is_not_known_comes_first_and_keeps_the_whole_not_known() -> None:
    request = Request(need="Fair recruitment", countries=("KEN",), objectives=(6,))
    found = rules().ruling(fund(objectives=[6], recipients=["government"], eligible="States."), request)
    assert found.eligible is None
    assert found.why[0] == "Which countries may apply is not known."
    assert found.why[-1] == "Who may apply, as the source tells it: States."


def test_a_fund_can_pay_where_every_criterion_is_met() -> None:
    request = Request(need="Fair recruitment", countries=("KEN",), objectives=(6,))
    found = rules().ruling(fund(objectives=[6], recipients=["government"], eligible_countries=["KEN"]), request)
    assert found.eligible is True
    assert len(found.why) == 4


def test_a_fund_that_can_pay_goes_before_one_of_which_it_is_not_known_and_that_before_one_ruled_out() -> None:
    scores = [
        score_of_fund(near, Ruling(eligible, ())) for eligible, near in ((True, 0.0), (None, 0.99), (False, 0.99))
    ]
    assert scores == sorted(scores, reverse=True)
    assert max(scores) <= 1
