"""How a camera speaks to the service."""

from typing import Protocol
from uuid import UUID

from hearthwatch.model import messages


class Voice(Protocol):
    """What a camera says, by how much it matters."""

    def tell(self, message: messages.EventMade | messages.ClipClosed) -> None:
        """Send what must not be lost, again and again until it is committed."""

    def owes(self, camera_id: UUID) -> bool:
        """Tell whether what a camera has told is not committed yet."""

    def offer(self, message: messages.Up) -> None:
        """Send something that may be lost when the service is behind."""

    def stream(self, message: messages.Live) -> None:
        """Send live pictures, waiting for room; they let everything else go first."""
