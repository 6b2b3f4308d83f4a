"""The Word document: a template to fill in by hand, and what was filled in."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import Corpus
from build_tools.doors._base import Door
from build_tools.doors._docx_reading import read
from build_tools.forms import Form


def template(form: Form, corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    """Return the empty template of a form."""
    from build_tools.doors._docx_template import template_bytes  # noqa: PLC0415 - python-docx, which only this needs

    return template_bytes(form, corpus, strings)


DOOR = Door(name="docx", suffixes=(".docx", ".docm", ".dotx"), read=read, template=template, shows_records=False)
