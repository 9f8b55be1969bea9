"""Looking for cameras in the network, so that nobody has to know their addresses."""

import asyncio
import contextlib
from collections.abc import Iterable
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Annotated, Final, Self
from urllib.parse import urlsplit

from fastapi import APIRouter, Request, Security
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from hearthwatch.api.base import BASE
from hearthwatch.api.house import house_of
from hearthwatch.api.problems import ProblemError, problem_docs
from hearthwatch.api.security import requires
from hearthwatch.settings import HttpSource, MakerSource, OnvifSource, RtspSource, Settings
from hearthwatch.store import Scope

if TYPE_CHECKING:
    from hearthwatch.media import Found

_SECONDS: Final = 3.0

router = APIRouter(
    prefix=f"{BASE}/cameras", tags=["cameras"], dependencies=[Security(requires(Scope.ADMIN))]
)


def _written(network: object) -> object:
    """Take a text alone: `IPv4Network` takes numbers, too."""
    if isinstance(network, str | IPv4Network):
        return network
    raise ValueError("a network is written like 192.168.1.0/24")


def _at_home(network: IPv4Network) -> IPv4Network:
    if not (network.is_private or network.is_link_local) or network.is_unspecified:
        raise ValueError("only a network of one's own is searched, like 192.168.1.0/24")
    from hearthwatch.media import MOST_HOSTS

    if network.num_addresses > MOST_HOSTS:
        raise ValueError(f"at most {MOST_HOSTS} addresses are searched, like 192.168.0.0/22")
    return network


class DiscoverBody(BaseModel):
    """Where to look."""

    model_config = ConfigDict(extra="forbid")

    network: Annotated[IPv4Network, BeforeValidator(_written), AfterValidator(_at_home)] | None = (
        Field(
            None,
            description="Hosts that are asked one by one, like `192.168.1.0/24`, which takes up to"
            " a minute; null: everybody is asked at once, which does not leave a container.",
        )
    )


class FoundView(BaseModel):
    """A camera that was found."""

    address: str = Field(description="As a source of its `type` wants it.")
    name: str
    model: str
    type: str = Field(description="`onvif`, or `rtsp` if only that port is open.")
    known: bool = Field(description="A camera of the settings has this address.")

    @classmethod
    def of(cls, found: "Found", known: set[str]) -> Self:
        """Show what was found."""
        return cls(
            address=found.address,
            name=found.name,
            model=found.model,
            type="onvif" if found.onvif else "rtsp",
            known=bool(_hosts([found.address]) & known),
        )


class FoundList(BaseModel):
    """All cameras that were found."""

    cameras: list[FoundView]


@router.post("/discover", responses=problem_docs(400, 401, 403, 429, 503))
async def discover_cameras(request: Request, body: DiscoverBody) -> FoundList:
    """Look for cameras in the network; takes some seconds."""
    busy: asyncio.Lock = request.app.state.discovering
    if busy.locked():
        detail = "Cameras are being looked for already."
        raise ProblemError(503, "busy", detail, {"Retry-After": "10"})
    async with busy:
        try:
            found = await _found(body.network)
        except OSError as error:
            detail = f"The network cannot be searched: {error.strerror or error}."
            raise ProblemError(503, "no_network", detail) from None
    known = _known_hosts(house_of(request).settings())
    return FoundList(cameras=[FoundView.of(one, known) for one in found])


async def _found(network: IPv4Network | None) -> "list[Found]":
    from hearthwatch.media import (
        discover,
        scan,
    )  # libav stays out of a service that never searches.

    return await (scan(network) if network else discover(seconds=_SECONDS))


def _known_hosts(settings: Settings) -> set[str]:
    """Return where the cameras are that there are already."""
    addresses: list[str] = []
    for camera in settings.cameras:
        for source in camera.sources:
            if isinstance(source, RtspSource | HttpSource):
                addresses.append(source.url.get_secret_value())
            elif isinstance(source, OnvifSource | MakerSource):
                addresses.append(source.address)
    return _hosts(addresses)


def _hosts(addresses: Iterable[str]) -> set[str]:
    """Return the hosts of addresses of any kind."""
    found = set[str]()
    for address in addresses:
        with contextlib.suppress(ValueError):
            host = urlsplit(address if "://" in address else f"//{address}").hostname
            found |= {host} if host else set()
    return found
