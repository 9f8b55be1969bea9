"""A camera that speaks HTTP, with all that it needs to be a real peer."""

import base64
import hashlib
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import cv2
import numpy as np


def jpeg(number: int) -> bytes:
    picture = np.full((240, 320, 3), 40, np.uint8)
    picture[:, 8 * (number % 36) : 8 * (number % 36) + 32] = 220
    return bytes(cv2.imencode(".jpg", picture)[1])


class HttpCamera:
    """A camera with everything under a path of its own; `login` and `scheme` say who may see it."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, bytes]] = {}
        self.moves: dict[str, str] = {}
        self.login: tuple[str, str] | None = None
        self.scheme = "Digest"
        self.every = 0.05
        self.most = 10_000
        self.asked: list[str] = []
        self.ended = threading.Event()
        self.left = threading.Event()
        camera = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                try:
                    camera.answer(self)
                except ConnectionError:
                    camera.left.set()

            def log_message(self, *_: object) -> None:
                """Be quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.address = f"127.0.0.1:{self._server.server_address[1]}"
        self._serving = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._serving.start()

    def end(self) -> None:
        self.ended.set()
        self._server.shutdown()
        self._server.server_close()
        self._serving.join()

    def url(self, path: str, login: tuple[str, str] | None = None) -> str:
        return f"http://{f'{login[0]}:{login[1]}@' if login else ''}{self.address}/{path}"

    def answer(self, visitor: Any) -> None:
        path = visitor.path.lstrip("/").partition("?")[0]
        self.asked.append(path)
        if not self._may(visitor.headers.get("Authorization", ""), visitor.path):
            visitor.send_response(401)
            nonce = ', nonce="abc", qop="auth"' if self.scheme == "Digest" else ""
            visitor.send_header("WWW-Authenticate", f'{self.scheme} realm="cam"{nonce}')
            visitor.end_headers()
        elif path == "mjpeg":
            self._stream(visitor)
        elif path in self.moves:
            visitor.send_response(302)
            visitor.send_header("Location", self.moves[path])
            visitor.end_headers()
        elif path == "still.jpg":
            self._send(visitor, "image/jpeg", jpeg(len(self.asked)))
        elif path in self.files:
            self._send(visitor, *self.files[path])
        else:
            visitor.send_response(int(path) if path.isdigit() else 404)
            visitor.end_headers()

    def _stream(self, visitor: Any) -> None:
        visitor.send_response(200)
        visitor.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
        visitor.end_headers()
        for number in range(self.most):
            picture = jpeg(number)
            head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n"
            visitor.wfile.write(head.encode() + picture + b"\r\n")
            if self.ended.wait(self.every):
                return

    def _send(self, visitor: Any, kind: str, body: bytes) -> None:
        visitor.send_response(200)
        visitor.send_header("Content-Type", kind)
        visitor.send_header("Content-Length", str(len(body)))
        visitor.end_headers()
        visitor.wfile.write(body)

    def _may(self, said: str, path: str) -> bool:
        if self.login is None:
            return True
        if self.scheme == "Basic":
            return said == "Basic " + base64.b64encode(":".join(self.login).encode()).decode()
        part = dict(re.findall(r'(\w+)="?([^",]+)"?', said))
        if not {"nc", "cnonce", "response", "uri"} <= part.keys():
            return False
        first = _md5(f"{self.login[0]}:cam:{self.login[1]}")
        last = _md5(f"GET:{part['uri']}")
        whole = f"{first}:abc:{part['nc']}:{part['cnonce']}:auth:{last}"
        return part["response"] == _md5(whole)


def _md5(text: str) -> str:
    return hashlib.md5(text.encode()).hexdigest()
