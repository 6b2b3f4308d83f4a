"""The page that says which records a build left out because they had errors."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._language import phrase


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:  # noqa: ARG001 - every kind of page gets the corpus
    """Yield one page where something was left out, else none."""
    if not site.left_out:
        return
    words = site.strings["left_out"]
    language = site.strings["language"]
    yield Page(
        "left-out/",
        "plain",
        "left_out.html",
        words["title"],
        words["lead"],
        {
            "title": words["title"],
            "lead": words["lead"],
            "count": phrase(words["count"], len(site.left_out), language["formats"]),
            "paths": list(site.left_out),
        },
        language=language["tag"],
        direction=language["direction"],
        noindex=True,
    )


PAGE_TYPE = PageType("left-out", pages)
