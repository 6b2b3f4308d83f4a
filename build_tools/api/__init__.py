"""The static API: its addresses, the shapes of its files, and its description in OpenAPI."""

from build_tools.api.paths import API_PATHS, TOP, ApiPath, address, path_label, pattern_of, relative

__all__ = ["API_PATHS", "TOP", "ApiPath", "address", "path_label", "pattern_of", "relative"]
