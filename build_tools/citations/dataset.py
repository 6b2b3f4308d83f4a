"""The citation of the data as a whole."""

from build_tools.citations._base import Citation, Version
from build_tools.corpus import Corpus
from build_tools.corpus.versions import version_name
from build_tools.digests import digest_parts

DATASET_STEM = "data/citation"
"""The site-relative address of its files without their endings."""


def dataset_citation(corpus: Corpus, version: Version, schema_version: str) -> Citation:
    """Return the citation of all that is published of a corpus; its version follows from every record's."""
    words = version.strings["cite"]
    own = words["dataset"]
    digest = version_name(digest_parts([part for entry in corpus for part in (entry.address, entry.digest)]))
    told = own["version"].replace("{version}", digest).replace("{day}", version.day)
    return Citation(
        key="open-data",
        kind="data",
        title=version.strings["catalogue"]["title"].replace("{site}", version.site_name),
        authors=(words["authors"].replace("{site}", version.site_name),),
        is_body=True,
        date=version.day,
        publisher=version.site_name,
        url=f"{version.site_url}data/" if version.site_url else "",
        language=version.strings["language"]["tag"],
        medium=own["medium"],
        version=digest,
        note=told.replace("{schema}", schema_version),
    )
