"""The only hashing: digests of bytes, of values, and of the code that makes results."""

import functools
import hashlib
import platform
import uuid
from collections.abc import Iterable
from importlib.metadata import distributions
from pathlib import Path
from typing import Any

import orjson

NAMES = uuid.UUID("ab682cb7-8b94-4146-83b9-98b922143ac3")
"""What our names are told apart from those of others by; chosen once, never changed."""
DIGEST_BYTES = 16  # 128 bits: no accidental collision in any corpus people can write


def digest_bytes(data: bytes) -> str:
    """Return the hexadecimal digest of bytes (BLAKE2b, 32 characters)."""
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).hexdigest()


def digest_parts(parts: Iterable[bytes | str]) -> str:
    """Return one digest of several parts; where one part ends and the next begins counts."""
    state = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()


def canonical_json(value: Any) -> bytes:
    """Return the one spelling of a JSON value: sorted keys, no spaces, UTF-8."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest_value(value: Any) -> str:
    """Return the digest of a JSON value, whatever the order of its keys."""
    return digest_bytes(canonical_json(value))


def sha256_hex(data: bytes) -> str:
    """Return the SHA-256 that outsiders can check with `sha256sum`."""
    return hashlib.sha256(data).hexdigest()


def stable_uuid(name: str) -> uuid.UUID:
    """Return the one UUID (version 5) of a name, the same wherever the site stands."""
    return uuid.uuid5(NAMES, name)


def stable_urn(name: str) -> str:
    """Return the one URN of a name, the same wherever the site stands."""
    return stable_uuid(name).urn


@functools.cache
def code_digest() -> str:
    """Return the digest of everything that turns records into results: our code, Python, and every library installed.

    A result made by other code must never be taken from the store for today's.
    """
    package = Path(__file__).parent
    parts: list[bytes | str] = [platform.python_version()]
    for file in sorted([*package.rglob("*.py"), *package.rglob("*.json")]):
        parts += [file.relative_to(package).as_posix(), file.read_bytes()]
    described = (found.metadata for found in distributions())  # read anew at each access
    installed = {(told["Name"].lower(), told["Version"]) for told in described}
    parts += [f"{name}=={version}" for name, version in sorted(installed)]
    return digest_parts(parts)
