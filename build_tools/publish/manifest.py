"""The manifest: path, size and SHA-256 of every published file."""

from collections.abc import Mapping
from pathlib import Path

import orjson

from build_tools.engine.files import FileEntry

MANIFEST = "manifest.json"


Manifest = Mapping[str, FileEntry]


def manifest_bytes(files: Manifest, schema_version: str) -> bytes:
    """Return the manifest as JSON, a line for each file, in path order."""
    rows = [
        orjson.dumps({"path": path, "size": files[path].size, "sha256": files[path].sha256}) for path in sorted(files)
    ]
    head = b'{"schema_version":' + orjson.dumps(schema_version) + b',"files":[\n'
    return head + b",\n".join(rows) + b"\n]}\n"


def read_manifest(directory: Path) -> dict[str, FileEntry]:
    """Return the manifest of a site; empty where there is none or it cannot be read."""
    try:
        told = orjson.loads((directory / MANIFEST).read_bytes())
        return {row["path"]: FileEntry(row["size"], row["sha256"]) for row in told["files"]}
    except (OSError, orjson.JSONDecodeError, KeyError, TypeError):
        return {}
