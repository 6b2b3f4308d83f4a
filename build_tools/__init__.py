"""Compact Commons: records of migration governance, read, checked, connected and published as a site."""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("compact-commons")
except PackageNotFoundError:  # read from a source tree that was never installed
    __version__ = "0+unknown"
