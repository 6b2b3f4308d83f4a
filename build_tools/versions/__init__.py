"""What changed between two times: the difference of two sets of records, deltas, and the ledger of releases."""

from build_tools.versions.as_json import json_of
from build_tools.versions.as_markdown import markdown_of
from build_tools.versions.as_text import text_of
from build_tools.versions.comparison import Comparison
from build_tools.versions.delta import Delta, apply, delta_of
from build_tools.versions.difference import Change, by_key, difference
from build_tools.versions.fields import FieldChange
from build_tools.versions.ledger import PastRelease, read_ledger
from build_tools.versions.standing import Standing, Standings, fingerprint, standing_of, standings_of

__all__ = [
    "Change", "Comparison", "Delta", "FieldChange", "PastRelease", "Standing", "Standings", "apply", "by_key",
    "delta_of", "difference", "fingerprint", "json_of", "markdown_of", "read_ledger", "standing_of", "standings_of",
    "text_of",
]  # fmt: skip
