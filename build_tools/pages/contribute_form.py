"""The form of each type of record, and the page that fills it with a record to be changed."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

import orjson

from build_tools.config import DEFAULT_CONTENT
from build_tools.corpus import Corpus
from build_tools.forms import Form, form_of
from build_tools.pages._base import Page, PageType, Site
from build_tools.pages._contribute import form_address
from build_tools.pages._questions import Questions
from build_tools.pages._tables import Tables
from build_tools.records.outlines import outline_of

EDIT = "contribute/edit/"
SCRIPTS = ("assets/javascripts/contribute/page.js",)
STYLES = ("assets/stylesheets/contribute.css",)
MODULES = tuple(
    f"assets/javascripts/{name}.js"
    for name in (
        "contribute/addresses", "contribute/alike", "contribute/answers", "contribute/as-written", "contribute/boxes",
        "contribute/checking", "contribute/closeness", "contribute/dates", "contribute/drafts", "contribute/edit",
        "contribute/entries", "contribute/handing-on", "contribute/names", "contribute/private-parts",
        "contribute/record-file", "contribute/record-form", "contribute/record-id", "contribute/repairs",
        "contribute/rules", "contribute/shape", "contribute/texts", "explore/downloads", "explore/elements",
        "explore/phrases",
    )
)  # fmt: skip


def pages(corpus: Corpus, site: Site) -> Iterator[Page]:
    """Yield a page for each type, and the one for changes."""
    tables = Tables(corpus, site)
    content = _content_folder(corpus)
    for record_type in tables.types():
        form = form_of(record_type, site.strings)
        yield _page(
            tables, form_address(record_type.name), "contribute_form.html", _form_context(tables, form, content)
        )
    yield _page(tables, EDIT, "contribute_edit.html", _edit_context(tables))


def _page(tables: Tables, address: str, template: str, context: dict[str, Any]) -> Page:
    return Page(
        address=address,
        shell="plain",
        template=template,
        title=context["title"],
        description=context["lead"],
        context=context,
        language=tables.tag,
        direction=tables.direction,
        styles=STYLES,
        scripts=SCRIPTS,
        modules=MODULES,
        noindex=address == EDIT,
    )


def _form_context(tables: Tables, form: Form, content: str) -> dict[str, Any]:
    words = tables.strings["contribute"]
    outline = outline_of(form.type)
    questions = Questions(form, outline, tables.corpus.vocabularies, tables.strings["forms"])
    one = tables.type_strings(form.type.name)["one"]
    return {
        "title": words["titles"][form.type.name],
        "lead": words["lead"],
        "type": form.type.name,
        "one": one,
        "sections": list(questions.sections()),
        "kinds": questions.kinds(),
        "repository": tables.site.repository_url,
        "mail": tables.site.contact_email,
        "told": _in_order(_told(tables, form, content) | {"outline": outline}),
    }


def _told(tables: Tables, form: Form, content: str) -> dict[str, Any]:
    """Return what the script is told of a form."""
    found = form.type
    return {
        "type": found.name,
        "folder": found.folder,
        "form": found.form,
        "suffix": found.suffix,
        "directory": f"{content}/{found.folder}",
        "schema": f"{'../' * (content.count('/') + 2)}schemas/records/{found.name}.json",
        "fixed": dict(form.fixed),
        "today": tables.site.build_date.isoformat(),
        "language": tables.tag,
        "formats": tables.formats,
        "repository": tables.site.repository_url,
        "branch": tables.site.edit_branch,
        "mail": tables.site.contact_email,
        "types": {one.name: tables.type_strings(one.name)["one"] for one in tables.types()},
        "folders": {one.name: one.folder for one in tables.types()},
        "texts": tables.strings["contribute"]["script"],
    }


def _edit_context(tables: Tables) -> dict[str, Any]:
    words = tables.strings["contribute"]["edit"]
    types = {found.folder: found.name for found in tables.types()}
    return {
        "title": words["title"],
        "lead": words["lead"],
        "told": {"types": types, "texts": words["script"]},
    }


def _in_order(told: dict[str, Any]) -> str:
    """Return JSON for a script element whose fields keep their order, which `tojson` of the templates does not."""
    return orjson.dumps(told).decode().replace("<", "\\u003c")


def _content_folder(corpus: Corpus) -> str:
    """Return the folder of the public records, as their paths in the repository tell it."""
    path = next((entry.path for entry in corpus if entry.path), "")
    return PurePosixPath(path).parent.parent.as_posix() if path else DEFAULT_CONTENT


PAGE_TYPE = PageType("contribute", pages)
