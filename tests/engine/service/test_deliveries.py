"""Deliveries of a real engine that is killed."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import httpx

from .conftest import Engine, write_tree


class Post:
    """A receiver; while it is closed it takes letters and never answers."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.ended = threading.Event()
        self.came = threading.Semaphore(0)
        self.letters: list[tuple[str, Any]] = []
        self.answered: list[str] = []

    def take(self, message_id: str, body: bytes) -> bool:
        self.letters.append((message_id, json.loads(body)))
        self.came.release()
        if not self.open.is_set():
            self.ended.wait()
            return False
        self.answered.append(message_id)
        return True


@contextmanager
def receiving(post: Post) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if post.take(self.headers["webhook-id"], body):
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

        def log_message(self, *args: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            post.ended.set()
            server.shutdown()
            thread.join()


def spoil(data: Path, number: int) -> None:
    """Have a `system_alert` happen."""
    (data / "hearthwatch.yaml").write_text(f"mistake_{number}: true\n")


def test_kill_9_between_event_and_delivery_loses_nothing(
    start_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    data, post = tmp_path / "data", Post()
    write_tree(data)
    with receiving(post) as url:
        engine = start_engine(data, tmp_path / "media")
        body = {"url": url, "allow_private": True, "timeout": 60, "events": ["system_alert"]}
        answer = httpx.post(engine._address("/webhooks"), json=body, headers=engine._headers)
        assert answer.status_code == 201, answer.text
        spoil(data, 1)
        assert post.came.acquire(timeout=60)
        spoil(data, 2)
        engine.until("/events", lambda a: a["total"] == 2, event_type="system_alert")
        engine.kill()
        write_tree(data)
        post.open.set()
        engine.start()
        for _ in range(2):
            assert post.came.acquire(timeout=60)
        told = engine.get("/events", event_type="system_alert")["events"]
        engine.until("/outputs", lambda a: a["outputs"][0]["statistics"]["pending"] == 0)
        metrics = engine.ask("/metrics").text
    assert post.answered == [event["id"] for event in reversed(told)]
    assert post.letters[0] == post.letters[1]
    told_of = 'integration_requests_total{integration_type="webhook",status="delivered"} 2.0'
    assert told_of in metrics
    assert answer.json()["secret"] not in "".join(engine.log)
