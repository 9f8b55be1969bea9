"""One call over WebRTC. Importing this takes aiortc in, which nobody needs before a call."""

import asyncio
import ipaddress
import re
import time
from fractions import Fraction
from typing import Final

import av
import structlog
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCPeerConnection,
    RTCRtpSender,
    RTCSessionDescription,
)
from aiortc.exceptions import (
    InternalError,
    InvalidAccessError,
    InvalidStateError,
    OperationError,
)
from aiortc.mediastreams import MediaStreamError
from av.stream import Stream

from hearthwatch.model.messages import LiveBegun, LiveData, LiveFailed
from hearthwatch.watch.live.viewer import Viewer

_CONNECT_WITHIN: Final = 15.0
_MOST_CANDIDATES: Final = 40
_CODECS: Final = frozenset({"video/H264", "video/rtx"})
_CLOCK: Final = 90_000
_BEHIND: Final = 0.3
"""Seconds after which a picture is shown as soon as it can be, not at its time."""

_CATCHING_UP: Final = _CLOCK // 1000
_FRAME: Final = _CLOCK // 30
_PACE: Final = 2.5e6
"""Bytes per second in which a viewer is sent what is behind, so that nothing overflows."""

_FAULTS: Final = (
    InternalError,
    InvalidAccessError,
    InvalidStateError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    TypeError,
    ValueError,
)
"""What a stranger's offer may come out of aiortc's parser and negotiation as."""

_log = structlog.get_logger(__name__)


class OfferError(Exception):
    """What a viewer offers cannot be answered; the text says why."""


class Call:
    """A viewer that is connected, or connects.

    It is sent H.264 and can send nothing. UDP ports are opened on this machine's addresses for as
    long as the call lasts; whoever speaks to them must know the password that the answer holds.
    Calls end with the view, when the viewer is silent for half a minute (RFC 7675), or when it has
    not connected within 15 s.
    """

    def __init__(self, viewer: Viewer) -> None:
        """Prepare to answer.

        Args:
            viewer: that gives the pictures.
        """
        self._peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        self._track = _CameraTrack(viewer)
        self._connected = asyncio.Event()
        self._ended = asyncio.Event()
        self._peer.on("connectionstatechange", self._changed)
        self._track.on("ended", self._ended.set)

    async def answer(self, offer: str) -> str:
        """Return the answer to an offer; both are SDP (RFC 8866).

        Raises:
            OfferError: it is no offer, or not for pictures in H.264.
        """
        try:
            return await self._answer(_checked(offer))
        except OfferError:
            await self._peer.close()
            raise
        except OperationError:
            await self._peer.close()
            raise OfferError(
                "The offer has no H.264, in which the camera's pictures are."
            ) from None
        except _FAULTS as error:
            await self._peer.close()
            _log.info("offer_not_understood", kind=type(error).__name__)
            raise OfferError("The offer cannot be understood.") from None

    async def hold(self) -> None:
        """Stay connected until one side ends it."""
        try:
            async with asyncio.timeout(_CONNECT_WITHIN) as patience:
                waiting = asyncio.create_task(self._connected.wait())
                ending = asyncio.create_task(self._ended.wait())
                try:
                    await asyncio.wait({waiting, ending}, return_when=asyncio.FIRST_COMPLETED)
                    patience.reschedule(None)
                    await ending
                finally:
                    waiting.cancel()
                    ending.cancel()
        except TimeoutError:
            _log.info("call_not_connected", seconds=_CONNECT_WITHIN)
        finally:
            await self._peer.close()

    async def _answer(self, offer: str) -> str:
        peer = self._peer
        sender = peer.addTrack(self._track)
        codecs = RTCRtpSender.getCapabilities("video").codecs
        (ours,) = (line for line in peer.getTransceivers() if line.sender is sender)
        ours.setCodecPreferences([codec for codec in codecs if codec.mimeType in _CODECS])
        await peer.setRemoteDescription(RTCSessionDescription(offer, "offer"))
        for line in peer.getTransceivers():
            line.direction = "sendonly" if line is ours else "inactive"
        await peer.setLocalDescription(await peer.createAnswer())
        answer: str = peer.localDescription.sdp
        return answer

    def _changed(self) -> None:
        match self._peer.connectionState:
            case "connected":
                self._connected.set()
            case "failed" | "closed":
                self._ended.set()


class _CameraTrack(MediaStreamTrack):
    """Gives a camera's packets to whoever sends them; nothing is decoded or encoded.

    What comes late, as at the beginning, is moved to the present of the track's clock: a player
    that believed the camera's would stay behind for good.
    """

    kind = "video"

    def __init__(self, viewer: Viewer) -> None:
        super().__init__()
        self._viewer = viewer
        self._last = 0
        self._offset: int | None = None

    async def recv(self) -> "av.Packet[Stream]":
        """Wait for the next picture.

        Raises:
            MediaStreamError: there is none any more.
        """
        while self.readyState == "live":
            match await self._viewer.next():
                case LiveData() as item:
                    return await self._packet(item)
                case LiveBegun():
                    self._offset = None
                case LiveFailed():
                    self.stop()
        raise MediaStreamError

    async def _packet(self, item: LiveData) -> "av.Packet[Stream]":
        if time.time() - item.captured > _BEHIND:
            await asyncio.sleep(len(item.data) / _PACE)
            self._last += _CATCHING_UP
            self._offset = None
        else:
            if self._offset is None:
                self._offset = self._last + _FRAME - item.clock
            self._last = max(self._last + 1, item.clock + self._offset)
        packet: av.Packet[Stream] = av.Packet(item.data)
        packet.pts, packet.time_base = self._last, Fraction(1, _CLOCK)
        return packet


def _checked(offer: str) -> str:
    """Return an offer without what we would have to ask strangers about.

    Browsers hide their address behind a name that only multicast DNS knows. No name is looked up
    here: such a viewer is recognised when it knocks, and so candidates never count as complete.

    Raises:
        OfferError: it is for more than a video, with or without sound.
    """
    kinds = sorted(re.findall(r"^m=(\S+)", offer, re.MULTILINE))
    if kinds not in (["video"], ["audio", "video"]):
        raise OfferError("The offer must be for one video, and nothing but sound beside it.")
    lines = [line for line in offer.splitlines() if line != "a=end-of-candidates"]
    kept = [line for line in lines if not line.startswith("a=candidate:") or _is_plain(line)]
    if sum(line.startswith("a=candidate:") for line in kept) > _MOST_CANDIDATES:
        raise OfferError(f"The offer has more than {_MOST_CANDIDATES} candidates.")
    return "\r\n".join([*kept, ""])


def _is_plain(candidate: str) -> bool:
    """Tell whether a candidate (RFC 8839, 5.1) is UDP to an address and not to a name."""
    parts = candidate.split()
    try:
        ipaddress.ip_address(parts[4])
    except (IndexError, ValueError):
        return False
    return parts[2].lower() == "udp"
