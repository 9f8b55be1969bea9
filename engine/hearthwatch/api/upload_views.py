"""What has to be entered in a camera that uploads."""

from collections.abc import Iterator

from pydantic import BaseModel, Field

from hearthwatch.api.moments import Moment, moment_text
from hearthwatch.watch.uploads import UploadTrial


class UploadView(BaseModel):
    """Where a camera uploads, and whether it does."""

    host: str | None = Field(
        description="Address of the server; null: that of the machine that the container is on."
    )
    port: int
    username: str
    folder: str = Field(description="Any will do; this one is as good as others.")
    listening: bool = Field(description="False: the server begins once the camera is saved.")
    last_upload: Moment | None = Field(description="When the last recording came; null: never.")

    @classmethod
    def of(cls, trial: UploadTrial) -> "UploadView":
        """Show where a camera uploads."""
        return cls(
            host=trial.host,
            port=trial.port,
            username=trial.username,
            folder="/",
            listening=trial.listening,
            last_upload=moment_text(trial.last),
        )


def upload_advice(trial: UploadTrial) -> list[str]:
    """Return what the owner has to do so that recordings come, one sentence each."""
    return list(_advice(trial))


def _advice(trial: UploadTrial) -> Iterator[str]:
    host = trial.host or "the address of Home Assistant"
    yield (
        f"Enter in the camera: FTP server {host}, port {trial.port}, user {trial.username}, the"
        " password that you have chosen, passive mode, any folder. Let it upload video."
    )
    if trial.host is None:
        yield (
            "Set ftp.address to the address of Home Assistant: cameras are told it, and many do not"
            " find the way without it. Open the ports of the FTP server in the app's configuration."
        )
    if trial.last is not None:
        yield f"Its last recording came at {moment_text(trial.last)}."
    elif trial.listening:
        yield "It has not uploaded anything yet."
    else:
        yield "The server begins to listen once the camera is saved."
