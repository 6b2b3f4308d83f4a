"""One request: what a site answers within the limits of time and size, or why there is no answer."""

import asyncio
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit, urlunsplit

import certifi
import httpcore

from build_tools.upkeep.addresses.guard import GuardedNetwork, NoSuchHostError, PrivatePlaceError

SAFE = "!#$%&'()*+,/:;=?@[]~"
"""What stays as it is in an address; all else goes over the wire as bytes with a percent sign before them."""
TLS_REASONS = {
    10: "tls-expired",
    62: "tls-other-name",
    18: "tls-untrusted",
    19: "tls-untrusted",
    20: "tls-untrusted",
    21: "tls-untrusted",
}
"""By the numbers that OpenSSL gives to what is wrong with a certificate."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take: seconds for connecting and in all, and bytes of a body that is read."""

    connect: float = 10
    whole: float = 20
    body: int = 500 * 1024


@dataclass(frozen=True, slots=True)
class Heard:
    """What a site answered; names of headers are in small letters, the body is cut at the limit."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


class UnheardError(Exception):
    """There is no answer; the text is the reason, as the ledger keeps it."""


@cache
def _trust() -> ssl.SSLContext:
    """Return the certificates that browsers trust, read once: there are many."""
    return ssl.create_default_context(cafile=certifi.where())


class Fetcher:
    """Sends requests, each under our own name; follows nothing and remembers nothing."""

    def __init__(self, user_agent: str, limits: Limits, *, allow_private: bool = False) -> None:
        """Take the name under which we ask, and the limits."""
        self._headers = [("User-Agent", user_agent), ("Accept", "*/*"), ("Accept-Encoding", "identity")]
        self._limits = limits
        network = GuardedNetwork(allow_private=allow_private)
        self._pool = httpcore.AsyncConnectionPool(
            _trust(), max_connections=None, max_keepalive_connections=20, keepalive_expiry=10, network_backend=network
        )

    async def close(self) -> None:
        """Close what is open."""
        await self._pool.aclose()

    async def fetch(self, method: str, url: str, *, asks_part: bool = False, reads: bool = False) -> Heard:
        """Ask for an address; `asks_part` asks for its first bytes only, `reads` takes the body in.

        Raises:
            UnheardError: there is no answer.
        """
        headers = [*self._headers, ("Range", "bytes=0-1023")] if asks_part else self._headers
        try:
            async with asyncio.timeout(self._limits.whole):
                return await self._fetch(method, wire_url(url), headers, reads=reads)
        except Exception as error:
            reason = _reason(error)
            if reason is None:
                raise
            raise UnheardError(reason) from error

    async def _fetch(self, method: str, url: str, headers: list[tuple[str, str]], *, reads: bool) -> Heard:
        timeouts = {"connect": self._limits.connect, "read": self._limits.whole, "write": self._limits.whole}
        async with self._pool.stream(method, url, headers=headers, extensions={"timeout": timeouts}) as answer:
            told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in answer.headers}
            body = bytearray()
            if reads:
                async for part in answer.aiter_stream():
                    body += part
                    if len(body) >= self._limits.body:
                        break
            return Heard(answer.status, told, bytes(body[: self._limits.body]))


REASONS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (NoSuchHostError, "no-host"),
    (PrivatePlaceError, "private-address"),
    ((TimeoutError, httpcore.TimeoutException), "timeout"),
    ((httpcore.NetworkError, OSError), "refused"),
    ((httpcore.ProtocolError, httpcore.UnsupportedProtocol, ValueError), "unreadable"),
)
"""Why there was no answer, by what was raised; the first that fits."""


def _reason(error: Exception) -> str | None:
    """Return why there was no answer; None for what is no matter of the site."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return tls_reason(cause)
        cause = cause.__cause__ or cause.__context__
    return next((reason for kind, reason in REASONS if isinstance(error, kind)), None)


def tls_reason(error: ssl.SSLError) -> str:
    """Return what is wrong with a secure connection."""
    return TLS_REASONS.get(error.verify_code, "tls") if isinstance(error, ssl.SSLCertVerificationError) else "tls"


def wire_url(address: str) -> str:
    """Return an address as it goes over the wire: in ASCII, without fragment.

    Raises:
        ValueError: it cannot be taken apart.
    """
    parts = urlsplit(address)
    host = parts.hostname or ""
    host = f"[{host}]" if ":" in host else host if host.isascii() else host.encode("idna").decode()
    netloc = f"{host}:{parts.port}" if parts.port else host
    return urlunsplit((parts.scheme, netloc, quote(parts.path, SAFE) or "/", quote(parts.query, SAFE), ""))
