"""Citations: what readers of BibTeX, RIS and CSL-JSON read is what was meant."""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import orjson
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from citeproc import Citation as CiteProcCitation
from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc.formatter import plain
from citeproc.source.json import CiteProcJSON
from hypothesis import given
from hypothesis import strategies as st

from build_tools.citations import Citation, Version, citations_of, cited_day, forms
from build_tools.citations.bibtex import SPECIAL
from build_tools.citations.bibtex import write as bibtex
from build_tools.citations.csl import CITATION_FORM
from build_tools.citations.csl import write as csl
from build_tools.citations.dataset import dataset_citation
from build_tools.citations.ris import write as ris
from build_tools.citations.text import write as text
from build_tools.config import load_config
from build_tools.corpus import Corpus, build_corpus, publishable
from build_tools.engine import open_engine
from build_tools.pipeline import read_corpus
from tests.unit.pages import sample

VERSION = Version("Compact Commons", "https://example.org/", "2026-11-21", sample.strings())
NASTY = 'Quotes "x", {braces}, }unbalanced{, back\\slash, 100 %, $5, a_b, #1, ^, ~, & and\r\nTY  - JOUR\n@misc{x,'


CITED = Citation(
    key="practice-x",
    kind="page",
    title="A title",
    authors=("Compact Commons contributors",),
    is_body=True,
    date="2026-11-21",
    publisher="Compact Commons",
    url="https://example.org/practices/x/",
    language="en",
    medium="Practice",
    note="Record practices/x",
)


def cited(**changes: Any) -> Citation:  # noqa: ANN401 - any field of a citation
    return replace(CITED, **changes)


def meant(text_: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text_).split())


def unescaped(value: str) -> str:
    """Return what LaTeX would set."""
    for sign, written in sorted(SPECIAL.items(), key=lambda pair: -len(pair[1])):
        if sign != "\\":
            value = value.replace(written, sign)
    return value.replace(SPECIAL["\\"], "\\")


def fields_of(citation: Citation) -> dict[str, str]:
    library = parse_string(bibtex(citation, sample.strings()))
    assert not library.failed_blocks
    (entry,) = library.entries
    assert entry.key == citation.key
    return {field.key: str(field.value) for field in entry.fields}


def in_csl(citation: Citation) -> dict[str, Any]:
    found: dict[str, Any] = orjson.loads(csl(citation, sample.strings()))
    return found


def reference_of(citation: Citation) -> dict[str, object]:
    (reference,) = rispy.loads(ris(citation, sample.strings()))
    return dict(reference)


def test_a_record_is_cited_with_its_version_and_its_day() -> None:
    entry = sample.corpus().entries["practice", "full-practice"]
    (citation,) = citations_of(entry, sample.corpus(), VERSION)
    assert text(citation, sample.strings()) == (
        "Compact Commons contributors (2026). Full practice [Practice]. Compact Commons. "
        f"Record practices/full-practice, version {entry.digest[:12]} of 2026-11-21, "
        f"kept at https://example.org/versions/practices/full-practice/{entry.digest[:12]}.json. "
        "https://example.org/practices/full-practice/"
    )


def test_of_evidence_the_publication_is_cited_first() -> None:
    entry = sample.corpus().entries["evidence", "an-evaluation"]
    publication, record = citations_of(entry, sample.corpus(), VERSION)
    assert publication.authors == ("A. Author",)
    assert publication.publisher == "An organisation"
    assert text(publication, sample.strings()).endswith("https://doi.org/10.1093/jeea/jvae044")
    assert record.authors == ("Compact Commons contributors",)


def test_what_has_no_date_says_so() -> None:
    assert "(n.d.)" in text(cited(date=""), sample.strings())
    assert "year" not in fields_of(cited(date=""))
    assert "issued" not in in_csl(cited(date=""))


def test_csl_json_tells_version_and_day_and_invents_no_first_name() -> None:
    found = in_csl(cited(version="0123456789ab"))
    assert found["version"] == "0123456789ab"
    assert found["issued"] == {"date-parts": [[2026, 11, 21]]}
    assert found["author"] == [{"literal": "Compact Commons contributors"}]
    people = cited(authors=("Banda, Ama", "Ama Banda", "Banda,"), is_body=False)
    assert in_csl(people)["author"] == [
        {"family": "Banda", "given": "Ama"},
        {"literal": "Ama Banda"},
        {"literal": "Banda,"},
    ]


def test_the_data_as_a_whole_is_cited_by_a_version_that_changes_with_any_record() -> None:
    whole = publishable(sample.corpus()).corpus
    citation = dataset_citation(whole, VERSION, "1.0.0")
    assert text(citation, sample.strings()) == (
        "Compact Commons contributors (2026). "
        "Compact Commons: open data on the Global Compact for Migration [Data set]. "
        f"Compact Commons. Version {citation.version} of 2026-11-21, schema version 1.0.0. https://example.org/data/"
    )
    entries = list(whole)
    changed = replace(entries[0], digest="f" * 32)
    other = build_corpus([changed, *entries[1:]], whole.broken, whole.vocabularies)
    assert dataset_citation(other, VERSION, "1.0.0").version != citation.version


def test_a_site_without_address_cites_without_one() -> None:
    entry = sample.corpus().entries["practice", "full-practice"]
    (citation,) = citations_of(entry, sample.corpus(), Version("S", "", "2026-11-21", sample.strings()))
    assert not citation.url
    assert "kept at" not in citation.note
    assert "url" not in fields_of(citation)


def test_a_case_of_which_a_summary_is_public_bears_the_day_of_the_build() -> None:
    entry = publishable(sample.corpus()).corpus.entries["case", "summary-case"]
    built = datetime.date(2026, 11, 22)
    assert cited_day(entry, {entry.path: ("2026-01-01", "2026-05-05")}, built) == "2026-11-22"


def test_signs_that_steer_a_reader_of_bibtex_are_harmless() -> None:
    found = fields_of(cited(title=NASTY))
    assert unescaped(found["title"].removeprefix("{").removesuffix("}")) == meant(NASTY)


def test_a_title_cannot_begin_a_reference_of_its_own_in_ris() -> None:
    assert reference_of(cited(title=NASTY))["title"] == meant(NASTY)


@pytest.mark.parametrize(
    "title", ["ممارسة جيدة", "移民工人的社会保障", "\uff26ull width", "é" * 300, "}", "{", "\\", "%"]
)
def test_titles_of_any_script_come_through(title: str) -> None:
    assert unescaped(fields_of(cited(title=title))["title"].removeprefix("{").removesuffix("}")) == title
    assert reference_of(cited(title=title))["title"] == title


@given(st.text(min_size=1, max_size=80).filter(lambda title: bool(meant(title))))
def test_whatever_a_title_is_both_readers_find_one_entry_and_the_title(title: str) -> None:
    assert unescaped(fields_of(cited(title=title))["title"].removeprefix("{").removesuffix("}")) == meant(title)
    assert reference_of(cited(title=title))["title"] == meant(title)


def test_an_author_with_and_in_the_name_stays_one_author() -> None:
    assert fields_of(cited(authors=("Ministry of Labour and Migration", "Second, B."), is_body=False))["author"] == (
        "{Ministry of Labour and Migration} and Second, B."
    )
    assert reference_of(cited(authors=("Ministry, Office and Bureau",)))["authors"] == ["Ministry - Office and Bureau"]


def test_a_long_list_of_authors_is_cut_in_the_text_only() -> None:
    authors = tuple(f"Author {number}" for number in range(9))
    assert "Author 5 et al." in text(cited(authors=authors), sample.strings())
    assert reference_of(cited(authors=authors))["authors"] == list(authors)


@cache
def real() -> tuple[Corpus, Version]:
    config = load_config(sample.ROOT, environment={})
    with open_engine(config.cache, "serial") as engine:
        return publishable(read_corpus(config, engine).corpus).corpus, VERSION


def all_real() -> Iterator[Citation]:
    corpus, version = real()
    for entry in corpus:
        if not entry.is_withdrawn:
            yield from citations_of(entry, corpus, version)


def test_bibtex_of_every_real_record_is_read_whole() -> None:
    citations = list(all_real())
    library = parse_string("\n".join(bibtex(citation, sample.strings()) for citation in citations))
    assert not library.failed_blocks
    assert len(library.entries) == len(citations)
    for entry, citation in zip(library.entries, citations, strict=True):
        title = str(entry["title"]).removeprefix("{").removesuffix("}")
        assert unescaped(title) == meant(citation.title)


def test_ris_of_every_real_record_is_read_whole() -> None:
    citations = list(all_real())
    references = rispy.loads("\r\n".join(ris(citation, sample.strings()) for citation in citations))
    assert [reference["title"] for reference in references] == [meant(citation.title) for citation in citations]
    assert [reference["authors"] for reference in references if "authors" not in reference] == []


def laid_out(citations: list[Citation]) -> list[str]:
    """Return citations as a list of references in a style."""
    listed = orjson.loads(CITATION_FORM.write_all(citations, sample.strings()))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(listed), plain)
    for one in listed:
        bibliography.register(CiteProcCitation([CitationItem(one["id"])]))
    return [str(reference) for reference in bibliography.bibliography()]


def test_citeproc_lays_csl_json_out_as_it_was_meant() -> None:
    report = cited(kind="report", authors=("Banda, Ama", "Ibáñez, Ana María"), is_body=False, date="2024", key="x")
    assert laid_out([cited(title="A <b> & “title”"), report]) == [
        (
            "Compact Commons contributors (2026) A <b> & “title”. Compact Commons. "
            "Available at: https://example.org/practices/x/."
        ),
        (
            "Banda, A. and Ibáñez, A.M. (2024) A title. Practice. Compact Commons. "
            "Available at: https://example.org/practices/x/."
        ),
    ]


def test_citeproc_reads_csl_json_of_real_records() -> None:
    citations = list(all_real())[::10]
    shown = laid_out(citations)
    assert len(shown) == len(citations)
    for citation in citations:
        start = meant(citation.title)[:20]
        assert any(start in reference for reference in shown), citation.key


def test_every_form_with_a_file_has_a_media_type_and_a_label() -> None:
    for form in forms():
        assert bool(form.suffix) == bool(form.media_type)
        assert not form.suffix or form.name in sample.strings()["cite"]["forms"]
