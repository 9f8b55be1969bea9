"""A doorbell that speaks ONVIF, as far as the engine asks."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Empty, SimpleQueue
from typing import Final

_SPACES: Final = (
    'xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:a="http://www.w3.org/2005/08/addressing" '
    'xmlns:n="http://docs.oasis-open.org/wsn/b-2" '
    'xmlns:t="http://www.onvif.org/ver10/schema"'
)
_SERVICES: Final = (
    "http://www.onvif.org/ver10/media/wsdl",
    "http://www.onvif.org/ver10/events/wsdl",
)
_QUESTION: Final = re.compile(r"<s:Body><(\w+)")
_SECONDS: Final = re.compile(r"PT(\d+)S")
_TIME: Final = (
    "<t:UTCDateTime><t:Hour>%H</t:Hour><t:Minute>%M</t:Minute><t:Second>%S</t:Second>"
    "<t:Year>%Y</t:Year><t:Month>%m</t:Month><t:Day>%d</t:Day></t:UTCDateTime>"
)
_PROFILE: Final = (
    '<Profiles token="main"><t:Name>Main</t:Name><t:VideoSourceConfiguration><t:SourceToken>eye'
    "</t:SourceToken></t:VideoSourceConfiguration><t:VideoEncoderConfiguration><t:Encoding>H264"
    "</t:Encoding></t:VideoEncoderConfiguration></Profiles>"
)


class Doorbell:
    """Rings when it is told to.

    Attributes:
        address: of it, as the engine wants it.
        asked: is set once somebody waits for it to ring.
    """

    def __init__(self, port: int, stream: str, picture: bytes) -> None:
        """Begin calm.

        Args:
            port: of it.
            stream: address of its video.
            picture: that it makes when it is asked.
        """
        self.address = f"127.0.0.1:{port}"
        self.asked = threading.Event()
        self.picture = picture
        self._stream = stream
        self._states: SimpleQueue[bool] = SimpleQueue()
        self._answered: SimpleQueue[None] = SimpleQueue()

    def ring(self) -> float:
        """Press the button and let it go; return when it was pressed, in seconds since 1970 UTC."""
        pressed = time.time()
        for state in (True, False):
            self._states.put(state)
            self._answered.get()
        return pressed

    def answer(self, question: str) -> str:
        """Return the answer to a question, both as XML."""
        found = _QUESTION.search(question)
        body = self._body(found[1] if found else "", question)
        return f"<s:Envelope {_SPACES}><s:Body>{body}</s:Body></s:Envelope>"

    def _body(self, name: str, question: str) -> str:
        if name == "PullMessages":
            seconds = _SECONDS.search(question)
            return self._noticed(float(seconds[1]) if seconds else 1.0)
        here = f"http://{self.address}"
        known = {
            "GetSystemDateAndTime": datetime.now(UTC).strftime(_TIME),
            "GetServices": "".join(
                f"<Service><Namespace>{one}</Namespace><XAddr>{here}/onvif</XAddr></Service>"
                for one in _SERVICES
            ),
            "GetProfiles": _PROFILE,
            "GetStreamUri": f"<Uri>{self._stream}</Uri>",
            "GetSnapshotUri": f"<Uri>{here}/picture.jpg</Uri>",
            "CreatePullPointSubscription": "<SubscriptionReference>"
            f"<a:Address>{here}/onvif</a:Address></SubscriptionReference>",
        }
        return known.get(name, f"<{name}Response/>")

    def _noticed(self, seconds: float) -> str:
        self.asked.set()
        try:
            pressed = self._states.get(timeout=seconds)
        except Empty:
            return ""
        self._answered.put(None)
        return (
            "<n:NotificationMessage><n:Topic>tns1:RuleEngine/MyRuleDetector/Visitor</n:Topic>"
            '<n:Message><t:Message PropertyOperation="Changed"><t:Data><t:SimpleItem Name="State" '
            f'Value="{str(pressed).lower()}"/></t:Data></t:Message></n:Message>'
            "</n:NotificationMessage>"
        )


@contextmanager
def doorbell(stream: str, picture: bytes) -> Iterator[Doorbell]:
    """Have a doorbell for as long as the context lasts.

    Args:
        stream: address of its video.
        picture: that it makes when it is asked, a JPEG.
    """
    bells: list[Doorbell] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._send("application/soap+xml", bells[0].answer(question).encode())

        def do_GET(self) -> None:
            self._send("image/jpeg", bells[0].picture)

        def _send(self, kind: str, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Let whoever hangs up hang up."""

    with Server(("127.0.0.1", 0), Handler) as server:
        bells.append(Doorbell(server.server_address[1], stream, picture))
        serving = threading.Thread(target=server.serve_forever, name="doorbell")
        serving.start()
        try:
            yield bells[0]
        finally:
            server.shutdown()
            serving.join()
