"""The shapes of what the API says of the engine itself."""

from typing import Any

from pydantic import BaseModel, Field

from hearthwatch.api.machine import DatabaseFigures, DiskFigures, ProcessFigures
from hearthwatch.api.moments import Moment
from hearthwatch.api.program import Staged
from hearthwatch.model.log import LogLevel, LogLine
from hearthwatch.model.timestamps import to_rfc3339


class ProcessView(BaseModel):
    """One process of the engine."""

    pid: int
    cpu: float | None = Field(description="Share of one core since it was asked for last.")
    cpu_seconds: float = Field(description="Processor time since it began.")
    memory: int = Field(description="Resident bytes.")
    threads: int

    @classmethod
    def of(cls, figures: ProcessFigures) -> "ProcessView":
        """Show a process."""
        return cls(
            pid=figures.pid,
            cpu=figures.cpu,
            cpu_seconds=figures.cpu_seconds,
            memory=figures.memory,
            threads=figures.threads,
        )


class DiskView(BaseModel):
    """One disk, in bytes."""

    total: int
    free: int

    @classmethod
    def of(cls, figures: DiskFigures) -> "DiskView":
        """Show a disk."""
        return cls(total=figures.total, free=figures.free)


class DatabaseView(BaseModel):
    """The database."""

    size: int | None = Field(description="In bytes; null when it is on a server.")
    latency: float = Field(description="Seconds that it took to answer just now.")

    @classmethod
    def of(cls, figures: DatabaseFigures) -> "DatabaseView":
        """Show the database."""
        return cls(size=figures.size, latency=figures.latency)


class StagedView(BaseModel):
    """A backup that takes the place of everything at the next start."""

    version: str = Field(description="Of the Hearthwatch that made it.")
    instance: str
    made: str
    kept: str = Field(description="Folder in the data folder for the present state.")
    restart_needed: bool = True

    @classmethod
    def of(cls, staged: Staged) -> "StagedView":
        """Show a backup that waits."""
        return cls(
            version=staged.version, instance=staged.instance, made=staged.made, kept=staged.kept
        )


class SystemView(BaseModel):
    """The engine as a program."""

    version: str
    instance: str
    python: str
    platform: str
    started: Moment
    uptime: float = Field(description="Seconds since then.")
    processes: dict[str, ProcessView] = Field(description="`service`, and `worker` if it runs.")
    disks: dict[str, DiskView] = Field(description="`data` and `media`, if they answer.")
    database: DatabaseView
    last_event: Moment | None
    last_event_age_s: float | None
    settings_changed: Moment | None = Field(description="When the settings file was written.")
    restore: StagedView | None = Field(description="What waits for the next start.")


class LogLineView(BaseModel):
    """A line of the log, without secrets."""

    timestamp: Moment
    level: LogLevel
    event: str
    logger: str
    process: str
    fields: dict[str, Any]

    @classmethod
    def of(cls, line: LogLine) -> "LogLineView":
        """Show a line."""
        return cls(
            timestamp=to_rfc3339(line.timestamp),
            level=line.level,
            event=line.event,
            logger=line.logger,
            process=line.process,
            fields=dict(line.fields),
        )


class LogView(BaseModel):
    """The newest lines of the log, oldest first."""

    lines: list[LogLineView]


class RestartView(BaseModel):
    """What was begun."""

    message: str
