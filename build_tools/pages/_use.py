"""What readers can do with a record: cite it, find it, pass it on."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from build_tools.catalogue import record_jsonld
from build_tools.citations import Citation, CitationForm, Version, citations_of, cited_day, forms
from build_tools.citations.dataset import DATASET_STEM, dataset_citation
from build_tools.corpus import Entry
from build_tools.pages._blocks import Block
from build_tools.pages._tables import Tables

STYLES = ("assets/stylesheets/record.css",)
SCRIPTS = ("assets/javascripts/record.js",)


def cite(tables: Tables, entry: Entry) -> Block:
    """Return the section with the citations of a record in every form: the record's last, a publication's before it."""
    words, site = tables.strings["cite"], tables.site
    version = _version(tables, cited_day(entry, site.dates, site.build_date))
    citations = citations_of(entry, tables.corpus, version)
    labels = (words["publication"], words["record"])[-len(citations) :]
    return {"lead": words["lead"], **_cited(tables, citations, labels, entry.address)}


def cite_dataset(tables: Tables) -> Block:
    """Return the section with the citation of the data as a whole in every form."""
    words = tables.strings["cite"]["dataset"]
    version = _version(tables, tables.site.build_date.isoformat())
    citation = dataset_citation(tables.corpus, version, tables.site.schema_version)
    return {"lead": words["lead"], **_cited(tables, (citation,), (words["medium"],), DATASET_STEM)}


def _version(tables: Tables, day: str) -> Version:
    site = tables.site
    return Version(site.name, site.site_url, day, site.strings)


def _cited(tables: Tables, citations: Sequence[Citation], labels: Sequence[str], stem: str) -> Block:
    """Return citations as texts, each under its label, and in the forms whose files begin with `stem`."""
    (plain,) = (form for form in forms() if form.name == "text")
    texts = [plain.write(citation, tables.strings) for citation in citations]
    return {
        "id": "cite",
        "block": "cite",
        "forms": [_form(tables, stem, form, citations) for form in forms() if form.suffix],
        "texts": [{"label": label, "text": text} for label, text in zip(labels, texts, strict=True)],
    }


def _form(tables: Tables, stem: str, form: CitationForm, citations: Sequence[Citation]) -> dict[str, Any]:
    text = form.write_all(citations, tables.strings)
    return {
        "name": form.name,
        "label": tables.strings["cite"]["forms"][form.name],
        "text": text.replace("\r\n", "\n").strip(),
        "href": f"{stem}{form.suffix}",
        "media_type": form.media_type,
    }


def linked(tables: Tables, entry: Entry) -> dict[str, Any]:
    """Return what the page of a record tells search engines."""
    version = _version(tables, cited_day(entry, tables.site.dates, tables.site.build_date))
    return record_jsonld(entry, tables.corpus, version)


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
