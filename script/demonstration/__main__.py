"""The Python half of script/demo: put a camera on, start the engine on it, tell what happens."""

import argparse
import contextlib
import signal
import sys
import threading
import time
from pathlib import Path
from types import FrameType

from board import Board
from cameras import Camera, CameraError, of_address, of_clip, of_rtsp
from engine import Engine, EngineError
from ports import PortTakenError, choose_port
from rich.console import Console
from screen import Lines, Screen

ended = threading.Event()


def main() -> int:
    """Run the demo and return its exit code."""
    arguments = parse_arguments()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    console = Console(highlight=False, soft_wrap=True)
    board = Board()
    try:
        with contextlib.suppress(KeyboardInterrupt):
            watch(arguments, board, console)
    except (CameraError, EngineError, PortTakenError) as error:
        console.print(str(error), markup=False, style="red")
        return 1
    for line in board.summary():
        console.print(line, markup=False)
    return 1 if board.complete and not board.seen["person"] else 0


def parse_arguments() -> argparse.Namespace:
    """Read the command line; script/demo explains it."""
    parser = argparse.ArgumentParser(prog="script/demo", allow_abbrev=False)
    parser.add_argument("--clip", type=Path, help="what to play where no camera is named")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--rtsp", action="store_true", help="play the clip through an RTSP server")
    source.add_argument("--camera", metavar="URL", help="watch a camera of your own")
    parser.add_argument("--seconds", type=float, help="end by itself, with a summary")
    parser.add_argument("--port", type=int, help="serve the page there [8099 or the next free]")
    return parser.parse_args()


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """Let any polite signal end the demo as Ctrl-C does.

    It is remembered as well: an exception that meets a destructor is lost.
    """
    ended.set()
    raise KeyboardInterrupt


def on_stage(arguments: argparse.Namespace, children: contextlib.ExitStack) -> Camera:
    """Choose the camera, with the server that plays it if it needs one."""
    if arguments.camera:
        return of_address(arguments.camera)
    if arguments.rtsp:
        return children.enter_context(of_rtsp(arguments.clip))
    return of_clip(arguments.clip)


def watch(arguments: argparse.Namespace, board: Board, console: Console) -> None:
    """Show what the camera sees until the time is over.

    Raises:
        CameraError: the camera cannot be played.
        EngineError: the engine could not start, or ended by itself.
        PortTakenError: somebody else listens on the port that was asked for.
        KeyboardInterrupt: somebody wants it to end.
    """
    port = choose_port(arguments.port)
    with contextlib.ExitStack() as children:
        camera = on_stage(arguments, children)
        console.print(f"Starting the engine on {camera.description} …", markup=False)
        folder = Path(".cache/demo", str(port))
        engine = children.enter_context(Engine.started(folder, camera, port))
        console.print(f"\nOpen {engine.link}", markup=False, style="bold")
        console.print(
            f"The link works once, within 5 minutes; for another: {engine.new_link}\n", markup=False
        )
        show: Screen | Lines = Screen(console) if console.is_terminal else Lines(console)
        children.enter_context(show)
        end = time.monotonic() + arguments.seconds if arguments.seconds else float("inf")
        for message in engine.messages():
            show.update(board, board.take(message))
            if ended.is_set():
                raise KeyboardInterrupt
            if time.monotonic() >= end:
                board.complete = True
                break


if __name__ == "__main__":
    sys.exit(main())
