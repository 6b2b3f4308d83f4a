"""The files beside the forms: names to choose from, and documents to fill in."""

import orjson
from anyascii import anyascii

from build_tools.exports._base import Exporter, bytes_of
from build_tools.exports.contribute_names import EXPORTER as NAMES
from build_tools.exports.contribute_templates import EXPORTER as TEMPLATES
from build_tools.forms import FORM_TYPES
from tests.unit.exports.release import release_of
from tests.unit.pages import sample


def files(exporter: Exporter) -> dict[str, bytes]:
    corpus = sample.corpus()
    release = release_of(corpus, strings=sample.strings())
    return {made.path: bytes_of(made) for made in exporter.export(corpus, release)}


def test_the_names_are_those_of_the_standards_and_of_organisations_with_other_names() -> None:
    told = orjson.loads(files(NAMES)["contribute/names.json"])
    assert ["KEN", "Kenya"] in told["lists"]["countries"]
    organisations = {row[0]: row[1:] for row in told["lists"]["organisation"]}
    assert organisations.keys() == {entry.id for entry in sample.corpus().by_type["organisation"]}
    assert told["letters"]["ß"] == anyascii("ß")


def test_the_records_are_those_that_stand_in_the_indexes() -> None:
    told = orjson.loads(files(NAMES)["contribute/records.json"])
    named = {f"{found['folder']}/{row[0]}" for found in told.values() for row in found["rows"]}
    assert named
    assert named <= {entry.address for entry in sample.corpus() if not entry.is_withdrawn}


def test_the_documents_are_the_same_each_time_and_there_for_each_form() -> None:
    made = files(TEMPLATES)
    suffixes = (".docx", ".xlsx")
    assert set(made) == {f"contribute/templates/{name}{suffix}" for name in FORM_TYPES for suffix in suffixes}
    assert made == files(TEMPLATES)
