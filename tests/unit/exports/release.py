"""What exporters are told beside the corpus, for tests."""

import datetime
from typing import Any

from build_tools.corpus import Corpus
from build_tools.exports._base import Release
from tests.unit.pages.sample import strings


def release_of(corpus: Corpus, **changes: Any) -> Release:  # noqa: ANN401 - any field of a release
    """Return a release of a corpus; fields can be given other values."""
    fields: dict[str, Any] = {
        "site_name": "Compact Commons",
        "site_url": "https://example.org/commons/",
        "schema_version": "1.0.0",
        "build_date": datetime.date(2026, 11, 21),
        "hidden": 2,
        "left_out": (),
        "strings": strings(),
        "addresses": ("", "about/", *(f"{entry.address}/" for entry in corpus)),
    }
    return Release(**{**fields, **changes})
