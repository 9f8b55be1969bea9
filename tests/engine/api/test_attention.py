from typing import Any

import httpx

from hearthwatch.model.camera import AttentionMode, AttentionStatus, CameraState, CameraStatus


async def test_a_camera_says_which_frames_are_decoded_and_why(
    site: Any, reader: httpx.AsyncClient
) -> None:
    front, path = next(iter(site.fleet.statuses)), "/api/v1/cameras/front_door/status"
    assert (await reader.get(path)).json()["stats"]["attention"] is None
    attention = AttentionStatus(
        AttentionMode.GATE, "asleep", pinned=True, awake=False, recall=0.98, cost=0.0125
    )
    site.fleet.statuses[front] = CameraStatus(CameraState.ONLINE, 5.0, attention=attention)
    assert (await reader.get(path)).json()["stats"]["attention"] == {
        "mode": "gate",
        "reason": "asleep",
        "pinned": True,
        "awake": False,
        "recall": 0.98,
        "cost": 0.0125,
    }
