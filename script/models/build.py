"""Make the packaged weights: script/build-models calls this once everything is fetched."""

import argparse
import hashlib
from pathlib import Path
from typing import Final

import convert
import onnx
import pictures
import quantise
import tfjs

_SIDE: Final = 416


def main() -> None:
    """Convert, quantise, write, and say what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path, help="the published model.json")
    parser.add_argument("pictures", type=Path, help="folder with the packages of pictures")
    parser.add_argument("output", type=Path, help="the ONNX file to write")
    arguments = parser.parse_args()

    published = convert.Converter(tfjs.read(arguments.model)).convert()
    onnx.checker.check_model(published, full_check=True)
    result = quantise.quantise(published, pictures.canvases(arguments.pictures, _SIDE))
    data = result.SerializeToString(deterministic=True)
    arguments.output.write_bytes(data)
    print(f"{hashlib.sha256(data).hexdigest()}  {arguments.output.name} ({len(data)} bytes)")


if __name__ == "__main__":
    main()
