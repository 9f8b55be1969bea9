"""One question to an ONVIF device and its answer, which is bounded in time and size."""

import base64
import hashlib
import secrets
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

import httpx

from hearthwatch.media.errors import (
    NoAnswerError,
    RefusedError,
    WrongPasswordError,
)
from hearthwatch.media.web import DeviceLogin, Web

_MOST: Final = 1 << 20
"""Bytes of an answer; the longest that cameras give have a tenth of that."""

_NAMESPACES: Final = (
    'xmlns:s="http://www.w3.org/2003/05/soap-envelope" '
    'xmlns:wsa="http://www.w3.org/2005/08/addressing"'
)
_SECURITY: Final = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss"

_EARLIEST: Final = datetime.min.replace(tzinfo=UTC).timestamp()
_LATEST: Final = datetime.max.replace(microsecond=0, tzinfo=UTC).timestamp()

_NOT_ONVIF: Final = "what answers there speaks no ONVIF"


class Fault(Exception):  # noqa: N818 - SOAP's word
    """The device understood and says no, for a reason other than the password."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SoapClient:
    """Asks one device, from one thread at a time.

    A device refuses passwords whose time stamp is not of its own present, and its clock may be
    wrong by years: `skew` makes up for that.

    Attributes:
        skew: seconds that the device's clock is ahead of ours.
    """

    def __init__(
        self,
        name: str,
        login: DeviceLogin | None,
        *,
        timeout: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Prepare to ask.

        Args:
            name: of the device, for errors.
            login: who asks; None: nobody in particular.
            timeout: seconds in which an answer must be there in whole.
            clock: seconds since 1970 UTC.
        """
        self.skew = 0.0
        self._name = name
        self._login = login
        self._timeout = timeout
        self._clock = clock
        self._web = Web(name, login, timeout=timeout)

    def close(self) -> None:
        """Hang up."""
        self._web.close()

    def ask(
        self, address: str, question: str, *, header: str = "", open_: bool = False, more: float = 0
    ) -> Element:
        """Ask, and return what stands in the body of the answer.

        Args:
            address: of the service.
            question: the body, as XML.
            header: what else has to stand in the header, as XML.
            open_: without password, as some questions must be asked.
            more: seconds that the device may take in addition.

        Raises:
            Fault: the device says no.
            SourceError: it cannot be asked.
        """
        login = "" if open_ or self._login is None else self._security(self._login)
        text = (
            f'<?xml version="1.0" encoding="UTF-8"?><s:Envelope {_NAMESPACES}>'
            f"<s:Header>{header}{login}</s:Header><s:Body>{question}</s:Body></s:Envelope>"
        )
        status, body = self._post(address, text, self._timeout + more)
        root = self._parsed(status, body)
        self._refuse(status, root)
        return root

    def _post(self, address: str, text: str, within: float) -> tuple[int, bytes]:
        headers = {"Content-Type": "application/soap+xml; charset=utf-8"}
        deadline = time.monotonic() + within
        with self._web.ask(
            address,
            method="POST",
            content=text.encode(),
            headers=headers,
            within=within,
            strange=_NOT_ONVIF,
        ) as answer:
            return answer.status_code, b"".join(self._bounded(answer, deadline))

    def _bounded(self, answer: httpx.Response, deadline: float) -> Iterator[bytes]:
        size = 0
        for part in answer.iter_raw():
            size += len(part)
            if size > _MOST:
                raise RefusedError(self._name, "the device's answer is too long")
            if time.monotonic() > deadline:
                raise NoAnswerError(self._name, "the device's answer does not end")
            yield part

    def _parsed(self, status: int, body: bytes) -> Element:
        text = body.decode("utf-8", "replace")
        if status in {401, 403} and "Envelope" not in text:
            raise self._wrong_password()
        if "<!DOCTYPE" in text:  # It may define entities that grow without end.
            raise RefusedError(self._name, _NOT_ONVIF)
        try:
            root = ET.fromstring(text)  # noqa: S314 - it is short and defines nothing
        except ET.ParseError:
            raise RefusedError(self._name, _NOT_ONVIF) from None
        found = first(root, "Body")
        if found is None:
            raise RefusedError(self._name, _NOT_ONVIF)
        return found

    def _refuse(self, status: int, body: Element) -> None:
        fault = first(body, "Fault")
        if fault is None:
            return
        words = " ".join(" ".join(fault.itertext()).split())
        if status in {401, 403} or "NotAuthorized" in words or "FailedAuthentication" in words:
            raise self._wrong_password()
        raise Fault(text_at(fault, "Text") or text_at(fault, "faultstring") or words[:200])

    def _wrong_password(self) -> WrongPasswordError:
        wants = "the device wants a user and a password"
        return WrongPasswordError(self._name, "user or password is wrong" if self._login else wants)

    def _security(self, login: DeviceLogin) -> str:
        """Return the header that proves the password: WS-Security UsernameToken Profile 1.0."""
        nonce = secrets.token_bytes(16)
        there = min(max(self._clock() + self.skew, _EARLIEST), _LATEST)
        moment = datetime.fromtimestamp(there, UTC)
        created = moment.strftime("%Y-%m-%dT%H:%M:%S.000Z")
        proof = hashlib.sha1(nonce + created.encode() + login.password.encode()).digest()  # noqa: S324
        return (
            f'<w:Security s:mustUnderstand="1" xmlns:w="{_SECURITY}-wssecurity-secext-1.0.xsd" '
            f'xmlns:u="{_SECURITY}-wssecurity-utility-1.0.xsd"><w:UsernameToken>'
            f"<w:Username>{escape(login.user)}</w:Username>"
            f'<w:Password Type="{_SECURITY}-username-token-profile-1.0#PasswordDigest">'
            f"{base64.b64encode(proof).decode()}</w:Password>"
            f'<w:Nonce EncodingType="{_SECURITY}-soap-message-security-1.0#Base64Binary">'
            f"{base64.b64encode(nonce).decode()}</w:Nonce>"
            f"<u:Created>{created}</u:Created></w:UsernameToken></w:Security>"
        )


def all_of(node: Element, name: str) -> Iterator[Element]:
    """Give all elements of a name below a node, whatever their namespace: devices mix them up."""
    inside = (found for found in node.iter() if found is not node)
    return (found for found in inside if local(found.tag) == name)


def outermost(node: Element, name: str) -> Iterator[Element]:
    """Give the elements of a name below a node, but none inside another: each is read once."""
    waiting = list(reversed(node))
    while waiting:
        found = waiting.pop()
        if local(found.tag) == name:
            yield found
        else:
            waiting.extend(reversed(found))


def first(node: Element | None, *path: str) -> Element | None:
    """Return the first element of a name, in it the first of the next, and so on."""
    for name in path:
        if node is None:
            return None
        node = next(all_of(node, name), None)
    return node


def text_at(node: Element | None, *path: str) -> str:
    """Return the text of what `first` finds; empty if there is none."""
    found = first(node, *path)
    return (found.text or "").strip() if found is not None else ""


def local(tag: str) -> str:
    """Return a tag without its namespace."""
    return tag.rpartition("}")[2]
