"""What our topics are called."""

from dataclasses import dataclass
from typing import Final

ONLINE: Final = b"online"
OFFLINE: Final = b"offline"


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics below a base; a camera is called by its slug, and None is the hub.

    >>> Topics("hearthwatch").entity("yard", "motion")
    'hearthwatch/camera/yard/motion'
    """

    base: str

    @property
    def status(self) -> str:
        """Whether the engine is connected; the broker says when it no longer is."""
        return self.entity(None, "status")

    def device(self, slug: str | None) -> str:
        """Where everything of a device begins."""
        return f"{self.base}/hub" if slug is None else f"{self.base}/camera/{slug}"

    def entity(self, slug: str | None, key: str) -> str:
        """What an entity shows."""
        return f"{self.device(slug)}/{key}"

    def attributes(self, slug: str | None, key: str) -> str:
        """What is known beside that."""
        return f"{self.entity(slug, key)}/attributes"

    def order(self, slug: str | None, key: str) -> str:
        """Where others set an entity or push a button."""
        return f"{self.entity(slug, key)}/set"

    def availability(self, slug: str) -> str:
        """Whether a camera delivers pictures."""
        return self.entity(slug, "availability")

    def info(self, slug: str) -> str:
        """Which camera this is."""
        return self.entity(slug, "info")

    def event(self, slug: str | None, kind: str) -> str:
        """Where facts of a type are told."""
        return f"{self.device(slug)}/event/{kind}"

    def command(self, name: str) -> str:
        """Where commands for a camera or for the ``system`` are given."""
        return f"{self.base}/command/{name}"
