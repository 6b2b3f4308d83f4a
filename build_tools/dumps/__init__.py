"""Dumps read back: one file per format, and the door that tells by looking which one a dump is in."""

from build_tools.dumps._base import Dump, DumpReader, PublishedRecord
from build_tools.dumps._opening import open_dump

__all__ = ["Dump", "DumpReader", "PublishedRecord", "open_dump"]
