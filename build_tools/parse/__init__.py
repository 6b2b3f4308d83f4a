"""Text to JSON values: YAML and front matter, with the place of every value."""

from build_tools.parse.document import Document, parse_document
from build_tools.parse.places import Places, locate

__all__ = ["Document", "Places", "locate", "parse_document"]
