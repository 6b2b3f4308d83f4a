"""The Word document: a template to fill in by hand, and what was filled in."""

from build_tools.doors._base import Door
from build_tools.doors._docx_reading import read
from build_tools.doors._docx_template import template

DOOR = Door(name="docx", suffixes=(".docx", ".docm", ".dotx"), read=read, template=template)
