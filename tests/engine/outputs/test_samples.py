"""The receivers in the manual, run against real deliveries."""

import asyncio
import os
import re
import shutil
import sys
from pathlib import Path

import httpx
import pytest

from hearthwatch.store import DeliveryState

from .conftest import SECRET, House
from .receiver import Receiver

MANUAL = Path(__file__).parents[3] / "docs" / "webhooks.md"
RUN = {"python": (sys.executable, ".py"), "js": (shutil.which("node") or "", ".mjs")}


@pytest.mark.parametrize("language", list(RUN))
async def test_the_sample_takes_what_is_genuine(
    house: House, tmp_path: Path, language: str
) -> None:
    program, ending = RUN[language]
    if not program:
        pytest.skip("there is no Node")
    sample = tmp_path / f"sample{ending}"
    text = MANUAL.read_text(encoding="utf-8")
    (code,) = re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)
    sample.write_text(code, encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        program,
        str(sample),
        env={**os.environ, "WEBHOOK_SECRET": SECRET, "PORT": "0"},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        said = process.stdout
        receiver = Receiver()
        receiver.port = int((await said.readline()).split()[-1])
        await house.add(receiver)
        await house.happen(7)
        (delivery,) = await house.until(DeliveryState.DELIVERED)
        assert delivery.status == 204
        assert (await said.readline()).startswith(b"motion_ended")
        await house.webhooks.replay("hook", delivery.sequence)
        await house.happen(8)
        await house.until(DeliveryState.DELIVERED, 2)
        assert b"8" in await said.readline()
        async with httpx.AsyncClient() as stranger:
            assert (await stranger.post(receiver.url, json={})).status_code == 401
        await house.webhooks.rotate("hook")
        await house.happen(9)
        await house.until(DeliveryState.DELIVERED, 3)
    finally:
        process.terminate()
        await process.wait()
        process._transport.close()
