"""The pages of the hub, and what the page of a case suggests."""

from collections.abc import Iterable
from typing import Any

from build_tools.corpus import Entry, build_corpus
from build_tools.matching import Reason
from build_tools.matching.answers import Answer, Fund, Peer, Suggestion
from build_tools.matching.eligibility import Ruling
from build_tools.pages import connect_funding, connect_help, connect_peers
from build_tools.pages._base import Page
from build_tools.pages._matches import SHOWN, suggestions
from build_tools.pages._tables import Tables
from tests.unit.pages import sample

NOTHING = Answer(
    practices=(), evidence=(), cases=(), countries=(), organisations=(), expertise=(), funding=(), inferred=(),
    notes=(),
)  # fmt: skip
CASE = sample.entry(
    "case", "a-case", origin="request", need="A need.", stage="matched", countries=["KEN"], objectives=[6],
    agencies=[{"organisation": "involved"}], similar=[{"record": "practices/chosen", "why": "The same."}],
)  # fmt: skip
PRACTICES = [sample.entry("practice", name, kind="policy", implementers=["helper"]) for name in ("chosen", "found")]
ORGANISATIONS = [
    sample.entry("organisation", name, type=kind, objectives=[6])
    for name, kind in (("helper", "cso"), ("involved", "un"))
]


def fund(record_id: str, **fields: Any) -> Entry:  # noqa: ANN401 - any field of a fund
    whole = {"operator": ["involved"], "kind": "pooled-fund", "status": "active", **fields}
    return sample.entry("funding", record_id, "", **whole)


AMOUNT = {"min": 10, "max": 2000, "currency": "EUR"}
FUNDS = [fund(f"fund-{number}") for number in range(9)]
ENTRIES = [CASE, *PRACTICES, *ORGANISATIONS, *FUNDS]


def suggestion(entry: Entry, *reasons: Reason) -> Suggestion:
    return Suggestion(entry.key, entry.record.title, 0.5, reasons)


def rows_of(answer: Answer) -> dict[str, list[dict[str, Any]]]:
    corpus = build_corpus(ENTRIES, {}, sample.vocabularies())
    tables = Tables(corpus, sample.site(answers={CASE.key: answer}))
    return {
        group["id"].removeprefix("suggested-"): [*group["rows"], *group["folded"]]
        for block in suggestions(tables, corpus.entries[CASE.key])
        for group in block["groups"]
    }


def answer(**fields: Any) -> Answer:  # noqa: ANN401 - any list of an answer
    return Answer(**{**{name: getattr(NOTHING, name) for name in Answer.__slots__}, **fields})


def titles(rows: Iterable[dict[str, Any]]) -> list[str]:
    return [row["link"]["text"] for row in rows]


def test_what_people_chose_or_named_stands_above_and_is_not_suggested_again() -> None:
    rows = rows_of(
        answer(
            practices=tuple(suggestion(entry) for entry in PRACTICES),
            organisations=tuple(suggestion(entry) for entry in ORGANISATIONS),
        )
    )
    assert titles(rows["practices"]) == ["Found"]
    assert titles(rows["organisations"]) == ["Helper"]


def test_a_case_for_which_nothing_was_found_has_no_section_and_one_with_a_note_shows_it() -> None:
    corpus = build_corpus(ENTRIES, {}, sample.vocabularies())
    assert not suggestions(Tables(corpus, sample.site(answers={CASE.key: NOTHING})), CASE)
    (block,) = suggestions(Tables(corpus, sample.site(answers={CASE.key: answer(notes=("Nothing fits well.",))})), CASE)
    assert block["notes"] == ["Nothing fits well."]


def test_what_a_partner_did_is_linked_within_the_reason() -> None:
    words = "took part in one of the practices and cases that fit: Found"
    reason = Reason("done", 0.3, ("practices/found",), words)
    (row,) = rows_of(answer(organisations=(suggestion(ORGANISATIONS[0], reason),)))["organisations"]
    (sentence,) = row["reasons"]
    assert "".join(piece["text"] for piece in sentence) == words
    assert [piece["href"] for piece in sentence if piece["href"]] == ["practices/found/"]


def test_of_funds_those_that_are_ruled_out_stand_last_with_the_reason_and_never_crowd_out_the_others() -> None:
    rulings = [Ruling(eligible=None, why=("One.", "Two.", "Three."))] * 4 + [
        Ruling(eligible=False, why=("Closed.",))
    ] * 5
    funds = tuple(Fund(suggestion(entry), ruling) for entry, ruling in zip(FUNDS, rulings, strict=True))
    rows = rows_of(answer(funding=funds))["funding"]
    assert [row["standing"] for row in rows] == ["not_known"] * 4 + ["ruled_out"] * 2
    assert len(rows) <= SHOWN["funding"]
    assert (rows[0]["why"], rows[0]["rest"]) == (["One.", "Two."], ["Three."])
    assert rows[-1]["why"] == ["Closed."]


def test_a_peer_country_leads_to_what_was_done_there() -> None:
    peer = Peer("UGA", "Uganda", 1.0, (), tuple(entry.key for entry in PRACTICES))
    (row,) = rows_of(answer(countries=(peer,)))["countries"]
    assert [link["href"] for link in row["records"]] == ["practices/chosen/", "practices/found/"]


def funding_page(*funds: Entry) -> Page:
    corpus = build_corpus([*ORGANISATIONS, *funds], {}, sample.vocabularies())
    (page,) = connect_funding.pages(corpus, sample.site())
    return page


def test_funds_that_take_applications_come_first_and_what_is_not_known_is_said() -> None:
    page = funding_page(
        fund("closed", status="closed", closes="2020"),
        fund("silent", status="unknown"),
        fund("open", status="open", closes="2027-03", regions=["africa"], amounts=[AMOUNT]),
    )
    rows = page.context["rows"]
    assert titles(rows) == ["Open", "Silent", "Closed"]
    assert [row["dates"] for row in rows] == ["closes March 2027", "no dates known", "closed 2020"]
    assert (rows[0]["places"], rows[0]["amounts"]) == (["Names Africa"], ["10 to 2,000 EUR"])
    assert (rows[1]["places"], rows[1]["amounts"], rows[1]["applicants"]) == ([], [], [])
    assert rows[1]["verified"] == "never since it was written"


def test_only_closing_dates_to_come_are_deadlines() -> None:
    page = funding_page(fund("past", closes="2026-10"), fund("late", closes="2027"), fund("soon", closes="2026-12-01"))
    assert titles(page.context["around"]["deadlines"]) == ["Soon", "Late"]
    silent = funding_page(fund("silent")).context["around"]
    assert not silent["deadlines"]
    assert silent["deadlines_none"].startswith("The 1 fund here tells no closing date")


def test_a_fund_stands_under_the_regions_it_names_or_lies_in_and_one_for_the_world_under_all() -> None:
    around = funding_page(
        fund("african", regions=["horn-of-africa", "africa"]),
        fund("everyone", regions=["world"]),
        fund("kenyan", eligible_countries=["KEN"]),
        fund("mute"),
    ).context["around"]
    africa, *others = [[link["text"] for link in row["links"]] for row in around["regions"]]
    assert africa == ["African", "Everyone", "Kenyan"]
    assert others == [["Everyone"]] * 4
    assert [link["text"] for link in around["anywhere"]] == ["Mute"]


def test_who_can_help_shows_both_sides_of_the_un_with_what_they_did_under_the_objective() -> None:
    done = [sample.entry("practice", "done", kind="policy", implementers=["helper"], objectives=[6])]
    corpus = build_corpus([*ORGANISATIONS, *done], {}, sample.vocabularies())
    pages = {page.address: page for page in connect_help.pages(corpus, sample.site())}
    assert len(pages) == 24
    sections = {section["id"]: section for section in pages["connect/help/6/"].context["sections"]}
    assert titles(sections["un"]["rows"]) == ["Involved"]
    (outside,) = sections["others"]["rows"]
    assert [(count["text"], count["href"]) for count in outside["work"]] == [
        ("1 practice", "explore/?objective=6&organisation=helper&type=practice")
    ]
    assert [link["href"] for link in outside["such_as"]] == ["practices/done/"]
    assert sections["expertise"]["empty"]


def test_peer_countries_say_who_asks_in_what_and_who_did_like_things() -> None:
    corpus = build_corpus(ENTRIES, {}, sample.vocabularies())
    peers = (Peer("KEN", "Kenya", 2.0, (), ()), Peer("UGA", "Uganda", 1.0, (), (PRACTICES[1].key,)))
    (page,) = connect_peers.pages(corpus, sample.site(answers={CASE.key: answer(countries=peers)}))
    (row,) = page.context["rows"]
    assert row["country"]["text"] == "Kenya"
    assert [link["href"] for link in row["cases"]] == ["cases/a-case/"]
    assert [one["country"]["text"] for one in row["did"]] == ["Uganda"]
    assert page.context["reconstructed"] == ""
