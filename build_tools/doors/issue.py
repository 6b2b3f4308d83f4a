"""The door of issues: their bodies, as GitHub makes them of its forms and as people write them in any editor."""

from collections.abc import Mapping
from typing import Any

from build_tools.corpus import Corpus
from build_tools.doors._base import Door
from build_tools.doors._issue_body import read_issue
from build_tools.doors._issue_form import body_text
from build_tools.forms import Form


def _template(form: Form, corpus: Corpus, strings: Mapping[str, Any]) -> bytes:
    return body_text(form, corpus.vocabularies, strings).encode()


DOOR = Door(name="issue", suffixes=(".md",), read=read_issue, template=_template)
