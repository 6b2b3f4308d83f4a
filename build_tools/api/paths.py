"""The addresses of the API: each pattern once, for the files, for OpenAPI and for the page about it."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any

from build_tools.api.paging import PAGE_SIZE

TOP = "api/v1/"
"""Where the API lies in the site. Addresses under it stay; what would break them stands under `api/v2/`."""


@dataclass(frozen=True, slots=True)
class ApiPath:
    """A pattern of addresses: its name, under which `api.paths` of the interface's texts describes it, and its schema.

    `template` is relative to the top of the API. `schema` names the shape of the files; `{record_type}` in it stands
    for that of the type's own.
    """

    name: str
    template: str
    schema: str

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what varies, in order."""
        return tuple(name for _, name, _, _ in Formatter().parse(self.template) if name)

    @property
    def template_pattern(self) -> str:
        """The template as a regular expression."""
        return re.sub(r"\\{\w+\\}", "[^/]+", re.escape(self.template))


API_PATHS = (
    ApiPath("index", "index.json", "ApiIndex"),
    ApiPath("status", "status.json", "Status"),
    ApiPath("changes", "changes.json", "Changes"),
    ApiPath("openapi", "openapi.json", ""),
    ApiPath("collections", "collections/index.json", "Collections"),
    ApiPath("collection", "collections/{record_type}/page-{page}.json", "{record_type}Page"),
    ApiPath("record", "records/{record_type}/{id}.json", "{record_type}File"),
    ApiPath("objectives", "objectives/index.json", "Groups"),
    ApiPath("objective", "objectives/{objective}/page-{page}.json", "ReferencePage"),
    ApiPath("countries", "countries/index.json", "Groups"),
    ApiPath("country", "countries/{country}/page-{page}.json", "ReferencePage"),
    ApiPath("vocabularies", "vocabularies/index.json", "Vocabularies"),
    ApiPath("vocabulary", "vocabularies/{vocabulary}.json", "VocabularyFile"),
    ApiPath("matches", "matches/index.json", "MatchList"),
    ApiPath("match", "matches/case/{id}.json", "MatchFile"),
)
"""Records stand in a folder of nothing else: one may be called `index` or `page-1`."""

_BY_NAME = {path.name: path for path in API_PATHS}
_ANY = re.compile("|".join(f"(?P<{path.name}>{path.template_pattern})" for path in API_PATHS))


def pattern_of(path: str) -> str:
    """Return the name of the pattern that a site-relative address follows; empty where it is none of the API."""
    found = _ANY.fullmatch(path.removeprefix(TOP)) if path.startswith(TOP) else None
    return found.lastgroup or "" if found else ""


def address(name: str, **parameters: str | int) -> str:
    """Return the site-relative address of a file of the API."""
    return TOP + _BY_NAME[name].template.format(**parameters)


def path_label(words: Mapping[str, Any], path: ApiPath, type_name: str) -> str:
    """Return what a pattern gives, in the words `api` of the interface; `type_name` is the type, where it has one."""
    label = str(words["paths"][path.name])
    return label.replace("{record_type}", type_name).replace("{size}", str(PAGE_SIZE))


def relative(target: str, source: str) -> str:
    """Return the address of a file as a link from another; both are site-relative."""
    return posixpath.relpath(target, posixpath.dirname(source))
