"""Connections that lead to the public internet only, whatever a name resolves to."""

import asyncio
import ipaddress
import socket
from collections.abc import Iterable

import httpcore

NAT64 = ipaddress.ip_network("64:ff9b::/96")
"""Addresses of version 6 that stand for one of version 4, in their last four bytes."""
NOT_FOUND = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
"""What a resolver says of a name that does not exist; all else may be its own trouble."""
Number = ipaddress.IPv4Address | ipaddress.IPv6Address


class PrivatePlaceError(Exception):
    """The name leads to a machine that is not on the public internet, so it is not asked."""


class NoSuchHostError(Exception):
    """The name does not exist."""


def is_public(number: Number) -> bool:
    """Tell whether everybody can reach a machine; numbers that stand for another are judged by that one."""
    if isinstance(number, ipaddress.IPv6Address):
        inner = number.ipv4_mapped or number.sixtofour or (number.teredo or (None, None))[1]
        if number in NAT64:
            inner = ipaddress.IPv4Address(number.packed[-4:])
        if inner is not None:
            return is_public(inner)
    return number.is_global and not number.is_multicast


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Resolves a name once, looks at every number of it, and connects to what it looked at.

    A name that says one thing when it is looked at and another when it is used gets no second chance.
    """

    def __init__(self, *, allow_private: bool = False) -> None:
        """Take whether machines of this network may be asked too: for tests."""
        self._allow_private = allow_private
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is the library's
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to a host.

        Raises:
            NoSuchHostError: its name does not exist.
            PrivatePlaceError: it is not on the public internet.
            httpcore.ConnectError, httpcore.ConnectTimeout: it cannot be reached.
        """
        numbers = await _resolved(host, port)
        if not self._allow_private and not all(is_public(ipaddress.ip_address(number)) for number in numbers):
            raise PrivatePlaceError(host)
        failure: Exception = httpcore.ConnectError(f"{host} has no number")
        for number in numbers:
            try:
                return await self._network.connect_tcp(number, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(self, *_: object, **__: object) -> httpcore.AsyncNetworkStream:
        """Refuse: nothing on the web is there.

        Raises:
            PrivatePlaceError: always.
        """
        raise PrivatePlaceError

    async def sleep(self, seconds: float) -> None:
        """Wait, as the library asks between its own tries."""
        await self._network.sleep(seconds)


async def _resolved(host: str, port: int) -> list[str]:
    """Return the numbers of a host, those of version 4 first: not every machine has a way to the others."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise failure_of(error) from error
    ordered = sorted(found, key=lambda one: one[0] is not socket.AF_INET)
    return list(dict.fromkeys(str(address[0]).partition("%")[0] for *_, address in ordered))


def failure_of(error: socket.gaierror | UnicodeError) -> Exception:
    """Return what a failure to resolve means: there is no such name (or none can be so long), or nobody knows."""
    is_gone = isinstance(error, UnicodeError) or error.errno in NOT_FOUND
    return NoSuchHostError(str(error)) if is_gone else httpcore.ConnectError(str(error))
