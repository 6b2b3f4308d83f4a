import json
import re
from pathlib import Path

from build_tools.corpus import build_corpus
from build_tools.corpus.facets import FACETS, FacetReader
from build_tools.pages._tables import is_listed
from build_tools.pages.explore import MODULES, PAGE_TYPE, SCRIPTS
from tests.unit.pages import sample

THEME = sample.ROOT / "site_config" / "theme"
IMPORTED = re.compile(r"""^(?:import|\} from) [^;]*?"(\.[^"]+)";|\bimport\("(\.[^"]+)"\)(?!\.)""", re.MULTILINE)


def led_to(script: Path) -> set[Path]:
    """Return the modules that a script imports, directly or by others."""
    found: set[Path] = set()
    waiting = [script]
    while waiting:
        module = waiting.pop()
        for names in IMPORTED.findall(module.read_text(encoding="utf-8")):
            imported = (module.parent / "".join(names)).resolve()
            if imported not in found:
                found.add(imported)
                waiting.append(imported)
    return found


def test_every_module_that_the_page_needs_is_named_beforehand_and_no_other() -> None:
    (script,) = SCRIPTS
    assert {THEME / module for module in MODULES} == led_to(THEME / script)


def test_every_facet_has_a_name_and_every_group_holds_ids_of_its_facet() -> None:
    (page,) = PAGE_TYPE.pages(sample.corpus(), sample.site())
    told = page.context["told"]
    assert [facet["name"] for facet in told["facets"]] == [facet.name for facet in FACETS]
    assert all(facet["label"] for facet in told["facets"])
    assert set(told["groups"]) == {"region", "kind"}


def test_every_value_of_a_grouped_facet_stands_in_one_group() -> None:
    (page,) = PAGE_TYPE.pages(sample.corpus(), sample.site())
    reader = FacetReader(sample.corpus(), sample.site().build_date)
    values = [reader.values(entry) for entry in sample.corpus() if is_listed(entry)]
    for name, groups in page.context["told"]["groups"].items():
        grouped = [value for group in groups for value in group["ids"]]
        assert len(grouped) == len(set(grouped))
        assert {value for found in values for value in found[name]} <= set(grouped)


def test_the_lists_name_every_type_even_one_without_records() -> None:
    (page,) = PAGE_TYPE.pages(build_corpus([], {}, sample.vocabularies()), sample.site())
    assert {row["count"].split()[0] for row in page.context["types"]} == {"0"}
    assert len(page.context["objectives"]) == 23
    assert page.context["countries"] == []
    assert json.loads(json.dumps(page.context["told"]))
