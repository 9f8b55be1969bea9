"""What an ONVIF device notices, asked for again and again by a pull point."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Final
from uuid import uuid4
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element
from xml.sax.saxutils import escape

from hearthwatch.media.errors import RefusedError
from hearthwatch.media.onvif.device import EVENTS, Device
from hearthwatch.media.onvif.soap import Fault, all_of, first, outermost, text_at

_NOTIFY: Final = "http://docs.oasis-open.org/wsn/b-2"
_LIFE: Final = 60
"""Seconds that a subscription lives unless it is renewed: so long a device may keep it for us after
we are gone; many have room for a handful."""

_RENEW: Final = 20.0
_MOST: Final = 100
"""Notifications that an answer may hold."""


@dataclass(frozen=True, slots=True)
class Notification:
    """Something that a device noticed.

    Attributes:
        topic: its name without prefixes, such as ``RuleEngine/CellMotionDetector/Motion``.
        source: what noticed it, as the device calls that.
        values: what it says.
        operation: `Initialized` tells how things were when it was asked first, `Changed` how they
            are now, `Deleted` that they are over; empty: something happened that has no state.
    """

    topic: str
    source: str
    values: Mapping[str, str]
    operation: str


class Subscription:
    """A pull point: the device keeps what it notices until it is asked.

    Raises:
        SourceError: whatever is asked of it, when the device does not answer or has forgotten it.
    """

    def __init__(self, device: Device) -> None:
        """Subscribe to all that the device notices.

        Raises:
            SourceError: the device notices nothing, or has no room for one more who asks.
        """
        self._device = device
        services = device.services()
        if EVENTS not in services:
            raise RefusedError(device.name, "the device tells of no events")
        question = (
            f'<CreatePullPointSubscription xmlns="{EVENTS}">'
            f"<InitialTerminationTime>PT{_LIFE}S</InitialTerminationTime>"
            "</CreatePullPointSubscription>"
        )
        self._address = services[EVENTS]
        self._reference = ""
        action = f"{EVENTS}/EventPortType/CreatePullPointSubscriptionRequest"
        answer = self._ask(question, action)
        reference = first(answer, "SubscriptionReference")
        self._address = device.here(text_at(reference, "Address")) or services[EVENTS]
        parameters = first(reference, "ReferenceParameters")
        parts = () if parameters is None else iter(parameters)
        self._reference = "".join(ET.tostring(part, encoding="unicode") for part in parts)
        self._renewed = time.monotonic()

    def pull(self, seconds: int) -> list[Notification]:
        """Wait until the device notices something, at most for that many seconds.

        Raises:
            SourceError: it does not answer, or knows nothing of us any more.
        """
        if time.monotonic() - self._renewed > _RENEW:
            self._renew()
        question = (
            f'<PullMessages xmlns="{EVENTS}"><Timeout>PT{seconds}S</Timeout>'
            f"<MessageLimit>{_MOST}</MessageLimit></PullMessages>"
        )
        action = f"{EVENTS}/PullPointSubscription/PullMessagesRequest"
        answer = self._ask(question, action, more=seconds)
        told = islice(outermost(answer, "NotificationMessage"), _MOST)
        return [_notification(node) for node in told]

    def end(self) -> None:
        """Let the device forget us.

        Raises:
            SourceError: it does not answer; it will forget us by itself.
        """
        self._ask(
            f'<Unsubscribe xmlns="{_NOTIFY}"/>',
            f"{_NOTIFY.replace('b-2', 'bw-2')}/SubscriptionManager/UnsubscribeRequest",
        )

    def _renew(self) -> None:
        """Ask to be kept; a device that does not know how keeps whoever goes on asking."""
        self._renewed = time.monotonic()
        question = f'<Renew xmlns="{_NOTIFY}"><TerminationTime>PT{_LIFE}S</TerminationTime></Renew>'
        action = f"{_NOTIFY.replace('b-2', 'bw-2')}/SubscriptionManager/RenewRequest"
        try:
            self._device.soap.ask(self._address, question, header=self._header(action))
        except Fault:
            return

    def _ask(self, question: str, action: str, *, more: float = 0) -> Element:
        header = self._header(action)
        try:
            return self._device.soap.ask(self._address, question, header=header, more=more)
        except Fault as fault:
            reason = f"the device tells nothing: {fault.reason[:200]}"
        raise RefusedError(self._device.name, reason)

    def _header(self, action: str) -> str:
        return (
            f"<wsa:Action>{action}</wsa:Action><wsa:MessageID>urn:uuid:{uuid4()}</wsa:MessageID>"
            f"<wsa:To>{escape(self._address)}</wsa:To>{self._reference}"
        )


def _notification(node: Element) -> Notification:
    topic = "/".join(part.rpartition(":")[2] for part in text_at(node, "Topic").split("/"))
    told = first(node, "Message", "Message")
    values = {
        item.get("Name", "")[:100]: item.get("Value", "")[:200]
        for part in (first(told, "Data"),)
        if part is not None
        for item in all_of(part, "SimpleItem")
    }
    source = first(told, "Source")
    names = (
        [] if source is None else [i.get("Value", "")[:100] for i in all_of(source, "SimpleItem")]
    )
    operation = "" if told is None else told.get("PropertyOperation", "")
    return Notification(topic[:200], "/".join(names[:5]), values, operation[:20])
