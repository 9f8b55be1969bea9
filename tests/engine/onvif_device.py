"""A device that speaks ONVIF, with all that it needs to be a real peer."""

import base64
import hashlib
import queue
import re
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SERVICES = {
    "media": "http://www.onvif.org/ver10/media/wsdl",
    "media2": "http://www.onvif.org/ver20/media/wsdl",
    "events": "http://www.onvif.org/ver10/events/wsdl",
}

type Answer = tuple[int, bytes]


class OnvifDevice:
    """A device that speaks ONVIF over HTTP and is as strict about passwords as real ones.

    Attributes:
        asked: the questions it was asked, in order.
        answers: what it says instead, by question.
        skew: seconds that its clock is ahead.
        host: that it believes to have.
        snapshot: address of its picture of now; None: it makes none.
    """

    def __init__(
        self,
        profiles: Sequence[tuple[str, str, str, int, int]],
        streams: Mapping[str, str],
        *,
        login: tuple[str, str] | None = None,
        services: Sequence[str] = ("media", "media2", "events"),
    ) -> None:
        """Begin to serve.

        Args:
            profiles: token, camera, codec, width and height of each.
            streams: addresses by token.
            login: user and password.
            services: that it names.
        """
        self.asked: list[str] = []
        self.answers: dict[str, Answer] = {}
        self.skew = 0.0
        self.host: str | None = None
        self.snapshot: str | None = None
        self.subscribed = threading.Event()
        self._profiles, self._streams, self._login = profiles, streams, login
        self._services = services
        self._noticed: queue.Queue[str] = queue.Queue()
        device = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                text = self.rfile.read(int(self.headers["Content-Length"])).decode()
                status, body = device.answer(text)
                self.send_response(status)
                self.send_header("Content-Type", "application/soap+xml")
                self.send_header("Content-Length", str(len(body)))
                with suppress(ConnectionError):  # Nobody listens to answers that are too long.
                    self.end_headers()
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Be quiet."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.port = self._server.server_address[1]
        self.address = f"127.0.0.1:{self.port}"
        self._serving = threading.Thread(target=self._server.serve_forever, args=(0.05,))
        self._serving.start()

    def end(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._serving.join()

    def notice(self, topic: str, *, operation: str = "Changed", **values: str) -> None:
        """Notice something."""
        items = "".join(f'<tt:SimpleItem Name="{n}" Value="{v}"/>' for n, v in values.items())
        self._noticed.put(
            '<wsnt:NotificationMessage><wsnt:Topic Dialect="x">'
            f'{topic}</wsnt:Topic><wsnt:Message><tt:Message UtcTime="2026-01-01T00:00:00Z" '
            f'PropertyOperation="{operation}"><tt:Source><tt:SimpleItem Name="Source" Value="0"/>'
            f"</tt:Source><tt:Data>{items}</tt:Data></tt:Message></wsnt:Message>"
            "</wsnt:NotificationMessage>"
        )

    def answer(self, text: str) -> Answer:
        found = re.search(r"<s:Body><(\w+)", text)
        assert found
        question = found[1]
        self.asked.append(question)
        if question in self.answers:
            return self.answers[question]
        if self._login and question != "GetSystemDateAndTime" and not self._is_known(text):
            return self.fault("ter:NotAuthorized", "Sender not authorized")
        body = getattr(self, f"_{question.lower()}", None)
        if body is None:
            return self.fault("ter:ActionNotSupported", "No such question")
        return self.envelope(body(text))

    @staticmethod
    def envelope(body: str, status: int = 200) -> Answer:
        names = {
            "s": "http://www.w3.org/2003/05/soap-envelope",
            "wsa": "http://www.w3.org/2005/08/addressing",
            "wsnt": "http://docs.oasis-open.org/wsn/b-2",
            "tt": "http://www.onvif.org/ver10/schema",
            "tds": "http://www.onvif.org/ver10/device/wsdl",
            "trt": SERVICES["media"],
            "tr2": SERVICES["media2"],
            "tev": SERVICES["events"],
            "ter": "http://www.onvif.org/ver10/error",
        }
        spaces = " ".join(f'xmlns:{short}="{name}"' for short, name in names.items())
        return status, f"<s:Envelope {spaces}><s:Body>{body}</s:Body></s:Envelope>".encode()

    @classmethod
    def fault(cls, code: str, reason: str) -> Answer:
        return cls.envelope(
            f"<s:Fault><s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>{code}</s:Value>"
            f'</s:Subcode></s:Code><s:Reason><s:Text xml:lang="en">{reason}</s:Text></s:Reason>'
            "</s:Fault>",
            400,
        )

    def _is_known(self, text: str) -> bool:
        assert self._login
        part = {
            n: re.search(rf"<\w:{n}(?: [^>]*)?>([^<]*)<", text)
            for n in ("Username", "Password", "Nonce", "Created")
        }
        if not all(part.values()):
            return False
        user, proof, nonce, created = (found[1] for found in part.values() if found)
        moment = datetime.strptime(created, "%Y-%m-%dT%H:%M:%S.%fZ").replace(tzinfo=UTC)
        if abs(moment.timestamp() - time.time() - self.skew) > 60:
            return False
        digest = base64.b64decode(nonce) + created.encode() + self._login[1].encode()
        wanted = base64.b64encode(hashlib.sha1(digest).digest()).decode()
        return (user, proof) == (self._login[0], wanted)

    def _url(self, path: str) -> str:
        return f"http://{self.host or self.address}/onvif/{path}"

    def _getsystemdateandtime(self, _: str) -> str:
        now = datetime.fromtimestamp(time.time() + self.skew, UTC)
        return (
            "<tds:GetSystemDateAndTimeResponse><tds:SystemDateAndTime><tt:UTCDateTime><tt:Time>"
            f"<tt:Hour>{now.hour}</tt:Hour><tt:Minute>{now.minute}</tt:Minute>"
            f"<tt:Second>{now.second}</tt:Second></tt:Time><tt:Date><tt:Year>{now.year}</tt:Year>"
            f"<tt:Month>{now.month}</tt:Month><tt:Day>{now.day}</tt:Day></tt:Date>"
            "</tt:UTCDateTime></tds:SystemDateAndTime></tds:GetSystemDateAndTimeResponse>"
        )

    def _getdeviceinformation(self, _: str) -> str:
        return (
            "<tds:GetDeviceInformationResponse><tds:Manufacturer>Acme</tds:Manufacturer>"
            "<tds:Model>Eye 3</tds:Model><tds:FirmwareVersion>1.2</tds:FirmwareVersion>"
            "</tds:GetDeviceInformationResponse>"
        )

    def _getservices(self, _: str) -> str:
        return "".join(
            f"<tds:Service><tds:Namespace>{SERVICES[name]}</tds:Namespace>"
            f"<tds:XAddr>{self._url(name)}</tds:XAddr></tds:Service>"
            for name in self._services
        )

    def _getcapabilities(self, _: str) -> str:
        return (
            "<tds:GetCapabilitiesResponse><tds:Capabilities>"
            f"<tt:Events><tt:XAddr>{self._url('events')}</tt:XAddr></tt:Events>"
            f"<tt:Media><tt:XAddr>{self._url('media')}</tt:XAddr></tt:Media>"
            "</tds:Capabilities></tds:GetCapabilitiesResponse>"
        )

    def _getprofiles(self, text: str) -> str:
        newer = SERVICES["media2"] in text
        encoder = "VideoEncoder" if newer else "VideoEncoderConfiguration"
        source = "VideoSource" if newer else "VideoSourceConfiguration"
        return "".join(
            f'<trt:Profiles token="{token}"><tt:Name>{token.title()}</tt:Name>'
            f"<tt:{source}><tt:Name>s</tt:Name><tt:SourceToken>{camera}</tt:SourceToken>"
            f"</tt:{source}><tt:{encoder}><tt:Name>e</tt:Name><tt:Encoding>{codec}</tt:Encoding>"
            f"<tt:Resolution><tt:Width>{width}</tt:Width><tt:Height>{height}</tt:Height>"
            "</tt:Resolution><tt:RateControl><tt:FrameRateLimit>15</tt:FrameRateLimit>"
            f"</tt:RateControl></tt:{encoder}></trt:Profiles>"
            for token, camera, codec, width, height in self._profiles
            if newer or codec != "H265"
        )

    def _getstreamuri(self, text: str) -> str:
        found = re.search(r"<ProfileToken>([^<]*)<", text)
        assert found
        url = self._streams[found[1]]
        return f"<trt:MediaUri><tt:Uri>{url}</tt:Uri></trt:MediaUri>"

    def _getsnapshoturi(self, text: str) -> str:
        assert "<ProfileToken>" in text
        return f"<trt:MediaUri><tt:Uri>{self.snapshot or ''}</tt:Uri></trt:MediaUri>"

    def _createpullpointsubscription(self, _: str) -> str:
        self.subscribed.set()
        return (
            "<tev:CreatePullPointSubscriptionResponse><tev:SubscriptionReference>"
            f"<wsa:Address>{self._url('pull')}</wsa:Address><wsa:ReferenceParameters>"
            '<acme:Id xmlns:acme="http://acme.example/">7</acme:Id></wsa:ReferenceParameters>'
            "</tev:SubscriptionReference></tev:CreatePullPointSubscriptionResponse>"
        )

    def _pullmessages(self, text: str) -> str:
        assert re.search(r"<\w+:Id[^>]*>7<", text), "the reference is not repeated"
        seconds = re.search(r"PT(\d+)S", text)
        assert seconds
        try:
            noticed = [self._noticed.get(timeout=float(seconds[1]))]
        except queue.Empty:
            noticed = []
        while not self._noticed.empty():
            noticed.append(self._noticed.get())
        return f"<tev:PullMessagesResponse>{''.join(noticed)}</tev:PullMessagesResponse>"

    def _renew(self, _: str) -> str:
        return "<wsnt:RenewResponse/>"

    def _unsubscribe(self, _: str) -> str:
        return "<wsnt:UnsubscribeResponse/>"
