"""The description of the API for programs: OpenAPI 3.1."""

from collections.abc import Iterator

import orjson

from build_tools.api import address
from build_tools.api.openapi import Edition, describe
from build_tools.api.schemas import components
from build_tools.corpus import Corpus
from build_tools.exports._api import page_file
from build_tools.exports._base import Artefact, Exporter, Release
from build_tools.exports.dumps_json import LICENCE


def export(corpus: Corpus, release: Release) -> Iterator[Artefact]:
    """Yield `openapi.json`; its schemas are made again only where a vocabulary is another."""
    answered = [entry.id for entry in corpus.by_type["case"] if entry.key in release.answers]
    edition = Edition(release.site_name, release.schema_version, LICENCE, release.strings["api"], answered)
    schemas = release.remember(
        "api schemas", corpus.vocabularies.digest, lambda: orjson.dumps(components(corpus.vocabularies))
    )
    told = describe(corpus, edition, orjson.loads(schemas))
    yield page_file(address("openapi"), told)


EXPORTER = Exporter("api-openapi", export)
