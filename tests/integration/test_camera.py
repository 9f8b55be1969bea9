"""Cameras: stills, streams and calls, all through the engine."""

from typing import Any

import pytest
from homeassistant.components.camera import DOMAIN as CAMERA_DOMAIN
from homeassistant.components.camera import async_get_image
from homeassistant.components.camera.helper import get_camera_from_entity_id
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .fake_engine import CAMERA, JPEG, FakeEngine
from .waiting import shown, until

STREET = "camera.street"
OFFER = "v=0 offer"


async def test_a_still_is_of_now_and_of_the_size_that_is_asked_for(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert (await async_get_image(hass, STREET, width=320, height=180)).content == JPEG
    (asked,) = engine.requests("GET", f"cameras/{CAMERA}/snapshot")
    assert asked.query == {"width": "320", "height": "180"}


async def test_no_still_is_said_in_words(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    engine.answers["GET", f"cameras/{CAMERA}/snapshot"] = (503, "no_picture", "It is away.")
    camera = get_camera_from_entity_id(hass, STREET)
    with pytest.raises(HomeAssistantError) as caught:
        await camera.async_camera_image()
    assert (caught.value.translation_domain, caught.value.translation_key) == (
        "hearthwatch",
        "refused",
    )


async def test_recording_and_motion_detection(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert hass.states.get(STREET).state == "recording"
    assert hass.states.get(STREET).attributes["motion_detection"] is True
    await engine.show(CAMERA, {"live": "idle"})
    await shown(hass, STREET, "idle")
    for service, value in (("disable_motion_detection", False), ("enable_motion_detection", True)):
        await hass.services.async_call(CAMERA_DOMAIN, service, {"entity_id": STREET}, blocking=True)
        assert engine.requests("PATCH", f"cameras/{CAMERA}")[-1].body == {
            "motion": {"enabled": value}
        }
    await engine.show(CAMERA, {"motion_detection": False})
    await until(lambda: not hass.states.get(STREET).attributes.get("motion_detection"))


async def test_its_stream_is_signed_and_renewed(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    assert await async_setup_component(hass, "stream", {})
    camera = get_camera_from_entity_id(hass, STREET)
    source = await camera.stream_source()
    root = f"http://127.0.0.1:{engine.port}/api/v1/cameras/{CAMERA}"
    assert source == f"{root}/live.ts?expires=1795799633&signature=s1gned"
    assert engine.requests("GET", f"cameras/{CAMERA}/live/urls")[-1].query == {"seconds": "86400"}

    stream = await camera.async_create_stream()
    assert stream is not None
    assert stream.source == source

    def sign(path: str) -> None:
        engine.answers["GET", f"cameras/{CAMERA}/live/urls"] = {
            "snapshot": "",
            "live": "",
            "ts": path,
            "expires": "2026-11-28T12:00:00Z",
        }

    sign(f"cameras/{CAMERA}/live.ts?signature=second")
    assert await camera.async_create_stream() is stream
    assert stream.source == f"{root}/live.ts?signature=second"

    sign(f"cameras/{CAMERA}/live.ts?signature=third")
    stream._async_update_state(False)
    assert hass.states.get(STREET).state == "unavailable"
    await until(lambda: stream.source == f"{root}/live.ts?signature=third")
    stream._async_update_state(True)
    assert hass.states.get(STREET).state == "recording"

    sign("http://elsewhere.example/live.ts")
    with pytest.raises(HomeAssistantError):
        await camera.async_create_stream()
    stream._async_update_state(False)
    asked = len(engine.requests("GET", f"cameras/{CAMERA}/live/urls"))
    await until(lambda: len(engine.requests("GET", f"cameras/{CAMERA}/live/urls")) > asked)
    assert stream.source == f"{root}/live.ts?signature=third"


async def test_a_camera_whose_stream_cannot_be_had_is_there_and_can_be_called_later(
    hass: HomeAssistant, engine: FakeEngine, entry: MockConfigEntry
) -> None:
    engine.answers["GET", f"cameras/{CAMERA}/live/urls"] = (503, "busy", "Not now.")
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    await engine.listened()
    await until(lambda: entry.runtime_data.live)
    await hass.async_block_till_done()
    camera = get_camera_from_entity_id(hass, STREET)
    assert camera.webrtc_provider is None
    del engine.answers["GET", f"cameras/{CAMERA}/live/urls"]
    engine.device(CAMERA)["available"] = False
    await engine.show(CAMERA, {"live": "idle"})
    await shown(hass, STREET, "unavailable")
    engine.device(CAMERA)["available"] = True
    await engine.show(CAMERA, {"live": "recording"})
    await until(lambda: camera.webrtc_provider is not None)


async def _offer(client: Any, number: int) -> tuple[str, dict[str, Any]]:
    """Offer a call and return the session's name and what came after it."""
    await client.send_json(
        {"id": number, "type": "camera/webrtc/offer", "entity_id": STREET, "offer": OFFER}
    )
    assert (await client.receive_json())["success"]
    session = (await client.receive_json())["event"]["session_id"]
    return session, (await client.receive_json())["event"]


async def test_a_browser_calls(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    client = await hass_ws_client(hass)
    await client.send_json({"id": 1, "type": "camera/capabilities", "entity_id": STREET})
    types = (await client.receive_json())["result"]["frontend_stream_types"]
    assert set(types) == {"hls", "web_rtc"}

    session, answered = await _offer(client, 2)
    assert answered == {"type": "answer", "answer": "v=0 answer"}
    assert engine.requests("POST", f"cameras/{CAMERA}/webrtc")[-1].body == {
        "type": "offer",
        "sdp": OFFER,
        "stream": "auto",
    }
    await client.send_json(
        {
            "id": 3,
            "type": "camera/webrtc/candidate",
            "entity_id": STREET,
            "session_id": session,
            "candidate": {"candidate": "candidate:1 1 udp 1 192.0.2.1 9 typ host", "sdpMid": "0"},
        }
    )
    assert (await client.receive_json())["success"]
    await client.send_json({"id": 4, "type": "unsubscribe_events", "subscription": 2})
    assert (await client.receive_json())["success"]
    await until(lambda: bool(engine.requests("DELETE", f"cameras/{CAMERA}/webrtc/a-call")))


async def test_a_call_that_the_engine_refuses_and_one_that_is_gone_already(
    hass: HomeAssistant,
    engine: FakeEngine,
    loaded: MockConfigEntry,
    hass_ws_client: WebSocketGenerator,
) -> None:
    client = await hass_ws_client(hass)
    calls = ("POST", f"cameras/{CAMERA}/webrtc")
    engine.answers[calls] = (409, "webrtc_off", "WebRTC is switched off in the settings.")
    _, failed = await _offer(client, 1)
    assert (failed["type"], failed["code"]) == ("error", "hearthwatch_webrtc_offer_failed")

    del engine.answers[calls]
    engine.answers["DELETE", f"cameras/{CAMERA}/webrtc/a-call"] = (404, "gone", "It has ended.")
    await _offer(client, 2)
    await client.send_json({"id": 3, "type": "unsubscribe_events", "subscription": 2})
    assert (await client.receive_json())["success"]
    await until(lambda: bool(engine.requests("DELETE", f"cameras/{CAMERA}/webrtc/a-call")))
    await hass.async_block_till_done()


async def test_a_browser_that_left_before_the_answer_is_hung_up_on(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    camera = get_camera_from_entity_id(hass, STREET)
    said: list[Any] = []

    def leave(_: dict[str, str]) -> Any:
        camera.close_webrtc_session("a-session")
        return engine._usual("POST", f"cameras/{CAMERA}/webrtc")

    engine.answers["POST", f"cameras/{CAMERA}/webrtc"] = leave
    await camera.async_handle_async_webrtc_offer(OFFER, "a-session", said.append)
    assert said == []
    assert engine.requests("DELETE", f"cameras/{CAMERA}/webrtc/a-call")


async def test_nobody_is_called_after_the_entry_is_gone(
    hass: HomeAssistant, engine: FakeEngine, loaded: MockConfigEntry
) -> None:
    provider = get_camera_from_entity_id(hass, STREET).webrtc_provider
    assert provider is not None
    assert provider.domain == "hearthwatch"
    assert not provider.async_is_supported("rtsp://192.0.2.10/main")
    assert await hass.config_entries.async_unload(loaded.entry_id)
    assert provider not in hass.data["camera_webrtc_providers"]
