"""The manual of findings: one page for each code, from the specification that also is its test."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._language import cut


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:  # noqa: ARG001 - every kind of page gets the corpus
    """Yield the list of codes and the page of each."""
    words = site.strings["rules"]
    language = site.strings["language"]
    rows = []
    for code, text in sorted(site.rule_pages.items()):
        title, body = split_title(text, code)
        address = f"rules/{code.lower()}/"
        rows.append({"code": code, "title": title, "href": address})
        context = {"code": code, "title": title, "markdown": body, "command": f"commons explain {code}"}
        yield Page(
            address,
            "plain",
            "rule.html",
            title,
            cut(title, 300),
            context,
            language=language["tag"],
            direction=language["direction"],
        )
    yield Page(
        "rules/",
        "plain",
        "rules.html",
        words["title"],
        words["lead"],
        {"title": words["title"], "lead": words["lead"], "rows": rows},
        language=language["tag"],
        direction=language["direction"],
    )


def split_title(text: str, code: str) -> tuple[str, str]:
    """Return the heading of a specification and what follows it; the code where it has no heading."""
    first, _, rest = text.lstrip().partition("\n")
    return (first.lstrip("#").strip(), rest) if first.startswith("# ") else (code, text)


PAGE_TYPE = PageType("rules", pages)
