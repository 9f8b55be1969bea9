"""The shapes of what is said of devices and of what their entities show."""

from collections.abc import Mapping
from typing import Any, Final, Literal
from uuid import UUID

from pydantic import BaseModel, Field

from hearthwatch.api.house import House
from hearthwatch.api.moments import Moment
from hearthwatch.events import StatesChange, Values, entities_of, hub_entities_of
from hearthwatch.model.camera import CameraState
from hearthwatch.model.entities import (
    HUB,
    Category,
    Entity,
    EntityKind,
    unique_id,
)
from hearthwatch.model.timestamps import to_rfc3339
from hearthwatch.settings import CameraSettings

_MAKER: Final = "Hearthwatch"


class EntityView(BaseModel):
    """Something that a device shows or lets people set."""

    key: str = Field(description="Names it on its device; final.")
    unique_id: str = Field(description="Names it everywhere, whatever the camera is called.")
    kind: EntityKind
    name: str = Field(description="Comes behind the name of the device.")
    device_class: str | None
    state_class: str | None
    unit: str | None
    category: Category | None
    enabled_by_default: bool
    options: list[str] = Field(description="All values there can be, or all types of an event.")
    minimum: float | None
    maximum: float | None
    step: float | None
    setting: str | None = Field(
        description="Where its value is in the settings of the camera, or of the whole for the"
        " hub; setting it changes that."
    )
    off: str | None = Field(description="For a switch on a setting with words: the one for off.")
    on: str | None = Field(description="And the one that switches it on.")
    command: str | None = Field(
        description="For a button: the path below `/api/v1` that a POST of pushes it; put the"
        " camera's id or slug in the place of `{camera}`."
    )
    holds: bool = Field(description="Its value is true while the camera is away as well.")
    available: bool = Field(description="What it shows can be believed now.")
    value: bool | int | float | str | None = Field(description="Null while nothing is known.")
    attributes: dict[str, Any]


class DeviceEntities(BaseModel):
    """A device with all that it shows."""

    id: UUID = Field(description="Of the camera; the installation's for the hub.")
    kind: Literal["hub", "camera"]
    slug: str
    name: str
    available: bool
    entities: list[EntityView]


class EntityTable(BaseModel):
    """Every entity of every device, the hub first."""

    instance: UUID
    devices: list[DeviceEntities]
    total: int = Field(description="Of entities.")


class DeviceView(BaseModel):
    """The hub or a camera, as a thing that other programs manage."""

    id: UUID = Field(description="Of the camera; the installation's for the hub.")
    kind: Literal["hub", "camera"]
    slug: str
    name: str
    status: CameraState
    since: Moment = Field(description="When the status began.")
    reason: str | None = Field(description="Why it is not online.")
    last_seen: Moment | None = Field(description="When its newest picture was taken.")
    manufacturer: str = _MAKER
    model: str
    sw_version: str
    via: UUID | None = Field(description="The device behind which it is.")


class DeviceDetails(DeviceView):
    """A device with all that it shows."""

    entities: list[EntityView]


class DeviceList(BaseModel):
    """A page of devices, the hub first."""

    data: list[DeviceView]
    total: int = Field(description="Of all pages.")
    page: int
    per_page: int
    page_size: int = Field(description="Another word for `per_page`.")


def hub_entities(house: House, holder: str | None) -> DeviceEntities:
    """Show the hub."""
    hub = house.states.hub
    return DeviceEntities(
        id=house.instance,
        kind="hub",
        slug=HUB,
        name=_MAKER,
        available=True,
        entities=[
            _entity_view(house, hub, entity, holder) for entity in hub_entities_of(house.settings())
        ],
    )


def camera_entities(house: House, camera: CameraSettings, holder: str | None) -> DeviceEntities:
    """Show a camera."""
    values = house.states.camera(camera.id) or Values(camera.id)
    return DeviceEntities(
        id=camera.id,
        kind="camera",
        slug=camera.slug,
        name=camera.name,
        available=values.available,
        entities=[_entity_view(house, values, entity, holder) for entity in entities_of(camera)],
    )


def hub_device(house: House) -> DeviceView:
    """Show the hub as a device."""
    return DeviceView(
        id=house.instance,
        kind="hub",
        slug=HUB,
        name=_MAKER,
        status=CameraState.ONLINE,
        since=to_rfc3339(house.started),
        reason=None,
        last_seen=None,
        model="Engine",
        sw_version=house.version,
        via=None,
    )


def states_data(house: House, change: StatesChange, holder: str | None) -> dict[str, Any]:
    """Return what listeners are told of a device's entities, as JSON values."""
    camera_id = change.camera_id
    return {
        "device": HUB if camera_id is None else str(camera_id),
        "camera_id": None if camera_id is None else str(camera_id),
        "camera": None if camera_id is None else _slug(house, camera_id),
        "available": change.available,
        "whole": change.whole,
        "values": dict(change.values),
        "attributes": {
            key: shown_attributes(house, known, holder) for key, known in change.attributes.items()
        },
    }


def shown_attributes(
    house: House, attributes: Mapping[str, Any], holder: str | None
) -> dict[str, Any]:
    """Return what is known beside a value; a clip gets an address that opens it for a while."""
    if clip_id := attributes.get("clip_id"):
        return {**attributes, "view_url": house.signer.sign(f"clips/{clip_id}/media", holder)}
    return dict(attributes)


def _entity_view(house: House, values: Values, entity: Entity, holder: str | None) -> EntityView:
    bounds = entity.bounds
    return EntityView(
        key=entity.key,
        unique_id=unique_id(house.instance, values.camera_id, entity.key),
        kind=entity.kind,
        name=entity.name,
        device_class=entity.device_class,
        state_class=entity.state_class,
        unit=entity.unit,
        category=entity.category,
        enabled_by_default=entity.enabled,
        options=list(entity.options),
        minimum=bounds.minimum if bounds else None,
        maximum=bounds.maximum if bounds else None,
        step=bounds.step if bounds else None,
        setting=entity.setting,
        off=entity.off,
        on=entity.on,
        command=entity.command,
        holds=entity.holds,
        available=values.available or entity.holds,
        value=values.get(entity.key),
        attributes=shown_attributes(house, values.attributes(entity.key), holder),
    )


def _slug(house: House, camera_id: UUID) -> str | None:
    try:
        return house.settings().camera(str(camera_id)).slug
    except KeyError:
        return None
