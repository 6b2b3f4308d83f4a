"""The record types: one file each, with what they share in modules that start with an underscore."""

from build_tools.records._base import Record, RecordType, record_type, record_types

__all__ = ["Record", "RecordType", "record_type", "record_types"]
