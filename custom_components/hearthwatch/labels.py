"""The things that models usually tell apart, whose names are translated."""

from typing import Final

LABELS: Final = frozenset(
    {
        "airplane", "apple", "backpack", "banana", "baseball_bat", "baseball_glove", "bear", "bed",
        "bench", "bicycle", "bird", "boat", "book", "bottle", "bowl", "box", "broccoli", "bus",
        "cake", "car", "cardboard_box", "carrot", "carton", "cat", "cell_phone", "chair", "clock",
        "couch", "cow", "cup", "dining_table", "dog", "donut", "elephant", "fire_hydrant", "fork",
        "frisbee", "giraffe", "hair_drier", "handbag", "horse", "hot_dog", "keyboard", "kite",
        "knife", "laptop", "microwave", "motorcycle", "mouse", "orange", "oven", "parcel",
        "parking_meter", "pizza", "potted_plant", "refrigerator", "remote", "sandwich", "scissors",
        "sheep", "sink", "skateboard", "skis", "snowboard", "spoon", "sports_ball", "stop_sign",
        "suitcase", "surfboard", "teddy_bear", "tennis_racket", "tie", "toaster", "toilet",
        "toothbrush", "traffic_light", "train", "truck", "tv", "umbrella", "vase", "wine_glass",
        "zebra",
    }
)  # fmt: skip
"""Labels of COCO, and of packages, with _ for spaces, without those that are groups as well."""
