"""The shapes of what is said of health."""

from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.model.camera import (
    CameraState,
)


class CameraHealthView(BaseModel):
    """Whether one camera delivers."""

    name: str
    camera: str
    state: CameraState
    healthy: bool
    problems: list[str] = Field(description="What is wrong with it, in sentences.")


class CountView(BaseModel):
    """How many of all."""

    total: int
    healthy: int


class DatabaseHealthView(BaseModel):
    """How the database answers."""

    latency: float = Field(description="Seconds that it took to answer just now.")


class DiskHealthView(BaseModel):
    """Room on a disk, in bytes."""

    total: int
    free: int


class HealthView(BaseModel):
    """That the service is there; the rest is for those who show credentials."""

    status: str = Field(description="`ok`, or `degraded` when something needs the owner.")
    version: str
    api: int = Field(
        description="The number of the contract, as in the path: a program that needs"
        " another one cannot work with this engine."
    )
    instance: UUID | None = None
    uptime: float | None = Field(None, description="Seconds since the service began.")
    cameras: CountView | None = Field(None, description="Those that are switched on.")
    sources: list[CameraHealthView] | None = None
    database: DatabaseHealthView | None = None
    disks: dict[str, DiskHealthView] | None = Field(None, description="`data` and `media`.")
    problems: list[str] | None = Field(None, description="What needs the owner, in sentences.")
