"""The picture of now that an ONVIF device makes when it is asked."""

from typing import Final

from hearthwatch.media.errors import SourceError
from hearthwatch.media.http.pictures import still
from hearthwatch.media.jpeg import checked
from hearthwatch.media.onvif.choice import choose
from hearthwatch.media.onvif.device import Device
from hearthwatch.media.web import DeviceLogin, Web

_MOST: Final = 8 << 20


class SnapshotSource:
    """Takes pictures, from one thread at a time; the device is asked once where they are."""

    def __init__(
        self, address: str, login: DeviceLogin | None, *, channel: int = 1, timeout: float = 3.0
    ) -> None:
        """Prepare to ask.

        Args:
            address: of the device.
            login: who asks.
            channel: which camera of a recorder, counted from 1.
            timeout: seconds for each answer.

        Raises:
            ValueError: the address is none.
        """
        self.name = address
        self._login = login
        self._channel = channel
        self._timeout = timeout
        self._address: str | None = None
        self._device = Device(address, login, timeout=timeout)
        self._web = Web(address, login, timeout=timeout)

    def close(self) -> None:
        """Hang up."""
        self._device.close()
        self._web.close()

    def find(self) -> str:
        """Ask where the pictures are, unless that is known.

        Raises:
            SourceError: the device gives none, or does not say.
        """
        if self._address is None:
            main = choose(self._device.profiles(self._channel), "main").profile
            self._address = self._device.snapshot_address(main)
        return self._address

    def take(self, width: int = 0, height: int = 0) -> bytes:
        """Return a picture of now as JPEG, its shape kept.

        Args:
            width: in pixels at most; 0 for the picture as it comes.
            height: likewise.

        Raises:
            SourceError: none comes; where they are is asked anew the next time.
        """
        address = self.find()
        login, seconds = self._login is not None, self._timeout
        try:
            data = still(self.name, self._web, address, login=login, within=seconds, most=_MOST)
            return checked(self.name, data, width, height)
        except SourceError:
            self._address = None
            raise
