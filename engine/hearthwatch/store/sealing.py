"""Secrets at rest: sealed with keys that are kept beside the database, in a file of their own."""

import os
from pathlib import Path
from typing import Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

_MOST_KEYS: Final = 20


class SealingError(Exception):
    """The keys cannot be used, or none of them opens what was sealed."""


class Sealer:
    """Seals with the newest key and opens with all of them (Fernet: AES-128-CBC and HMAC-SHA256).

    A copy of the database alone, in a backup or on a stolen disk, gives no secret away.
    """

    def __init__(self, path: Path) -> None:
        """Read the keys; the first call makes one.

        Args:
            path: of the file with the keys, one a line, the newest first; lines that begin with
                ``#`` are left out.

        Raises:
            SealingError: the file cannot be read or made, or holds something else.
        """
        self._path = path
        try:
            if not path.exists():
                _write(path, [Fernet.generate_key().decode()])
            self._use(_read(path))
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it holds no Fernet keys"
            raise SealingError(f"{path} cannot be used: {reason}") from None

    def seal(self, secret: str) -> bytes:
        """Seal a secret."""
        return self._keys.encrypt(secret.encode())

    def unseal(self, sealed: bytes) -> str:
        """Open what was sealed.

        Raises:
            SealingError: none of the keys opens it, or it was changed.
        """
        try:
            return self._keys.decrypt(sealed).decode()
        except InvalidToken:
            raise SealingError(f"none of the keys in {self._path} opens it") from None

    def renewed(self, sealed: bytes) -> bytes | None:
        """Return the same secret sealed with the newest key, or None when it is already.

        Raises:
            SealingError: none of the keys opens it, or it was changed.
        """
        try:
            self._newest.decrypt(sealed)
        except InvalidToken:
            return self.seal(self.unseal(sealed))
        return None

    def add_key(self) -> None:
        """Make a new key, which seals from now on; the older ones go on opening.

        Raises:
            SealingError: the file cannot be written.
        """
        try:
            keys = [Fernet.generate_key().decode(), *_read(self._path)][:_MOST_KEYS]
            _write(self._path, keys)
        except OSError as error:
            raise SealingError(f"{self._path} cannot be written: {error.strerror}") from None
        self._use(keys)

    def _use(self, keys: list[str]) -> None:
        if not keys:
            raise ValueError("there is none")
        fernets = [Fernet(key) for key in keys]
        self._newest, self._keys = fernets[0], MultiFernet(fernets)


def _read(path: Path) -> list[str]:
    lines = (line.strip() for line in path.read_text(encoding="ascii").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _write(path: Path, keys: list[str]) -> None:
    """Write the file as a whole or not at all, for its owner alone."""
    beside = path.with_name(f"{path.name}.new")
    beside.unlink(missing_ok=True)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write("".join(f"{key}\n" for key in keys))
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
