"""The labels that a detector may give, COCO's names, and the groups that people think in."""

from enum import StrEnum
from typing import Final

COCO: Final = (
    "person", "bicycle", "car", "motorcycle", "airplane", "bus", "train", "truck", "boat",
    "traffic light", "fire hydrant", "stop sign", "parking meter", "bench", "bird", "cat", "dog",
    "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe", "backpack", "umbrella",
    "handbag", "tie", "suitcase", "frisbee", "skis", "snowboard", "sports ball", "kite",
    "baseball bat", "baseball glove", "skateboard", "surfboard", "tennis racket", "bottle",
    "wine glass", "cup", "fork", "knife", "spoon", "bowl", "banana", "apple", "sandwich", "orange",
    "broccoli", "carrot", "hot dog", "pizza", "donut", "cake", "chair", "couch", "potted plant",
    "bed", "dining table", "toilet", "tv", "laptop", "mouse", "remote", "keyboard", "cell phone",
    "microwave", "oven", "toaster", "sink", "refrigerator", "book", "clock", "vase", "scissors",
    "teddy bear", "hair drier", "toothbrush",
)  # fmt: skip


class Group(StrEnum):
    """What a label means to the owner of a home."""

    PERSON = "person"
    VEHICLE = "vehicle"
    ANIMAL = "animal"
    PACKAGE = "package"


USUAL_GROUPS: Final = (Group.PERSON, Group.VEHICLE, Group.ANIMAL)
"""What the model that comes along can tell. Others are there once a model knows their labels."""

PACKAGES: Final = ("package", "parcel", "box", "cardboard box", "carton")
"""What models that know them call packages; none of them is COCO's."""


_GROUPS: Final = {
    "person": Group.PERSON,
    **dict.fromkeys(
        ("bicycle", "car", "motorcycle", "bus", "train", "truck", "boat"), Group.VEHICLE
    ),
    **dict.fromkeys(
        ("bird", "cat", "dog", "horse", "sheep", "cow", "elephant", "bear", "zebra", "giraffe"),
        Group.ANIMAL,
    ),
    **dict.fromkeys(PACKAGES, Group.PACKAGE),
    **{group.value: group for group in Group},
}

GROUPED: Final = tuple(_GROUPS)
"""All labels that belong to a group."""


def group_of(label: str) -> Group | None:
    """Return the group of a label, or None for things that belong to none.

    A model may give a group itself as a label: OpenImages' "vehicle" may be any of them.

    >>> group_of("truck")
    <Group.VEHICLE: 'vehicle'>
    """
    return _GROUPS.get(label)
