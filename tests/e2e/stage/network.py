"""A network such as Home Assistant's apps live in, apart from this machine's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hearthwatch.studies.bench.children import running

SUPERVISOR = "172.30.32.2"
APP = "172.30.33.5"

_READY = "ready"
_SET_UP = (
    "ip link set lo up",
    f"ip address add {SUPERVISOR}/32 dev lo",
    f"ip address add {APP}/32 dev lo",
    f"echo {_READY}",
    "exec sleep infinity",
)


@dataclass(frozen=True, slots=True)
class AppNetwork:
    """A namespace that has the addresses of the Supervisor and of an app, and no way out.

    Attributes:
        pid: a process that lives in it.
    """

    pid: int

    @property
    def within(self) -> tuple[str, ...]:
        """What to put in front of a command that is to run in it."""
        place = f"/proc/{self.pid}/ns"
        spaces = (f"--user={place}/user", f"--net={place}/net")
        return ("nsenter", "--preserve-credentials", *spaces, "--")


@contextmanager
def app_network(folder: Path) -> Iterator[AppNetwork]:
    """Make such a network, which is gone afterwards; no right of the owner of this machine is used.

    Raises:
        ChildError: this machine allows no network namespaces.
    """
    command = ["unshare", "--map-root-user", "--net", "--", "sh", "-c", " && ".join(_SET_UP)]
    with running(command, folder / "network.log") as holder:
        holder.word(_READY)
        yield AppNetwork(holder.pid)
