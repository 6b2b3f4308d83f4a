from pathlib import Path

import pytest

from build_tools.corpus.concepts import CONCEPT_LANGUAGES, CONCEPTS_FILE, load_concepts
from build_tools.errors import VocabularyError
from tests.unit.pages.sample import vocabularies

SMALL = """\
terms:
  - id: recruitment
    facet: instrument
    definition: How workers are found.
    objectives: [6]
    labels: {en: Recruitment, fr: Recrutement}
    aliases: {en: [recruiting, recruiters], ar: [توظيف]}
  - id: recruitment-fees
    facet: problem
    broader: [recruitment]
    labels: {en: Recruitment fees}
"""


def load(directory: Path, text: str, digest: str = "") -> object:
    (directory / CONCEPTS_FILE).write_text(text, encoding="utf-8")
    return load_concepts(directory, digest or text)


def test_a_concept_holds_what_its_file_says_and_gaps_are_empty(tmp_path: Path) -> None:
    (tmp_path / CONCEPTS_FILE).write_text(SMALL, encoding="utf-8")
    found = load_concepts(tmp_path, "a digest")
    assert list(found) == ["recruitment", "recruitment-fees"]
    wide, narrow = found.values()
    assert (wide.facet, wide.definition, wide.objectives) == ("instrument", "How workers are found.", (6,))
    assert wide.aliases == {"en": ("recruiting", "recruiters"), "ar": ("توظيف",)}
    assert (narrow.definition, narrow.objectives, narrow.broader) == ("", (), ("recruitment",))


def test_names_are_labels_and_aliases_language_by_language(tmp_path: Path) -> None:
    (tmp_path / CONCEPTS_FILE).write_text(SMALL, encoding="utf-8")
    assert list(load_concepts(tmp_path, "the same digest")["recruitment"].names()) == [
        ("en", "Recruitment"),
        ("en", "recruiting"),
        ("en", "recruiters"),
        ("fr", "Recrutement"),
        ("ar", "توظيف"),
    ]


def test_the_file_is_read_again_only_when_the_digest_is_another(tmp_path: Path) -> None:
    first = load(tmp_path, SMALL, "one")
    assert load(tmp_path, "terms: []\n", "one") is first
    assert load(tmp_path, "terms: []\n", "two") == {}


def test_a_directory_without_the_file_has_no_concepts(tmp_path: Path) -> None:
    assert load_concepts(tmp_path, "nothing here") == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            SMALL.replace("broader: [recruitment]", "broader: [recruiting, work]"),
            "schemas/vocabularies/concepts.yml: “broader” names recruiting, work, which is not there.",
        ),
        (
            SMALL.replace("id: recruitment-fees", "id: recruitment").replace("    broader: [recruitment]\n", ""),
            "schemas/vocabularies/concepts.yml: an id is there twice.",
        ),
    ],
    ids=["broader astray", "id twice"],
)
def test_concepts_that_do_not_hold_together_are_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(VocabularyError) as refused:
        load(tmp_path, text)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "beginning"),
    [
        ("terms: [\n", "schemas/vocabularies/concepts.yml:2 cannot be read as concepts: "),
        ("terms:\n  - id: a\n    id: b\n", "schemas/vocabularies/concepts.yml:3 cannot be read as concepts: "),
        ("concepts: []\n", "schemas/vocabularies/concepts.yml cannot be read as concepts: "),
        ("just text\n", "schemas/vocabularies/concepts.yml cannot be read as concepts: "),
        ("terms:\n  - id: a\n", "schemas/vocabularies/concepts.yml cannot be read as concepts: "),
        (SMALL.replace("[6]", "[six]"), "schemas/vocabularies/concepts.yml cannot be read as concepts: "),
    ],
    ids=["open bracket", "key twice", "no terms", "no mapping", "no facet", "no number"],
)
def test_a_broken_file_is_refused_by_name_and_line(tmp_path: Path, text: str, beginning: str) -> None:
    with pytest.raises(VocabularyError) as refused:
        load(tmp_path, text)
    assert str(refused.value).startswith(beginning)


def test_every_real_concept_has_a_name_in_each_language_and_points_to_real_objectives() -> None:
    concepts = vocabularies().concepts
    objectives = set(vocabularies()["objectives"].terms)
    assert len(concepts) > 200
    for concept in concepts.values():
        assert set(concept.labels) == set(CONCEPT_LANGUAGES), concept.id
        assert {str(number) for number in concept.objectives} <= objectives, concept.id
        assert concept.facet in {"problem", "instrument", "sector", "group", "stage", "setting"}


def test_no_real_concept_is_wider_than_itself() -> None:
    concepts = vocabularies().concepts
    for concept in concepts.values():
        above, waiting = set[str](), list(concept.broader)
        while waiting:
            wider = waiting.pop()
            assert wider != concept.id
            if wider not in above:
                above.add(wider)
                waiting += concepts[wider].broader
