"""A folder served on this machine's loopback as hosts of static sites do it: texts compressed, kept for a while."""

import functools
import gzip
import http.server
import io
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".csv", ".map"}
"""What hosts compress: texts. Pictures and fonts are compressed already."""
LEVEL = 6
CACHE_CONTROL = "max-age=600"


@functools.lru_cache(maxsize=512)
def _compressed(file: Path, _changed: int) -> bytes:
    return gzip.compress(file.read_bytes(), LEVEL, mtime=0)


class _Handler(http.server.SimpleHTTPRequestHandler):
    """Compresses texts for those who take them so, and prints nothing."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    """Head and body are sent one after the other; else the body waits some 40 ms until the head is acknowledged."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Answer with the compressed file; what is not to be compressed goes the base class's way."""
        file = Path(self.translate_path(self.path))
        if file.is_dir() and urlsplit(self.path).path.endswith("/"):
            file /= "index.html"
        if "gzip" not in self.headers.get("Accept-Encoding", "") or file.suffix not in COMPRESSED or not file.is_file():
            return super().send_head()
        data = _compressed(file, file.stat().st_mtime_ns)
        self.send_response(http.HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def end_headers(self) -> None:
        """Let answers be kept as long as GitHub Pages lets them."""
        self.send_header("Cache-Control", CACHE_CONTROL)
        super().end_headers()

    def guess_type(self, path: object) -> str:
        """Name the encoding of texts, which all of ours share."""
        found = super().guess_type(str(path))
        return f"{found}; charset=utf-8" if Path(str(path)).suffix in COMPRESSED else found

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    """Serves many at once, and takes it that a browser leaves a page before all of it has come."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Tell of errors, except that nobody waits for the answer any more."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type] # as the base class is typed


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """Serve a folder on this machine; yield its address, with a slash at the end."""
    handler = functools.partial(_Handler, directory=str(directory))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
