"""Content files in path order, and their history."""

from build_tools.source.files import SourceFile, Sources, discover_sources, read_source
from build_tools.source.history import History, changed_since, read_history
from build_tools.source.roots import Root

__all__ = [
    "History",
    "Root",
    "SourceFile",
    "Sources",
    "changed_since",
    "discover_sources",
    "read_history",
    "read_source",
]
