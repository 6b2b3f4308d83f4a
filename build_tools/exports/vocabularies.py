"""Every term of every vocabulary in one table: what a code in a cell means, with its names in other languages."""

from collections.abc import Iterator

from build_tools.corpus import Corpus, VocabularyTerm
from build_tools.corpus.vocabularies import LANGUAGES
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports._spreadsheet import spreadsheet

TRANSLATED = tuple(tag for tag in LANGUAGES if tag != "en")


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:  # noqa: ARG001 - every exporter gets the release
    """Yield `data/vocabularies.csv`: a row for each term, in the order of its vocabulary."""
    known = corpus.vocabularies
    rows = [_row(name, term) for name in sorted(known.by_name) for term in known[name].terms.values()]
    yield Artefact("data/vocabularies.csv", spreadsheet(rows))


def _row(vocabulary: str, term: VocabularyTerm) -> dict[str, object]:
    names = {f"label_{tag}": term.label_in.get(tag, "") for tag in TRANSLATED}
    return {
        "vocabulary": vocabulary,
        "term": term.id,
        "label": term.label,
        "definition": term.definition,
        "broader": term.broader,
        "source": term.source,
        **names,
    }


EXPORTER = Exporter("vocabularies", export)
