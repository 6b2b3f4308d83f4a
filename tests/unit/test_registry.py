import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from build_tools import registry
from build_tools.errors import CommonsError

MODULE = 'class Thing:\n    name = "{name}"\nTHING = Thing()\n'
MakePackage = Callable[[dict[str, str]], str]


@pytest.fixture
def make_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakePackage]:
    """Write a package of these modules and return its name."""
    name = "a_package_for_a_test"

    def make(modules: dict[str, str]) -> str:
        (tmp_path / name).mkdir()
        for module, text in {"__init__": "", **modules}.items():
            (tmp_path / name / f"{module}.py").write_text(text, encoding="utf-8")
        return name

    monkeypatch.syspath_prepend(str(tmp_path))
    registry.discover.cache_clear()
    yield make
    for module in [found for found in sys.modules if found.split(".")[0] == name]:
        del sys.modules[module]
    registry.discover.cache_clear()


def test_the_constant_of_every_module_is_found_in_the_order_of_their_names(make_package: MakePackage) -> None:
    package = make_package(
        {
            "zebra": MODULE.format(name="first"),
            "alpha": MODULE.format(name="second"),
            "helper": "OTHER = 1\n",
            "_base": MODULE.format(name="contract"),
        }
    )
    assert [found.name for found in registry.discover(package, "THING")] == ["second", "first"]
    assert registry.find(package, "THING", "first").name == "first"
    with pytest.raises(KeyError, match="third"):
        registry.find(package, "THING", "third")


def test_two_extensions_of_one_name_are_refused(make_package: MakePackage) -> None:
    package = make_package({"a": MODULE.format(name="same"), "b": MODULE.format(name="same")})
    with pytest.raises(CommonsError) as refused:
        registry.discover(package, "THING")
    assert str(refused.value) == f"{package} has two extensions named same: give one of them another name."


def test_a_module_that_fails_is_our_bug_and_no_missing_extension(make_package: MakePackage) -> None:
    package = make_package({"a": "1 / 0\n"})
    with pytest.raises(ZeroDivisionError):
        registry.discover(package, "THING")


@pytest.mark.parametrize(
    ("package", "constant", "count"),
    [("records", "RECORD_TYPE", 8), ("validate", "RULE", 20), ("exports", "EXPORTER", 3), ("pages", "PAGE_TYPE", 8),
     ("reporters", "REPORTER", 4)],
)  # fmt: skip
def test_built_ins_come_through_the_same_door(package: str, constant: str, count: int) -> None:
    assert len(registry.discover(f"build_tools.{package}", constant)) >= count
