"""A site on this machine's loopback that behaves in every way in which sites behave; it notes what it is asked."""

import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import SO_LINGER, SOL_SOCKET

ROBOTS = "User-agent: *\nDisallow: /secret/\n"


@dataclass
class Site:
    """A running site: its address, and (method, path, User-Agent) of each request."""

    address: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    robots: str = ROBOTS
    robots_status: int = 200
    busy_replies: int = 1
    retry_after: str = "0"
    location: str = ""
    snapshot: bytes = b""

    def paths(self) -> list[str]:
        """Return what was asked for beside robots.txt, as “GET /x”."""
        return [f"{method} {path}" for method, path, _ in self.asked if path != "/robots.txt"]


class _Handler(BaseHTTPRequestHandler):
    """Answers by the first part of the path."""

    protocol_version = "HTTP/1.1"
    site: Site

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        site = self.site
        site.asked.append((self.command, self.path, self.headers.get("User-Agent", "")))
        site.at_once += 1
        site.most_at_once = max(site.most_at_once, site.at_once)
        try:
            name = self.path.strip("/").partition("/")[0].partition("?")[0]
            WAYS.get(name, _status)(self, name)
        finally:
            site.at_once -= 1

    def say(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for header, value in headers.items():
            self.send_header(header.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


def _status(handler: _Handler, name: str) -> None:
    handler.say(int(name) if name.isdecimal() else 200, b"A page.")


def _robots(handler: _Handler, _: str) -> None:
    handler.say(handler.site.robots_status, handler.site.robots.encode())


def _get_only(handler: _Handler, _: str) -> None:
    handler.say(200 if handler.command == "GET" else 404, b"A page.")


def _part(handler: _Handler, _: str) -> None:
    handler.say(206 if handler.headers.get("Range") else 501, b"A page."[:1])


def _busy(handler: _Handler, _: str) -> None:
    site = handler.site
    site.busy_replies -= 1
    handler.say(200) if site.busy_replies < 0 else handler.say(429, Retry_After=site.retry_after)


def _slow(_handler: _Handler, _: str) -> None:
    time.sleep(0.6)


def _dripping(handler: _Handler, _: str) -> None:
    """Send a head that never ends, a little now and then."""
    try:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _number in range(20):
            handler.wfile.write(b"X-More: more\r\n")
            time.sleep(0.05)
    except ConnectionError:
        pass


def _endless(handler: _Handler, _: str) -> None:
    handler.send_response(405 if handler.command == "HEAD" else 200)
    handler.end_headers()
    try:
        while handler.command == "GET":
            handler.wfile.write(b"x" * 65_536)
    except ConnectionError:
        pass
    handler.close_connection = True


def _nonsense(handler: _Handler, _: str) -> None:
    handler.wfile.write(b"What?\r\n\r\n")
    handler.close_connection = True


def _reset(handler: _Handler, _: str) -> None:
    handler.connection.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack("ii", 1, 0))
    handler.connection.close()
    handler.close_connection = True


def _lead(status: int, target: str) -> Callable[[_Handler, str], None]:
    return lambda handler, _: handler.say(status, Location=target or handler.site.location)


WAYS: dict[str, Callable[[_Handler, str], None]] = {
    "robots.txt": _robots,
    "get-only": _get_only,
    "part": _part,
    "busy": _busy,
    "slow": _slow,
    "dripping": _dripping,
    "endless": _endless,
    "nonsense": _nonsense,
    "reset": _reset,
    "moved": _lead(301, "/page"),
    "moved-twice": _lead(308, "/moved"),
    "lent": _lead(302, "/page"),
    "loop": _lead(301, "/loop-back"),
    "loop-back": _lead(301, "/loop"),
    "home": _lead(302, "/"),
    "to-secret": _lead(302, "/secret/page"),
    "elsewhere": _lead(302, ""),
    "nowhere": lambda handler, _: handler.say(302),
    "wayback": lambda handler, _: handler.say(200, handler.site.snapshot),
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: connections are broken off on purpose."""


@contextmanager
def served_site(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve a site; by TLS where a context is given."""
    handler = type("Handler", (_Handler,), {})
    with _Server(("127.0.0.1", 0), handler) as server:
        if context:
            server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https" if context else "http"
        site = Site(f"{scheme}://127.0.0.1:{server.server_port}")
        handler.site = site  # type: ignore[attr-defined] # a class of its own for each site
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
