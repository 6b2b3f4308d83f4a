"""The ways of printing findings: one file each, with what they share in modules that start with an underscore."""

from build_tools.reporters._base import Output, Report, Reporter
from build_tools.reporters._choose import choose, format_names

__all__ = ["Output", "Report", "Reporter", "choose", "format_names"]
