"""What readers can do with a record: cite it, pass it on."""

from typing import Any
from urllib.parse import quote

from build_tools.citations import Citation, CitationForm, Version, citations_of, cited_day, forms
from build_tools.corpus import Entry
from build_tools.pages._blocks import Block
from build_tools.pages._tables import Tables

STYLES = ("assets/stylesheets/record.css",)
SCRIPTS = ("assets/javascripts/record.js",)


def cite(tables: Tables, entry: Entry) -> Block:
    """Return the section with the citations of a record in every form."""
    site = tables.site
    version = Version(site.name, site.site_url, cited_day(entry, site.dates, site.build_date), site.strings)
    citations = citations_of(entry, tables.corpus, version)
    return {
        "id": "cite",
        "block": "cite",
        "forms": [_form(tables, entry, form, citations) for form in forms() if form.suffix],
        "texts": [
            {"label": tables.strings["cite"][_whose(citations, position)], "text": text}
            for position, text in enumerate(_texts(tables, citations))
        ],
    }


def _whose(citations: tuple[Citation, ...], position: int) -> str:
    """Return the name of what a citation is of: the record is the last, a publication that it describes before it."""
    return "record" if position == len(citations) - 1 else "publication"


def _texts(tables: Tables, citations: tuple[Citation, ...]) -> list[str]:
    (plain,) = (form for form in forms() if form.name == "text")
    return [plain.write(citation, tables.strings) for citation in citations]


def _form(tables: Tables, entry: Entry, form: CitationForm, citations: tuple[Citation, ...]) -> dict[str, Any]:
    text = "\n".join(form.write(citation, tables.strings) for citation in citations)
    return {
        "name": form.name,
        "label": tables.strings["cite"]["forms"][form.name],
        "text": text.replace("\r\n", "\n").strip(),
        "href": f"{entry.address}{form.suffix}",
        "media_type": form.media_type,
    }


def share(tables: Tables, entry: Entry) -> Block:
    """Return the section with the link to pass on: as text, by mail, by what the device offers."""
    site = tables.site
    address = f"{site.site_url}{entry.address}/" if site.site_url else ""
    words = tables.strings["share"]
    subject = f"{entry.record.title} ({site.name})"
    body = words["mail_body"].replace("{title}", entry.record.title).replace("{address}", address or entry.address)
    return {
        "id": "share",
        "block": "share",
        "address": address,
        "title": subject,
        "mail": f"mailto:?subject={quote(subject, safe='')}&body={quote(body, safe='')}",
    }


def alternates(entry: Entry) -> tuple[tuple[str, str], ...]:
    """Return the other forms of a record's page: (media type, site-relative address)."""
    cited = tuple((form.media_type, f"{entry.address}{form.suffix}") for form in forms() if form.suffix)
    return (("application/json", f"{entry.address}.json"), *cited)
