"""Editorial pages with their slots filled: `<!-- slot: figures -->` gives way to what the corpus says."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from build_tools.corpus import Corpus
from build_tools.errors import BuildError
from build_tools.pages._base import Site
from build_tools.pages.rendering import open_templates, render_content
from build_tools.pages.slots import slot_contexts
from build_tools.publish.shells import base_of

SLOT = re.compile(r"<!--\s*slot:\s*([a-z-]+)\s*-->")


def fill_editorial(files: Mapping[str, bytes], directory: Path, corpus: Corpus, site: Site) -> dict[str, bytes]:
    """Return the files of the house with the slots of its pages filled.

    Raises:
        BuildError: a page asks for a slot that does not exist.
    """
    contexts = slot_contexts(corpus, site)
    templates = open_templates(directory, site.strings)
    filled: dict[str, bytes] = {}
    for path, data in files.items():
        text = data.decode() if path.endswith(".html") else ""
        if not SLOT.search(text):
            filled[path] = data
            continue
        common: dict[str, Any] = {"base": base_of(path.removesuffix("index.html"))}

        def fill(found: re.Match[str], *, path: str = path, common: Mapping[str, Any] = common) -> str:
            name = found.group(1)
            if name not in contexts:
                message = f"{path} asks for a slot “{name}”; there are: {', '.join(sorted(contexts))}."
                raise BuildError(message)
            return render_content(templates, f"slots/{name}.html", {**contexts[name], **common})

        filled[path] = SLOT.sub(fill, text).encode()
    return filled
