"""Rules over the corpus: one file each, yielding findings that speak in pointers."""

from build_tools.validate._base import Candidates, Rule, RuleContext
from build_tools.validate._run import all_codes, check_corpus, rules

__all__ = ["Candidates", "Rule", "RuleContext", "all_codes", "check_corpus", "rules"]
