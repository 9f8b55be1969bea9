"""Where cameras connect, and who of them may."""

import asyncio
import contextlib
import hmac
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from ipaddress import ip_address
from typing import Final

import structlog

from hearthwatch.media.ftp.account import Account, Limits, Receiver
from hearthwatch.media.ftp.attempts import Attempts
from hearthwatch.media.ftp.landing import Landing
from hearthwatch.media.ftp.session import Session
from hearthwatch.media.ftp.shelf import Shelf

_log = structlog.get_logger()

_LONGEST_LINE: Final = 4096
_THREADS: Final = 4


class FtpServer:
    """Takes uploads from `start` to `close`.

    Attributes:
        limits: of what cameras may do.
    """

    def __init__(self, limits: Limits, receiver: Receiver) -> None:
        """Prepare; `start` listens.

        Args:
            limits: of what cameras may do.
            receiver: knows how much room there is, and hears of recordings.
        """
        self.limits = limits
        self._receiver = receiver
        self._accounts: dict[str, Account] = {}
        self._cleaned: set[Landing] = set()
        self._attempts = Attempts()
        self._sessions: dict[asyncio.Task[None], Session] = {}
        self._executor = ThreadPoolExecutor(_THREADS, "ftp")
        self._server: asyncio.Server | None = None

    @property
    def port(self) -> int:
        """On which it listens; 0: it does not."""
        sockets = self._server.sockets if self._server else ()
        return int(sockets[0].getsockname()[1]) if sockets else 0

    async def start(self, host: str, port: int) -> None:
        """Listen.

        Raises:
            OSError: the address is taken, or none of this machine's.
        """
        self._server = await asyncio.start_server(self._take, host, port, limit=_LONGEST_LINE)

    async def admit(self, accounts: Iterable[Account]) -> None:
        """Let these log in from now on; sessions of others end.

        Called again it tries again what has failed: nobody logs in whose folder is not ready.

        Raises:
            OSError: an account's folder cannot be written to.
        """
        wanted = {account.username: account for account in accounts}
        self._cleaned &= {account.landing for account in wanted.values()}
        self._accounts = {
            name: account for name, account in wanted.items() if account.landing in self._cleaned
        }
        ended = [
            task
            for task, session in self._sessions.items()
            if session.account and self._accounts.get(session.account.username) != session.account
        ]
        await _cancelled(ended)
        loop = asyncio.get_running_loop()
        for name, account in wanted.items():
            if account.landing not in self._cleaned:
                await loop.run_in_executor(self._executor, account.landing.clean)
                self._cleaned.add(account.landing)
            self._accounts[name] = account

    async def close(self) -> None:
        """End all sessions; what was arriving is let go."""
        if self._server is not None:
            self._server.close()
        await _cancelled(self._sessions)
        self._executor.shutdown(wait=False)

    async def account(self, username: str, password: str, peer: str) -> Account | None:
        """Return whose login that is; None, after a while, if it is nobody's."""
        account = self._accounts.get(username)
        known = account.password if account else ""
        same = hmac.compare_digest(known.encode(), password.encode())
        if account is not None and same:
            return account
        camera = account.camera if account else None
        _log.warning("ftp_login_refused", camera=camera, address=peer)
        await asyncio.sleep(self._attempts.wrong())
        return None

    def enter(self, account: Account) -> bool:
        """Take note of who is there; False: of this account there are enough."""
        there = sum(session.account == account for session in self._sessions.values())
        return there < self.limits.of_account

    def shelf(self, account: Account) -> Shelf:
        """Return where the files of a session go."""
        return Shelf(account, self.limits, self._receiver, self._executor)

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        peer = writer.get_extra_info("peername")
        if peer is None or not self.may_come(peer[0]):
            writer.close()
            return
        if len(self._sessions) >= self.limits.connections:
            writer.write(b"421 There are too many connections.\r\n")
            writer.close()
            return
        session = Session(reader, writer, self)
        task = asyncio.create_task(_held(session))
        self._sessions[task] = session
        task.add_done_callback(lambda _: self._left(task, writer))

    def _left(self, task: asyncio.Task[None], writer: asyncio.StreamWriter) -> None:
        writer.close()
        del self._sessions[task]

    def may_come(self, host: str) -> bool:
        """Tell whether somebody with that address is answered; this machine itself always is."""
        address = ip_address(host.partition("%")[0])
        mapped = getattr(address, "ipv4_mapped", None) or address
        if not self.limits.networks:
            return bool(mapped.is_private)
        return any(mapped in network for network in self.limits.networks) or mapped.is_loopback


async def _held(session: Session) -> None:
    with contextlib.suppress(OSError):
        await session.run()


async def _cancelled(tasks: Iterable[asyncio.Task[None]]) -> None:
    ending = list(tasks)
    for task in ending:
        task.cancel()
    if ending:
        await asyncio.wait(ending)
