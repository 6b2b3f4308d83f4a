import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from build_tools.config import load_icons
from build_tools.errors import SettingsError
from build_tools.publish.icons import icon_sheet
from tests.unit.pages import sample

SET = Path(str(distribution("mkdocs-material").locate_file("material/templates/.icons")))


def test_every_objective_and_every_type_of_record_has_an_icon_of_its_own() -> None:
    icons = load_icons(sample.ROOT)
    objectives = {f"objective-{term}" for term in sample.corpus().vocabularies["objectives"].terms}
    assert objectives | set(sample.strings()["types"]) <= icons.keys()
    assert len({icons[name] for name in objectives}) == len(objectives)


def test_the_sheet_has_a_symbol_for_each_name_that_takes_the_colour_of_the_text() -> None:
    icons = load_icons(sample.ROOT)
    sheet = icon_sheet(icons, SET)
    assert re.findall(r'<symbol id="([^"]+)" viewBox="0 0 24 24"><path', sheet) == list(icons)
    assert "fill=" not in sheet
    assert "<script" not in sheet


def test_an_icon_that_the_theme_does_not_have_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as refused:
        icon_sheet({"objective-1": "material/nonsense"}, tmp_path)
    assert str(refused.value) == (
        "site_config/icons.yml asks for the icon “material/nonsense” for “objective-1”, which the theme does not have."
    )
