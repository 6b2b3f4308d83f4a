"""All rules at once, and all codes that the program knows."""

from build_tools import registry
from build_tools.corpus import Corpus
from build_tools.diagnostics import WORST_FIRST, Code, Diagnostic, Severity
from build_tools.intake import codes as request_codes
from build_tools.parse import codes as parse_codes
from build_tools.records import _codes as shape_codes
from build_tools.validate._base import Rule, RuleContext


def rules(*severities: Severity) -> tuple[Rule, ...]:
    """Return the rules whose codes have one of the severities, by code; all rules where none is named."""
    wanted = severities or WORST_FIRST
    found: tuple[Rule, ...] = registry.discover("build_tools.validate", "RULE")
    return tuple(sorted((rule for rule in found if rule.code.severity in wanted), key=lambda rule: rule.code.id))


def check_corpus(corpus: Corpus, context: RuleContext, *severities: Severity) -> list[Diagnostic]:
    """Return what the rules of those severities (or all rules) find, in pointers and without lines, rule by rule."""
    return [finding for rule in rules(*severities) for finding in rule.check(corpus, context)]


def all_codes() -> tuple[Code, ...]:
    """Return every code: of reading, of shape, of rules and of requests, by id."""
    found = [*parse_codes.CODES, *shape_codes.CODES, *request_codes.CODES, *(rule.code for rule in rules())]
    return tuple(sorted(found, key=lambda code: code.id))
