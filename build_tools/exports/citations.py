"""Citations as files beside each page, for reference managers; nothing is cited of what was withdrawn."""

from collections.abc import Iterator

from build_tools.citations import Version, citations_of, cited_day, forms
from build_tools.corpus import Corpus
from build_tools.exports._base import Artefact, Exporter, Release


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `practices/x.bib`, `practices/x.ris` and `practices/x.csl.json` for every record that holds."""
    for entry in corpus:
        if entry.is_withdrawn:
            continue
        day = cited_day(entry, release.dates, release.build_date)
        version = Version(release.site_name, release.site_url, day, release.strings)
        citations = citations_of(entry, corpus, version)
        for form in forms():
            if form.suffix:
                text = form.write_all(citations, release.strings)
                yield Artefact(f"{entry.address}{form.suffix}", text.encode())


EXPORTER = Exporter("citations", export)
