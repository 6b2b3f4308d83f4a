"""The issue forms of the repository: one for each kind of contribution, and what stands beside them in the list."""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from build_tools.corpus import Vocabularies
from build_tools.doors._correction import CORRECTION, correction_text
from build_tools.doors._issue_form import FOLDER, WRITTEN, form_text
from build_tools.forms import FORM_TYPES, Form, form_of
from build_tools.intake.issue_form import FORM_FILE
from build_tools.intake.issue_form import form_text as request_form_text
from build_tools.parse.formatting import format_fields
from build_tools.records import record_type

ASKED_AS_REQUEST = "case"
"""The type that has a form of its own: a request, from which `commons intake` drafts the case."""


SENT = tuple(name for name in FORM_TYPES if name != ASKED_AS_REQUEST)
"""The types whose forms people send as issues."""


def sent_forms(strings: Mapping[str, Any]) -> list[Form]:
    """Return the forms that people send as issues, requests apart."""
    return [form_of(record_type(name), strings) for name in SENT]


def issue_form_files(vocabularies: Vocabularies, strings: Mapping[str, Any], site_url: str) -> dict[str, str]:
    """Return the text of every file of the folder, by path."""
    folder = PurePosixPath(FOLDER)
    forms = sent_forms(strings)
    files = {str(folder / f"{form.type.name}.yml"): form_text(form, vocabularies, strings) for form in forms}
    files[FORM_FILE] = request_form_text(vocabularies)
    files[str(folder / f"{CORRECTION}.yml")] = correction_text(forms, strings)
    files[str(folder / "config.yml")] = _list_text(strings["issue_forms"]["contact"], site_url)
    return dict(sorted(files.items()))


def _list_text(contact: Mapping[str, Any], site_url: str) -> str:
    """Return what stands beside the forms: links to the site, whose address must be known for that."""
    links = [
        {"name": told["name"], "url": f"{site_url}{told['path']}", "about": told["about"]} for told in contact.values()
    ]
    beside: dict[str, Any] = {"contact_links": links} if site_url else {}
    # A letter that fits no form is welcome too.
    return WRITTEN + format_fields({"blank_issues_enabled": True, **beside}, {})
