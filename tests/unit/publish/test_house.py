import os
from pathlib import Path

import pytest

from build_tools.config import load_config
from build_tools.errors import BuildError
from build_tools.publish.house import (
    SHELL_NAMES,
    House,
    draw_house,
    house_digest,
    pack_house,
    read_house,
    unpack_house,
)
from tests.conftest import ProjectCopy, copy_project


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_project(tmp_path_factory.mktemp("house") / "project", small=True)


@pytest.fixture(scope="module")
def house(project: Path) -> House:
    return draw_house(load_config(project, environment={"COMMONS_SITE_URL": "https://example.org/base/"}))


def test_a_house_has_a_shell_of_each_kind_with_every_slot(house: House) -> None:
    assert set(house.shells) == set(SHELL_NAMES)
    for name, shell in house.shells.items():
        for slot in ("title", "description", "lang", "dir", "head", "content", "edit", "date"):
            assert f"%%COMMONS:{slot}%%" in shell, slot
        assert ("%%COMMONS:toc%%" in shell) == (name == "record")
    assert not [path for path in house.files if path.startswith(("_shells", "sitemap"))]
    assert {"index.html", "404.html", "about/index.html"} <= house.files.keys()


def test_a_house_is_unpacked_as_it_was_packed() -> None:
    whole = House({"a": b"", "b/c": b"\n\x00\xff\n", "d": b"d"}, {"record": "é\n%%COMMONS:title%%"})
    assert unpack_house(pack_house(whole)) == whole
    assert unpack_house(pack_house(House({}, {}))) == House({}, {})


def test_a_house_drawn_again_elsewhere_on_another_day_is_the_same(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    project = copy_project(tmp_path / "another", small=True)
    again = draw_house(load_config(project, environment={"COMMONS_SITE_URL": "https://example.org/base/"}))
    assert again == house
    assert os.environ["SOURCE_DATE_EPOCH"] == ""


def test_the_digest_follows_settings_pages_theme_and_addresses_but_no_record(project_copy: ProjectCopy) -> None:
    project = project_copy(small=True)
    seen = {house_digest(load_config(project, environment={}))}

    def is_new(environment: dict[str, str] | None = None) -> bool:
        digest = house_digest(load_config(project, environment=environment or {}))
        is_known = digest in seen
        seen.add(digest)
        return not is_known

    record = next((project / "content" / "practices").iterdir())
    record.write_text("changed", encoding="utf-8")
    assert not is_new()
    for path in ("mkdocs.yml", "content/pages/about.md", "site_config/theme/main.html", "site_config/i18n/en.yml"):
        with (project / path).open("a", encoding="utf-8") as file:
            file.write("\n")
        assert is_new(), path
    assert is_new({"COMMONS_SITE_URL": "https://example.org/"})
    assert is_new({"COMMONS_REPOSITORY_URL": "https://example.org/r"})


def test_what_mkdocs_refuses_is_one_line(project_copy: ProjectCopy) -> None:
    project = project_copy(small=True)
    (project / "mkdocs.yml").write_text("site_name: X\nplugins: [no-such-plugin]\n", encoding="utf-8")
    with pytest.raises(BuildError, match=r"^MkDocs could not draw the site: .+$") as refused:
        draw_house(load_config(project, environment={}))
    assert "\n" not in str(refused.value)


def test_a_folder_without_shells_is_no_house(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        read_house(tmp_path)
