"""Devices that speak ONVIF: what streams they have, and what they notice themselves.

It is spoken directly. The libraries for it read answers of any size, know only the older of the two
media services, which names no H.265, and weigh more than a camera does.
"""

from hearthwatch.media.onvif.choice import Choice, Profile, choose
from hearthwatch.media.onvif.device import Device, DeviceFacts
from hearthwatch.media.onvif.discovery import MOST_HOSTS, Found, discover, scan
from hearthwatch.media.onvif.notifications import Notification, Subscription
from hearthwatch.media.onvif.signs import Sign, Signs
from hearthwatch.media.onvif.snapshot import SnapshotSource
from hearthwatch.media.onvif.source import OnvifSource

__all__ = [
    "MOST_HOSTS",
    "Choice",
    "Device",
    "DeviceFacts",
    "Found",
    "Notification",
    "OnvifSource",
    "Profile",
    "Sign",
    "Signs",
    "SnapshotSource",
    "Subscription",
    "choose",
    "discover",
    "scan",
]
