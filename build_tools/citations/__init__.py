"""How records are cited: what a citation says, and the forms that it is written in."""

from build_tools.citations._base import Citation, CitationForm, Version, citations_of, cited_day, forms

__all__ = ["Citation", "CitationForm", "Version", "citations_of", "cited_day", "forms"]
