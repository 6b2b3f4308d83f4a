"""Exporters: one file per format, each a pure function from the published corpus to files."""
