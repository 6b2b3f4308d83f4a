"""What `commons check` finds: all, or only what changed files and what they break give rise to."""

from collections.abc import Set as AbstractSet

from build_tools.config import Config
from build_tools.diagnostics import Diagnostic
from build_tools.engine import Engine
from build_tools.pipeline import Content, Reading, apply_rules, vanished_records
from build_tools.search import lazy_candidates


def findings_of(
    reading: Reading, config: Config, engine: Engine, changed: AbstractSet[str] | None = None
) -> list[Diagnostic]:
    """Return the findings, not yet located; where changed paths are given, only those that have to do with them."""
    candidates = lazy_candidates(reading.corpus, config.cache)
    findings = [*reading.findings]
    findings += apply_rules(reading, engine, today=config.today, only_errors=False, candidates=candidates)
    if changed is None:
        return findings
    findings += vanished_records(reading, changed)
    return [finding for finding in findings if _touches(finding, changed, reading.content)]


def _touches(finding: Diagnostic, changed: AbstractSet[str], content: Content) -> bool:
    """Tell whether a finding concerns what changed; the history of the project knows nothing of private roots."""
    is_unknown = content.is_private(finding.path)
    return is_unknown or finding.path in changed or not changed.isdisjoint(finding.related)
