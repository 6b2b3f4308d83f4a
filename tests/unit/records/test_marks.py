import pytest
from pydantic import BaseModel

from build_tools.records import record_type, record_types
from build_tools.records._marks import EVERY, Prose, Reference, Term, WebAddress, marked_paths, marked_values, values_at


def paths(type_name: str, kind: type) -> set[str]:
    found = marked_paths(record_type(type_name).model)
    return {"/".join(marked.steps) for marked in found if isinstance(marked.mark, kind)}


def test_references_are_found_at_every_depth() -> None:
    assert {"implementers/*", "results/*/evidence/*", "related/*", "superseded_by", "verified/by"} <= paths(
        "practice", Reference
    )
    assert {"agencies/*/organisation", "similar/*/record", "funding/*/fund", "practice", "lead"} <= paths(
        "case", Reference
    )


def test_terms_of_inline_organisations_and_of_free_keys_are_found() -> None:
    assert {"implementers/*/type", "countries/*", "objectives/*", "review/reviews/*/organisation/type"} <= paths(
        "practice", Term
    )


def test_prose_and_addresses_are_marked() -> None:
    assert {"title", "summary", "lessons/*", "results/*/statement"} <= paths("practice", Prose)
    assert {"sources/*/url", "sources/*/archived_url", "replications/*/source"} <= paths("practice", WebAddress)


@pytest.mark.parametrize("found", record_types(), ids=lambda found: found.name)
def test_every_type_marks_its_sources_and_countries(found: object) -> None:
    model: type[BaseModel] = found.model  # type: ignore[attr-defined]  # parametrised over the registry
    marked = {"/".join(path.steps) for path in marked_paths(model)}
    assert {"sources/*/url", "countries/*", "summary"} <= marked


def test_values_are_found_with_their_pointers_and_what_is_absent_gives_nothing() -> None:
    fields = {"a": [{"b": "x"}, {"c": 1}, {"b": "y"}], "d/e": {"~": 1}}
    assert list(values_at(fields, ("a", EVERY, "b"))) == [("/a/0/b", "x"), ("/a/2/b", "y")]
    assert list(values_at(fields, ("d/e", EVERY))) == [("/d~1e/~0", 1)]
    assert list(values_at(fields, ("z", EVERY))) == []


def test_a_union_gives_the_reference_or_the_parts_but_never_both() -> None:
    fields = {"implementers": ["iom", {"name": "Ministry of Labour", "type": "government"}]}
    found = {
        (pointer, value, type(mark)) for pointer, value, mark in marked_values(record_type("practice").model, fields)
    }
    assert found == {
        ("/implementers/0", "iom", Reference),
        ("/implementers/1/type", "government", Term),
    }
