"""Each checkup finds what needs a hand, in the order in which to begin, and nothing else."""

import datetime
from collections.abc import Mapping

import pytest

from build_tools.corpus import Corpus, Entry, build_corpus, publishable
from build_tools.matching import Link
from build_tools.records.verification import months_after
from build_tools.upkeep import Around, Need, checkups, groups_of
from build_tools.upkeep.addresses.state import Checked
from build_tools.upkeep.telling import note_of, order_of
from tests.unit.hub_requests import request_at
from tests.unit.pages import sample
from tests.unit.pages.sample import entry

TODAY = sample.BUILD_DATE
ORGANISATION: dict[str, object] = {"type": "un", "language": "en"}
PRACTICE: dict[str, object] = {"kind": "programme", "implementers": ["one-organisation"]}
SOURCE = {"title": "A source", "publisher": "P", "url": "https://example.org/source"}


def corpus_of(*entries: Entry) -> Corpus:
    return build_corpus(entries, {}, sample.vocabularies())


def organisation(name: str = "one-organisation", **fields: object) -> Entry:
    return entry("organisation", name, "", **ORGANISATION, **fields)


def practice(name: str, **fields: object) -> Entry:
    return entry("practice", name, "", **{**PRACTICE, **fields})


def found(name: str, corpus: Corpus, around: Around | None = None) -> list[tuple[str, str]]:
    """Return what a checkup finds: what each need is about, and what is said of it."""
    groups = groups_of(corpus, around or Around(TODAY), [name])
    return [(need.subject, note_of(need, groups[0], sample.strings())) for need in groups[0].needs]


def subjects(name: str, *entries: Entry) -> list[str]:
    return [subject for subject, _ in found(name, corpus_of(*entries))]


def test_every_group_has_its_texts_and_every_text_its_group() -> None:
    texts = sample.strings()["upkeep"]["groups"]
    assert {checkup.name for checkup in checkups()} == set(texts)
    assert {name for told in texts.values() for name in told} == {"title", "why", "do", "command", "notes"}


def test_groups_come_in_the_order_of_their_texts() -> None:
    names = [group.name for group in groups_of(corpus_of(), Around(TODAY), order_of(sample.strings()))]
    assert names == list(sample.strings()["upkeep"]["groups"])
    assert [group.name for group in groups_of(corpus_of(), Around(TODAY), ())] == sorted(names)


def test_every_note_of_every_need_of_the_sample_is_filled_to_the_last_word() -> None:
    groups = groups_of(sample.published(), around_of_all(sample.published()), order_of(sample.strings()))
    notes = [note_of(need, group, sample.strings()) for group in groups for need in group.needs]
    assert len(notes) > 100
    assert not [note for note in notes if "{" in note or not note]


def around_of_all(corpus: Corpus) -> Around:
    """Return circumstances in which every address of a corpus is dead, without a copy."""
    addresses = {source.url for found in corpus for source in found.record.sources if source.url.startswith("http")}
    dead = {address: Checked(address, "dead", "404", "2026-11-20", "2026-12-18") for address in sorted(addresses)}
    return Around(TODAY, dead, sample.similar())


def test_before_addresses_are_asked_nothing_is_known_of_them_and_none_is_called_well() -> None:
    groups = groups_of(corpus_of(), Around(TODAY), ())
    unknown = {group.name for group in groups if not group.is_known}
    assert unknown == {"dead-addresses", "moved-addresses", "unclear-addresses"}
    assert all(group.is_known for group in groups_of(corpus_of(), around_of_all(sample.published()), ()))


def test_who_rests_on_one_source_and_is_named_most_comes_first_of_those_never_verified() -> None:
    one, two = [SOURCE], [SOURCE, {**SOURCE, "url": "https://example.org/other"}]
    assert found(
        "never-verified",
        corpus_of(
            organisation(sources=one),
            organisation("a-lonely-one", sources=one),
            practice("many-sources", sources=two),
            organisation("verified", verified={"on": "2026-01-01", "by": "one-organisation"}),
            organisation("withdrawn", withdrawn={"on": "2026-01-01", "reason": "It is gone."}),
        ),
    ) == [
        ("organisations/one-organisation", "Sources: 1. Records that name it: 2."),
        ("organisations/a-lonely-one", "Sources: 1. Records that name it: 0."),
        ("practices/many-sources", "Sources: 2. Records that name it: 0."),
    ]


def test_what_is_due_longest_comes_first_and_what_is_fresh_not_at_all() -> None:
    def verified(name: str, months: int) -> Entry:
        return organisation(name, verified={"on": months_after(TODAY, -months).isoformat(), "by": "one"})

    assert found("due-verification", corpus_of(verified("due", 24), verified("fresh", 23), verified("over", 36))) == [
        ("organisations/over", "Overdue; it was due on 2025-11-21."),
        ("organisations/due", "Due since 2026-11-21."),
    ]


def test_a_fund_whose_days_have_passed_is_found_whatever_its_status_unless_it_is_closed() -> None:
    def fund(name: str, status: str, **days: str) -> Entry:
        return entry("funding", name, operator=["one"], kind="trust-fund", status=status, **days)

    found_funds = found(
        "closed-funds",
        corpus_of(
            fund("still-open", "open", closes="2026-11-21"),
            fund("shut", "open", closes="2026-11-20"),
            fund("said-so", "closed", closes="2020"),
            fund("this-year", "open", closes="2026"),
            fund("began", "forthcoming", opens="2026-10"),
            fund("begins", "forthcoming", opens="2027"),
            fund("runs", "active"),
        ),
    )
    assert found_funds == [
        ("funding/began", "Should have opened on 2026-10, and its status still says forthcoming."),
        ("funding/shut", "Closed on 2026-11-20, and its status says otherwise."),
    ]


def test_cases_that_stand_still_come_by_how_long_and_those_that_ended_not_at_all() -> None:
    def case(name: str, stage: str, **step: str) -> Entry:
        history = [{"stage": stage, **step}]
        return entry("case", name, origin="public-programme", need="N.", stage=stage, history=history)

    assert found(
        "resting-cases",
        corpus_of(
            case("undated", "funded"),
            case("long", "funded", on="2024-05"),
            case("longer", "implementing", on="2019"),
            case("this-year", "funded", on="2025-12"),
            case("over", "closed", on="2019"),
            request_at("declined"),
        ),
    ) == [
        ("cases/longer", "At the stage “Implementing” since 2019."),
        ("cases/long", "At the stage “Funded” since 2024-05."),
        ("cases/undated", "At the stage “Funded”; since when is not told."),
    ]


def test_of_a_case_kept_to_a_summary_nothing_is_said_to_the_public_and_all_to_officers() -> None:
    told = request_at("assessed", publish="summary")
    assert subjects("never-verified", told) == ["cases/request-assessed"]
    cut = publishable(corpus_of(told)).corpus
    assert all(not group.needs for group in groups_of(cut, Around(TODAY), ()) if group.name != "thin-objectives")


def test_results_are_asked_for_when_there_has_been_time_for_them() -> None:
    assert found(
        "missing-results",
        corpus_of(
            practice("ended", start="2026", end="2026-10"),
            practice("goes-on", start="2023"),
            practice("young", start="2025-01"),
            practice("undated"),
            practice("told", start="2010", results=[{"statement": "It helped."}]),
            entry("evidence", "empty", kind="report", publishers=["one"]),
            entry("evidence", "full", kind="report", publishers=["one"], findings=["It helps."]),
        ),
    ) == [
        ("evidence/empty", "The evidence tells no finding."),
        ("practices/ended", "The practice has ended, and no result is told."),
        ("practices/goes-on", "The practice has gone on for two years or more, and no result is told."),
    ]


def test_places_are_asked_of_what_is_done_somewhere() -> None:
    assert subjects(
        "missing-places",
        practice("nowhere"),
        practice("national", scope="national"),
        practice("worldwide", scope="global"),
        practice("placed", countries=["KEN"]),
        practice("regional", scope="regional", regions=["review-africa"]),
        organisation(),
    ) == ["practices/national", "practices/nowhere"]


def test_orphans_are_those_that_nobody_meets() -> None:
    entries = [
        organisation("one"),
        organisation("nobodys", part_of="one"),
        practice("names-one", implementers=["one"]),
        practice("alone", implementers=[{"name": "X", "type": "other"}]),
        practice("alike", implementers=[{"name": "X", "type": "other"}]),
    ]
    around = Around(TODAY, similar={("evidence", "x"): (Link(("practice", "alike"), 1.0, ()),)})
    assert found("orphans", corpus_of(*entries), around) == [
        ("organisations/nobodys", "No record names this organisation."),
        ("practices/alone", "It names no record, none names it, and none is like it."),
    ]


def test_an_objective_with_little_of_many_kinds_comes_before_one_that_lacks_one() -> None:
    some = [practice(f"number-{number}", objectives=[3]) for number in range(5)]
    told = found("thin-objectives", corpus_of(*some))
    assert told[-1] == ("objectives/3", "Practices: 5. Evidence: 0. Funds: 0. Expertise: 0.")
    assert len(told) == 23


def test_what_rules_find_is_told_in_their_words() -> None:
    translated = {"fr": {"title": "Titre", "summary": "Résumé. " * 9, "of": "0" * 16}}
    corpus = corpus_of(
        organisation("new-name", former_ids=["old-name"]),
        practice("names-it", implementers=["old-name"], translations=translated),
    )
    ((subject, note),) = found("former-references", corpus)
    assert (subject, note) == (
        "practices/names-it",
        "“old-name” is a former id of “New name”. Write “new-name”.",
    )
    ((subject, note),) = found("stale-translations", corpus)
    assert subject == "practices/names-it"
    assert note.startswith("Title or summary changed after they were translated into French. Bring the translation")


def test_sources_without_a_copy_are_counted_the_barest_records_first() -> None:
    kept = {**SOURCE, "archived_url": "https://web.archive.org/web/2020/x"}
    assert found(
        "unarchived-sources",
        corpus_of(
            organisation("two", sources=[SOURCE, kept]),
            organisation("one", sources=[SOURCE]),
            organisation("kept", sources=[kept]),
        ),
    ) == [
        ("organisations/one", "Sources without a copy: 1 of 1."),
        ("organisations/two", "Sources without a copy: 1 of 2."),
    ]


PROPOSED = "Proposed, for a person to open first: archived_url: "
COPY = "https://web.archive.org/web/20200101000000/https://example.org/source"


@pytest.mark.parametrize(
    ("name", "known", "note"),
    [
        (
            "dead-addresses",
            {"state": "dead", "told": "410"},
            "https://example.org/source: the page was taken away (2026-11-20).",
        ),
        (
            "dead-addresses",
            {"state": "dead", "told": "404", "archived": COPY},
            f"https://example.org/source: the page is not there (2026-11-20). {PROPOSED}{COPY}",
        ),
        (
            "moved-addresses",
            {"state": "works", "told": "200", "leads_to": "https://example.org/new"},
            "https://example.org/source now leads to https://example.org/new (2026-11-20).",
        ),
        (
            "unclear-addresses",
            {"state": "unclear", "told": "403", "tries": 3},
            "https://example.org/source: the site answered 403 (2026-11-20).",
        ),
        ("unclear-addresses", {"state": "unclear", "told": "403", "tries": 2}, ""),
        ("dead-addresses", {"state": "unclear", "told": "404", "tries": 2}, ""),
        ("moved-addresses", {"state": "works", "told": "200"}, ""),
    ],
)
def test_what_is_known_of_an_address_is_told_at_the_record_that_names_it(
    name: str, known: Mapping[str, str], note: str
) -> None:
    days = {"address": SOURCE["url"], "checked": "2026-11-20", "again": "2026-12-18"}
    around = Around(TODAY, {SOURCE["url"]: Checked(**{**days, **known})})  # type: ignore[arg-type] # texts and numbers
    corpus = corpus_of(organisation(sources=[{**SOURCE, "url": f"{SOURCE['url']}#part"}]))
    assert [text for _, text in found(name, corpus, around)] == ([note] if note else [])


def test_a_record_that_names_an_address_twice_is_told_once_with_the_first_place() -> None:
    around = Around(TODAY, {SOURCE["url"]: Checked(SOURCE["url"], "dead", "404", "2026-11-20", "2026-12-18")})
    corpus = corpus_of(
        organisation(sources=[SOURCE, SOURCE], url=SOURCE["url"]),
        organisation("other", sources=[{**SOURCE, "url": COPY}]),
    )
    (group,) = (one for one in groups_of(corpus, around, ()) if one.name == "dead-addresses")
    assert [(need.subject, need.pointer) for need in group.needs] == [
        ("organisations/one-organisation", "/sources/0/url")
    ]


def test_addresses_of_what_is_withheld_are_not_told_even_where_they_are_known() -> None:
    hidden = request_at("assessed", publish="count", sources=[SOURCE])
    around = Around(TODAY, {SOURCE["url"]: Checked(SOURCE["url"], "dead", "404", "2026-11-20", "2026-12-18")})
    assert found("dead-addresses", corpus_of(hidden), around) == []


def test_a_word_of_a_record_that_looks_like_one_to_be_filled_stays_as_it_is() -> None:
    need = Need("practices/x", "X", "finding", {"message": "{hint} {day}", "hint": "H."})
    (group,) = (one for one in groups_of(corpus_of(), Around(TODAY), ()) if one.name == "stale-translations")
    assert note_of(need, group, sample.strings()) == "{hint} {day} H."


def test_the_day_decides_and_no_clock() -> None:
    fund = entry("funding", "one", operator=["x"], kind="trust-fund", status="open", closes="2026-06-30")
    before = Around(datetime.date(2026, 6, 30))
    assert found("closed-funds", corpus_of(fund), before) == []
