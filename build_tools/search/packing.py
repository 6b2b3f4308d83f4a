"""Packs and unpacks the files of the compact index: compressed JSON with runs of numbers behind it."""

import gzip
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

LEVEL = 6
"""Of gzip; 9 takes twice as long for one part in a hundred less."""
SMALL = 1 << 14
LOW_BITS, HIGH_BIT = 0x7F, 0x80


def _varint(number: int) -> bytes:
    found = bytearray()
    while number > LOW_BITS:
        found.append(number & LOW_BITS | HIGH_BIT)
        number >>= 7
    found.append(number)
    return bytes(found)


_VARINTS = tuple(_varint(number) for number in range(SMALL))


def varints(numbers: Iterable[int]) -> bytes:
    """Return numbers in as few bytes as each needs, seven bits a byte, the lowest first."""
    known = list(numbers)
    if max(known, default=0) <= LOW_BITS:
        return bytes(known)
    return b"".join([_VARINTS[number] if number < SMALL else _varint(number) for number in known])


def read_varints(data: bytes, start: int, count: int) -> tuple[list[int], int]:
    """Return so many numbers from a place on, and the place behind them."""
    found: list[int] = []
    for _ in range(count):
        number = shift = 0
        while data[start] & HIGH_BIT:
            number |= (data[start] & LOW_BITS) << shift
            shift += 7
            start += 1
        found.append(number | data[start] << shift)
        start += 1
    return found, start


def pack(told: object, numbers: bytes = b"") -> bytes:
    """Return a file of the index; the same bytes for the same content on any day."""
    text = orjson.dumps(told)
    return gzip.compress(b"".join([varints([len(text)]), text, numbers]), LEVEL, mtime=0)


def unpack(data: bytes) -> tuple[Any, bytes]:
    """Return the JSON and the numbers of a file of the index."""
    whole = gzip.decompress(data)
    (length,), start = read_varints(whole, 0, 1)
    return orjson.loads(whole[start : start + length]), whole[start + length :]


def planes(numbers: Sequence[int], width: int) -> bytes:
    """Return numbers as planes of bytes, the lowest first: like stands beside like, which compresses well."""
    return b"".join(bytes([number >> 8 * plane & 0xFF for number in numbers]) for plane in range(width))


def read_planes(data: bytes, start: int, count: int, width: int) -> list[int]:
    """Return so many numbers that stand as planes from a place on."""
    layers = [data[start + plane * count : start + (plane + 1) * count] for plane in range(width)]
    return [sum(byte << 8 * plane for plane, byte in enumerate(column)) for column in zip(*layers, strict=True)]


def width_of(highest: int) -> int:
    """Return how many bytes a number up to this one takes."""
    return max(1, -(-highest.bit_length() // 8))
