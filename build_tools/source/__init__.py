"""Content files in path order, and their history."""

from build_tools.source.files import LEDGER_FOLDER, SourceFile, Sources, discover_sources, read_source
from build_tools.source.git import Blobs, open_blobs
from build_tools.source.history import Change, Head, History, read_changes, read_head
from build_tools.source.revisions import (
    changed_files,
    changed_since,
    contents_before,
    create_tag,
    extract_revision,
    knows_revision,
    parting_point,
)
from build_tools.source.roots import Root
from build_tools.source.staged import can_stage, hook_file, stage_again, staged_files, staged_paths

__all__ = [
    "LEDGER_FOLDER",
    "Blobs",
    "Change",
    "Head",
    "History",
    "Root",
    "SourceFile",
    "Sources",
    "can_stage",
    "changed_files",
    "changed_since",
    "contents_before",
    "create_tag",
    "discover_sources",
    "extract_revision",
    "hook_file",
    "knows_revision",
    "open_blobs",
    "parting_point",
    "read_changes",
    "read_head",
    "read_source",
    "stage_again",
    "staged_files",
    "staged_paths",
]
