"""Whole pages as they are agreed: a change of a template or a context shows here as a difference to read."""

import pytest

from build_tools import registry
from build_tools.pages._base import PageType
from build_tools.pages.rendering import open_templates, render_content
from tests.conftest import Golden
from tests.unit.pages import sample

TEMPLATES = open_templates(sample.ROOT / "site_config" / "templates", sample.strings())
PAGE_TYPES: tuple[PageType, ...] = registry.discover("build_tools.pages", "PAGE_TYPE")


@pytest.mark.parametrize("name", [page_type.name for page_type in PAGE_TYPES])
def test_the_richest_page_of_every_kind_is_as_agreed(name: str, golden: Golden) -> None:
    kind = next(page_type for page_type in PAGE_TYPES if page_type.name == name)
    pages = kind.pages(sample.corpus(), sample.site())
    page = max(pages, key=lambda page: (len(str(page.context)), page.address))
    content = render_content(TEMPLATES, page.template, {**page.context, "base": "../../"})
    golden(f"pages/{name}.html", f"<!-- {page.address} -->\n{content}")
