"""References by an id that the record no longer bears."""

from functools import partial

from build_tools.upkeep._base import Checkup
from build_tools.upkeep._of_rules import needs_of_rule
from build_tools.validate.moved_reference import RULE

CHECKUP = Checkup("former-references", partial(needs_of_rule, RULE))
