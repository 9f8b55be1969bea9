"""How the demo shows what happens: on a screen that it keeps up to date, or line by line."""

from types import TracebackType
from typing import Self

from board import Board, Happening, milliseconds
from rich.console import Console, Group
from rich.live import Live
from rich.table import Table
from rich.text import Text

COLOURS = {"online": "green", "offline": "red", "connecting": "yellow"}
ROOM_ABOVE = 12


class Screen:
    """A terminal: the camera's figures and below them the newest events."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, auto_refresh=False)

    def __enter__(self) -> Self:
        self._live.__enter__()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._live.__exit__(kind, error, traceback)

    def update(self, board: Board, _news: Happening | None) -> None:
        """Draw the board anew."""
        room = max(3, self._console.height - ROOM_ABOVE)
        self._live.update(Group(_figures(board), _events(board, room)), refresh=True)


class Lines:
    """A pipe or a log: one line for each event and each change of the camera's state."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._state = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def update(self, board: Board, news: Happening | None) -> None:
        """Tell what is new."""
        state = board.status.get("state", "")
        if state != self._state:
            self._state = state
            self._console.print(
                f"camera {state} {board.status['reason'] or ''}".rstrip(), markup=False
            )
        if news:
            self._console.print("  ".join(filter(None, _cells(news))), markup=False)


def _figures(board: Board) -> Text:
    status = board.status
    if not status:
        return Text("camera …")
    state = status["state"]
    text = Text.assemble("camera ", (state, COLOURS.get(state, "dim")))
    if state == "online":
        text.append(
            f"  {status['width']}x{status['height']} {status['codec']}"
            f"  {status['frame_rate']:.1f} frames/s  {status['look_rate']:.1f} looks/s"
            f"  {status['detector_rate']:.1f} inferences/s  motion {status['motion']:.1%}"
        )
    elif status["reason"]:
        text.append(f"  {status['reason']}")
    return text


def _events(board: Board, room: int) -> Table:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for heading, width in (("Time", 8), ("Event", 15), ("What", 10)):
        table.add_column(heading, min_width=width, no_wrap=True)
    for heading, width in (("Score", 5), ("Latency", 7)):
        table.add_column(heading, min_width=width, no_wrap=True, justify="right")
    table.add_column("Zone", no_wrap=True)
    for happening in list(board.recent)[-room:]:
        style = "bold" if happening.kind == "object_detected" else "dim"
        table.add_row(*_cells(happening), style=style)
    return table


def _cells(happening: Happening) -> tuple[str, ...]:
    return (
        f"{happening.moment:%H:%M:%S}",
        happening.kind.replace("_", " "),
        happening.label,
        "" if happening.score is None else f"{happening.score:.2f}",
        milliseconds(happening.delay),
        happening.place,
    )
