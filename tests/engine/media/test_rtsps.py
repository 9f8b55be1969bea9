"""RTSP over TLS, with a certificate that nobody vouches for, as cameras have them."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from hearthwatch.media import RtspSource, SourceError, WrongPasswordError


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A camera's own certificate, years after its end, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "camera")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=3000))
        .not_valid_after(now - timedelta(days=1000))
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "camera.pem"
    secret = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(signed.public_bytes(serialization.Encoding.PEM) + secret)
    return path


class Tunnel:
    """Takes TLS connections and passes what they say on to a port without TLS."""

    def __init__(self, port: int, certificate: Path) -> None:
        self._port = port
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(certificate)
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def end(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _serve(self) -> None:
        while True:
            try:
                visitor, _ = self._server.accept()
            except OSError:
                return
            threading.Thread(target=self._join, args=(visitor,), daemon=True).start()

    def _join(self, visitor: socket.socket) -> None:
        with (
            suppress(OSError),
            self._context.wrap_socket(visitor, server_side=True) as near,
            socket.create_connection(("127.0.0.1", self._port)) as far,
        ):
            back = threading.Thread(target=_pass, args=(far, near), daemon=True)
            back.start()
            _pass(near, far)
            back.join()


def _pass(near: socket.socket, far: socket.socket) -> None:
    with suppress(OSError):
        while data := near.recv(65_536):
            far.sendall(data)
    with suppress(OSError):
        far.shutdown(socket.SHUT_RDWR)


@pytest.fixture
def tunnel(certificate: Path) -> Iterator[Callable[[int], Tunnel]]:
    begun: list[Tunnel] = []

    def begin(port: int) -> Tunnel:
        begun.append(Tunnel(port, certificate))
        return begun[-1]

    yield begin
    for each in begun:
        each.end()


def test_a_camera_behind_tls(rtsp_camera: Any, make_clip: Any, tunnel: Any) -> None:
    camera = rtsp_camera({"main": make_clip("a.mp4")}, "--user", "me", "--password", "s3cret")
    port = tunnel(camera.port).port
    with closing(RtspSource(f"rtsps://me:s3cret@127.0.0.1:{port}/main").stream()) as stream:
        assert stream.open().width == 320
        assert len(list(islice(stream, 20))) == 20
    with pytest.raises(WrongPasswordError):
        RtspSource(f"rtsps://me:wrong@127.0.0.1:{port}/main").stream().open()


def test_a_port_without_tls_is_said(rtsp_camera: Any, make_clip: Any) -> None:
    camera = rtsp_camera({"main": make_clip("a.mp4")})
    url = camera.urls["main"].replace("rtsp://", "rtsps://")
    with pytest.raises(SourceError) as refused:
        RtspSource(url, timeout=5).stream().open()
    assert "127.0.0.1" in str(refused.value)
