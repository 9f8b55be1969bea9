"""What came of trying a camera, for a dialog: the picture by a view of ours, the rest as text."""

import binascii
from base64 import b64decode
from datetime import timedelta
from typing import Final

from aiohttp import web
from homeassistant.components import network
from homeassistant.components.http import KEY_HASS, HomeAssistantView
from homeassistant.components.http.auth import async_sign_path
from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .client import Trial, Upload
from .const import DOMAIN
from .coordinator import HearthwatchConfigEntry
from .words import async_words

_URL: Final = f"/api/{DOMAIN}/trial"
_FOR: Final = timedelta(minutes=10)


class TrialPictureView(HomeAssistantView):
    """Gives a dialog the picture that it has just been given by the engine.

    The frontend loads images in a dialog like any other, without its token, so their address is
    signed. The picture is forgotten together with the dialog.
    """

    url = f"{_URL}/{{entry_id}}/{{flow_id}}"
    name = f"api:{DOMAIN}:trial"

    async def get(self, request: web.Request, entry_id: str, flow_id: str) -> web.Response:
        """Return the picture."""
        entry: HearthwatchConfigEntry | None = request.app[KEY_HASS].config_entries.async_get_entry(
            entry_id
        )
        ours = entry is not None and entry.domain == DOMAIN
        coordinator = getattr(entry, "runtime_data", None) if ours else None
        if coordinator is None or (picture := coordinator.pictures.get(flow_id)) is None:
            raise web.HTTPNotFound
        return web.Response(
            body=picture, content_type="image/jpeg", headers={"Cache-Control": "no-store"}
        )


@callback
def async_describe(
    hass: HomeAssistant, entry: HearthwatchConfigEntry, flow_id: str, trial: Trial
) -> dict[str, str]:
    """Return the placeholders of a step that shows what came; keep the picture for the view."""
    picture = ""
    if trial.picture and (jpeg := _decoded(trial.picture)):
        entry.runtime_data.pictures[flow_id] = jpeg
        # Each trial has an address of its own, or the browser shows the picture of the last one.
        path = f"{_URL}/{entry.entry_id}/{flow_id}?of={binascii.crc32(jpeg):08x}"
        picture = f"![]({async_sign_path(hass, path, _FOR)})"
    facts = [
        trial.codec.upper() if trial.codec else "",
        f"{trial.width}x{trial.height}" if trial.width and trial.height else "",
        f"{trial.frame_rate:.1f}/s" if trial.frame_rate else "",
    ]
    words = async_words(hass)
    chosen = [words.advice(stream.chosen) for stream in trial.streams if stream.chosen]
    return {
        "picture": picture,
        "found": "\n\n".join([", ".join(fact for fact in facts if fact), *chosen]),
        "advice": "\n".join(f"- {words.advice(advice)}" for advice in trial.advice),
    }


async def async_describe_upload(hass: HomeAssistant, upload: Upload) -> dict[str, str]:
    """Return the placeholders of a step that says what to enter in a camera that uploads."""
    last = dt_util.parse_datetime(upload.last_upload) if upload.last_upload else None
    return {
        "host": upload.host or await async_outer_address(hass) or "-",
        "port": str(upload.port),
        "username": upload.username,
        "last": dt_util.as_local(last).strftime("%Y-%m-%d %H:%M:%S") if last else "-",
    }


async def async_outer_address(hass: HomeAssistant) -> str | None:
    """Return Home Assistant's own address in the network, which is its apps', too."""
    return await network.async_get_source_ip(hass)


def _decoded(picture: str) -> bytes | None:
    try:
        return b64decode(picture, validate=True)
    except binascii.Error:
        return None
