"""Turn published networks of other forms into ONNX, with nothing but NumPy."""

from hearthwatch.vision.conversion.openimages import Converted, openimages_ssd
from hearthwatch.vision.conversion.ssd import SsdGrids, yolo_from_ssd
from hearthwatch.vision.conversion.tflite import ConversionError

__all__ = ["ConversionError", "Converted", "SsdGrids", "openimages_ssd", "yolo_from_ssd"]
