"""The issue forms of the repository: as the models say, and as GitHub takes them."""

import json
from importlib.resources import files

import pytest
import yaml
from jsonschema import Draft7Validator

from build_tools.config import load_config
from build_tools.doors._correction import correctable
from build_tools.doors._issue_folder import issue_form_files, sent_forms
from build_tools.forms import FORM_TYPES
from tests.conftest import REPOSITORY
from tests.unit.intake.records import VOCABULARIES

CONFIG = load_config(REPOSITORY, environment={})
FILES = issue_form_files(VOCABULARIES, CONFIG.strings, CONFIG.site_url)
CONFIG_FILE = ".github/ISSUE_TEMPLATE/config.yml"
FORMS = {path.rpartition("/")[2]: yaml.safe_load(text) for path, text in FILES.items() if path != CONFIG_FILE}
OPTIONS_MAX = 50


def _schema(name: str) -> Draft7Validator:
    text = (files("check_jsonschema.builtin_schemas.vendor") / f"github-issue-{name}.json").read_text("utf-8")
    return Draft7Validator(json.loads(text))


def test_the_committed_forms_are_those_of_the_models() -> None:
    committed = {path: (REPOSITORY / path).read_text("utf-8") for path in FILES}
    assert committed == FILES, "run `commons forms --write`"


def test_every_kind_of_contribution_has_a_form() -> None:
    asked = {name for name in FORM_TYPES if name != "case"}
    assert {name.removesuffix(".yml") for name in FORMS} == {*asked, "request", "correction"}


@pytest.mark.parametrize("name", FORMS)
def test_github_takes_the_form(name: str) -> None:
    form = FORMS[name]
    assert [error.message for error in _schema("forms").iter_errors(form)] == []
    asked = [element for element in form["body"] if element["type"] != "markdown"]
    labels = [element["attributes"]["label"] for element in asked]
    assert len(set(labels)) == len(labels)
    assert len({element["id"] for element in asked}) == len(asked)
    for element in asked:
        options = [
            option["label"] if isinstance(option, dict) else option
            for option in element["attributes"].get("options", ["one"])
        ]
        assert all(isinstance(option, str) and option.strip() == option != "" for option in options)
        assert len({option.casefold() for option in options}) == len(options) <= OPTIONS_MAX
        assert "none" not in {option.casefold() for option in options}, "GitHub keeps this word for itself"


@pytest.mark.parametrize("name", FORMS)
def test_lists_whose_answers_are_parted_by_commas_offer_nothing_with_a_comma(name: str) -> None:
    lists = [element["attributes"] for element in FORMS[name]["body"] if element["type"] == "dropdown"]
    assert lists
    assert [option for one in lists if one.get("multiple") for option in one["options"] if "," in option] == []


def test_the_titles_and_labels_tell_the_forms_apart() -> None:
    assert len({form["title"] for form in FORMS.values()}) == len(FORMS)
    assert sorted(form["labels"] for form in FORMS.values()) == sorted([name.removesuffix(".yml")] for name in FORMS)


def test_beside_the_forms_stand_links_to_the_site_once_its_address_is_known() -> None:
    with_site = issue_form_files(VOCABULARIES, CONFIG.strings, "https://example.org/")
    linked = yaml.safe_load(with_site[CONFIG_FILE])
    assert [link["url"] for link in linked["contact_links"]] == [
        "https://example.org/contribute/",
        "https://example.org/connect/ask/",
    ]
    for list_of_forms in (linked, yaml.safe_load(FILES[CONFIG_FILE])):
        assert list(_schema("config").iter_errors(list_of_forms)) == []


def test_a_part_that_the_form_for_corrections_offers_means_one_question_in_each_type() -> None:
    for form in sent_forms(CONFIG.strings):
        labels = [question.label for question in correctable(form)]
        assert len(set(labels)) == len(labels), form.type.name
