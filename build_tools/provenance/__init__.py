"""Where what a record says comes from, and who changed it when."""

from build_tools.provenance._base import Chronicle, Edit, EditKind, How, Origin
from build_tools.provenance.account import provenance_of
from build_tools.provenance.edits import changed_fields, continued
from build_tools.provenance.groups import GROUPS, group_of
from build_tools.provenance.origins import origins

__all__ = [
    "GROUPS", "Chronicle", "Edit", "EditKind", "How", "Origin", "changed_fields", "continued", "group_of", "origins",
    "provenance_of",
]  # fmt: skip
