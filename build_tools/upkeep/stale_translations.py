"""Translations of a title or summary that has changed since."""

from functools import partial

from build_tools.upkeep._base import Checkup
from build_tools.upkeep._of_rules import needs_of_rule
from build_tools.validate.stale_translation import RULE

CHECKUP = Checkup("stale-translations", partial(needs_of_rule, RULE))
