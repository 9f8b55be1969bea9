"""A new key for Home Assistant, made by a command beside a running engine or without one."""

from hearthwatch.service.keys import access_at
from hearthwatch.service.places import Places, StartError
from hearthwatch.service.supervised.app import PORT, App
from hearthwatch.service.supervised.client import SupervisorClient
from hearthwatch.service.supervised.discovery import SERVICE, message
from hearthwatch.service.supervised.errors import SupervisorError
from hearthwatch.service.supervised.integration_key import NAME, IntegrationKey

__all__ = ["NAME", "rotate"]


async def rotate(app: App, places: Places, port: int | None = None) -> None:
    """Make the key and tell Home Assistant of it.

    Args:
        app: what the Supervisor says.
        places: where the database is.
        port: on which the engine answers; None: where an app's engine does.

    Raises:
        StartError: it cannot be made; or it was, and the Supervisor does not pass it on.
    """
    async with access_at(places) as access:
        try:
            token = await IntegrationKey(access, places.data).renew()
        except OSError as error:
            raise StartError(f"the key cannot be kept: {error.strerror}") from error
    told = message(token, PORT if port is None else port)
    try:
        async with SupervisorClient(app.token) as client:
            await client.post_discovery(SERVICE, told)
    except SupervisorError as error:
        raise StartError(
            f"The key is a new one, but the Supervisor does not pass it on: {error}"
            " Home Assistant is told when the app starts again."
        ) from error
