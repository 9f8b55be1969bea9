"""What a camera says on its first connection, and what it is answered."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import PurePosixPath
from typing import Final, Protocol

from hearthwatch.ftp.account import Account, Limits
from hearthwatch.ftp.control import Control, send
from hearthwatch.ftp.data import DataPort, Streams
from hearthwatch.ftp.listing import facts, long_line, quoted
from hearthwatch.ftp.names import BadNameError, resolved
from hearthwatch.ftp.replies import ReplyError
from hearthwatch.ftp.shelf import Shelf

_CONNECT_WITHIN: Final = 20.0
_WRONG_PASSWORDS: Final = 3
_FEATURES: Final = ("EPSV", "MLST type*;size*;modify*;", "SIZE", "UTF8")
_PASSIVE: Final = "Files arrive in passive mode only; choose it in the camera."
_ALWAYS: Final = {
    "AUTH": (502, "There is no TLS; choose plain FTP in the camera."),
    "NOOP": (200, "Fine."),
    "SYST": (215, "UNIX Type: L8"),
}
"""Commands that are always answered so."""

_LOGGED_IN: Final = {
    "CLNT": (200, "Fine."),
    "EPRT": (502, _PASSIVE),
    "PORT": (502, _PASSIVE),
    "RETR": (550, "Nothing is given out."),
}
"""And those that are, once somebody has logged in."""

_OLDER: Final = {"XCUP": "CDUP", "XCWD": "CWD", "XMKD": "MKD", "XPWD": "PWD", "XRMD": "RMD"}

type _Answer = Callable[[str], Awaitable[None]]


class Host(Protocol):
    """The server, as far as a session needs it."""

    limits: Limits

    async def account(self, username: str, password: str, peer: str) -> Account | None:
        """Return whose login that is; None, after a while, if it is nobody's."""

    def has_room(self, account: Account) -> bool:
        """Tell whether one more may come of an account."""

    def shelf(self, account: Account) -> Shelf:
        """Return where the files of a session go."""


class Session:
    """One camera that is connected.

    Only what uploading needs is there. While a file arrives, commands wait, but for those that
    break it off.
    """

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, host: Host
    ) -> None:
        """Prepare to answer; `run` does."""
        self._control = Control(reader, writer)
        self._host = host
        self._limits = host.limits
        self._login_until = asyncio.get_running_loop().time() + self._limits.login
        self._username = ""
        self._wrong = 0
        self.account: Account | None = None
        self._shelf: Shelf | None = None
        self._folder = PurePosixPath("/")
        self._renamed: PurePosixPath | None = None
        self._port: DataPort | None = None
        self._over = False
        self._open: dict[str, _Answer] = {
            "FEAT": self._feat,
            "OPTS": self._opts,
            "PASS": self._pass,
            "QUIT": self._quit,
            "USER": self._user,
        }
        self._inside: dict[str, _Answer] = {
            "ABOR": self._abor,
            "APPE": self._appe,
            "CDUP": self._cdup,
            "CWD": self._cwd,
            "DELE": self._dele,
            "EPSV": self._epsv,
            "LIST": self._list,
            "MKD": self._mkd,
            "MLSD": self._mlsd,
            "MLST": self._mlst,
            "MODE": self._mode,
            "NLST": self._nlst,
            "PASV": self._pasv,
            "PWD": self._pwd,
            "REST": self._rest,
            "RMD": self._rmd,
            "RNFR": self._rnfr,
            "RNTO": self._rnto,
            "SIZE": self._size,
            "STOR": self._stor,
            "STRU": self._stru,
            "TYPE": self._type,
        }

    async def run(self) -> None:
        """Answer until the camera is gone, has said enough, or says nothing any more.

        Raises:
            OSError: the connection is lost, or the camera takes no answer.
        """
        try:
            await self._control.say(220, "Hearthwatch takes recordings.")
            while not self._over:
                line = await self._control.command(self._patience)
                if line is None:
                    return
                await self._follow(line)
        finally:
            self._control.close()
            if self._port is not None:
                self._port.close()
            if self._shelf is not None:
                await self._shelf.close()

    @property
    def _patience(self) -> float:
        """Seconds for which the next command is waited for."""
        if self.account is not None:
            return self._limits.idle
        return min(self._limits.idle, self._login_until - asyncio.get_running_loop().time())

    async def _follow(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        word = _OLDER.get(word.upper(), word.upper())
        known = word in self._inside or word in _LOGGED_IN
        if self.account is None and known:
            await self._control.say(530, "Log in first.")
            return
        if fixed := _ALWAYS.get(word) or _LOGGED_IN.get(word):
            await self._control.say(*fixed)
            return
        answer = self._open.get(word) or self._inside.get(word)
        if answer is None:
            await self._control.say(502, "That is not offered.")
            return
        try:
            await answer(rest)
        except BadNameError as error:
            await self._control.say(553, f"Not taken: {error}.")
        except ReplyError as refusal:
            await self._control.say(refusal.code, refusal.text)

    async def _user(self, rest: str) -> None:
        if self.account is not None:
            raise ReplyError(503, "You are logged in.")
        self._username = rest
        await self._control.say(331, "And the password?")

    async def _pass(self, rest: str) -> None:
        if self.account is not None or not self._username:
            raise ReplyError(503, "Say USER first.")
        account = await self._host.account(self._username, rest, self._control.peer)
        if account is None:
            self._wrong += 1
            self._over = self._wrong >= _WRONG_PASSWORDS
            raise ReplyError(530, "User or password is wrong.")
        if not self._host.has_room(account):
            self._over = True
            raise ReplyError(421, "There are too many connections of this user.")
        self.account = account
        self._shelf = self._host.shelf(account)
        await self._control.say(230, "Welcome.")

    async def _quit(self, _: str) -> None:
        self._over = True
        await self._control.say(221, "Goodbye.")

    async def _feat(self, _: str) -> None:
        await self._control.say(211, "Features:", *_FEATURES)

    async def _opts(self, rest: str) -> None:
        if not rest.upper().startswith("UTF8"):
            raise ReplyError(501, "There is no such option.")
        await self._control.say(200, "Names are in UTF-8.")

    async def _abor(self, _: str) -> None:
        self._drop_port()
        await self._control.say(226, "Nothing is under way.")

    async def _rest(self, rest: str) -> None:
        if rest.strip() != "0":
            raise ReplyError(502, "Uploads begin at their beginning.")
        await self._control.say(350, "From the beginning.")

    async def _type(self, rest: str) -> None:
        """All is taken as it comes: a recording that was sent as text would be broken otherwise."""
        if rest.upper().split()[:1] not in (["I"], ["A"], ["L"]):
            raise ReplyError(504, "There is no such type.")
        await self._control.say(200, "Bytes are taken as they come.")

    async def _mode(self, rest: str) -> None:
        await self._only(rest, "S")

    async def _stru(self, rest: str) -> None:
        await self._only(rest, "F")

    async def _only(self, rest: str, known: str) -> None:
        if rest.strip().upper() != known:
            raise ReplyError(504, f"There is only {known}.")
        await self._control.say(200, "Fine.")

    async def _pwd(self, _: str) -> None:
        await self._control.say(257, quoted(self._folder))

    async def _cwd(self, rest: str) -> None:
        """Go anywhere: every folder is there, for names are all that is kept of them."""
        self._folder = resolved(self._folder, rest or "/")
        await self._control.say(250, "Here you are.")

    async def _cdup(self, _: str) -> None:
        await self._cwd("..")

    async def _mkd(self, rest: str) -> None:
        await self._control.say(257, quoted(self._place(rest)))

    async def _rmd(self, rest: str) -> None:
        self._place(rest)
        await self._control.say(250, "It is empty, and gone.")

    async def _size(self, rest: str) -> None:
        await self._control.say(213, str(self._files.size(self._place(rest))))

    async def _dele(self, rest: str) -> None:
        await self._files.delete(self._place(rest))
        await self._control.say(250, "Deleted.")

    async def _rnfr(self, rest: str) -> None:
        place = self._place(rest)
        self._files.size(place)
        self._renamed = place
        await self._control.say(350, "And its new name?")

    async def _rnto(self, rest: str) -> None:
        before, self._renamed = self._renamed, None
        if before is None:
            raise ReplyError(503, "Say RNFR first.")
        await self._files.rename(before, self._place(rest))
        await self._control.say(250, "Renamed.")

    async def _pasv(self, _: str) -> None:
        if ":" in self._control.here:
            raise ReplyError(522, "Say EPSV.")
        number = await self._open_port()
        told = self._limits.address if self._control.peer != self._control.here else None
        host = (told or self._control.here).replace(".", ",")
        await self._control.say(
            227, f"Entering passive mode ({host},{number >> 8},{number & 255})."
        )

    async def _epsv(self, rest: str) -> None:
        if rest.strip().upper() == "ALL":
            await self._control.say(200, "Fine.")
            return
        await self._control.say(
            229, f"Entering extended passive mode (|||{await self._open_port()}|)."
        )

    async def _open_port(self) -> int:
        self._drop_port()
        try:
            self._port = await DataPort.opened(
                self._control.here, self._control.peer, self._limits.ports
            )
        except OSError:
            raise ReplyError(425, "No port is free now; try again.") from None
        return self._port.number

    def _drop_port(self) -> None:
        if self._port is not None:
            self._port.close()
            self._port = None

    async def _list(self, _: str) -> None:
        await self._tell(long_line)

    async def _nlst(self, _: str) -> None:
        await self._tell(lambda place, *_: place.name)

    async def _mlsd(self, _: str) -> None:
        await self._tell(facts)

    async def _mlst(self, rest: str) -> None:
        place = self._place(rest)
        size = self._files.size(place)
        moment = next(at for one, _, at in self._files.sent(place.parent) if one == place)
        await self._control.say(250, "Listing", facts(place, size, moment))

    async def _tell(self, line: Callable[[PurePosixPath, int, float], str]) -> None:
        """List what was sent to the present folder since the camera has logged in."""
        lines = [line(*sent) for sent in self._files.sent(self._folder)]
        _, writer = await self._connected("What you have sent.")
        try:
            await send(writer, lines)
        except OSError:
            raise ReplyError(426, "The connection was broken off.") from None
        finally:
            writer.close()
        await self._control.say(226, "That is all.")

    async def _connected(self, text: str) -> Streams:
        """Return the second connection, once it is made."""
        if self._port is None:
            raise ReplyError(425, "Say PASV or EPSV first.")
        await self._control.say(150, text)
        try:
            return await self._port.connection(_CONNECT_WITHIN)
        except TimeoutError:
            raise ReplyError(425, "No connection came.") from None
        finally:
            self._port = None

    async def _appe(self, rest: str) -> None:
        if self._place(rest) in self._files:
            raise ReplyError(550, "What has arrived is not continued.")
        await self._stor(rest)

    async def _stor(self, rest: str) -> None:
        place = self._place(rest)
        await self._files.check(place)
        reader, writer = await self._connected("Send it.")
        taking = asyncio.create_task(self._files.take(place, reader, self._is_gone))
        try:
            broken_off = await self._waited_for(taking)
        finally:
            writer.close()
            await _ended(taking)
        if broken_off:
            raise ReplyError(426, "The upload was broken off.")
        await self._control.say(226, "It has arrived.")

    async def _waited_for(self, taking: asyncio.Task[None]) -> bool:
        """Wait for a file; return whether the camera breaks it off.

        Raises:
            ReplyError: it was not taken.
        """
        await asyncio.wait({taking, self._control.listen()}, return_when=asyncio.FIRST_COMPLETED)
        if not taking.done() and self._breaks_off():
            return True
        await taking
        return False

    def _breaks_off(self) -> bool:
        return self._is_gone() or (self._control.heard or "").upper().startswith("ABOR")

    def _is_gone(self) -> bool:
        """Tell whether the camera has closed its first connection, and has not said goodbye."""
        return self._control.heard is None

    def _place(self, path: str) -> PurePosixPath:
        if not path:
            raise ReplyError(501, "Which?")
        return resolved(self._folder, path)

    @property
    def _files(self) -> Shelf:
        if self._shelf is None:
            raise ReplyError(530, "Log in first.")
        return self._shelf


async def _ended(task: asyncio.Task[None]) -> None:
    """End a task, whatever became of it."""
    task.cancel()
    await asyncio.wait({task})
    if not task.cancelled():
        task.exception()
