"""A registry of npm's on this machine, with packages that a test makes."""

import base64
import hashlib
import io
import json
import tarfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import unquote


class Registry:
    """Hands out one package; whatever else is asked for is not there.

    Attributes:
        url: of the registry.
        asked: the paths that were asked for.
        broken: the package is not what the registry says of it.
    """

    def __init__(self, package: str, version: str, files: Mapping[str, bytes]) -> None:
        self.package, self.version = package, version
        self.archive = _archive({"package/package.json": _manifest(package, version), **files})
        self.asked: list[str] = []
        self.broken = False
        self.url = ""

    def answer(self, path: str) -> bytes | None:
        """Return what is at a path."""
        self.asked.append(path)
        if path == f"/{self.package}":
            return self._said()
        if path == "/archive.tgz":
            return self.archive[:-40] if self.broken else self.archive
        return None

    def _said(self) -> bytes:
        digest = base64.b64encode(hashlib.sha512(self.archive).digest()).decode()
        dist = {"tarball": f"{self.url}archive.tgz", "integrity": f"sha512-{digest}"}
        version = {"name": self.package, "version": self.version, "dist": dist}
        said: dict[str, Any] = {"name": self.package, "versions": {self.version: version}}
        return json.dumps(said | {"dist-tags": {"latest": self.version}}).encode()


@contextmanager
def serving(registry: Registry) -> Iterator[Registry]:
    """Serve a registry for the length of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = registry.answer(unquote(self.path))
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        registry.url = f"http://127.0.0.1:{server.server_port}/"
        serving = threading.Thread(target=server.serve_forever, args=(0.01,))
        serving.start()
        try:
            yield registry
        finally:
            server.shutdown()
            serving.join()


def _manifest(package: str, version: str) -> bytes:
    return json.dumps({"name": package, "version": version}).encode()


def _archive(files: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as package:
        for name, data in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            package.addfile(member, io.BytesIO(data))
    return stream.getvalue()
