"""What of the records needs a hand, and how it is mended."""

from build_tools.upkeep._base import Around, Checkup, Group, Need, checkups, groups_of, records_in_use

__all__ = ["Around", "Checkup", "Group", "Need", "checkups", "groups_of", "records_in_use"]
