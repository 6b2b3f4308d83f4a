"""The section of a record page that says where its parts come from."""

from typing import Any

from build_tools.pages._provenance import SHOWN_EDITS, provenance
from build_tools.pages._tables import Tables
from tests.unit.pages import sample
from tests.unit.pages.sample_chronicles import chronicles

ADDRESS = "practices/full-practice"


def section(record_type: str = "practice", record_id: str = "full-practice", **site: Any) -> dict[str, Any]:  # noqa: ANN401 - any field of a site
    tables = Tables(sample.corpus(), sample.site(**site))
    return dict(provenance(tables, sample.corpus().entries[record_type, record_id]))


def test_parts_that_came_about_in_the_same_way_stand_together() -> None:
    rows = {row["label"]: row["told"] for row in section()["groups"]}
    assert rows["Objectives of the Compact"] == "The source names them."
    assert rows["People, themes and other terms · Records named by hand"] == "Chosen by those who wrote the record."
    told = rows["Title and description · Places and dates · Who is involved · What is told"]
    assert told == "From the 2 sources named above, taken together. Which of them tells what is not recorded."
    assert "(0.1.0)" in rows["Similar records and suggestions"]


def test_a_statement_leads_to_what_it_rests_on_and_a_trap_stays_text() -> None:
    parts = {row["label"]: row["links"] for row in section()["parts"]}
    (evidence,) = parts["What came of it, number 1:"]
    assert evidence["href"] == "evidence/an-evaluation/"
    (own,) = parts["Who took it over, number 1:"]
    assert own["url"] == "https://x.org/"
    (trap,) = parts["Who took it over, number 2:"]
    assert (trap["text"], trap["url"], trap["href"]) == ("javascript:alert(2)", "", "")


def test_changes_are_told_in_plain_words_with_their_version_and_commit() -> None:
    edits = section()["edits"]
    assert [edit["told"] for edit in edits[:4]] == [
        "Changed: Title, History of stages and Description",
        "Changed; the version before cannot be read any more",
        "Changed; this version cannot be read any more",
        "Given another id",
    ]
    first = edits[0]
    assert first["day"]["iso"] == "2026-11-20"
    assert (first["version"], first["href"]) == ("version 0123456789ab", f"versions/{ADDRESS}/0123456789ab.json")
    assert first["commit_url"] == f"https://example.org/repository/commit/{'c' * 40}"
    assert edits[2]["href"] == ""
    assert section(repository_url="")["edits"][0]["commit_url"] == ""


def test_of_many_changes_the_newest_are_shown_and_the_others_counted() -> None:
    told = section()
    (chronicle,) = chronicles().values()
    assert len(told["edits"]) == SHOWN_EDITS
    assert told["earlier"].startswith(f"{len(chronicle.edits) - SHOWN_EDITS} earlier changes stand")
    assert told["contributors"] == "2 people have worked on this record."


def test_without_a_history_only_the_version_of_today_is_told() -> None:
    told = section("evidence", "an-evaluation")
    assert (told["edits"], told["contributors"]) == ([], "")
    assert told["open"] == "How each part came about, and the version of this record"
    assert told["present"]["href"] == f"versions/evidence/an-evaluation/{told['present']['name']}.json"
