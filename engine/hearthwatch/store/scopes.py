"""What credentials allow, and which cameras they show."""

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID


class Scope(StrEnum):
    """What a credential allows; each includes the ones before it."""

    READ = "read"
    WRITE = "write"
    ADMIN = "admin"

    def includes(self, other: "Scope") -> bool:
        """Tell whether this scope allows what another one does.

        >>> Scope.WRITE.includes(Scope.READ), Scope.READ.includes(Scope.ADMIN)
        (True, False)
        """
        order = list(Scope)
        return order.index(self) >= order.index(other)


def written_cameras(cameras: frozenset[UUID] | None) -> list[str] | None:
    """Return cameras as a column keeps them; None: all of them."""
    return None if cameras is None else sorted(map(str, cameras))


def read_cameras(column: Iterable[str] | None) -> frozenset[UUID] | None:
    """Return the cameras of a column; None: all of them."""
    return None if column is None else frozenset(map(UUID, column))
