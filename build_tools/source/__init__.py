"""Content files in path order, and their history."""

from build_tools.source.files import SourceFile, Sources, discover_sources, read_source
from build_tools.source.history import (
    Blobs,
    Change,
    Head,
    History,
    changed_since,
    open_blobs,
    read_changes,
    read_head,
)
from build_tools.source.roots import Root

__all__ = [
    "Blobs",
    "Change",
    "Head",
    "History",
    "Root",
    "SourceFile",
    "Sources",
    "changed_since",
    "discover_sources",
    "open_blobs",
    "read_changes",
    "read_head",
    "read_source",
]
