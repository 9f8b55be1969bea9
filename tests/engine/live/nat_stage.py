"""Two networks that share no wire, and a port that leads from one into the other.

    unshare --user --map-root-user --net python nat_stage.py open|closed FOLDER FILM

An engine and its camera live in one network namespace, a viewer in another. The viewer reaches the
engine's TCP port through a forwarder with a leg in each, as through the published port of a
container. `closed`: no datagram gets across, whatever is tried. `open`: a wire lies between them
as well. Prints what the viewer saw, as JSON.
"""

import asyncio
import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import av
import httpx
from aiortc import (
    MediaStreamTrack,
    RTCConfiguration,
    RTCPeerConnection,
    RTCSessionDescription,
)
from websockets.asyncio.client import connect

from hearthwatch.studies.bench import mark
from hearthwatch.studies.bench.cameras import Mount, playing
from hearthwatch.studies.bench.children import running

HEARTHWATCH = (sys.executable, "-m", "hearthwatch")

ENGINE = "10.77.1.2"
VIEWER = "10.77.2.2"
NOTICED_WITHIN = 2.0


def ip(*words: str) -> None:
    subprocess.run(["ip", *words], check=True)


class Networks:
    """This process's own namespace, the engine's, and the viewer's beside it."""

    def __init__(self, *, wired: bool) -> None:
        self._own = os.open("/proc/self/ns/net", os.O_RDONLY)
        ip("link", "set", "lo", "up")
        keeper = subprocess.Popen(["unshare", "--net", "sleep", "600"], start_new_session=True)
        self._keeper = keeper
        theirs, ours = Path(f"/proc/{keeper.pid}/ns/net"), Path("/proc/self/ns/net")
        while theirs.readlink() == ours.readlink():
            time.sleep(0.01)
        self.other = os.open(f"/proc/{keeper.pid}/ns/net", os.O_RDONLY)
        if wired:
            ip(
                "link",
                "add",
                "wire",
                "type",
                "veth",
                "peer",
                "name",
                "end",
                "netns",
                str(keeper.pid),
            )
            self._dress("wire", ENGINE, VIEWER)
            with self.at_the_viewer():
                ip("link", "set", "lo", "up")
                self._dress("end", VIEWER, ENGINE)
        else:
            self._lonely("near", ENGINE)
            with self.at_the_viewer():
                ip("link", "set", "lo", "up")
                self._lonely("far", VIEWER)

    @staticmethod
    def _dress(name: str, address: str, other: str) -> None:
        ip("address", "add", address, "peer", other, "dev", name)
        ip("link", "set", name, "up")

    @classmethod
    def _lonely(cls, name: str, address: str) -> None:
        """Give the namespace a wire that leads nowhere: what is sent vanishes, as behind NAT."""
        ip("link", "add", name, "type", "veth", "peer", "name", f"{name}-end")
        ip("link", "set", f"{name}-end", "up")
        ip("address", "add", f"{address}/24", "dev", name)
        ip("link", "set", name, "up")
        gateway = f"{address.rpartition('.')[0]}.1"
        ip("neighbour", "add", gateway, "lladdr", "02:00:00:00:00:01", "dev", name)
        ip("route", "add", "default", "via", gateway)

    @contextmanager
    def at_the_viewer(self) -> Iterator[None]:
        """Make sockets in the viewer's namespace; those made before stay where they are."""
        enter(self.other)
        try:
            yield
        finally:
            enter(self._own)

    def close(self) -> None:
        self._keeper.kill()
        self._keeper.wait()


def enter(namespace: int) -> None:
    os.setns(namespace, os.CLONE_NEWNET)


async def lead(door: socket.socket, port: int) -> asyncio.Server:
    """Lead all who knock at a door of the viewer's namespace to the engine."""

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(1 << 16):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        inner, outer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pump(reader, outer), pump(inner, writer))

    return await asyncio.start_server(serve, sock=door)


async def view(url: str, key: str) -> dict[str, Any]:
    """Watch in both ways; this runs in the viewer's namespace."""
    headers = {"Authorization": f"Bearer {key}"}
    seen: dict[str, Any] = {}
    async with connect(
        f"ws{url.removeprefix('http')}/api/v1/cameras/front/live",
        additional_headers=headers,
        max_size=None,
        proxy=None,
    ) as watching:
        while (begun := json.loads(await watching.recv()))["type"] != "init":
            pass
        film = b"".join([bytes(await watching.recv()) for _ in range(40)])
    seen["mp4"] = {"init": begun, "numbers": numbers_of(film)}
    address = f"{url}/api/v1/cameras/front/"
    async with httpx.AsyncClient(
        base_url=address, headers=headers, timeout=30, trust_env=False
    ) as http:
        seen["webrtc"] = await call(http)
    return seen


async def call(http: httpx.AsyncClient) -> dict[str, Any]:
    """Try WebRTC, and give it up when no picture has come in time, as the page does."""
    peer = RTCPeerConnection(RTCConfiguration(iceServers=[]))
    peer.addTransceiver("video", direction="recvonly")
    tracks: asyncio.Queue[MediaStreamTrack] = asyncio.Queue()
    peer.on("track", tracks.put_nowait)
    await peer.setLocalDescription(await peer.createOffer())
    offer = {"type": "offer", "sdp": peer.localDescription.sdp}
    answer = (await http.post("webrtc", json=offer)).raise_for_status().json()
    numbers = []
    with suppress(TimeoutError):
        async with asyncio.timeout(NOTICED_WITHIN):
            await peer.setRemoteDescription(RTCSessionDescription(answer["sdp"], "answer"))
            track = await tracks.get()
            numbers = [number_of(await track.recv()) for _ in range(10)]
    await peer.close()
    return {"numbers": numbers, "session": answer["session"]}


def number_of(picture: av.VideoFrame) -> int | None:
    return mark.read(picture.reformat(format="gray").to_ndarray())


def numbers_of(film: bytes) -> list[int | None]:
    with av.open(io.BytesIO(film)) as opened:
        return [number_of(picture) for picture in opened.decode(video=0)]


def open_ports() -> int:
    """Count the UDP sockets in the engine's namespace."""
    return len(Path("/proc/thread-self/net/udp").read_text().splitlines()) - 1


async def stage(networks: Networks, url: str, key: str) -> dict[str, Any]:
    """Let the viewer watch through the forwarder."""
    with networks.at_the_viewer():
        door = socket.create_server(("127.0.0.1", 0))
    host, _, port = url.rpartition(":")
    seen: dict[str, Any] = {}

    def viewer() -> None:
        enter(networks.other)
        seen.update(asyncio.run(view(f"{host}:{door.getsockname()[1]}", key)))

    leading = await lead(door, int(port))
    async with leading:
        await asyncio.get_running_loop().run_in_executor(ThreadPoolExecutor(1), viewer)
    return seen


def forgotten(url: str, key: str, session: str) -> dict[str, Any]:
    """Wait until the engine has forgotten a call that nobody ended."""
    began = time.monotonic()
    while (ports := open_ports()) and time.monotonic() - began < 60:
        time.sleep(0.1)
    headers = {"Authorization": f"Bearer {key}"}
    path = f"{url}/api/v1/cameras/front/webrtc/{session}"
    gone = httpx.delete(path, headers=headers, trust_env=False).status_code
    return {"open_ports": ports, "gone": gone}


def main() -> None:
    """Set the stage, run the engine on it, and say what the viewer saw."""
    wired, data, film = sys.argv[1] == "open", Path(sys.argv[2]), Path(sys.argv[3])
    networks = Networks(wired=wired)
    try:
        with playing([Mount("main", (film,))], data) as cameras:
            source = {"type": "rtsp", "url": cameras.url("main")}
            settings = {"cameras": [{"name": "Front", "slug": "front", "sources": [source]}]}
            (data / "hearthwatch.yaml").write_text(json.dumps(settings))
            key = subprocess.run(
                [*HEARTHWATCH, "token", "create", "test", "--data", str(data)],
                check=True,
                capture_output=True,
                text=True,
            ).stdout.strip()
            command = [*HEARTHWATCH, "run", "--data", str(data), "--port", "0"]
            with running(command, data / "engine.log") as child:
                url = child.word("Hearthwatch").rpartition(" ")[2]
                seen = asyncio.run(stage(networks, url, key))
                seen |= forgotten(url, key, seen["webrtc"]["session"])
                sys.stdout.write(json.dumps(seen))
    finally:
        networks.close()


if __name__ == "__main__":
    main()
