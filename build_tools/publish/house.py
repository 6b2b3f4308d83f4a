"""The house: what MkDocs draws once, as files; one of two modules that know MkDocs."""

import logging
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import orjson

from build_tools.config import Config
from build_tools.digests import digest_parts
from build_tools.errors import BuildError

SHELL_FOLDER = "_shells"
DRIVEN = "commons_build"
"""The key of `extra` that tells the plugin that `commons build` runs MkDocs."""
SHELL_NAMES = ("record", "list", "plain", "wide")
DROPPED = ("sitemap.xml", "sitemap.xml.gz")
"""Files of MkDocs that this project writes itself, because they speak of every page."""
SURROUNDINGS = {
    "NO_MKDOCS_2_WARNING": "1",  # Material prints advice about itself otherwise
    "SOURCE_DATE_EPOCH": "0",  # the house bears no date; and MkDocs stumbles over an empty variable
}


@dataclass(frozen=True, slots=True)
class House:
    """The files that MkDocs made, by site-relative path; the shells apart."""

    files: Mapping[str, bytes]
    shells: Mapping[str, str]


def house_digest(config: Config) -> str:
    """Return the digest of everything that the house is drawn from."""
    parts: list[bytes | str] = [config.site_url, config.repository_url, config.site_name]
    inputs = [config.root / "mkdocs.yml"]
    for directory in (config.root / "content" / "pages", config.root / "site_config"):
        inputs += [file for file in sorted(directory.rglob("*")) if file.is_file()]
    for file in inputs:
        parts += [config.relative(file), file.read_bytes()]
    return digest_parts(parts)


def draw_house(config: Config) -> House:
    """Run MkDocs in a folder of its own and take what it made.

    Raises:
        BuildError: MkDocs refuses its configuration or a page.
    """
    # MkDocs takes a third of a second to import, and most builds find the house in the store.
    from mkdocs.commands.build import build as run_mkdocs  # noqa: PLC0415 - only where it is run
    from mkdocs.config import load_config as load_mkdocs_config  # noqa: PLC0415 - as above
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415 - as above

    with tempfile.TemporaryDirectory(prefix="commons-house-") as directory, _quiet():
        try:
            settings = load_mkdocs_config(
                str(config.root / "mkdocs.yml"), site_dir=directory, site_url=config.site_url or ""
            )
            settings.extra[DRIVEN] = True
            settings.plugins.run_event("startup", command="build", dirty=False)
            run_mkdocs(settings)
        except (MkDocsException, Abort) as error:
            message = f"MkDocs could not draw the site: {error}"
            raise BuildError(message) from error
        return read_house(Path(directory))


def read_house(directory: Path) -> House:
    """Return the files of a folder that MkDocs wrote."""
    files: dict[str, bytes] = {}
    for file in sorted(directory.rglob("*")):
        path = file.relative_to(directory).as_posix()
        if file.is_file() and path not in DROPPED:
            files[path] = file.read_bytes()
    shells = {name: files.pop(f"{SHELL_FOLDER}/{name}/index.html").decode() for name in SHELL_NAMES}
    return House(files, shells)


@contextmanager
def _quiet() -> Iterator[None]:
    """Hold MkDocs to warnings, and keep it from the clock."""
    logger = logging.getLogger("mkdocs")
    level = logger.level
    before = {name: os.environ.get(name) for name in SURROUNDINGS}
    logger.setLevel(logging.ERROR)
    os.environ.update(SURROUNDINGS)
    try:
        yield
    finally:
        logger.setLevel(level)
        for name, value in before.items():
            os.environ.pop(name, None)
            if value is not None:
                os.environ[name] = value


def pack_house(house: House) -> bytes:
    """Return a house as bytes that the store can keep: a line of JSON that tells lengths, then the files."""
    names = [[path, len(data)] for path, data in house.files.items()]
    head = orjson.dumps({"files": names, "shells": dict(house.shells)})
    return b"\n".join([head, b"".join(house.files.values())])


def unpack_house(data: bytes) -> House:
    """Return the house that `pack_house` packed."""
    head, _, body = data.partition(b"\n")
    told = orjson.loads(head)
    files: dict[str, bytes] = {}
    start = 0
    for path, length in told["files"]:
        files[path] = body[start : start + length]
        start += length
    return House(files, told["shells"])
