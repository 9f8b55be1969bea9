"""Where makers' cameras have their streams: what `makers.toml` says."""

import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Final, Literal

_RTSP: Final = 554


@dataclass(frozen=True, slots=True)
class Maker:
    """A maker's habits.

    Attributes:
        main: paths of the large stream, to be tried in this order.
        sub: those of the small one.
        port: of RTSP, unless the owner has changed it.
        source: where that is described.
    """

    main: tuple[str, ...]
    sub: tuple[str, ...]
    source: str
    port: int = _RTSP

    def urls(self, address: str, channel: int, stream: Literal["main", "sub"]) -> list[str]:
        """Return where a stream may be, likeliest first.

        Args:
            address: of the camera, with another port if it has one.
            channel: which camera of a recorder.
            stream: which one.
        """
        has_port = address.rpartition("]")[2].count(":") == 1
        place = address if has_port else f"{address}:{self.port}"
        paths = self.main if stream == "main" else self.sub
        return [f"rtsp://{place}{path.format(channel=channel, zero=channel - 1)}" for path in paths]


def _read() -> dict[str, Maker]:
    text = resources.files(__package__).joinpath("makers.toml").read_text("utf-8")
    return {
        name: Maker(tuple(said.pop("main")), tuple(said.pop("sub")), **said)
        for name, said in tomllib.loads(text).items()
    }


MAKERS: Final = _read()
"""By name, as people read it."""
