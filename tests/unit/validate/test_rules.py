import dataclasses
import datetime
from pathlib import Path
from typing import Any

import pytest

from build_tools.corpus import Corpus, Entry, build_corpus, load_vocabularies
from build_tools.diagnostics import Diagnostic, Severity
from build_tools.records import record_type
from build_tools.records._marks import Prose, Reference, Term, WebAddress, marked_values
from build_tools.validate import Rule, RuleContext, all_codes, check_corpus, rules
from build_tools.validate._marked import marked

VOCABULARIES = load_vocabularies(Path(__file__).parents[3] / "schemas" / "vocabularies")
TODAY = RuleContext(datetime.date(2026, 11, 21))
SOURCE = {"title": "Report", "publisher": "Ministry of Labour", "url": "https://example.org/report"}
SUMMARY = "A centre where migrant workers find advice on work, housing and health in one place."
OWN: dict[str, dict[str, Any]] = {
    "practice": {
        "kind": "service",
        "implementers": [{"name": "Ministry of Labour", "type": "government"}],
        "objectives": [16],
    },
    "evidence": {"kind": "study", "publishers": [{"name": "Institute of Housing", "type": "academia"}]},
    "organisation": {"type": "un"},
}


def entry(type_name: str, record_id: str, root: str = "content", **fields: object) -> Entry:
    found = record_type(type_name)
    plain = {"title": f"Record {record_id}", "summary": SUMMARY, "sources": [SOURCE], **OWN[type_name], **fields}
    record = found.model.model_validate(plain, strict=False)
    dumped = record.model_dump(mode="json", exclude_defaults=True)
    return Entry(found, record_id, f"{root}/{found.folder}/{record_id}{found.suffix}", record_id, record, dumped, "")


def corpus(*entries: Entry, broken: dict[tuple[str, str], str] | None = None) -> Corpus:
    return build_corpus(entries, broken or {}, VOCABULARIES)


def found_in(made: Corpus, code: str, context: RuleContext = TODAY) -> list[Diagnostic]:
    return [finding for finding in check_corpus(made, context) if finding.code.id == code]


def test_a_missing_target_names_the_files_that_it_would_be() -> None:
    made = corpus(entry("practice", "one-centre", "private", related=["evidence/x-y-z"]))
    (finding,) = found_in(made, "CC301")
    assert finding.related == ("content/evidence/x-y-z.md", "private/evidence/x-y-z.md")


def test_a_reference_to_a_broken_record_is_not_blamed() -> None:
    broken = {("evidence", "x-y-z"): "content/evidence/x-y-z.md"}
    assert found_in(corpus(entry("practice", "one-centre", related=["evidence/x-y-z"]), broken=broken), "CC301") == []


def test_a_good_and_a_broken_file_with_one_id_are_told_apart() -> None:
    broken = {("practice", "one-centre"): "private/practices/one-centre.md"}
    (finding,) = found_in(corpus(entry("practice", "one-centre"), broken=broken), "CC303")
    assert (finding.path, finding.related) == ("private/practices/one-centre.md", ("content/practices/one-centre.md",))


def test_the_first_root_keeps_an_id_that_two_files_bear() -> None:
    made = corpus(entry("practice", "one-centre", "content-private"), entry("practice", "one-centre"))
    assert [kept.path for kept in made] == ["content/practices/one-centre.md"]
    assert [double.path for double in made.doubles] == ["content-private/practices/one-centre.md"]


def test_look_alikes_are_told_once_on_the_later_id_and_only_where_candidates_are_given() -> None:
    one, other = (
        entry("practice", "a-centre", title="One-stop centre"),
        entry("practice", "b-centre", title="One stop centres"),
    )
    made = corpus(one, other)
    context = dataclasses.replace(TODAY, candidates=lambda asked: ((one if asked is other else other, 0.9),))
    (finding,) = found_in(made, "CC304", context)
    assert (finding.path, finding.related) == (other.path, (one.path,))
    assert found_in(made, "CC304") == []


@pytest.mark.parametrize(
    ("title", "other_title"),
    [
        ("Migration outlook 2024", "Migration outlook 2025"),
        ("Dialogue for Southern Africa", "Dialogue for West Africa"),
        ("Joint programme, phase II", "Joint programme, phase III"),
        ("Report A/75/542", "Report A/77/416"),
    ],
)
def test_editions_phases_and_regions_are_not_look_alikes(title: str, other_title: str) -> None:
    one, other = entry("practice", "a-centre", title=title), entry("practice", "b-centre", title=other_title)
    context = dataclasses.replace(TODAY, candidates=lambda asked: ((one if asked is other else other, 0.9),))
    assert found_in(corpus(one, other), "CC304", context) == []


def test_a_chain_of_successors_is_followed_to_its_end() -> None:
    made = corpus(
        entry("practice", "one-centre", related=["evidence/ed-1"]),
        entry("evidence", "ed-1", superseded_by="evidence/ed-2"),
        entry("evidence", "ed-2", superseded_by="evidence/ed-3"),
        entry("evidence", "ed-3"),
    )
    (finding,) = found_in(made, "CC316")
    assert finding.hint == "Write “evidence/ed-3”, which took its place."
    assert finding.related == ("content/evidence/ed-1.md", "content/evidence/ed-3.md")


def test_a_circle_is_told_once_and_names_the_files_in_it() -> None:
    made = corpus(
        *(entry("organisation", f"org-{here}", part_of=f"org-{there}") for here, there in ("ab", "bc", "ca", "da"))
    )
    (finding,) = found_in(made, "CC320")
    assert finding.path == "content/organisations/org-a.yml"
    assert finding.related == ("content/organisations/org-b.yml", "content/organisations/org-c.yml")


def test_findings_in_retired_records_about_their_own_references_are_history() -> None:
    withdrawn = {"on": "2026-01-01", "reason": "The source was wrong."}
    made = corpus(
        entry("practice", "one-centre", related=["evidence/ed-1"], withdrawn=withdrawn),
        entry("evidence", "ed-1", withdrawn=withdrawn),
    )
    assert found_in(made, "CC316") == []


@pytest.mark.parametrize("kind", [Reference, Term, Prose, WebAddress])
def test_the_fast_walk_finds_what_the_slow_one_finds(kind: type[Any]) -> None:
    asked = entry(
        "practice",
        "one-centre",
        implementers=["iom", {"name": "Ministry of Labour", "type": "government"}],
        results=[{"statement": "It works.", "evidence": ["ed-1", "ed-2"]}],
        translations={"fr": {"title": "Guichet", "summary": "Un guichet.", "of": "01234567"}},
        review={
            "state": "in-review",
            "reviews": [
                {"role": "un", "organisation": "iom", "on": "2026-01-01", "decision": "accept", "conflict": False},
            ],
        },
        objectives=[16, 1],
        superseded_by="practices/other",
    )
    slow = {
        (where, value)
        for where, value, mark in marked_values(asked.type.model, dict(asked.fields))
        if type(mark) is kind
    }
    fast = [(where, value) for where, value, _ in marked(asked, kind)]
    assert set(fast) == slow
    assert len(fast) == len(set(fast))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code.id)
def test_a_rule_finds_nothing_in_nothing(rule: Rule) -> None:
    assert list(rule.check(corpus(), TODAY)) == []


def test_rules_of_one_severity_can_be_run_alone() -> None:
    made = corpus(entry("practice", "one-centre", objectives=[], related=["evidence/x-y-z"]))
    assert {found.severity for found in check_corpus(made, TODAY, Severity.ERROR)} == {Severity.ERROR}
    assert {found.severity for found in check_corpus(made, TODAY)} == {Severity.ERROR, Severity.WARNING}


def test_every_code_says_what_it_is_in_a_fragment() -> None:
    for code in all_codes():
        assert code.title[0].isupper()
        assert not code.title.endswith(".")
