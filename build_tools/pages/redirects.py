"""The pages at former addresses, which send readers on."""

from collections.abc import Iterator

from build_tools.corpus import Corpus
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._tables import Tables, has_page, publication


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield a page for every former id of a record that has a page, unless another record bears that id now."""
    tables = Tables(corpus, site)
    title = site.strings["redirect"]["title"]
    for (type_name, former_id), key in corpus.former.items():
        entry = corpus.entries[key]
        if (type_name, former_id) in corpus.entries or not has_page(entry) or publication(entry) != "full":
            continue
        yield Page(
            f"{entry.type.folder}/{former_id}/",
            "plain",
            "redirect.html",
            title,
            title,
            {"title": title, "target": tables.link(entry)},
            language=tables.tag,
            direction=tables.direction,
            noindex=True,
            redirect=f"{entry.address}/",
        )


PAGE_TYPE = PageType("redirects", pages)
