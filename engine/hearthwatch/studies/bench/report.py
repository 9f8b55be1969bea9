"""Reports: tables of figures with all that is needed to read and to repeat them."""

import os
import platform
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Final

import msgspec
import rich.table
from rich.console import Console, Group

from hearthwatch import __version__

type Cell = str | int | float | None
"""A figure is a number; what was not measured is None."""

type Row = tuple[Cell, ...]

_LIBRARIES: Final = ("av", "numpy", "onnxruntime", "opencv-python-headless")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures.

    Attributes:
        name: as people read it, with the unit.
        key: in JSON.
        digits: behind the point.
    """

    name: str
    key: str
    digits: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Some figures.

    Attributes:
        key: in JSON.
        title: as people read it.
        note: how they were measured, in a sentence or two.
        rows: a cell for each column.
    """

    key: str
    title: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()

    def growing(self, blocks: Iterable[Iterable[Row]]) -> Iterator["Table"]:
        """Give the table again each time that rows have been added: measuring them takes long."""
        table = self
        for rows in blocks:
            table = replace(table, rows=(*table.rows, *rows))
            yield table

    def texts(self) -> list[list[str]]:
        """Return the rows as people read them."""
        return [
            [_text(cell, column) for cell, column in zip(row, self.columns, strict=True)]
            for row in self.rows
        ]


@dataclass(frozen=True, slots=True)
class Report:
    """One run.

    Attributes:
        profile: which measurements were made.
        started: when, RFC 3339.
        seconds: that it took.
        machine: what it ran on.
        versions: of everything that matters.
        parameters: what was asked for.
        warnings: what makes the figures doubtful.
        gaps: what was not measured, and why.
    """

    profile: str
    started: str
    seconds: float
    machine: dict[str, str]
    versions: dict[str, str]
    parameters: dict[str, str]
    tables: tuple[Table, ...]
    warnings: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()

    def to_json(self) -> bytes:
        """Return it for programs."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2)

    @classmethod
    def from_json(cls, data: bytes) -> "Report":
        """Read what `to_json` wrote.

        Raises:
            ValueError: it is none.
        """
        return msgspec.json.decode(data, type=cls)

    def to_markdown(self) -> str:
        """Return it for a page of the manual."""
        facts = self.machine | self.versions | self.parameters
        lines = [f"## {self._headline}", ""]
        lines += [f"- {name}: {value}" for name, value in facts.items()]
        lines += [f"- **Mind**: {text}" for text in (*self.warnings, *self.gaps)]
        for table in self.tables:
            lines += ["", f"### {table.title}", "", table.note, ""]
            lines += _markdown_rows(table)
        return "\n".join(lines) + "\n"

    def print(self, console: Console) -> None:
        """Show it in a terminal."""
        console.print(self._headline, style="bold")
        for text in (*self.warnings, *self.gaps):
            console.print(text, style="yellow", markup=False)
        for table in self.tables:
            console.print()
            console.print(_rich_table(table))

    @property
    def _headline(self) -> str:
        return f"{self.profile} profile, {self.started}, {self.seconds:.0f} s"


def machine() -> dict[str, str]:
    """Return what this machine is."""
    gibibytes = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / (1 << 30)
    return {
        "Processor": _processor(),
        "Cores": str(os.process_cpu_count()),
        "Memory": f"{gibibytes:.1f} GiB",
        "System": f"{platform.system()} {platform.release()} {platform.machine()}",
    }


def versions() -> dict[str, str]:
    """Return the versions of the engine and of what its speed depends on."""
    found = {"Hearthwatch": __version__, "Python": sys.version.split()[0]}
    return found | {name: version(name) for name in _LIBRARIES}


def busy_before() -> tuple[str, ...]:
    """Return a warning if others have kept this machine busy during the last minute."""
    load, cores = os.getloadavg()[0], os.process_cpu_count() or 1
    if load < 0.25 * cores:
        return ()
    return (f"The machine was busy already (load {load:.1f} on {cores} cores): figures are high.",)


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "model name":
            return value.strip()
    return platform.processor() or "unknown"


def _text(cell: Cell, column: Column) -> str:
    if cell is None:
        return "-"
    return f"{cell:.{column.digits}f}" if isinstance(cell, float) else str(cell)


def _markdown_rows(table: Table) -> list[str]:
    head = [column.name for column in table.columns]
    ruler = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(row)} |" for row in (head, ruler, *table.texts())]


def _rich_table(table: Table) -> Group:
    drawn = rich.table.Table(title=table.title, title_justify="left")
    for number, column in enumerate(table.columns):
        drawn.add_column(column.name, justify="right" if number else "left")
    for row in table.texts():
        drawn.add_row(*row)
    return Group(drawn, f"[dim]{table.note}[/dim]")


def quantile(values: Sequence[float], share: float) -> float | None:
    """Return the value below which a share of all lies, or None of none.

    >>> quantile([4, 1, 3, 2, 5], 0.5)
    3
    """
    if not values:
        return None
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
