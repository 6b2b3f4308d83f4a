"""Whatever is sent, it is read or refused in words; the answers of the form come back as they were given."""

from hypothesis import given, settings
from hypothesis import strategies as st

from build_tools.intake.issue_form import QUESTIONS, body_of, choices_of
from build_tools.intake.reading import read_request
from tests.unit.intake.records import VOCABULARIES

MARKED = st.text(st.sampled_from("#*-_[]xX<!>:\n\r\"'{}\\u1d8 neadcoutry"), max_size=200)
NAMES = st.sampled_from(["", "-", "r.yml", "r.json", "r.md", "r.txt"])


@settings(max_examples=300)
@given(NAMES, st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode), MARKED.map(str.encode)))
def test_any_bytes_are_read_or_refused_with_a_reason(name: str, data: bytes) -> None:
    found = read_request(name, data, VOCABULARIES)
    assert (found.request is not None) or any(one.severity == "error" for one in found.findings)
    assert all(one.message and one.hint for one in found.findings)
    if found.request:
        assert found.request.need.strip() == found.request.need != ""
        assert read_request("r.json", found.request.model_dump_json().encode(), VOCABULARIES).request == found.request


PLAIN = st.text(st.characters(categories=["L", "Nd"]), min_size=1, max_size=30).map(lambda text: f"W{text}")


CHOSEN = st.fixed_dictionaries(
    {
        question.field: st.lists(st.sampled_from(choices_of(question, VOCABULARIES)), unique=True)
        for question in QUESTIONS
        if question.choices
    }
)


@given(PLAIN, CHOSEN)
def test_the_answers_of_a_form_come_back_as_they_were_given(need: str, chosen: dict[str, list[str]]) -> None:
    found = read_request("-", body_of({**chosen, "need": [need]}, VOCABULARIES).encode(), VOCABULARIES)
    assert found.findings == ()
    assert found.request is not None
    assert found.request.need == need
    numbers = sorted(int(label.partition(" ")[0]) for label in chosen["objectives"])
    assert sorted(found.request.objectives) == numbers
    assert len(found.request.populations) == len(chosen["populations"])
    assert len(found.request.support_asked) == len(chosen["support_asked"])
