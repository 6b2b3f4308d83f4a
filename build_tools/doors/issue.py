"""The door of GitHub's issue forms: the form of a type, and the bodies of the issues that come of it."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import Corpus
from build_tools.doors._base import Door
from build_tools.doors._issue_body import read_issue
from build_tools.doors._issue_form import form_text
from build_tools.forms import Form


def _template(form: Form, corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    return form_text(form, corpus.vocabularies, strings).encode()


DOOR = Door(name="issue", suffixes=(".md",), read=read_issue, template=_template)
